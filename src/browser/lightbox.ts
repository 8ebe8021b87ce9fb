/**
 * Shows the largest file of a picture over the page, with its caption and credit. Esc and 关闭 lead back to where the reader
 * was; the arrow keys go through the pictures of the page. Fingers zoom as anywhere else.
 *
 * @param link the picture on the page, a link to that file
 */
export function openPicture(link: HTMLAnchorElement): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>(".figure-link")];
  const dialog = document.createElement("dialog");
  dialog.className = "lightbox";
  let shown = link;
  const show = (to: HTMLAnchorElement): void => {
    shown = to;
    const image = new Image();
    image.src = to.href;
    image.alt = to.querySelector("img")?.alt ?? "";
    dialog.setAttribute("aria-label", image.alt);
    const close = document.createElement("button");
    close.textContent = "关闭";
    close.onclick = () => dialog.close();
    const words = document.createElement("div");
    words.append(...[...(to.nextElementSibling?.childNodes ?? [])].map((node) => node.cloneNode(true)));
    dialog.replaceChildren(image, words, close);
    close.focus();
  };
  dialog.onkeydown = ({ key }) => {
    const step = key === "ArrowRight" ? 1 : key === "ArrowLeft" ? -1 : 0;
    const next = links[links.indexOf(shown) + step];
    if (step && next) show(next);
  };
  dialog.onclick = ({ target }) => {
    if (target === dialog) dialog.close();
  };
  dialog.onclose = () => {
    dialog.remove();
    shown.focus();
  };
  document.body.append(dialog);
  dialog.showModal();
  show(link);
}
