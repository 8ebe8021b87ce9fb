/** A frame of an ID3v2 tag, its data as it stands there (id3.org/id3v2.3.0, id3v2.4.0-structure). */
export interface Id3Frame {
  readonly id: string;
  readonly flags: number;
  readonly data: Buffer;
}

/** What stands before the sound. */
export interface Id3Tag {
  /** The version in which it can be written again. */
  readonly version: 3 | 4;
  readonly frames: readonly Id3Frame[];
  /** Where it ends. */
  readonly end: number;
}

const HEAD = 10;
const [UNSYNCHRONISED, EXTENDED, FOOTER] = [0x80, 0x40, 0x10];
/** In the flags of a frame of 2.4. */
const FRAME_UNSYNCHRONISED = 0x02;
/** Frames of 2.2 that 2.3 has under longer names and with the same in them (id3.org/id3v2-00, id3v2.3.0). */
const OLD_NAMES: ReadonlyMap<string, string> = new Map(
  (
    "TT1TIT1 TT2TIT2 TT3TIT3 TP1TPE1 TP2TPE2 TP3TPE3 TP4TPE4 TALTALB TYETYER TRKTRCK TPATPOS TCOTCON TCMTCOM TCRTCOP TPBTPUB " +
    "TENTENC TSSTSSE TXTTEXT TXXTXXX TBPTBPM TKETKEY TLATLAN TLETLEN TMTTMED TFTTFLT TDYTDLY TDATDAT TIMTIME TRDTRDA TRCTSRC " +
    "TOATOPE TOFTOFN TOLTOLY TORTORY TOTTOAL COMCOMM ULTUSLT SLTSYLT UFIUFID WAFWOAF WARWOAR WASWOAS WCMWCOM WCPWCOP WPBWPUB " +
    "WXXWXXX GEOGEOB MCIMCDI CNTPCNT POPPOPM IPLIPLS"
  )
    .split(" ")
    .map((names) => [names.slice(0, 3), names.slice(3)]),
);

/** Where a tag at the beginning of a file ends; undefined when there is none. */
export function tagEndOf(bytes: Buffer): number | undefined {
  if (bytes.length <= HEAD || bytes.toString("latin1", 0, 3) !== "ID3") return undefined;
  const hasFooter = bytes[3] === 4 && ((bytes[5] ?? 0) & FOOTER) !== 0;
  return Math.min(bytes.length, HEAD + synchsafe(bytes, 6) + (hasFooter ? HEAD : 0));
}

/**
 * The tag at the beginning of a file; undefined when there is none. Of one that is damaged the frames behind the damage are left out:
 * where it ends is known all the same.
 */
export function id3TagOf(bytes: Buffer): Id3Tag | undefined {
  const end = tagEndOf(bytes);
  if (end === undefined) return undefined;
  const [version = 0, flags = 0] = [bytes[3], bytes[5]];
  let body = bytes.subarray(HEAD, Math.min(HEAD + synchsafe(bytes, 6), end));
  if (version === 2)
    return { version: 3, frames: flags & EXTENDED ? [] : oldFrames(flags & UNSYNCHRONISED ? joined(body) : body), end };
  if (version !== 3 && version !== 4) return { version: 3, frames: [], end };
  if (version === 3 && flags & UNSYNCHRONISED) body = joined(body);
  if (flags & EXTENDED) body = body.subarray(extensionOf(body, version));
  const found = likeliest(body, version === 3 ? [plain, synchsafe] : [synchsafe, plain]);
  // Of 2.4 the tag says it of all its frames, and each ought to, of itself.
  const isWhole = version === 4 && (flags & UNSYNCHRONISED) !== 0;
  const frames = isWhole ? found.map((one) => ({ ...one, flags: one.flags | FRAME_UNSYNCHRONISED })) : found;
  return { version, frames, end };
}

/** Some programs look for the head of one more frame behind the last. */
const ROOM = Buffer.alloc(HEAD);

/** Writes a tag. @throws RangeError when it would be larger than a tag can be */
export function writtenTag({ version, frames }: Omit<Id3Tag, "end">): Buffer {
  const size = version === 3 ? plainBytes : synchsafeBytes;
  const written = frames.map(({ id, flags, data }) =>
    Buffer.concat([Buffer.from(id, "latin1"), size(data.length), Buffer.from([flags >> 8, flags & 0xff]), data]),
  );
  const body = Buffer.concat([...written, ROOM]);
  return Buffer.concat([Buffer.from("ID3", "latin1"), Buffer.from([version, 0, 0]), synchsafeBytes(body.length), body]);
}

type LengthAt = (bytes: Buffer, at: number) => number;

/** Programs have written lengths as the other version has them: the first way that leads to the end is taken, or what leads farthest. */
function likeliest(body: Buffer, ways: readonly LengthAt[]): readonly Id3Frame[] {
  const readings = ways.map((way) => framesIn(body, way));
  const whole = readings.find(({ isWhole }) => isWhole);
  return (whole ?? readings.toSorted((a, b) => b.frames.length - a.frames.length)[0])?.frames ?? [];
}

/** Not whole where something is no frame. */
function framesIn(body: Buffer, lengthAt: LengthAt): { readonly frames: Id3Frame[]; readonly isWhole: boolean } {
  const frames: Id3Frame[] = [];
  let at = 0;
  while (at + HEAD <= body.length && body[at] !== 0) {
    const id = body.toString("latin1", at, at + 4);
    const end = at + HEAD + lengthAt(body, at + 4);
    if (!/^[A-Z][A-Z0-9]{3}$/.test(id) || end > body.length) return { frames, isWhole: false };
    frames.push({ id, flags: body.readUInt16BE(at + 8), data: body.subarray(at + HEAD, end) });
    at = end;
  }
  return { frames, isWhole: true };
}

function oldFrames(body: Buffer): Id3Frame[] {
  const frames: Id3Frame[] = [];
  for (let at = 0; at + 6 <= body.length && body[at] !== 0; ) {
    const id = body.toString("latin1", at, at + 3);
    const end = at + 6 + body.readUIntBE(at + 3, 3);
    if (end > body.length) break;
    const data = body.subarray(at + 6, end);
    const name = OLD_NAMES.get(id);
    if (name) frames.push({ id: name, flags: 0, data });
    else if (id === "PIC" && data.length > 4) frames.push({ id: "APIC", flags: 0, data: newPicture(data) });
    at = end;
  }
  return frames;
}

/** 2.2 has three letters where 2.3 has a type with a zero behind it. */
function newPicture(data: Buffer): Buffer {
  const format = data.toString("latin1", 1, 4).toLowerCase();
  const type = `image/${format === "jpg" ? "jpeg" : format}\0`;
  return Buffer.concat([data.subarray(0, 1), Buffer.from(type, "latin1"), data.subarray(4)]);
}

function extensionOf(body: Buffer, version: 3 | 4): number {
  if (body.length < 4) return body.length;
  return version === 3 ? 4 + plain(body, 0) : synchsafe(body, 0);
}

/** A zero was put behind each 255, so that nothing in a tag looks like sound. */
function joined(body: Buffer): Buffer {
  const bytes = Buffer.alloc(body.length);
  let end = 0;
  for (let at = 0; at < body.length; at += 1) {
    bytes[end++] = body[at] ?? 0;
    if (body[at] === 0xff && body[at + 1] === 0) at += 1;
  }
  return bytes.subarray(0, end);
}

function plain(bytes: Buffer, at: number): number {
  return bytes.readUInt32BE(at);
}

/** Four times seven bits. */
function synchsafe(bytes: Buffer, at: number): number {
  return bytes.subarray(at, at + 4).reduce((sum, byte) => sum * 128 + (byte & 0x7f), 0);
}

function plainBytes(length: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(length);
  return bytes;
}

function synchsafeBytes(length: number): Buffer {
  if (length >= 1 << 28) throw new RangeError(`${length} bytes in a tag`);
  return Buffer.from([21, 14, 7, 0].map((bits) => (length >> bits) & 0x7f));
}
