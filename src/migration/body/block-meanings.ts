import { attributeOf, type HtmlElement } from "../../manuscripts/html-nodes.ts";
import type { HtmlReader } from "../../manuscripts/html-reader.ts";
import type { BodyFindings } from "./body-findings.ts";

/** Reads a block of the block editor. What it looks like is HTML in it; only what stands in its attributes alone is read here. */
export function readBlock(element: HtmlElement, reader: HtmlReader, found: BodyFindings): boolean {
  const { name, attributes, children } = element;
  const said = jsonIn(attributeOf(element, "json"));
  const shown = name.replace(/^wp:(?:core\/)?/, "");
  if (attributes.has("single") || children.length === 0) {
    const texts = stringsIn(said);
    const placed = texts.map((text) => found.placedAt(text)).find((one) => one);
    if (placed) reader.place(placed);
    const ref = numberIn(said, "ref");
    if (name === "wp:core/block") found.remark(`可复用区块 ${ref ?? ""} 的内容不在正文里，没有带过来`);
    else if (!placed && !EMPTY.test(name)) found.remark(`区块 ${shown} 的内容不在正文里，没有带过来`);
    found.move(`区块 ${shown}`, texts.join(" "));
    return true;
  }
  const id = numberIn(said, "id") ?? numberIn(said, "mediaId");
  found.withAttachment(id, () => reader.readAll(children));
  return true;
}

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

/** All texts of a value of JSON. */
function stringsIn(said: unknown): string[] {
  if (typeof said === "string") return [said];
  return typeof said === "object" && said !== null ? Object.values(said).flatMap(stringsIn) : [];
}
