import { objectTexts, type PdfText, unpackedStream } from "./pdf-structure.ts";

/** The label of GB 45438 in the information dictionary. */
const LABEL = /\/AIGC\s*(?=[(<]|\d+\s+\d+\s+R\b)/g;
const CATALOG = /\/Type\s*\/Catalog\b/g;
const METADATA = /\/Metadata\s+(\d+)\s+\d+\s+R\b/;
const REFERENCE = /^(\d+)\s+\d+\s+R\b/;
/** The label has seven fields, of which two may be signatures. */
const LONGEST_LABEL = 20_000;
/** A catalogue names what a document consists of. */
const LONGEST_CATALOG = 20_000;
const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

/**
 * What a document says of all of it: its label, and its XMP (ISO 32000-1, 14.3). What is changed in a document stands behind what it had,
 * so the last counts; pictures in it have metadata of their own, to which no catalogue leads.
 */
export function pdfParts(bytes: Buffer): readonly Buffer[] {
  const texts = objectTexts(bytes);
  const plain = texts[0].text;
  const label = lastOf(texts, LABEL);
  const catalog = lastOf(texts, CATALOG);
  const [, packet] = METADATA.exec(catalog ? dictionaryAround(catalog.text, catalog.start) : "") ?? [];
  return [
    label ? valueIn(label.text.slice(label.end, label.end + LONGEST_LABEL), plain) : undefined,
    packet ? unpackedStream(bytes, plain, placeOf(plain, packet)) : undefined,
  ].filter((part) => part !== undefined);
}

function lastOf(texts: readonly PdfText[], wanted: RegExp) {
  const places = texts.flatMap(({ text, at }) =>
    [...text.matchAll(wanted)].map(({ index, 0: found }) => {
      return { text, start: index, end: index + found.length, at: at ?? index };
    }),
  );
  return places.sort((one, other) => one.at - other.at).at(-1);
}

/** A text as a document has it: Latin, or UTF-16; undefined where it is something else. */
function valueIn(text: string, plain: string): Buffer | undefined {
  const [, number] = REFERENCE.exec(text) ?? [];
  if (number !== undefined) {
    const at = placeOf(plain, number);
    const value = at < 0 ? "" : plain.slice(at, at + LONGEST_LABEL).replace(/^[\d\s]+obj\s*/, "");
    return REFERENCE.test(value) ? undefined : valueIn(value, plain);
  }
  const [, digits] = /^<([0-9a-f\s]*)>/i.exec(text) ?? [];
  if (digits !== undefined) return Buffer.from(digits.replaceAll(/\s/g, ""), "hex");
  return text.startsWith("(") ? Buffer.from(literal(text), "latin1") : undefined;
}

/** ISO 32000-1, 7.3.4.2: up to the bracket that closes the first. */
function literal(text: string): string {
  let depth = 0;
  let value = "";
  for (const [part, octal, escaped] of text.matchAll(/\\(?:([0-7]{1,3})|(\r\n?|[\s\S]))|[\s\S]/g)) {
    if (octal !== undefined) value += String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
    else if (escaped !== undefined) value += /[\r\n]/.test(escaped) ? "" : (ESCAPES[escaped] ?? escaped);
    else {
      depth += Number(part === "(") - Number(part === ")");
      if (depth === 0) break;
      value += part;
    }
  }
  return value.slice(1);
}

/** The dictionary in which something stands, whatever others stand in it. */
function dictionaryAround(text: string, at: number): string {
  const from = Math.max(0, at - LONGEST_CATALOG);
  let [start, depth] = [at, 0];
  for (const { index, 0: mark } of [...text.slice(from, at).matchAll(/<<|>>/g)].reverse()) {
    depth += mark === "<<" ? 1 : -1;
    start = from + index;
    if (depth === 1) break;
  }
  depth = 0;
  for (const { index, 0: mark } of text.slice(start, start + 2 * LONGEST_CATALOG).matchAll(/<<|>>/g)) {
    depth += mark === "<<" ? 1 : -1;
    if (depth === 0) return text.slice(start, start + index);
  }
  return "";
}

/** Where the last version of an object begins; -1 where there is none. */
function placeOf(plain: string, number: string): number {
  const all = [...plain.matchAll(new RegExp(`(?<![0-9])${number}\\s+\\d+\\s+obj\\b`, "g"))];
  return all.at(-1)?.index ?? -1;
}
