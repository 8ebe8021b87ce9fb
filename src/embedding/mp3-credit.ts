import { type Id3Frame, id3TagOf, writtenTag } from "./id3-frames.ts";

/** What the tag of an MP3 says of where it comes from. */
export interface SoundCredit {
  readonly xmp: string;
  /** For people: `来源：公报 · CC BY 4.0`. */
  readonly line: string;
  /** Where the terms can be read. */
  readonly statement: string;
  /** Address of the work that it is, or was taken from. */
  readonly work?: string | undefined;
}

/** Owner of the frame that holds XMP (ISO 16684-1, part 3 of Adobe's XMP specification, 1.1.3). */
const XMP_OWNER = "XMP\0";
/** Language and name of the comment; a tag has one of each. */
const COMMENT = { language: "zho", name: "来源" } as const;

/**
 * An MP3 that says itself whose it is: for programs as XMP, for people as a comment, with the addresses. What else its tag says stays;
 * not a byte of the sound is touched.
 *
 * @returns the file in pieces
 */
export function creditedMp3(bytes: Buffer, credit: SoundCredit): readonly Buffer[] {
  const { version, frames, end } = id3TagOf(bytes) ?? { version: 3, frames: [], end: 0 };
  const ours = ownFrames(credit, version);
  const kept = frames.filter((one) => !ours.some((own) => isReplaced(one, own)));
  return [writtenTag({ version, frames: [...kept, ...ours] }), bytes.subarray(end)];
}

interface OwnFrame extends Id3Frame {
  /** Bytes at its beginning by which it is told from others of its kind; none where there is one of them alone. */
  readonly named: number;
}

function ownFrames({ xmp, line, statement, work }: SoundCredit, version: 3 | 4): OwnFrame[] {
  // UTF-16 with a mark in front, or UTF-8, as each version knows it, with a zero of its width behind.
  const [encoding, zero] = [Buffer.from([version === 3 ? 1 : 3]), Buffer.alloc(version === 3 ? 2 : 1)];
  const text = (words: string) => (version === 3 ? Buffer.from(`\uFEFF${words}`, "utf16le") : Buffer.from(words));
  const comment = Buffer.concat([encoding, Buffer.from(COMMENT.language, "latin1"), text(COMMENT.name), zero]);
  return [
    frame("COMM", comment, text(line)),
    ...addressFrame("WCOP", statement),
    ...(work === undefined ? [] : addressFrame("WOAS", work)),
    frame("PRIV", Buffer.from(XMP_OWNER, "latin1"), Buffer.from(xmp)),
  ];
}

function frame(id: string, head: Buffer, data: Buffer): OwnFrame {
  return { id, flags: 0, data: Buffer.concat([head, data]), named: head.length };
}

/** A licence may begin like an address and be none. */
function addressFrame(id: string, address: string): OwnFrame[] {
  if (!URL.canParse(address)) return [];
  return [frame(id, Buffer.alloc(0), Buffer.from(new URL(address).href, "latin1"))];
}

function isReplaced(one: Id3Frame, { id, data, named }: OwnFrame): boolean {
  return one.id === id && one.data.subarray(0, named).equals(data.subarray(0, named));
}
