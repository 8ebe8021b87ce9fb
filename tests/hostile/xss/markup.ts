import { type DefaultTreeAdapterTypes, parse, parseFragment } from "parse5";

export type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.Node;

/** Attributes that a browser follows, loads or sends to. */
const ADDRESSES = new Set(
  "href src srcset action formaction data poster cite background ping manifest codebase xlink:href".split(" "),
);
const SCHEMES = new Set(["https:", "http:", "mailto:", "tel:"]);
/** Attributes whose values say what an element is. */
const KINDS = new Set("class rel type name property http-equiv as media lang target role".split(" "));
/** Classes that give a text room: how much, its length says (chart.css, Story.tsx). */
const ROOM =
  /(?<=^chart-plot) s\d+ e\d+$|(?<=^(?:story|stories-flow) .*?)(?: stor(?:y-long|y-spread|y-across|y-stacked|y-few|ies-pairs|y-texts-large))+$/;
const KINDS_OF_CODE = new Set([...KINDS, "src", "href"]);
/** Of a file of the site itself: its sheets hold the drawn name and the sections, which are others' where the texts are others. */
const DIGEST = /(?<=^\/assets\/[a-z-]+-)[\dA-Z]{8}(?=\.(?:css|js)$)/;

/** The elements of a page or of a piece of one, as a browser reads them (parse5 follows the HTML standard). */
export function elementsOf(html: string): Element[] {
  return within(/^\s*<!doctype/i.test(html) ? parse(html) : parseFragment(html));
}

/** @param found is given them, in the order of the page: putting lists of lists together takes as long as reading the page */
function within(node: Node, found: Element[] = []): Element[] {
  if ("tagName" in node) found.push(node);
  if ("content" in node) within(node.content, found);
  if ("childNodes" in node) for (const child of node.childNodes) within(child, found);
  return found;
}

export function textOf(node: Node): string {
  if ("value" in node) return node.value;
  return "childNodes" in node ? node.childNodes.map(textOf).join("") : "";
}

export function attributeOf({ attrs }: Element, name: string): string | undefined {
  return attrs.find((attribute) => attribute.name === name)?.value;
}

/** What matches `tag`, `.class`, `tag.class` or `tag[attribute=value]`. */
export function select(elements: readonly Element[], selector: string): Element[] {
  const [, tag = "", name, attribute = "", value] =
    /^([a-z\d]*)(?:\.([\w-]+))?(?:\[([\w-]+)=(.+)\])?$/.exec(selector) ?? [];
  return elements.filter(
    (element) =>
      (tag === "" || element.tagName === tag) &&
      (name === undefined || attributeOf(element, "class")?.split(" ").includes(name)) &&
      (value === undefined || attributeOf(element, attribute) === value),
  );
}

/** @returns addresses of the scripts and style sheets that a browser runs and applies */
export function codeAskedFor(elements: readonly Element[]): string[] {
  return elements.flatMap((element) =>
    isCode(element) ? (attributeOf(element, "src") ?? attributeOf(element, "href") ?? []) : [],
  );
}

function isCode(element: Element): boolean {
  return element.tagName === "script" || attributeOf(element, "rel") === "stylesheet";
}

/** What an element is, whatever it says: its name, its attributes, the values that decide what it does. */
export function shapeOf(element: Element): string {
  const { tagName, attrs } = element;
  const fixed = isCode(element) ? KINDS_OF_CODE : KINDS;
  const parts = attrs.map(({ name, value, prefix }) => {
    const whole = prefix ? `${prefix}:${name}` : name;
    const kept = fixed.has(whole) && !value.startsWith("language-");
    return kept ? `${whole}=${whole === "class" ? value.replace(ROOM, "") : value.replace(DIGEST, "")}` : whole;
  });
  return `<${[tagName, ...parts.sort()].join(" ")}>`;
}

/** Shapes of the elements that harmless texts give. */
export function shapesOf(pieces: readonly string[]): ReadonlySet<string> {
  return new Set(pieces.flatMap((html) => elementsOf(html).map(shapeOf)));
}

/** What should not be there: elements of another shape, addresses with a scheme of their own, code within the page. */
export function strangersIn(elements: readonly Element[], shapes: ReadonlySet<string>): string[] {
  return elements.flatMap((element) => {
    const addresses = element.attrs.filter(({ name, prefix }) => ADDRESSES.has(prefix ? `${prefix}:${name}` : name));
    const schemes = addresses.filter(({ value }) => !SCHEMES.has(schemeOf(value))).map(({ value }) => value);
    const code = element.tagName === "script" && attributeOf(element, "type") !== "application/ld+json";
    return [
      ...(shapes.has(shapeOf(element)) ? [] : [shapeOf(element)]),
      ...schemes,
      ...(code && textOf(element) !== "" ? [textOf(element)] : []),
    ];
  });
}

function schemeOf(address: string): string {
  return URL.canParse(address, "https://site.example/") ? new URL(address, "https://site.example/").protocol : address;
}
