/** What is needed to look into a file without the code that wrote it. */

/** Boxes in a row by their names, each with its bytes. */
export function boxesOf(bytes: Buffer): { readonly name: string; readonly at: number; readonly content: Buffer }[] {
  const boxes = [];
  for (let at = 0; at < bytes.length; ) {
    const size = bytes.readUInt32BE(at) || bytes.length - at;
    boxes.push({ name: bytes.toString("latin1", at + 4, at + 8), at, content: bytes.subarray(at + 8, at + size) });
    at += size;
  }
  return boxes;
}

/** The packets of XMP in a file. */
export function packetsIn(bytes: Buffer): string[] {
  return bytes.toString("utf8").match(/<\?xpacket begin[\s\S]*?<\?xpacket end="r"\?>/g) ?? [];
}

/** `公报 | CC BY 4.0`, as a page says it; undefined where nothing is said, or more than once. */
export function creditIn(bytes: Buffer): string | undefined {
  const [packet, ...more] = packetsIn(bytes);
  if (packet === undefined || more.length > 0) return undefined;
  const [, credit] = /photoshop:Credit="([^"]*)"/.exec(packet) ?? [];
  const [, licence] = /<xmpRights:UsageTerms><rdf:Alt><rdf:li [^>]*>([^<]*)/.exec(packet) ?? [];
  return `${credit} | ${licence}`;
}

/** Frames of a tag of 2.3 or 2.4 that has neither flags nor room between them, and where it ends. */
export function framesOf(bytes: Buffer): { readonly frames: ReadonlyMap<string, Buffer[]>; readonly end: number } {
  const frames = new Map<string, Buffer[]>();
  const seven = (at: number) => [0, 1, 2, 3].reduce((sum, n) => (sum << 7) | (bytes[at + n] ?? 0), 0);
  const end = 10 + seven(6);
  for (let at = 10; bytes[at] !== 0 && at < end; ) {
    const length = bytes[3] === 4 ? seven(at + 4) : bytes.readUInt32BE(at + 4);
    const id = bytes.toString("latin1", at, at + 4);
    frames.set(id, [...(frames.get(id) ?? []), bytes.subarray(at + 10, at + 10 + length)]);
    at += 10 + length;
  }
  return { frames, end };
}
