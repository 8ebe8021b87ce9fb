import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from "node:zlib";

/** Text as it may lie in a file: V8 writes what is not Latin in two bytes (v8.serialize), Pagefind and pages in UTF-8. */
const ENCODINGS = ["utf8", "utf16le", "latin1"] as const;
const GZIP = Buffer.from([0x1f, 0x8b, 0x08]);

/** Every file of a folder with what is in it; all links are followed by nobody. */
function contentsIn(folder: string): (readonly [path: string, bytes: Buffer])[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    const path = join(entry.parentPath, entry.name);
    return entry.isFile() ? [[relative(folder, path), readFileSync(path)] as const] : [];
  });
}

/** Files in which one of the words is, whatever it is packed in, as `path: word`. */
export function tracesOf(words: readonly string[], folder: string): string[] {
  const needles = words.flatMap((word) => ENCODINGS.map((encoding) => [word, Buffer.from(word, encoding)] as const));
  return contentsIn(folder).flatMap(([path, bytes]) => {
    const layers = [bytes, ...unpacked(bytes)];
    const found = needles.flatMap(([word, needle]) => (layers.some((layer) => layer.includes(needle)) ? [word] : []));
    const inName = words.filter((word) => path.includes(word));
    return [...new Set([...found, ...inName])].map((word) => `${path}: ${word}`);
  });
}

/** Files in which a stretch of these bytes is. */
export function copiesOf(bytes: Buffer, folder: string): string[] {
  const stretch = bytes.subarray(Math.floor(bytes.length / 2), Math.floor(bytes.length / 2) + 48);
  return contentsIn(folder).flatMap(([path, content]) => (content.includes(stretch) ? [path] : []));
}

/** What is compressed in it: as a whole in any way, or by gzip at any place. */
function unpacked(bytes: Buffer): Buffer[] {
  const whole = [inflateSync, inflateRawSync, brotliDecompressSync].flatMap((unpack) => attempt(() => unpack(bytes)));
  const members: Buffer[] = [];
  for (let at = bytes.indexOf(GZIP); at >= 0; at = bytes.indexOf(GZIP, at + 1))
    members.push(...attempt(() => gunzipSync(bytes.subarray(at), { finishFlush: 2 })));
  return [...whole, ...members];
}

function attempt(unpack: () => Buffer): Buffer[] {
  try {
    return [unpack()];
  } catch {
    return [];
  }
}
