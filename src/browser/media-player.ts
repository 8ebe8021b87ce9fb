/**
 * Puts a player in the place of the link that a reader has pressed: a platform's in a frame, or the browser's own for a file. A
 * frame may open windows of its own, and cannot lead the reader's away.
 */
export function play(link: HTMLAnchorElement): void {
  const { play: address = "", file, title = "" } = link.dataset;
  const player = file === undefined ? frame(address) : own(link, address, file);
  player.className = "media-player";
  player.title = title;
  link.replaceWith(player);
  player.focus();
}

function frame(address: string): HTMLElement {
  const made = document.createElement("iframe");
  made.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
  const free = ["scripts", "same-origin", "popups", "popups-to-escape-sandbox", "presentation"];
  made.setAttribute("sandbox", free.map((what) => `allow-${what}`).join(" "));
  // Platforms refuse to play where they cannot see on which site; of the page they learn nothing.
  made.referrerPolicy = "strict-origin-when-cross-origin";
  made.src = address;
  return made;
}

/** @param kind `video` or `audio` */
function own(link: HTMLAnchorElement, address: string, kind: string): HTMLElement {
  const made = kind === "video" ? document.createElement("video") : document.createElement("audio");
  made.controls = true;
  made.autoplay = true;
  made.src = address;
  // It has moved, or its host leads on to one that the policy does not know: then its page says more.
  made.onerror = () => {
    delete link.dataset.play;
    made.replaceWith(link);
    const says = link.querySelector(".media-play");
    if (says) says.textContent = "放不出来，到原处打开";
    link.focus();
  };
  return made;
}
