import { crc32 } from "node:zlib";
import { avifStructure, isAvif } from "./avif-structure.ts";
import { orientationIn, turned } from "./exif-orientation.ts";
import { jpegStructure } from "./jpeg-structure.ts";
import { Broken, type PictureStructure } from "./picture-parts.ts";

export type PictureType = "jpeg" | "png" | "webp" | "avif" | "gif";

/** The type by its first bytes; undefined for everything authors may not use, SVG among them. */
export function pictureTypeOf(bytes: Buffer): PictureType | undefined {
  const text = bytes.toString("latin1", 0, 12);
  if (text.startsWith("\xff\xd8\xff")) return "jpeg";
  if (text.startsWith("\x89PNG\r\n\x1a\n")) return "png";
  if (/^RIFF.{4}WEBP/s.test(text)) return "webp";
  if (isAvif(bytes)) return "avif";
  return /^GIF8[79]a/.test(text) ? "gif" : undefined;
}

/**
 * Walks over a picture from its first part to its last. What browsers show although it is not as it should be passes, as long
 * as no pixel depends on it (docs/decisions/0044).
 *
 * @returns undefined when a part is cut off, damaged or missing
 */
export function structureOf(type: PictureType, bytes: Buffer): PictureStructure | undefined {
  try {
    const found = WALKERS[type](bytes);
    return found.width > 0 && found.height > 0 ? found : undefined;
  } catch (error) {
    if (error instanceof Broken || error instanceof RangeError) return undefined;
    throw error;
  }
}

const WALKERS: Readonly<Record<PictureType, (bytes: Buffer) => PictureStructure>> = {
  jpeg: jpegStructure,
  png,
  webp,
  avif: avifStructure,
  gif,
};

/** What pixels and their colours depend on. */
const PNG_PIXELS = new Set(["IHDR", "PLTE", "IDAT", "IEND"]);
const PNG_COLOURS = new Set(["tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP"]);
const PNG_END = Buffer.from("\0\0\0\0IEND\xae\x42\x60\x82", "latin1");

/**
 * PNG, third edition (W3C): every chunk carries a checksum, and one of a chunk that may be ignored (13.2) decides whether it
 * is; `acTL` announces an animation. Behind the pixels an end is all that may be missing.
 */
function png(bytes: Buffer): PictureStructure {
  const kept = [bytes.subarray(0, 8)];
  let animated = false;
  let pixels = false;
  let orientation = 1;
  for (let at = 8; !pixels || bytes.length - at >= 12; ) {
    const type = bytes.toString("latin1", at + 4, at + 8);
    const end = at + 12 + bytes.readUInt32BE(at);
    if (at === 8 && type !== "IHDR") throw new Broken();
    if (pixels && !PNG_PIXELS.has(type) && end > bytes.length) break;
    const whole = bytes.readUInt32BE(end - 4) === crc32(bytes.subarray(at + 4, end - 4));
    if (!whole && PNG_PIXELS.has(type)) throw new Broken();
    animated ||= type === "acTL";
    if (type === "IEND") {
      if (!pixels) throw new Broken();
      break;
    }
    // Behind the pixels it comes too late for browsers.
    if (whole && type === "eXIf" && !pixels) orientation = orientationIn(bytes.subarray(at + 8, end - 4));
    pixels ||= type === "IDAT";
    if (PNG_PIXELS.has(type) || (whole && PNG_COLOURS.has(type))) kept.push(bytes.subarray(at, end));
    at = end;
  }
  const size = turned(bytes.readUInt32BE(16), bytes.readUInt32BE(20), orientation);
  return { ...size, orientation, animated, picture: Buffer.concat([...kept, PNG_END]) };
}

/**
 * WebP container (RFC 9649): chunks in a RIFF list, padded to even lengths. Behind the picture a list may be shorter than it
 * says. Chromium leaves EXIF unread in WebP; the picture is turned nevertheless, since its camera was.
 */
function webp(bytes: Buffer): PictureStructure {
  const end = Math.min(8 + bytes.readUInt32LE(4), bytes.length);
  const chunks = new Map<string, Buffer>();
  const parts: Buffer[] = [];
  let at = 12;
  while (at + 8 <= end) {
    const type = bytes.toString("latin1", at, at + 4);
    const stop = at + 8 + bytes.readUInt32LE(at + 4);
    if (stop > end) break;
    const data = bytes.subarray(at + 8, stop);
    if (!chunks.has(type)) chunks.set(type, data);
    parts.push(bytes.subarray(at, stop), Buffer.alloc(data.length % 2));
    at = stop + (data.length % 2);
  }
  const animated = chunks.has("ANIM") || chunks.has("ANMF");
  if (!(animated || chunks.has("VP8 ") || chunks.has("VP8L"))) throw new Broken();
  const orientation = orientationIn(chunks.get("EXIF"));
  const { width, height } = webpSize(chunks);
  const picture = Buffer.concat([bytes.subarray(0, 12), ...parts]);
  picture.writeUInt32LE(picture.length - 8, 4);
  return { ...turned(width, height, orientation), orientation, animated, picture };
}

function webpSize(chunks: ReadonlyMap<string, Buffer>): { readonly width: number; readonly height: number } {
  const canvas = chunks.get("VP8X");
  if (canvas) return { width: canvas.readUIntLE(4, 3) + 1, height: canvas.readUIntLE(7, 3) + 1 };
  const lossy = chunks.get("VP8 ");
  if (lossy) return { width: lossy.readUInt16LE(6) & 0x3fff, height: lossy.readUInt16LE(8) & 0x3fff };
  const bits = chunks.get("VP8L")?.readUInt32LE(1) ?? 0;
  return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
}

const GIF_END = 0x3b;

/** GIF89a: blocks up to the trailer, which may be missing; more than one image is an animation. */
function gif(bytes: Buffer): PictureStructure {
  const [width, height] = [bytes.readUInt16LE(6), bytes.readUInt16LE(8)];
  let at = 13 + colourTable(bytes.readUInt8(10));
  let images = 0;
  for (;;) {
    const block = at === bytes.length ? GIF_END : bytes.readUInt8(at);
    if (block === GIF_END && images > 0) {
      const picture = Buffer.concat([bytes.subarray(0, at), Buffer.of(GIF_END)]);
      return { width, height, orientation: 1, animated: images > 1, picture };
    }
    if (block === 0x21) at = afterSubBlocks(bytes, at + 2);
    else if (block === 0x2c) {
      images += 1;
      at = afterSubBlocks(bytes, at + 11 + colourTable(bytes.readUInt8(at + 9)));
    } else throw new Broken();
  }
}

function colourTable(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0;
}

function afterSubBlocks(bytes: Buffer, start: number): number {
  let at = start;
  for (let length = bytes.readUInt8(at); length > 0; length = bytes.readUInt8(at)) at += 1 + length;
  return at + 1;
}
