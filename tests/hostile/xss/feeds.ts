import { SaxesParser } from "saxes";
import { elementsOf, textOf } from "./markup.ts";

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** With that of the elements inside, as white space around it does not count. */
  text: string;
  /** Name of the element it stands in. */
  readonly parent: string;
}

/** Elements of an entry that hold HTML, by their own name and that of the element they stand in. */
const HTML = new Set(["item description", "item content:encoded", "entry content"]);

/** The elements of a file, in the order in which they begin. @throws Error when it is not well-formed */
export function readXml(xml: string): XmlElement[] {
  const all: XmlElement[] = [];
  const open: XmlElement[] = [];
  const parser = new SaxesParser({ xmlns: false });
  parser.on("opentag", ({ name, attributes }) => {
    const element = { name, attributes: { ...attributes }, text: "", parent: open.at(-1)?.name ?? "" };
    all.push(element);
    open.push(element);
  });
  const add = (text: string) => {
    for (const element of open) element.text += text;
  };
  parser.on("text", add);
  parser.on("cdata", add);
  parser.on("closetag", () => open.pop());
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(xml).close();
  for (const element of all) element.text = element.text.trim();
  return all;
}

/** What stands in the first entry of a feed, by name of the element, as feed readers show it: HTML is read. */
export function entryOf(xml: string): ReadonlyMap<string, string> {
  const elements = readXml(xml);
  const first = elements.findIndex(({ name }) => name === "item" || name === "entry");
  const shown = elements
    .slice(first + 1)
    .map((element): [string, string] => [element.name, isHtml(element) ? plain(element.text) : element.text]);
  return new Map(shown.toReversed());
}

export function shapeOfXml({ name, attributes }: XmlElement): string {
  return `<${[name, ...Object.keys(attributes).sort()].join(" ")}>`;
}

/** HTML that feed readers are given. */
export function htmlIn(elements: readonly XmlElement[]): string[] {
  return elements.filter(isHtml).map(({ text }) => text);
}

/** Whether feed readers take what an element holds for HTML. */
export function isHtml({ name, parent }: XmlElement): boolean {
  return HTML.has(`${parent} ${name}`);
}

/** The text of a piece of HTML. */
export function plain(html: string): string {
  const [body] = elementsOf(`<!doctype html><body>${html}`).filter(({ tagName }) => tagName === "body");
  return body ? textOf(body) : "";
}
