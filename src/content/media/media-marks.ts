import type { DigitalSource } from "../../domain/digital-source.ts";
import { id3TagOf } from "../../embedding/id3-frames.ts";
import { type Box, boxesIn } from "../../embedding/mp4-boxes.ts";
import { labelledSources, typedSources } from "../../marks/machine-marks.ts";
import type { MediaFile } from "./media-file.ts";
import { pdfParts } from "./pdf-marks.ts";
import { elementsIn, SEGMENT, TAGS } from "./webm-structure.ts";

/** Boxes in which there are others that say something of the whole. */
const CONTAINERS = new Set(["moov", "udta", "meta", "ilst"]);
/** What is played, where it lies, and the picture on the cover, which has marks of its own. */
const NOT_OF_THE_WHOLE = new Set(["mdat", "trak", "covr"]);
/** The head of an Ogg with its comments; a cover in these is written in letters that no mark can be read from. */
const OGG_HEAD = 1_000_000;
/** What a video, a sound or a document says of itself that machines have done, as it can be recorded; empty where it says nothing. */
export function mediaSources(file: MediaFile): readonly DigitalSource[] {
  const parts = partsOf(file);
  const typed = parts.flatMap(typedSources);
  return typed.length > 0 ? typed : (parts.map(labelledSources).find(({ length }) => length > 0) ?? []);
}

/** The parts of a file that speak of all of it. */
function partsOf({ type, bytes }: MediaFile): readonly Buffer[] {
  switch (type) {
    case "mp4":
    case "m4a":
      return leavesIn(bytes, boxesIn(bytes, 0, bytes.length) ?? []);
    case "mp3":
      return (id3TagOf(bytes)?.frames ?? []).flatMap(({ id, data }) => (id === "APIC" || id === "GEOB" ? [] : data));
    case "webm":
      return elementsIn(bytes, 0, bytes.length)
        .filter(({ id }) => id === SEGMENT)
        .flatMap(({ from, to }) => elementsIn(bytes, from, to).filter(({ id }) => id === TAGS))
        .map(({ from, to }) => bytes.subarray(from, to));
    case "ogg":
      return [bytes.subarray(0, OGG_HEAD)];
    case "pdf":
      return pdfParts(bytes);
  }
}

function leavesIn(bytes: Buffer, boxes: readonly Box[]): readonly Buffer[] {
  return boxes.flatMap(({ name, from, to }) => {
    if (NOT_OF_THE_WHOLE.has(name)) return [];
    if (!CONTAINERS.has(name)) return [bytes.subarray(from, to)];
    // `meta` has a version before its boxes, that of QuickTime has none.
    const hasVersion = name === "meta" && to - from >= 4 && bytes.readUInt32BE(from) === 0;
    const inside = boxesIn(bytes, hasVersion ? from + 4 : from, to);
    return inside ? leavesIn(bytes, inside) : [bytes.subarray(from, to)];
  });
}
