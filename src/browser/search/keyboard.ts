import type { SearchElements } from "./elements.ts";

/**
 * Moves through the results as through a list: arrow down from the field to the first result, up and down between them,
 * Home and End, back up into the field; Escape returns to the field, and in the field it clears it.
 */
export function listenToKeys(page: SearchElements, cleared: () => void): void {
  const { form, input, results, related } = page;
  const links = () => [...results.querySelectorAll("a"), ...related.querySelectorAll("a")];
  input.addEventListener("keydown", (event) => {
    // An input method uses the same keys for its own list.
    if (event.isComposing) return;
    if (event.key === "ArrowDown" && links().length > 0) {
      event.preventDefault();
      links()[0]?.focus();
    }
    if (event.key === "Escape" && input.value !== "") {
      event.preventDefault();
      input.value = "";
      cleared();
    }
  });
  for (const list of [results, related]) {
    list.addEventListener("keydown", (event) => {
      const { target } = event;
      if (!(target instanceof HTMLAnchorElement)) return;
      const all = links();
      const place = all.indexOf(target);
      const to = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: all.length - 1 }[event.key];
      if (event.key === "Escape" || (event.key === "ArrowUp" && place === 0)) input.focus();
      else if (to === undefined) return;
      else all[Math.min(to, all.length - 1)]?.focus();
      event.preventDefault();
      if (document.activeElement === input) form.scrollIntoView({ block: "nearest" });
    });
  }
}
