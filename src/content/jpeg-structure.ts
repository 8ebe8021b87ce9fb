import { orientationIn, turned } from "./exif-orientation.ts";
import { Broken, type PictureStructure } from "./picture-parts.ts";

const MARK = 0xff;
const [SOI, EOI, SOS, APP0, APP1, APP2, APP14] = [0xd8, 0xd9, 0xda, 0xe0, 0xe1, 0xe2, 0xee] as const;
const COM = 0xfe;
const END = Buffer.of(MARK, EOI);
/** Spectral selection from 0 to 63 and no approximation: all that a sequential scan may say (ITU-T T.81, B.2.3). */
const WHOLE_BLOCK = [0, 63, 0] as const;
/** Where Adobe's segment says how colours are kept, behind marker and length. */
const TRANSFORM = 15;

/** The head of a frame: of which kind it is, and its size. */
interface Frame {
  readonly sequential: boolean;
  readonly width: number;
  readonly height: number;
  readonly components: number;
}

/**
 * ITU-T T.81, annex B, read as libjpeg reads it for browsers: stray bytes between segments are passed over, a sequential scan is
 * taken for whole whatever its head says (phones write 0 0 0), and Adobe's unknown ways of keeping colours are the usual one.
 * Without an end browsers leave the last rows out: then it is not whole. Cameras put a second picture or a film behind the end (CIPA DC-007; motion photos).
 */
export function jpegStructure(bytes: Buffer): PictureStructure {
  const kept = [bytes.subarray(0, 2)];
  let frame: Frame | undefined;
  let adobe: number | undefined;
  let exif: Buffer | undefined;
  let scans = 0;
  for (let at = 2; ; ) {
    const from = nextMarker(bytes, at);
    const marker = bytes.readUInt8(from + 1);
    if (marker === EOI && scans > 0) break;
    if (marker < 0xc0 || marker === SOI || marker === EOI) throw new Broken();
    const end = from + 2 + lengthOf(bytes, from, marker);
    const segment = bytes.subarray(from, end);
    if (segment.length < end - from) throw new Broken();
    frame ??= frameOf(marker, segment);
    if (marker === APP1) exif ??= isNamed(segment, "Exif\0\0") ? segment.subarray(4) : undefined;
    if (marker === APP14 && isNamed(segment, "Adobe")) adobe = kept.length;
    if (marker === SOS) {
      scans += 1;
      at = afterScan(bytes, end);
      kept.push(frame?.sequential ? wholeScan(segment) : segment, bytes.subarray(end, at));
    } else {
      if (isPicture(marker, segment)) kept.push(segment);
      at = end;
    }
  }
  if (!frame) throw new Broken();
  const usual = adobe === undefined ? undefined : usualColours(kept[adobe], frame);
  if (adobe !== undefined && usual) kept[adobe] = usual;
  const orientation = orientationIn(exif);
  const picture = Buffer.concat([...kept, END]);
  return { ...turned(frame.width, frame.height, orientation), orientation, animated: false, picture };
}

/** Where the next marker with a meaning begins; what is stray before it, and markers that stand alone, are passed over. */
function nextMarker(bytes: Buffer, start: number): number {
  for (let at = bytes.indexOf(MARK, start); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(MARK, at + 1)) {
    const marker = bytes.readUInt8(at + 1);
    if (marker > 1 && marker !== MARK && !isRestart(marker)) return at;
  }
  throw new Broken();
}

function isRestart(marker: number): boolean {
  return marker >= 0xd0 && marker <= 0xd7;
}

/** The length counts itself; where nothing depends on a segment, less than that is taken for no more than that. */
function lengthOf(bytes: Buffer, from: number, marker: number): number {
  const length = bytes.readUInt16BE(from + 2);
  if (length < 2 && !isDescription(marker)) throw new Broken();
  return Math.max(2, length);
}

/** Application segments and comments. */
function isDescription(marker: number): boolean {
  return (marker >= APP0 && marker <= 0xef) || marker === COM;
}

/** Whether pixels or their colours depend on a segment. */
function isPicture(marker: number, segment: Buffer): boolean {
  if (marker === APP2) return isNamed(segment, "ICC_PROFILE\0");
  return marker === APP0 || marker === APP14 || !isDescription(marker);
}

function isNamed(segment: Buffer, name: string): boolean {
  return segment.toString("latin1", 4, 4 + name.length) === name;
}

/** SOF0 to SOF15, without the three markers between them that are something else. */
function frameOf(marker: number, segment: Buffer): Frame | undefined {
  if (marker > 0xcf || [0xc4, 0xc8, 0xcc].includes(marker)) return undefined;
  return {
    sequential: marker <= 0xc1,
    height: segment.readUInt16BE(5),
    width: segment.readUInt16BE(7),
    components: segment.readUInt8(9),
  };
}

/** In coded data FF is followed by 00; restart markers belong to it. */
function afterScan(bytes: Buffer, start: number): number {
  for (let at = bytes.indexOf(MARK, start); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(MARK, at + 2)) {
    const next = bytes.readUInt8(at + 1);
    if (next !== 0 && !isRestart(next)) return at;
  }
  throw new Broken();
}

function wholeScan(head: Buffer): Buffer {
  const usual = Buffer.from(head);
  usual.set(WHOLE_BLOCK, head.length - WHOLE_BLOCK.length);
  return usual;
}

/** Three colours are kept as they are or as YCbCr, four as they are or as YCCK (Adobe Technical Note 5116). */
function usualColours(segment: Buffer | undefined, { components }: Frame): Buffer | undefined {
  const transform = segment?.at(TRANSFORM);
  const meant = components === 4 ? 2 : 1;
  if (!segment || !transform || transform === meant) return undefined;
  const usual = Buffer.from(segment);
  usual.writeUInt8(meant, TRANSFORM);
  return usual;
}
