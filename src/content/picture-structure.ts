import { crc32 } from "node:zlib";

export type PictureType = "jpeg" | "png" | "webp" | "avif" | "gif";

/** How a file is built, found by walking over its parts; no pixel is decoded. */
export interface PictureStructure {
  /** Where the picture ends; what follows is something else. */
  readonly end: number;
  readonly animated: boolean;
}

/** Thrown by the walkers and by reads beyond the end; nobody else sees it. */
class Broken extends Error {}

/** The type by its first bytes; undefined for everything authors may not use, SVG among them. */
export function pictureTypeOf(bytes: Buffer): PictureType | undefined {
  const text = bytes.toString("latin1", 0, 12);
  if (text.startsWith("\xff\xd8\xff")) return "jpeg";
  if (text.startsWith("\x89PNG\r\n\x1a\n")) return "png";
  if (/^RIFF.{4}WEBP/s.test(text)) return "webp";
  if (/^.{4}ftypavi[fs]/s.test(text)) return "avif";
  return /^GIF8[79]a/.test(text) ? "gif" : undefined;
}

/**
 * Walks over a picture from its first part to its last.
 * @returns undefined when a part is cut off, damaged or missing
 */
export function structureOf(type: PictureType, bytes: Buffer): PictureStructure | undefined {
  try {
    return WALKERS[type](bytes);
  } catch (error) {
    if (error instanceof Broken || error instanceof RangeError) return undefined;
    throw error;
  }
}

const WALKERS: Readonly<Record<PictureType, (bytes: Buffer) => PictureStructure>> = { jpeg, png, webp, avif, gif };

/** ITU-T T.81, annex B. Cameras append further JPEGs (CIPA DC-007, Multi-Picture Format); they belong to the file. */
function jpeg(bytes: Buffer): PictureStructure {
  let end = 0;
  do end = jpegImage(bytes, end);
  while (bytes[end] === 0xff && bytes[end + 1] === 0xd8);
  return { end, animated: false };
}

function jpegImage(bytes: Buffer, start: number): number {
  let at = start + 2;
  let scans = 0;
  for (;;) {
    if (bytes.readUInt8(at) !== 0xff) throw new Broken();
    const marker = bytes.readUInt8(at + 1);
    if (marker === 0xff) at += 1;
    else if (marker === 0xd9 && scans > 0) return at + 2;
    else if (marker === 0xda) {
      scans += 1;
      at = afterScan(bytes, at + 2 + bytes.readUInt16BE(at + 2));
    } else if (marker < 0xc0 || marker === 0xd8 || marker === 0xd9) throw new Broken();
    else at += 2 + bytes.readUInt16BE(at + 2);
  }
}

/** In coded data FF is followed by 00; restart markers belong to it. */
function afterScan(bytes: Buffer, start: number): number {
  for (let at = bytes.indexOf(0xff, start); at >= 0; at = bytes.indexOf(0xff, at + 2)) {
    const next = bytes.readUInt8(at + 1);
    if (next !== 0 && (next < 0xd0 || next > 0xd7)) return at;
  }
  throw new Broken();
}

/** PNG, third edition (W3C): every chunk carries a checksum; `acTL` announces an animation. */
function png(bytes: Buffer): PictureStructure {
  let animated = false;
  let pixels = false;
  for (let at = 8; ; ) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString("latin1", at + 4, at + 8);
    const end = at + 12 + length;
    if (bytes.readUInt32BE(end - 4) !== crc32(bytes.subarray(at + 4, end - 4))) throw new Broken();
    animated ||= type === "acTL";
    pixels ||= type === "IDAT";
    if (type === "IEND" && pixels) return { end, animated };
    at = end;
  }
}

/** WebP container (RFC 9649): chunks in a RIFF list, padded to even lengths. */
function webp(bytes: Buffer): PictureStructure {
  const end = 8 + bytes.readUInt32LE(4);
  if (end > bytes.length) throw new Broken();
  const types = new Set<string>();
  let at = 12;
  while (at < end) {
    types.add(bytes.toString("latin1", at, at + 4));
    const length = bytes.readUInt32LE(at + 4);
    at += 8 + length + (length % 2);
  }
  const animated = types.has("ANIM") || types.has("ANMF");
  if (at !== end || !(animated || types.has("VP8 ") || types.has("VP8L"))) throw new Broken();
  return { end, animated };
}

/** ISO base media file format (ISO/IEC 14496-12): boxes up to the end of the file; a film has a `moov` box. */
function avif(bytes: Buffer): PictureStructure {
  const types = new Set<string>();
  let at = 0;
  while (at < bytes.length) {
    const size = bytes.readUInt32BE(at);
    types.add(bytes.toString("latin1", at + 4, at + 8));
    const length = size === 0 ? bytes.length - at : size === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : size;
    if (length < 8 || at + length > bytes.length) throw new Broken();
    at += length;
  }
  if (!types.has("meta") || !types.has("mdat")) throw new Broken();
  return { end: at, animated: types.has("moov") };
}

/** GIF89a: blocks up to the trailer; more than one image is an animation. */
function gif(bytes: Buffer): PictureStructure {
  let at = 13 + colourTable(bytes.readUInt8(10));
  let images = 0;
  for (;;) {
    const block = bytes.readUInt8(at);
    if (block === 0x3b && images > 0) return { end: at + 1, animated: images > 1 };
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
