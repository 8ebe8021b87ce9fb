import { EventEmitter, once } from "node:events";
import { existsSync, readFileSync, statSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";

/** What a host compresses on the way. The files of a Pagefind index are compressed inside, and travel as they are. */
const COMPRESSED = new Set([".html", ".js", ".css", ".json", ".svg", ".xml", ".txt", ".webmanifest"]);
const KINDS: readonly (readonly [string, RegExp])[] = [
  ["index", /\.pf_index$/],
  ["fragments", /\.pf_fragment$/],
  ["filters", /\.pf_filter$/],
  ["meta", /\.pf_(?:meta|list|sieve)$/],
  ["titles", /\.pf_heads$|\/(?:characters-|listed|pages\.)[^/]+$/],
  ["engine", /^\/pagefind\//],
  ["pictures", /\.(?:avif|webp|jpe?g|png)$/],
  ["page", /./],
];

export interface Transfer {
  readonly requests: number;
  /** Bytes of bodies on the wire. */
  readonly bytes: number;
  /** The same by kind of file: index, fragments, filters, meta, titles, engine (Pagefind's code and the list), pictures, page. */
  readonly byKind: Readonly<Record<string, number>>;
}

/**
 * Counts what a browser fetches from a server, its workers included. Text counts with its size after gzip, whatever the
 * browser asked for (hosts with Brotli send less). Headers are not counted; an
 * answer that the browser's copy is still good counts nothing.
 */
export class WireMeter {
  readonly #folder: string;
  readonly #sizes = new Map<string, number>();
  readonly #events = new EventEmitter();
  #open = 0;
  #fetched: { path: string; bytes: number }[] = [];

  /** @param folder the built site */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** For the server: looks at a request and lets it pass. */
  readonly watch = (request: IncomingMessage, response: ServerResponse): boolean => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    this.#open += 1;
    response.once("close", () => {
      if (response.statusCode !== 304) this.#fetched.push({ path, bytes: this.#size(path) });
      this.#open -= 1;
      if (this.#open === 0) this.#events.emit("quiet");
    });
    return false;
  };

  /** What was fetched since the last call, once nothing is under way. */
  async take(): Promise<Transfer> {
    if (this.#open > 0) await once(this.#events, "quiet");
    const fetched = this.#fetched;
    this.#fetched = [];
    const byKind: Record<string, number> = {};
    for (const { path, bytes } of fetched) {
      const kind = KINDS.find(([, pattern]) => pattern.test(path))?.[0] ?? "page";
      byKind[kind] = (byKind[kind] ?? 0) + bytes;
    }
    return { requests: fetched.length, bytes: fetched.reduce((sum, { bytes }) => sum + bytes, 0), byKind };
  }

  #size(path: string): number {
    const known = this.#sizes.get(path);
    if (known !== undefined) return known;
    const wanted = join(this.#folder, path.endsWith("/") ? `${path}index.html` : path);
    const file = existsSync(wanted) ? wanted : join(this.#folder, "404.html");
    const size = COMPRESSED.has(extname(file)) ? gzipSync(readFileSync(file)).length : statSync(file).size;
    this.#sizes.set(path, size);
    return size;
  }
}
