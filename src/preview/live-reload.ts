import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { ShownProblem } from "./build-result.ts";

const EVENTS = "/__dev/events";
const SCRIPT = "/__dev/open-page.js";
export const PANEL_STYLES = "/__dev/panel.css";
export const OVERLAY_STYLES = "/__dev/overlay.css";
/** Colours and sizes of the site, for a page that is none of its pages. */
export const TOKENS = "/__dev/tokens.css";

const FILES: ReadonlyMap<string, readonly [kind: "javascript" | "css", file: URL]> = new Map([
  [SCRIPT, ["javascript", new URL("./open-page.js", import.meta.url)]],
  [PANEL_STYLES, ["css", new URL("./panel.css", import.meta.url)]],
  [OVERLAY_STYLES, ["css", new URL("./overlay.css", import.meta.url)]],
  [TOKENS, ["css", new URL("../styles/tokens.css", import.meta.url)]],
]);

/** Tells open pages that the site has changed, or what is wrong. */
export class LiveReload {
  readonly #listeners = new Set<ServerResponse>();
  /** Names a site that was built, so that a page knows whether it is of it; no other run has the same. */
  #version = `${process.pid}-0`;
  #built = 0;
  #building = true;
  #problems: readonly ShownProblem[] = [];

  /** Whether a site may come: then a page that is not there may as well. */
  get building(): boolean {
    return this.#building;
  }

  /** Whether there is a site of this run. */
  get built(): boolean {
    return this.#built > 0;
  }

  get problems(): readonly ShownProblem[] {
    return this.#problems;
  }

  /** Names what a page that waits can say: whether something is being made, and what is wrong. */
  get waits(): string {
    return `${this.#building ? "building" : "stopped"} ${this.#problems.map(({ place }) => place).join(" ")}`;
  }

  /** Answers the addresses that only exist while writing. */
  handle(request: IncomingMessage, response: ServerResponse): boolean {
    const [path = ""] = (request.url ?? "").split("?");
    const [kind, file] = FILES.get(path) ?? [];
    if (file) {
      const headers = { "content-type": `text/${kind}; charset=utf-8`, "cache-control": "no-store" };
      response.writeHead(200, headers).end(readFileSync(file));
      return true;
    }
    if (path !== EVENTS) return false;
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
    response.write(this.#message());
    this.#listeners.add(response);
    response.on("close", () => this.#listeners.delete(response));
    return true;
  }

  /** A build begins; what was wrong is wrong until it has ended. */
  begin(): void {
    this.#building = true;
  }

  /** @param problems what went wrong; none means: show the new site */
  end(problems: readonly ShownProblem[]): void {
    this.#building = false;
    this.#problems = problems;
    if (problems.length === 0) {
      this.#built += 1;
      this.#version = `${process.pid}-${this.#built}`;
    }
    for (const listener of this.#listeners) listener.write(this.#message());
  }

  addTo(html: string): string {
    const styles = `<link rel="stylesheet" href="${OVERLAY_STYLES}">`;
    return html.replace("</head>", `${styles}<script type="module" src="${SCRIPT}?${this.#version}"></script></head>`);
  }

  #message(): string {
    return `data: ${JSON.stringify({ version: this.#version, problems: this.#problems, waits: this.waits })}\n\n`;
  }
}
