import type { ExpandedTags } from "exifreader";
import { startOf } from "./bytes.ts";

/** A text longer than this, unpacked, describes no picture. */
export const LONGEST_TEXT = 2_000_000;
/** Programs write a handful. */
const MOST_PACKED = 32;
const MOST_TEXTS = 1000;

const PNG_SIGNATURE = "\x89PNG\r\n\x1a\n";
const XMP_KEYWORD = "XML:com.adobe.xmp";
const [EXIF, IPTC] = ["exif", "iptc"] as const;
const XMP_END = "</x:xmpmeta>";
const PHOTOSHOP = "Photoshop 3.0\0";
/** How ImageMagick has profiles in a PNG: name, length, and the bytes in hexadecimal digits. */
const RAW_PROFILE = /^Raw profile type (xmp|exif|app1|iptc|8bim)$/i;
const RAW_CONTENT = /^\s*\S+\s+\d+\s+([0-9a-f\s]+)$/i;
/** Before EXIF and XMP as APP1 of a JPEG has them. */
const APP1_NAME = /^(?:Exif\0\0|http:\/\/ns\.adobe\.com\/xap\/1\.0\/\0)/;

interface PlainText {
  readonly keyword: string;
  readonly content: Uint8Array;
}

/** A text of a picture, as far as it is known without unpacking it. */
interface Text extends PlainText {
  readonly packed: boolean;
}

/**
 * What of a picture's texts is packed with zlib (PNG, third edition, 11.3.3: zTXt, iTXt), for the caller to unpack, as Node and browsers
 * have different means to: each on its own, up to `LONGEST_TEXT`.
 */
export function packedTexts(bytes: Uint8Array): readonly Uint8Array[] {
  return textsIn(bytes).flatMap(({ packed, content }) => (packed ? content : []));
}

/**
 * A picture in forms in which readers of tags find all that it says of itself: first as it is, then what they do not read where it stands,
 * in files that have nothing else. These are texts of a PNG that were packed, profiles in such texts, and all texts of a GIF.
 *
 * @param unpacked in the order of `packedTexts`; undefined what could not be
 */
export function readableForms<Bytes extends Uint8Array>(
  bytes: Bytes,
  unpacked: readonly (Uint8Array | undefined)[],
): readonly (Bytes | Uint8Array<ArrayBuffer>)[] {
  const contents = unpacked.values();
  const texts = textsIn(bytes)
    .map(({ keyword, content, packed }) => ({ keyword, content: packed ? contents.next().value : content }))
    .filter((text): text is PlainText => text.content !== undefined);
  if (texts.length === 0) return [bytes];
  const profiles = texts.flatMap(({ keyword, content }) => profileIn(keyword, content) ?? []);
  const photoshop = profiles.flatMap(({ keyword, content }) => (keyword === IPTC ? segment(content) : []));
  const png = [
    ...texts.map(({ keyword, content }) => text(keyword, content)),
    ...profiles.map(({ keyword, content }) => (keyword === EXIF ? chunk("eXIf", content) : text(keyword, content))),
  ];
  return [
    bytes,
    joined([latin(PNG_SIGNATURE), chunk("IHDR", new Uint8Array(13)), ...png, chunk("IEND")]),
    ...(photoshop.length > 0 ? [joined([latin("\xff\xd8"), ...photoshop, latin("\xff\xd9")])] : []),
  ];
}

/**
 * The tags of all forms of a picture; a group of them is that of the last that has it, as packed XMP is read as none at all.
 * @param load may throw: whatever cannot be read helps nobody, and the picture does not depend on it
 */
export function tagsOf<Form>(forms: readonly Form[], load: (form: Form) => ExpandedTags): ExpandedTags {
  let tags: ExpandedTags = {};
  for (const form of forms)
    try {
      tags = { ...tags, ...load(form) };
    } catch {}
  return tags;
}

function textsIn(bytes: Uint8Array): readonly Text[] {
  if (startOf(bytes.subarray(0, 8), PNG_SIGNATURE) === 0) return pngTexts(bytes);
  return /^GIF8[79]a$/.test(textOf(bytes.subarray(0, 6))) ? gifTexts(bytes) : [];
}

function pngTexts(bytes: Uint8Array): readonly Text[] {
  const texts: Text[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let packed = 0;
  for (let at = 8; at + 12 <= bytes.length && texts.length < MOST_TEXTS; ) {
    const length = view.getUint32(at);
    const type = textOf(bytes.subarray(at + 4, at + 8));
    const found = /^(?:tEXt|zTXt|iTXt)$/.test(type) && pngText(type, bytes.subarray(at + 8, at + 8 + length));
    if (found && !(found.packed && packed === MOST_PACKED)) {
      texts.push(found);
      packed += Number(found.packed);
    }
    at += 12 + length;
  }
  return texts;
}

/** Undefined where nothing ends its keyword. */
function pngText(type: string, data: Uint8Array): Text | undefined {
  const end = data.indexOf(0);
  if (end < 0) return undefined;
  const keyword = textOf(data.subarray(0, end));
  if (type === "tEXt") return { keyword, content: data.subarray(end + 1), packed: false };
  if (type === "zTXt") return { keyword, content: data.subarray(end + 2), packed: true };
  const content = data.indexOf(0, data.indexOf(0, end + 3) + 1) + 1;
  return { keyword, content: data.subarray(content), packed: data[end + 1] === 1 };
}

/**
 * Comments and what programs have added (GIF89a, 20, 24 and 26). A packet of XMP stands there as it is, with a trailer by which others skip
 * it as blocks (XMP specification, part 3, 1.1.2).
 */
function gifTexts(bytes: Uint8Array): readonly Text[] {
  const texts: Text[] = [];
  for (let at = 13 + colourTable(bytes[10]); at < bytes.length && texts.length < MOST_TEXTS; ) {
    const isImage = bytes[at] === 0x2c;
    if (!isImage && bytes[at] !== 0x21) break;
    const from = isImage ? at + 11 + colourTable(bytes[at + 9]) : at + 2;
    const to = afterBlocks(bytes, from);
    const added = bytes.subarray(from, to);
    const ofXmp = startOf(added.subarray(0, 12), "XMP DataXMP") === 1;
    if (ofXmp) texts.push({ keyword: XMP_KEYWORD, content: packetIn(added.subarray(12)), packed: false });
    else if (!isImage) texts.push({ keyword: "Comment", content: inBlocks(bytes, from, to), packed: false });
    at = to;
  }
  return texts;
}

function colourTable(flags = 0): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0;
}

function afterBlocks(bytes: Uint8Array, from: number): number {
  let at = from;
  for (let length = bytes[at] ?? 0; length > 0; length = bytes[at] ?? 0) at += 1 + length;
  return at + 1;
}

/** What blocks of up to 255 bytes hold together. */
function inBlocks(bytes: Uint8Array, from: number, to: number): Uint8Array {
  const parts: Uint8Array[] = [];
  for (let at = from; at < to; at += 1 + (bytes[at] ?? 0))
    parts.push(bytes.subarray(at + 1, at + 1 + (bytes[at] ?? 0)));
  return joined(parts);
}

function packetIn(bytes: Uint8Array): Uint8Array {
  const end = startOf(bytes, XMP_END);
  return end < 0 ? bytes : bytes.subarray(0, end + XMP_END.length);
}

/** A profile that a text has in digits, by what it is. */
function profileIn(keyword: string, content: Uint8Array): PlainText | undefined {
  const [, kind = ""] = RAW_PROFILE.exec(keyword) ?? [];
  const [, digits] = (kind && RAW_CONTENT.exec(textOf(content))) || [];
  if (digits === undefined) return undefined;
  const bytes = Uint8Array.from(digits.match(/[0-9a-f]{2}/gi) ?? [], (two) => Number.parseInt(two, 16));
  if (/^(?:iptc|8bim)$/i.test(kind)) return { keyword: IPTC, content: bytes };
  const [name = ""] = APP1_NAME.exec(textOf(bytes.subarray(0, 40))) ?? [];
  const isExif = name.startsWith("Exif") || kind.toLowerCase() === "exif";
  return { keyword: isExif ? EXIF : XMP_KEYWORD, content: bytes.subarray(name.length) };
}

/** Nobody reads the checksum of these, which stays empty. */
function chunk(type: string, content: Uint8Array = new Uint8Array()): Uint8Array {
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, content.length);
  return joined([length, latin(type), content, new Uint8Array(4)]);
}

function text(keyword: string, content: Uint8Array): Uint8Array {
  return chunk("iTXt", joined([latin(`${keyword}\0\0\0\0\0`), content]));
}

/** Photoshop's resources as a JPEG has them; longer than a segment they are in several there, and nobody's credit. */
function segment(content: Uint8Array): readonly Uint8Array[] {
  const length = content.length + 2 + PHOTOSHOP.length;
  if (length > 0xffff) return [];
  return [joined([Uint8Array.of(0xff, 0xed, length >> 8, length & 0xff), latin(PHOTOSHOP), content])];
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function latin(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => char.charCodeAt(0));
}

/** A character a byte; the decoder's Latin has other characters from 128 to 159, of which none is looked for here. */
function textOf(bytes: Uint8Array): string {
  return new TextDecoder("latin1").decode(bytes);
}
