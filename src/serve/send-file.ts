import type { IncomingMessage, ServerResponse } from "node:http";
import { extname } from "node:path";
import type { SiteFile } from "./site-folder.ts";

/** Of what a site consists (iana.org/assignments/media-types); everything else is bytes. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  ".avif": "image/avif",
  ".css": "text/css; charset=utf-8",
  ".gif": "image/gif",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".jpeg": "image/jpeg",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".m4a": "audio/mp4",
  ".m4v": "video/mp4",
  ".mp3": "audio/mpeg",
  ".mp4": "video/mp4",
  ".oga": "audio/ogg",
  ".ogg": "audio/ogg",
  ".opus": "audio/ogg",
  ".json": "application/json; charset=utf-8",
  ".jsonl": "application/jsonl; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".pdf": "application/pdf",
  ".png": "image/png",
  ".svg": "image/svg+xml; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".vtt": "text/vtt; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json; charset=utf-8",
  ".webm": "video/webm",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
  ".xml": "application/xml; charset=utf-8",
};

/**
 * Answers with a file, or with the part of it that was asked for, or that it has not changed (RFC 9110, 13 and 14). It has
 * been read already: from here on nothing of the disk can go wrong.
 */
export function sendFile(request: IncomingMessage, response: ServerResponse, file: SiteFile): void {
  const { bytes, stats, name } = file;
  const etag = `W/"${bytes.length}-${Math.trunc(stats.mtimeMs)}"`;
  if (!response.hasHeader("content-type"))
    response.setHeader("content-type", MEDIA_TYPES[extname(name).toLowerCase()] ?? "application/octet-stream");
  response.setHeader("etag", etag);
  response.setHeader("last-modified", stats.mtime.toUTCString());
  response.setHeader("accept-ranges", "bytes");
  if (request.headers["if-none-match"] === etag) return void response.writeHead(304).end();
  const part = partOf(request, bytes.length);
  if (part === "beyond")
    return void response.writeHead(416, { "content-range": `bytes */${bytes.length}`, "content-length": 0 }).end();
  const [from, to] = part ?? [0, bytes.length];
  if (part) response.setHeader("content-range", `bytes ${from}-${to - 1}/${bytes.length}`);
  response.setHeader("content-length", to - from);
  response.writeHead(part ? 206 : 200);
  if (request.method === "HEAD") response.end();
  else response.end(bytes.subarray(from, to));
}

/**
 * The one part that was asked for, from its first byte to the one after its last; several at once are the whole. A condition
 * (`If-Range`) needs a strong validator, which there is none of.
 */
function partOf({ headers: { range, "if-range": condition } }: IncomingMessage, size: number) {
  const [asked, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/.exec(range ?? "") ?? [];
  if (!asked || asked === "bytes=-" || condition !== undefined) return undefined;
  const from = first ? Number(first) : Math.max(0, size - Number(last));
  const to = first && last ? Math.min(Number(last) + 1, size) : size;
  if (first && last && Number(last) < Number(first)) return undefined;
  return from < to ? ([from, to] as const) : "beyond";
}
