/** A comment of HTML, without its marks. */
export interface HtmlComment {
  readonly comment: string;
}

export interface HtmlElement {
  /** In small letters. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: HtmlNode[];
}

export type HtmlNode = HtmlElement | HtmlComment | string;

/** All text that is in an element. */
export function textIn(element: HtmlElement): string {
  return element.children
    .map((child) => (typeof child === "string" ? child : "comment" in child ? "" : textIn(child)))
    .join("");
}

/** The elements in an element, in their order. */
export function* elementsIn({ children }: HtmlElement): Generator<HtmlElement> {
  for (const child of children) {
    if (typeof child === "string" || "comment" in child) continue;
    yield child;
    yield* elementsIn(child);
  }
}

export function attributeOf({ attributes }: HtmlElement, name: string): string {
  return attributes.get(name) ?? "";
}

/** Whether one of its classes fits. */
export function hasClass(element: HtmlElement, name: RegExp): boolean {
  const classes = attributeOf(element, "class");
  return classes !== "" && classes.split(/\s+/).some((one) => name.test(one));
}
