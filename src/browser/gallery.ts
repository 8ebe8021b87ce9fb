/** Of a picture as wide as the frame: where it counts as the one that is looked at. */
const HALF = 0.5;

/** Lets buttons turn a row of pictures, and says which of them is seen. Fingers and arrow keys push it as anywhere else. */
export function turnGallery(gallery: HTMLElement): void {
  const row = gallery.querySelector("ol");
  const [back, on] = gallery.querySelectorAll("button");
  const count = gallery.querySelector("[role=status]");
  if (!row || !back || !on || !count) return;
  const last = row.children.length - 1;
  // While it is not laid out it has no width.
  const seen = (): number => Math.floor(row.scrollLeft / (row.clientWidth || 1) + HALF);
  const tell = (): void => {
    const at = seen();
    const text = `${at + 1} / ${last + 1}`;
    // What is said again would be read out again.
    if (count.textContent !== text) count.textContent = text;
    // Disabled they would lose the focus.
    back.setAttribute("aria-disabled", String(at === 0));
    on.setAttribute("aria-disabled", String(at === last));
  };
  const turn = (step: number) => (): void => {
    row.scrollLeft = (seen() + step) * row.clientWidth;
  };
  back.onclick = turn(-1);
  on.onclick = turn(1);
  row.onscroll = tell;
  tell();
}
