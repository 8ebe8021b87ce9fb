import { MANIFEST_PATH } from "../../search/manifest.ts";
import { askedByAddress, writeAddress } from "./address.ts";
import { answersOn } from "./answers.ts";
import { startEngine } from "./client.ts";
import type { SearchElements } from "./elements.ts";
import { askedIn } from "./form.ts";
import { listenToKeys } from "./keyboard.ts";
import { writingOfPage } from "./page-writing.ts";
import { runsWebAssembly } from "./web-assembly.ts";

const PAUSE_MS = 250;

/**
 * The page itself has asked for it, before this script was here; the host has it asked for anew each time.
 * @returns undefined when it does not come; whoever needs it asks again
 */
function fetchList(): Promise<string | undefined> {
  const fetching = fetch(MANIFEST_PATH);
  return fetching.then(async (response) => (response.ok ? response.text() : undefined)).catch(() => undefined);
}

/**
 * Brings the search page to life.
 * @param script address of this script, which is the engine's as well
 */
export function startSearchPage(page: SearchElements, script: string): void {
  const { form, input, tools, filters, status, more, moreRelated, retry, reload, archive } = page;
  if (!runsWebAssembly()) {
    form.hidden = true;
    archive.hidden = false;
    status.textContent = status.dataset.sayUnable ?? "";
    return;
  }
  const engine = startEngine(script, fetchList());
  const { fill, run, showMore, showMoreRelated, showFacets } = answersOn(page, engine, writingOfPage());
  let timer: number | undefined;

  const ask = (how: "push" | "replace"): void => {
    window.clearTimeout(timer);
    writeAddress(askedIn(form), how);
    run(true);
  };
  const askSoon = (): void => {
    window.clearTimeout(timer);
    const asked = askedIn(form);
    // Who types on needs most of it as well.
    if (asked.typed !== "") void engine.prepare(asked).catch(() => undefined);
    timer = window.setTimeout(ask, PAUSE_MS, "replace");
  };
  const fromAddress = (): void => {
    fill(askedByAddress());
    run(true);
  };
  const warm = () => void engine.warm().catch(() => undefined);

  tools.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    // On a phone its keyboard would stand before the answer.
    if (window.matchMedia("(hover: none)").matches) input.blur();
    ask("push");
  });
  input.addEventListener("input", (event) => {
    window.clearTimeout(timer);
    // While an input method composes, what stands in the field is not what will be asked.
    if (!(event instanceof InputEvent && event.isComposing)) askSoon();
  });
  input.addEventListener("compositionend", askSoon);
  tools.addEventListener("change", () => ask("push"));
  filters.addEventListener("toggle", () => void showFacets());
  more.addEventListener("click", () => void showMore());
  moreRelated.addEventListener("click", () => void showMoreRelated());
  retry.addEventListener("click", () => run(false));
  reload.addEventListener("click", () => location.reload());
  window.addEventListener("online", () => retry.hidden || run(false));
  window.addEventListener("popstate", fromAddress);
  listenToKeys(page, () => ask("push"));
  const early = input.value;
  fromAddress();
  // What was typed before this script came is a question as well.
  if (early !== "" && early !== input.value) {
    input.value = early;
    askSoon();
  }
  if (input.value === "") input.focus();
  // Not at this focus, which is the page's own doing, but when the reader turns to the field.
  for (const turn of ["focus", "pointerdown", "keydown"]) input.addEventListener(turn, warm, { once: true });
}
