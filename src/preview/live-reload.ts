import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { ShownProblem } from "./shown-problem.ts";

const EVENTS = "/__dev/events";
const SCRIPT = "/__dev/open-page.js";
/** Imported by it. */
const RENEWAL = "/__dev/renewed-page.js";
export const PANEL_STYLES = "/__dev/panel.css";
export const OVERLAY_STYLES = "/__dev/overlay.css";
/** Colours and sizes of the site, for a page that is none of its pages. */
export const TOKENS = "/__dev/tokens.css";

const FILES: ReadonlyMap<string, readonly [kind: "javascript" | "css", file: URL]> = new Map([
  [SCRIPT, ["javascript", new URL("./open-page.js", import.meta.url)]],
  [RENEWAL, ["javascript", new URL("./renewed-page.js", import.meta.url)]],
  [PANEL_STYLES, ["css", new URL("./panel.css", import.meta.url)]],
  [OVERLAY_STYLES, ["css", new URL("./overlay.css", import.meta.url)]],
  [TOKENS, ["css", new URL("../styles/tokens.css", import.meta.url)]],
]);

/** Tells open pages that the site has changed, or what is wrong. */
export class LiveReload {
  readonly #listeners = new Set<ServerResponse>();
  /** How often the program and the pages have become others. */
  #programs = 0;
  #sites = 0;
  #building = true;
  #problems: readonly ShownProblem[] = [];

  /** Whether something has changed that the pages do not show yet. */
  get building(): boolean {
    return this.#building;
  }

  /** Whether there are pages. */
  get built(): boolean {
    return this.#sites > 0;
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

  /** Something has changed and is being read; what was wrong is wrong until that has ended. */
  begin(): void {
    this.#building = true;
  }

  /**
   * The pages may be other ones now.
   * @param anew whether they are made by another program: then an open page begins anew as well
   */
  renew(problems: readonly ShownProblem[], anew = false): void {
    this.#sites += 1;
    if (anew) this.#programs += 1;
    this.tell(problems);
  }

  /** @param problems what is wrong; none when all is well */
  tell(problems: readonly ShownProblem[]): void {
    this.#building = false;
    this.#problems = problems;
    for (const listener of this.#listeners) listener.write(this.#message());
  }

  close(): void {
    for (const listener of this.#listeners) listener.end();
  }

  addTo(html: string): string {
    const script = `<script type="module" src="${SCRIPT}?${this.#version}"></script>`;
    // Before all other scripts, which have not changed anything then.
    return html
      .replace(/<head(?: [^>]*)?>/, (head) => head + script)
      .replace("</head>", () => `<link rel="stylesheet" href="${OVERLAY_STYLES}"></head>`);
  }

  /** Names what a page is of, so that it knows whether it is of that; no other run has the same. */
  get #version(): string {
    return `${process.pid}-${this.#programs}-${this.#sites}`;
  }

  #message(): string {
    return `data: ${JSON.stringify({ version: this.#version, problems: this.#problems, waits: this.waits })}\n\n`;
  }
}
