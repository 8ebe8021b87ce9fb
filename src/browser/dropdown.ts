/** What a `<details class="dropdown">` brings out lies over the page: Esc, and a tap elsewhere, put it away again. */
export function closeDropdowns(): void {
  const close = (left: (open: HTMLDetailsElement) => boolean): void => {
    for (const open of document.querySelectorAll<HTMLDetailsElement>(".dropdown[open]"))
      if (left(open)) open.open = false;
  };
  document.addEventListener("pointerdown", ({ target }) => {
    close((open) => target instanceof Node && !open.contains(target));
  });
  document.addEventListener("keydown", ({ key, target }) => {
    if (key !== "Escape") return;
    close((open) => {
      if (target instanceof Node && open.contains(target)) open.querySelector("summary")?.focus();
      return true;
    });
  });
}
