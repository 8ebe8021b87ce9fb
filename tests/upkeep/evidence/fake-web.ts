import { createServer, type ServerResponse } from "node:http";
import type { Ask } from "../../../src/upkeep/links/link-check.ts";

/** What an address answers. */
export interface FakePage {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** Never an end of it; no answer at all; in the midst of it the line is cut. */
  readonly fault?: "endless" | "silent" | "cut";
}

/** How long is waited for what does not answer; whatever does has the time that it has on the web. */
const PATIENCE_MS = 100;

/**
 * A web on this machine: a real server, to which all hosts of `.example` lead. The seam is the function that asks; commands that are
 * run from a terminal have no other than `fetch`.
 */
export class FakeWeb {
  readonly pages = new Map<string, FakePage>();
  /** Every address that was asked, in its order. */
  readonly asked: string[] = [];
  #port = 0;
  readonly #server = createServer((request, response) => {
    const url = String(request.headers["x-fake-address"]);
    serve(this.pages.get(url) ?? { status: 404, body: "Not found" }, response);
  });

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    const address = this.#server.address();
    this.#port = typeof address === "object" ? (address?.port ?? 0) : 0;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  readonly ask: Ask = (url, { headers, signal, ...options }) => {
    this.asked.push(`${options.method} ${url}`);
    if (![...this.pages.keys()].some((known) => new URL(known).host === new URL(url).host))
      throw new TypeError("fetch failed", { cause: Object.assign(new Error(), { code: "ENOTFOUND" }) });
    const silent = this.pages.get(url)?.fault === "silent";
    return fetch(`http://127.0.0.1:${this.#port}/`, {
      ...options,
      headers: { ...headers, "x-fake-address": url },
      signal: silent ? AbortSignal.timeout(PATIENCE_MS) : signal,
    });
  };
}

function serve({ status = 200, headers, body = "", fault }: FakePage, response: ServerResponse): void {
  if (fault === "silent") return;
  response.writeHead(status, { "content-type": "text/html; charset=utf-8", ...headers });
  // Whatever is written in answer to HEAD is gone at once, and there would be no end of it.
  if (fault === undefined || (fault === "endless" && response.req.method === "HEAD")) response.end(body);
  else response.write(body);
  if (fault === "cut") response.destroy();
  if (fault !== "endless" || response.writableEnded) return;
  const piece = Buffer.alloc(1 << 20, "字");
  const more = (): void => {
    while (!response.destroyed && response.write(piece));
    if (!response.destroyed) response.once("drain", more);
  };
  more();
}
