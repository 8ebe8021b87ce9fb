// Runs in the browser of someone who writes; it never ships. Reloads the page when the site has changed, and lays what is
// wrong over it until it is mended.

const shown = new URL(import.meta.url).search.slice(1);

/** @param {string} name @param {string} kind @param {(Node | string)[]} children */
function element(name, kind, ...children) {
  const made = document.createElement(name);
  if (kind) made.className = kind;
  made.append(...children);
  return made;
}

const overlay = element("section", "dev-overlay");
overlay.setAttribute("role", "alertdialog");
overlay.setAttribute("aria-label", "网站没有重新生成");
overlay.lang = "zh-CN";
overlay.tabIndex = -1;
overlay.addEventListener("keydown", ({ key }) => {
  if (key === "Escape") overlay.remove();
});

/** @param {{ place: string, message: string, remedy: string }[]} problems */
function lay(problems) {
  const close = element("button", "", "先看页面");
  close.type = "button";
  close.addEventListener("click", () => overlay.remove());
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
  const note = element("p", "dev-note", "改好保存，这里自己消失。下面的页面还是上一次生成的。");
  overlay.replaceChildren(element("div", "", head, note, element("ol", "", ...items)));
  document.body.append(overlay);
  overlay.focus();
}

new EventSource("/__dev/events").onmessage = ({ data }) => {
  const { version, problems, waits } = JSON.parse(data);
  const waiting = document.querySelector("[data-dev-waiting]");
  // The page that waits tells by itself what is wrong, and is made anew when that changes.
  if (version !== shown || (waiting && waits !== waiting.getAttribute("data-dev-waiting"))) location.reload();
  else if (problems.length > 0 && !waiting) lay(problems);
  else overlay.remove();
};

const panel = document.querySelector(".provenance-panel");
if (panel) {
  // An author who has closed it does not want it back after every change.
  panel.open = JSON.parse(sessionStorage.getItem("panel") ?? String(panel.open));
  panel.addEventListener("toggle", () => sessionStorage.setItem("panel", String(panel.open)));
}
