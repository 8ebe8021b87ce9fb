import { type Box, boxesIn } from "./mp4-boxes.ts";

/** Of the box that holds XMP (ISO 16684-1, part 3 of Adobe's XMP specification, 1.1.6). */
const XMP_BOX = Buffer.from("be7acfcb97a942e89c71999491e3afac", "hex");

/**
 * An MP4 that says itself whose it is: XMP in a box behind all that is played. Nothing in front of it moves, so what the index says of
 * where pictures and sounds lie stays true, and what could be played while it was loading still can.
 *
 * @returns the file in pieces; undefined when it is none
 */
export function creditedMp4(bytes: Buffer, xmp: string): readonly Buffer[] | undefined {
  const boxes = boxesIn(bytes, 0, bytes.length);
  const last = boxes?.at(-1);
  if (!boxes || !last) return undefined;
  const packet = Buffer.from(xmp);
  const head = Buffer.concat([Buffer.alloc(4), Buffer.from("uuid", "latin1"), XMP_BOX]);
  head.writeUInt32BE(head.length + packet.length);
  // The list of a stream in pieces says at the very end of the file where it begins (ISO/IEC 14496-12, 8.8.11).
  const end = last.name === "mfra" ? last.at : bytes.length;
  return [...withoutOlder(bytes.subarray(0, end), boxes), head, packet, bytes.subarray(end)];
}

/** What other programs have said of it becomes room that nobody reads, and a box that goes on to the end gets a length. */
function withoutOlder(bytes: Buffer, boxes: readonly Box[]): Buffer[] {
  const pieces: Buffer[] = [];
  let done = 0;
  const put = (at: number, value: Buffer) => {
    pieces.push(bytes.subarray(done, at), value);
    done = at + value.length;
  };
  for (const box of boxes) {
    if (box.at >= bytes.length) break;
    if (bytes.readUInt32BE(box.at) === 0) put(box.at, uint32(box.to - box.at));
    const isXmp = box.name === "uuid" && bytes.subarray(box.from, box.from + XMP_BOX.length).equals(XMP_BOX);
    if (isXmp) put(box.at + 4, Buffer.from("free", "latin1"));
  }
  return [...pieces, bytes.subarray(done)];
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
