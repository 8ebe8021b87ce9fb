import { hasSwallowed, linesIn, type Repair, type WxrElement } from "./element.ts";
import { ItemFinder, MOST_CHARACTERS } from "./item-finder.ts";
import { strictElement } from "./strict-element.ts";
import { tolerantElements } from "./tolerant-element.ts";

/** A part of an export as it comes. */
export type WxrPart =
  /** What stands beside the items: of the site, its authors, sections and tags. */
  | { readonly kind: "head"; readonly element: WxrElement }
  /** A post, a page, an attachment, with all that belongs to it. */
  | { readonly kind: "item"; readonly element: WxrElement; readonly repairs: readonly Repair[] }
  /** One of which nothing is left that could be read. */
  | { readonly kind: "lost"; readonly line: number }
  /** What stands beside the items holds bytes that are no UTF-8. */
  | { readonly kind: "bytes" }
  /** The file ends before its end. */
  | { readonly kind: "cut" };

/** A document type could define entities that grow without end, and WordPress writes none. */
export class DoctypeError extends Error {
  /** @param line where it stands */
  constructor(readonly line: number) {
    super("an export with a document type");
  }
}

/** XML 1.0 knows none of them (2.2); it does know those from U+007F on. */
const CONTROL = /[^\P{Cc}\t\n\r\x7f-\x9f]|[\ufffe\uffff]/gu;
/** A section of CDATA, in which `&` is right; or an `&` that begins no reference. */
const BARE_AMPERSAND = /<!\[CDATA\[[\s\S]*?\]\]>|&(?!(?:#\d+|#x[\da-fA-F]+|amp|lt|gt|quot|apos);)/g;

/**
 * Reads an export of WordPress (WXR) as it comes, item by item: memory is bounded by the largest item, not by the file. An
 * item in which nothing is wrong is read as XML has it. One that is damaged is mended as far as that goes, and costs
 * no other item anything: where it ends is told by the item that follows.
 *
 * @throws DoctypeError when the file has a document type
 */
export async function* readWxrParts(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<WxrPart> {
  const decoder = new TextDecoder("utf-8");
  const finder = new ItemFinder((item) => mendedItem(item, 1).element !== undefined);
  let line = 1;
  let ended = false;
  const partsOf = function* (end: boolean): Generator<WxrPart> {
    for (const { text, item } of finder.take(end)) {
      if (item) yield itemIn(text, line);
      else {
        ended ||= /<\/(?:channel|rss)>/.test(text);
        // An item that has not even an end of its beginning within what any item has.
        if (text.length >= MOST_CHARACTERS && /<item\s[^<>]*$/.test(text)) yield { kind: "lost", line };
        yield* headIn(text, line);
      }
      line += linesIn(text);
    }
  };
  for await (const chunk of chunks) {
    finder.add(decoder.decode(chunk, { stream: true }));
    yield* partsOf(false);
  }
  finder.add(decoder.decode());
  yield* partsOf(true);
  if (!ended) yield { kind: "cut" };
}

function* headIn(text: string, line: number): Generator<WxrPart> {
  const doctype = text.search(/<!DOCTYPE/i);
  if (doctype >= 0) throw new DoctypeError(line + linesIn(text.slice(0, doctype)));
  if (text.includes("\ufffd")) yield { kind: "bytes" };
  for (const element of tolerantElements(text.replace(CONTROL, ""), line).elements) yield { kind: "head", element };
}

function itemIn(text: string, line: number): WxrPart {
  const { element, repairs, escaped } = mendedItem(text, line);
  if (element) return { kind: "item", element, repairs };
  const found = tolerantElements(escaped, line);
  const [first] = found.elements;
  if (!first) return { kind: "lost", line };
  return { kind: "item", element: first, repairs: [...new Set([...repairs, ...found.repairs])] };
}

/** An item without characters and signs that only XML minds; undefined when more than that is wrong with it. */
function mendedItem(text: string, line: number) {
  const repairs: Repair[] = text.includes("\ufffd") ? ["bytes"] : [];
  const strict = wholeElement(text, line);
  if (strict) return { element: strict, repairs, escaped: text };
  const printable = text.replace(CONTROL, "");
  if (printable !== text) repairs.push("control");
  const escaped = printable.replace(BARE_AMPERSAND, (found) => (found === "&" ? "&amp;" : found));
  if (escaped !== printable) repairs.push("ampersand");
  return { element: wholeElement(escaped, line), repairs, escaped };
}

function wholeElement(text: string, line: number): WxrElement | undefined {
  const element = strictElement(text, line);
  return element && !hasSwallowed(element) ? element : undefined;
}
