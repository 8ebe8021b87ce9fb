import { lineIn } from "../../manuscripts/html-elements.ts";
import { attributeOf, elementsIn, type HtmlElement, hasClass, textIn } from "../../manuscripts/html-nodes.ts";
import type { HtmlReader } from "../../manuscripts/html-reader.ts";
import type { BodyFindings } from "./body-findings.ts";

/** Reads a block of the block editor. What it looks like is HTML in it; only what stands in its attributes alone is read here. */
export function readBlock(element: HtmlElement, reader: HtmlReader, found: BodyFindings): boolean {
  const { name, attributes, children } = element;
  const said = jsonIn(attributeOf(element, "json"));
  const shown = name.replace(/^wp:(?:core\/)?/, "");
  if (attributes.has("single") || children.length === 0) {
    const texts = stringsIn(said);
    const placed = found.placedIn(numbersOf(said), texts);
    reader.putGallery(placed.map((name) => ({ kind: "placed", name })));
    const ref = numberIn(said, "ref");
    if (name === "wp:core/block") found.remark(`可复用区块 ${ref ?? ""} 的内容不在正文里，没有带过来`);
    else if (placed.length === 0 && !EMPTY.test(name)) found.remark(`区块 ${shown} 的内容不在正文里，没有带过来`);
    found.move(`区块 ${shown}`, texts.join(" "));
    return true;
  }
  if (name === "wp:core/file") return readFile(element, reader, found);
  const id = numberIn(said, "id") ?? numberIn(said, "mediaId");
  reader.endParagraph();
  found.withAttachment(id, () => reader.readAll(children));
  reader.endParagraph();
  return true;
}

/** A file with a button to download it: a document where it is one, else a link. */
function readFile(element: HtmlElement, reader: HtmlReader, found: BodyFindings): boolean {
  const links = [...elementsIn(element)].filter(({ name }) => name === "a");
  const file = links.find((link) => !hasClass(link, BUTTON));
  const button = links.find((link) => hasClass(link, BUTTON));
  const address = found.wholeAddress(attributeOf(file ?? button ?? element, "href"));
  const title = lineIn(textIn(file ?? element));
  reader.endParagraph();
  if (file && /\.pdf(?:$|[?#])/i.test(address)) reader.place(found.addMedia({ kind: "document", address, title }));
  else if (file) reader.readElement(file);
  reader.endParagraph();
  if (button) found.move("按钮", textIn(button));
  return true;
}

const BUTTON = /^wp-block-file__button$/;

/** What is nothing but space or lines. */
const EMPTY =
  /^wp:core\/(?:spacer|separator|more|nextpage|paragraph|heading|list|group|column|columns|freeform|footnotes)$/;

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function numberIn(said: unknown, key: string): number | undefined {
  const value =
    typeof said === "object" && said !== null ? Object.entries(said).find(([name]) => name === key)?.[1] : undefined;
  return Number(value) > 0 ? Number(value) : undefined;
}

/** What a block says under its own keys. */
function numbersOf(said: unknown): Map<string, string> {
  const entries = typeof said === "object" && said !== null ? Object.entries(said) : [];
  return new Map(entries.map(([key, value]) => [key, typeof value === "object" ? "" : String(value)]));
}

/** All texts of a value of JSON. */
function stringsIn(said: unknown): string[] {
  if (typeof said === "string") return [said];
  return typeof said === "object" && said !== null ? Object.values(said).flatMap(stringsIn) : [];
}
