import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";

const EVENTS = "/__dev/events";
const SCRIPT = "/__dev/reload.js";
export const PANEL_STYLES = "/__dev/panel.css";

/** Runs in the browser of someone who writes; it never ships. */
const CLIENT = `
const box = document.createElement("pre");
box.style.cssText = "margin:0;padding:1rem;background:#7a1212;color:#fff;white-space:pre-wrap;font:14px/1.6 monospace";
box.setAttribute("role", "alert");
let first = true;
new EventSource("${EVENTS}").onmessage = ({ data }) => {
  const problems = JSON.parse(data);
  if (problems) { box.textContent = problems; document.body.prepend(box); scrollTo(0, 0); }
  else if (!first || box.isConnected) location.reload();
  first = false;
};
const panel = document.querySelector(".provenance-panel");
if (panel) {
  // An author who has closed it does not want it back after every change.
  panel.open = JSON.parse(sessionStorage.getItem("panel") ?? String(panel.open));
  panel.addEventListener("toggle", () => sessionStorage.setItem("panel", String(panel.open)));
}
`;

const PANEL_CSS = new URL("./panel.css", import.meta.url);

function send(response: ServerResponse, kind: "javascript" | "css", text: string): true {
  response.writeHead(200, { "content-type": `text/${kind}; charset=utf-8`, "cache-control": "no-store" }).end(text);
  return true;
}

/** Tells open pages that the site has changed, or what is wrong. */
export class LiveReload {
  readonly #listeners = new Set<ServerResponse>();
  #last = "";

  /** Answers the addresses that only exist while writing. */
  handle(request: IncomingMessage, response: ServerResponse): boolean {
    if (request.url === SCRIPT) return send(response, "javascript", CLIENT);
    if (request.url === PANEL_STYLES) return send(response, "css", readFileSync(PANEL_CSS, "utf8"));
    if (request.url !== EVENTS) return false;
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
    response.write(`data: ${JSON.stringify(this.#last)}\n\n`);
    this.#listeners.add(response);
    response.on("close", () => this.#listeners.delete(response));
    return true;
  }

  /** @param problems what went wrong; empty means: show the new site */
  tell(problems: string): void {
    this.#last = problems;
    for (const listener of this.#listeners) listener.write(`data: ${JSON.stringify(problems)}\n\n`);
  }

  addTo(html: string): string {
    return html.replace("</head>", `<script type="module" src="${SCRIPT}"></script></head>`);
  }
}
