/** The menu of a phone lies over the page: Esc, and a tap elsewhere, put it away again. */
export function upgradeMenu(menu: HTMLDetailsElement): void {
  document.addEventListener("pointerdown", ({ target }) => {
    if (target instanceof Node && !menu.contains(target)) menu.open = false;
  });
  menu.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
}
