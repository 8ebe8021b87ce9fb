/** A box of an MP4: its name, and what is in it (ISO/IEC 14496-12, 4.2). */
export interface Box {
  readonly name: string;
  /** Where its head begins, and where its content does. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** Boxes in a row may not be more: a real file has a few hundred. */
const MOST_BOXES = 10_000;

/** The boxes in a part of a file; undefined where they do not fill their place: the file is cut off, or no MP4. */
export function boxesIn(bytes: Buffer, from: number, to: number): readonly Box[] | undefined {
  const boxes: Box[] = [];
  let at = from;
  while (at + 8 <= to && boxes.length < MOST_BOXES) {
    const short = bytes.readUInt32BE(at);
    const long = short === 1 && at + 16 <= to ? Number(bytes.readBigUInt64BE(at + 8)) : undefined;
    const size = long ?? (short === 0 ? to - at : short);
    const head = long === undefined ? 8 : 16;
    if (size < head || at + size > to) return undefined;
    boxes.push({ name: bytes.toString("latin1", at + 4, at + 8), at, from: at + head, to: at + size });
    at += size;
  }
  return at === to ? boxes : undefined;
}
