import { type DigitalSource, digitalSourceOf, SOURCE_LABELS } from "../domain/digital-source.ts";
import { startOf } from "./bytes.ts";

/**
 * The label of GB 45438-2025, appendix E: JSON under the name AIGC, whose Label is 1 for what a machine has made, in whole or in part; 2
 * and 3 are what somebody only thinks to be. Where it stands, the practice guides of TC260 of August 2025 say: pictures have it in XMP,
 * in a text of PNG or in the comment of EXIF (TC260-PG-20259A), films among the keys of `moov.udta.meta` or in a tag of Matroska
 * (20257A), sounds in a TXXX frame of ID3 or a comment of Ogg (202510A), documents in the information dictionary (20258A). Services put
 * it elsewhere as well, in chunks and segments of their own, so it is looked for by its words wherever in a file they are.
 */
const MADE_BY_MACHINE = /"Label"\s*:\s*"?1"?\s*[,}]/;
/** Nobody else names a field so. */
const ITS_OWN = /"(?:ContentProducer|ProduceID|ContentPropagator|PropagateID)"/;
const LABELLED: readonly DigitalSource[] = ["trained", "composite"];
/** In UTF-8, and in UTF-16 of either kind, as ID3 and EXIF may have it. */
const NAMES = ["Label", "L\0a\0b\0e\0l"];
/** The label has seven fields, of which two may be signatures. */
const REACH = 4096;

/** What a file with the label says of machines, as it can be recorded: the label leaves open which. Empty where it has none. */
export function labelledSources(bytes: Uint8Array): readonly DigitalSource[] {
  return NAMES.some((name) => around(bytes, name).some(isLabel)) ? LABELLED : [];
}

/** What XMP anywhere in a file names as the IPTC's Digital Source Type. */
export function typedSources(bytes: Uint8Array): readonly DigitalSource[] {
  return around(bytes, "DigitalSourceType").flatMap((text) => {
    const [, type = ""] = /:DigitalSourceType(?:\s[^<>"']*=\s*["']|=["']|>)\s*([^<"']*)/.exec(text) ?? [];
    return digitalSourceOf(type) ?? [];
  });
}

/** What somebody has to know whose record says otherwise than a file; undefined where they agree. */
export function unlikeRecord(
  marked: readonly DigitalSource[],
  recorded: DigitalSource | undefined,
): string | undefined {
  if (marked.length === 0 || marked.some((one) => one === recorded)) return undefined;
  const says = marked.map((one) => SOURCE_LABELS[one]).join("”或“");
  const should = marked.map((one) => `"${one}"`).join(" 或 ");
  return `的文件里标着“${says}”，记录里${recorded ? `写的是“${SOURCE_LABELS[recorded]}”` : "没有写"}：应当是 "digitalSourceType": ${should}`;
}

function isLabel(text: string): boolean {
  return MADE_BY_MACHINE.test(text) && ITS_OWN.test(text);
}

/** What stands around a word wherever it is, as text without what containers escape it with; each part of a file once. */
function around(bytes: Uint8Array, word: string): readonly string[] {
  const found: string[] = [];
  for (let at = startOf(bytes, word); at >= 0; at = startOf(bytes, word, at + REACH)) {
    const text = new TextDecoder().decode(bytes.subarray(Math.max(0, at - REACH), at + 2 * REACH));
    found.push(text.replaceAll(/[\0\\]/g, "").replaceAll(/&quot;|&#(?:34|x22);/g, '"'));
  }
  return found;
}
