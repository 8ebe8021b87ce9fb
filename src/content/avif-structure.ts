import { turned } from "./exif-orientation.ts";
import { Broken, type PictureStructure } from "./picture-parts.ts";

/** A box of the ISO base media file format (ISO/IEC 14496-12, 4.2). */
interface Box {
  readonly type: string;
  /** What is in it. */
  readonly data: Buffer;
  readonly end: number;
}

const BRANDS = new Set(["avif", "avis"]);
/** Of a full box: version and flags. */
const FULL = 4;

/** Whether a file calls itself AVIF, by its first brand or by one that it is compatible with (AV1 Image File Format, 6). */
export function isAvif(bytes: Buffer): boolean {
  return brandsOf(bytes).some((brand) => BRANDS.has(brand));
}

/** All that a file of boxes says it is, the first thing first; nothing when it is no such file. */
export function brandsOf(bytes: Buffer): string[] {
  if (bytes.length < 16 || bytes.toString("latin1", 4, 8) !== "ftyp") return [];
  const text = bytes.toString("latin1", 8, Math.min(bytes.readUInt32BE(0), bytes.length, 256));
  return (text.match(/.{4}/gs) ?? []).filter((_, index) => index !== 1);
}

/**
 * Boxes up to the last that is whole: what stands behind them is no part of the picture. A film has a `moov` box. Size and turn are
 * told by the properties of the primary item (ISO/IEC 23008-12, 6.5): `ispe`, cut by `clap`, turned by `irot`; EXIF turns nothing.
 */
export function avifStructure(bytes: Buffer): PictureStructure {
  const boxes = boxesIn(bytes);
  const meta = boxes.find(({ type }) => type === "meta");
  const end = boxes.at(-1)?.end;
  if (!meta || !boxes.some(({ type }) => type === "mdat")) throw new Broken();
  const animated = boxes.some(({ type }) => type === "moov");
  return { ...sizeIn(boxesIn(meta.data.subarray(FULL))), orientation: 1, animated, picture: bytes.subarray(0, end) };
}

/** The boxes that are whole, up to the first that is not. */
function boxesIn(bytes: Buffer): Box[] {
  const boxes: Box[] = [];
  for (let at = 0; at + 8 <= bytes.length; ) {
    const size = bytes.readUInt32BE(at);
    const wide = size === 1;
    if (wide && at + 16 > bytes.length) break;
    const length = size === 0 ? bytes.length - at : wide ? Number(bytes.readBigUInt64BE(at + 8)) : size;
    const head = wide ? 16 : 8;
    const end = at + length;
    if (length < head || end > bytes.length) break;
    boxes.push({ type: bytes.toString("latin1", at + 4, at + 8), data: bytes.subarray(at + head, end), end });
    at = end;
  }
  return boxes;
}

/** @param meta what is in the `meta` box */
function sizeIn(meta: readonly Box[]): { readonly width: number; readonly height: number } {
  const boxOf = (boxes: readonly Box[], wanted: string) => boxes.find(({ type }) => type === wanted)?.data;
  const primary = boxOf(meta, "pitm");
  const properties = boxesIn(boxOf(meta, "iprp") ?? Buffer.of());
  const ipma = boxOf(properties, "ipma");
  if (!primary || !ipma) throw new Broken();
  const item = primary.readUInt8(0) === 0 ? primary.readUInt16BE(FULL) : primary.readUInt32BE(FULL);
  const known = boxesIn(boxOf(properties, "ipco") ?? Buffer.of());
  const own = associationsOf(ipma, item).flatMap((index) => known[index - 1] ?? []);
  const extent = boxOf(own, "ispe");
  if (!extent) throw new Broken();
  const aperture = boxOf(own, "clap");
  const width = aperture ? rounded(aperture, 0) : extent.readUInt32BE(FULL);
  const height = aperture ? rounded(aperture, 8) : extent.readUInt32BE(FULL + 4);
  const quarters = (boxOf(own, "irot")?.readUInt8(0) ?? 0) & 3;
  return turned(width, height, quarters % 2 === 1 ? 6 : 1);
}

function rounded(aperture: Buffer, at: number): number {
  return Math.round(aperture.readUInt32BE(at) / aperture.readUInt32BE(at + 4));
}

/** Which properties an item has, by their places from 1 (ISO/IEC 23008-12, 9.3). */
function associationsOf(ipma: Buffer, item: number): number[] {
  const short = ipma.readUInt8(0) === 0;
  const wide = (ipma.readUInt8(3) & 1) === 1;
  let at = FULL + 4;
  for (let left = ipma.readUInt32BE(FULL); left > 0; left -= 1) {
    const id = short ? ipma.readUInt16BE(at) : ipma.readUInt32BE(at);
    at += short ? 2 : 4;
    const count = ipma.readUInt8(at);
    const first = at + 1;
    const step = wide ? 2 : 1;
    at = first + count * step;
    if (id !== item) continue;
    return Array.from({ length: count }, (_, index) =>
      wide ? ipma.readUInt16BE(first + 2 * index) & 0x7fff : ipma.readUInt8(first + index) & 0x7f,
    );
  }
  return [];
}
