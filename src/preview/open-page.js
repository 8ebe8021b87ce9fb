// Runs in the browser of someone who writes; it never ships. Shows in its place what has changed, or reloads the page, and
// lays what is wrong over it until it is mended.

import { CameAs } from "./renewed-page.js";

/** Process, program and pages that this page is of. */
let shown = new URL(import.meta.url).search.slice(1);
const came = new CameAs();
/** As it was answered; a page that was not there may be there now, and is another one. */
const [{ responseStatus: status = 200 } = {}] = performance.getEntriesByType("navigation");

/** @param {string} name @param {string} kind @param {(Node | string)[]} children */
function element(name, kind, ...children) {
  const made = document.createElement(name);
  if (kind) made.className = kind;
  made.append(...children);
  return made;
}

const overlay = element("section", "dev-overlay");
overlay.setAttribute("role", "alertdialog");
overlay.setAttribute("aria-label", "有要改的地方");
overlay.lang = "zh-CN";
overlay.tabIndex = -1;
overlay.addEventListener("keydown", ({ key }) => {
  if (key === "Escape") lift();
});

/** Where somebody was when something was laid over the page, and goes on when it is gone. @type {Element | null} */
let left = null;

function lift() {
  const held = overlay.contains(document.activeElement);
  overlay.remove();
  if (held && left instanceof HTMLElement) left.focus({ preventScroll: true });
}

/** @param {{ place: string, message: string, remedy: string }[]} problems */
function lay(problems) {
  const close = element("button", "", "先看页面");
  close.type = "button";
  close.addEventListener("click", lift);
  const items = problems.map(({ place, message, remedy }) =>
    element(
      "li",
      "",
      ...(place ? [element("code", "", place)] : []),
      element("p", "", message),
      ...(remedy ? [element("p", "dev-remedy", remedy)] : []),
    ),
  );
  const head = element("header", "", element("h2", "", `有 ${problems.length} 处要改`), close);
  const note = element("p", "dev-note", "改好保存，这里自己消失。有错的地方，下面还是上一次没有错的样子。");
  overlay.replaceChildren(element("div", "", head, note, element("ol", "", ...items)));
  if (!overlay.isConnected) left = document.activeElement;
  document.body.append(overlay);
  overlay.focus();
}

/** What lies over the page, or was closed by whoever has read it. */
let told = "[]";

/** @param {string} version of what the server has now */
async function renew(version) {
  const next = await new Promise((done) => {
    // A parser that no policy of the page forbids: the page is the server's own.
    const request = new XMLHttpRequest();
    request.open("GET", location.href);
    request.responseType = "document";
    request.addEventListener("loadend", () => done(request.status === status ? request.response : null));
    request.send();
  });
  if (!next || next.querySelector("[data-dev-waiting]") || !came.become(next)) location.reload();
  else shown = version;
}

/** One after the other. */
let renewing = Promise.resolve();

new EventSource("/__dev/events").onmessage = ({ data }) => {
  const { version, problems, waits } = JSON.parse(data);
  const waiting = document.querySelector("[data-dev-waiting]");
  // The page that waits tells by itself what is wrong, and is made anew when that changes.
  const begins = waiting ? version !== shown || waits !== waiting.getAttribute("data-dev-waiting") : !isOf(version);
  if (begins) return location.reload();
  if (version !== shown) renewing = renewing.then(() => renew(version));
  const text = JSON.stringify(problems);
  if (waiting || text === told) return;
  told = text;
  if (problems.length > 0) lay(problems);
  else lift();
};

/** Whether this page was made by the program that is running. @param {string} version */
function isOf(version) {
  return version.replace(/-\d+$/, "") === shown.replace(/-\d+$/, "");
}

const panel = document.querySelector(".provenance-panel");
if (panel) {
  // An author who has closed it does not want it back after every change.
  panel.open = JSON.parse(sessionStorage.getItem("panel") ?? String(panel.open));
  panel.addEventListener("toggle", () => sessionStorage.setItem("panel", String(panel.open)));
}
