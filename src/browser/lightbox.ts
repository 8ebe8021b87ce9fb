/** Of a picture as wide as the window: where it counts as the one that is looked at. */
const HALF = 0.5;

/**
 * Shows the largest files of the page's pictures over it, each with its caption and credit, in a row that fingers push along
 * and buttons and arrow keys turn; fingers zoom as anywhere else. Esc and 关闭 lead back to the picture that was seen last.
 *
 * @param link the picture to begin with, a link to that file
 */
export function openPicture(link: HTMLAnchorElement): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>(".figure-link")];
  const dialog = document.createElement("dialog");
  dialog.className = "lightbox";
  const row = document.createElement("ol");
  row.append(...links.map(slideOf));
  const count = document.createElement("span");
  count.setAttribute("role", "status");
  const [back, on, close] = ["上一张", "下一张", "关闭"].map(button);
  let shown = links.indexOf(link);
  const see = (): void => {
    const now = links[shown];
    const image = row.children[shown]?.querySelector("img");
    if (!now || !image || !back || !on) return;
    image.src = now.href;
    dialog.setAttribute("aria-label", image.alt);
    count.textContent = `${shown + 1} / ${links.length}`;
    // Disabled it would lose the focus.
    back.setAttribute("aria-disabled", String(shown === 0));
    on.setAttribute("aria-disabled", String(shown === links.length - 1));
  };
  const turn = (to: number): void => {
    row.scrollLeft = to * row.clientWidth;
  };
  row.onscroll = () => {
    const at = Math.floor(row.scrollLeft / row.clientWidth + HALF);
    if (at !== shown) {
      shown = at;
      see();
    }
  };
  row.onclick = ({ target }) => {
    if (target instanceof HTMLLIElement) dialog.close();
  };
  dialog.onkeydown = (event) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (!step) return;
    event.preventDefault();
    turn(shown + step);
  };
  dialog.onclose = () => {
    dialog.remove();
    links[shown]?.focus();
  };
  if (!back || !on || !close) return;
  back.onclick = () => turn(shown - 1);
  on.onclick = () => turn(shown + 1);
  close.onclick = () => dialog.close();
  const controls = document.createElement("div");
  controls.append(...(links.length > 1 ? [back, count, on] : []), close);
  dialog.append(row, controls);
  document.body.append(dialog);
  dialog.showModal();
  turn(shown);
  see();
  (row.children[shown]?.querySelector<HTMLElement>(".lightbox-long") ?? close).focus();
}

/** The picture as the page has it, until it is looked at; then its largest file. */
function slideOf(link: HTMLAnchorElement): HTMLLIElement {
  const slide = document.createElement("li");
  const small = link.querySelector("img");
  const image = new Image();
  image.alt = small?.alt ?? "";
  if (small?.complete) image.src = small.currentSrc;
  const words = document.createElement("div");
  words.append(...[...(link.nextElementSibling?.childNodes ?? [])].map((node) => node.cloneNode(true)));
  slide.append(link.classList.contains("figure-long") ? scrolled(image) : image, words);
  return slide;
}

function button(name: string): HTMLButtonElement {
  const made = document.createElement("button");
  made.textContent = name;
  return made;
}

/** A long picture is read from top to bottom, by keys as well. */
function scrolled(image: HTMLImageElement): HTMLElement {
  const frame = document.createElement("div");
  frame.className = "lightbox-long";
  frame.tabIndex = 0;
  frame.append(image);
  return frame;
}
