import { extname } from "node:path";
import { gunzipSync } from "node:zlib";
import { transform } from "esbuild";

const GZIP = Buffer.from([0x1f, 0x8b]);

/**
 * What a file holds, unpacked where it is packed: Pagefind compresses its files, and their checksum is tested on the way.
 * @throws Error when it is cut off
 */
export function contentOf(bytes: Buffer): Buffer {
  return bytes.subarray(0, 2).equals(GZIP) ? gunzipSync(bytes) : bytes;
}

/** Tells by its end, or its own account of its length, whether a file is there as a whole; by the ending of its name. */
const CHECKS: Readonly<Record<string, (bytes: Buffer) => boolean>> = {
  ".html": (bytes) => begins(bytes, "<!doctype html>\n<html") && ends(bytes, "</body></html>\n"),
  ".xml": isWholeXml,
  ".svg": isWholeXml,
  ".json": isJson,
  ".txt": (bytes) => ends(bytes, "\n"),
  ".csv": (bytes) => ends(bytes, "\n"),
  ".vtt": (bytes) => begins(bytes, "WEBVTT") && ends(bytes, "\n"),
  ".png": (bytes) => bytes.subarray(-8, -4).toString("latin1") === "IEND",
  ".jpg": (bytes) => bytes.subarray(-2).equals(Buffer.from([0xff, 0xd9])),
  // The head of a RIFF file says how many bytes follow its first eight.
  ".webp": (bytes) => bytes.length >= 12 && bytes.readUInt32LE(4) + 8 === bytes.length,
  ".avif": isWholeAvif,
};

/** Whether a file of the site is whole, as far as its kind allows to tell. Empty files never are. */
export function isWhole(path: string, bytes: Buffer): boolean {
  return (bytes.length > 0 || path === "/_redirects") && (CHECKS[extname(path)]?.(bytes) ?? true);
}

/** Whether a script or a style sheet can be read to its end. */
export async function canBeParsed(path: string, text: string): Promise<boolean> {
  const loader = extname(path) === ".css" ? "css" : "js";
  try {
    const { warnings } = await transform(text, { loader, logLevel: "silent" });
    return loader === "js" || warnings.length === 0;
  } catch {
    return false;
  }
}

function begins(bytes: Buffer, text: string): boolean {
  return bytes.toString("latin1", 0, text.length) === text;
}

function ends(bytes: Buffer, text: string): boolean {
  return bytes.toString("latin1", Math.max(0, bytes.length - text.length)) === text;
}

/** It ends with the end of the element it begins with. */
function isWholeXml(bytes: Buffer): boolean {
  const head = bytes.toString("latin1", 0, 2000).replace(/<[?!][^>]*>/g, "");
  const root = /<([\w:.-]+)/.exec(head)?.[1];
  return (
    root !== undefined &&
    bytes
      .toString("latin1", Math.max(0, bytes.length - 200))
      .trimEnd()
      .endsWith(`</${root}>`)
  );
}

function isJson(bytes: Buffer): boolean {
  try {
    JSON.parse(bytes.toString("latin1"));
    return true;
  } catch {
    return false;
  }
}

/** Its boxes, each with its length (ISO/IEC 14496-12, 4.2), fill the file exactly. */
function isWholeAvif(bytes: Buffer): boolean {
  let at = 0;
  while (at + 8 <= bytes.length) {
    const length = bytes.readUInt32BE(at);
    if (length < 8) return false;
    at += length;
  }
  return at === bytes.length;
}
