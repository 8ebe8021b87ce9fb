import { Tokenizer, type TokenizerCallbacks } from "htmlparser2";
import type { HtmlElement } from "./html-nodes.ts";

/** Pages of WeChat stand thirty deep, those of Word fifty. What is deeper stands beside its elements, and loses nothing else. */
const DEEPEST = 100;
const VOID = new Set(
  "area base basefont br col embed frame hr img input keygen link meta param source track wbr".split(" "),
);
/** What begins none of these can be inside a paragraph. */
const BLOCKS = new Set(
  (
    "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 " +
    "header hr main menu nav ol p pre section summary table ul"
  ).split(" "),
);
const HEADINGS = new Set(["h1", "h2", "h3", "h4", "h5", "h6"]);
const CELLS = ["td", "th", "caption"];
const ROWS = ["tr", ...CELLS];
/** What an element ends when it begins, and within what: `<li>` another item, but none of an outer list. */
const ENDS: Readonly<Record<string, readonly [ended: readonly string[], within: readonly string[]]>> = {
  li: [["li"], ["ul", "ol", "menu", "dir"]],
  dt: [["dt", "dd"], ["dl"]],
  dd: [["dt", "dd"], ["dl"]],
  td: [CELLS, ["table", "tr"]],
  th: [CELLS, ["table", "tr"]],
  tr: [ROWS, ["table"]],
  tbody: [["thead", "tbody", "tfoot", ...ROWS], ["table"]],
  thead: [["thead", "tbody", "tfoot", ...ROWS], ["table"]],
  tfoot: [["thead", "tbody", "tfoot", ...ROWS], ["table"]],
  rt: [["rt", "rp"], ["ruby"]],
  rp: [["rt", "rp"], ["ruby"]],
  option: [["option"], ["select"]],
};
/** The end of an element outside of these ends nothing inside of them. */
const WALLS = new Set(["td", "th", "caption", "table", "object"]);
const CDATA = /<!\[CDATA\[([\s\S]*?)(?:\]\]>|$)/gi;
const OF_TABLES = new Set(["table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption"]);

/**
 * Builds the tree of a text of HTML. As forgiving as a browser, but every text stays in its order (a browser moves what
 * stands between the cells of a table before it), and time grows with the length alone, however elements are nested.
 */
export class TreeBuilder implements TokenizerCallbacks {
  readonly root: HtmlElement = { name: "", attributes: new Map(), children: [] };
  /** What is open, the innermost last. */
  readonly #open: HtmlElement[] = [this.root];
  /** Where elements of a name are in it; likewise of all walls. */
  readonly #places = new Map<string, number[]>();
  readonly #walls: number[] = [];
  #html = "";
  #name = "";
  #attributes = new Map<string, string>();
  #attribute = "";
  #value = "";

  parse(html: string): HtmlElement {
    // Exports of exports have whole texts in it. HTML knows no such sections and would hide what stands in them.
    this.#html = html.replace(CDATA, "$1");
    const tokenizer = new Tokenizer({}, this);
    tokenizer.write(this.#html);
    tokenizer.end();
    return this.root;
  }

  /** Begins an element at the place that is reached. */
  begin(name: string, attributes: ReadonlyMap<string, string>): HtmlElement {
    this.#endImplied(name);
    const parent = this.#innermost();
    const isVoid = VOID.has(name);
    const deep = this.#open.length > DEEPEST && !isVoid;
    const element = { name, attributes, children: deep ? parent.children : [] };
    if (!deep) parent.children.push(element);
    else if (BLOCKS.has(name)) this.#break();
    if (isVoid) return element;
    const at = this.#open.push(element) - 1;
    const places = this.#places.get(name);
    if (places) places.push(at);
    else this.#places.set(name, [at]);
    if (WALLS.has(name)) this.#walls.push(at);
    return element;
  }

  /** Ends the innermost element of a name with all that is open in it; an end that ends nothing means nothing. */
  end(name: string): void {
    const at = this.#placeOf(name);
    const wall = OF_TABLES.has(name) ? -1 : (this.#walls.at(-1) ?? -1);
    if (at !== undefined && (at > wall || WALLS.has(name))) this.#endFrom(at);
    else if (name === "p" || name === "br") this.#break();
  }

  /** Whether an element of that name is open. */
  isOpen(name: string): boolean {
    return this.#placeOf(name) !== undefined;
  }

  put(text: string): void {
    const { children } = this.#innermost();
    const last = children.length - 1;
    const before = children[last];
    if (typeof before === "string") children[last] = before + text;
    else children.push(text);
  }

  comment(comment: string): void {
    this.#innermost().children.push({ comment });
  }

  ontext(start: number, end: number): void {
    this.put(this.#html.slice(start, end));
  }

  ontextentity(code: number): void {
    this.put(String.fromCodePoint(code));
  }

  onopentagname(start: number, end: number): void {
    const name = this.#html.slice(start, end).toLowerCase();
    this.#name = name === "image" ? "img" : name;
    this.#attributes = new Map();
  }

  onattribname(start: number, end: number): void {
    this.#attribute = this.#html.slice(start, end).toLowerCase();
    this.#value = "";
  }

  onattribdata(start: number, end: number): void {
    this.#value += this.#html.slice(start, end);
  }

  onattribentity(code: number): void {
    this.#value += String.fromCodePoint(code);
  }

  onattribend(): void {
    if (!this.#attributes.has(this.#attribute)) this.#attributes.set(this.#attribute, this.#value);
  }

  onopentagend(): void {
    this.begin(this.#name, this.#attributes);
  }

  /** Only foreign elements and those of Word (`<o:p/>`) can be empty; elsewhere the slash means nothing. */
  onselfclosingtag(): void {
    const foreign = this.isInForeignContext() || /[:-]/.test(this.#name);
    this.begin(this.#name, this.#attributes);
    if (foreign && !VOID.has(this.#name)) this.#endFrom(this.#open.length - 1);
  }

  onclosetag(start: number, end: number): void {
    const name = this.#html.slice(start, end).toLowerCase();
    if (!HEADINGS.has(name) || this.isOpen(name)) this.end(name);
    else for (const heading of HEADINGS) if (this.isOpen(heading)) this.end(heading);
  }

  oncomment(start: number, end: number, endOffset: number): void {
    this.comment(this.#html.slice(start, end - endOffset));
  }

  oncdata(): void {}

  ondeclaration(): void {}

  /** Browsers hide it, and programs have put it there: `<?php … ?>`, Word's `<?xml:namespace … />`. */
  onprocessinginstruction(start: number, end: number): void {
    this.comment(this.#html.slice(start, end));
  }

  onend(): void {}

  isInForeignContext(): boolean {
    return this.isOpen("svg") || this.isOpen("math");
  }

  #innermost(): HtmlElement {
    return this.#open.at(-1) ?? this.root;
  }

  #placeOf(name: string): number | undefined {
    return this.#places.get(name)?.at(-1);
  }

  #endImplied(name: string): void {
    const wall = this.#walls.at(-1) ?? -1;
    if (BLOCKS.has(name)) this.#endBehind(["p"], wall);
    if (HEADINGS.has(name)) this.#endBehind([...HEADINGS], wall);
    if (name === "a") this.#endBehind(["a"], wall);
    const [ended = [], within = []] = ENDS[name] ?? [];
    if (ended.length === 0) return;
    const around = within.map((outer) => this.#placeOf(outer) ?? -1);
    // Cells are walls themselves: what they stand in counts.
    this.#endBehind(ended, Math.max(-1, ...(OF_TABLES.has(name) ? around.slice(0, 1) : [...around, wall])));
  }

  /** Ends the outermost of these that stands behind a place. */
  #endBehind(names: readonly string[], behind: number): void {
    const places = names.map((name) => this.#placeOf(name) ?? -1).filter((at) => at > behind);
    if (places.length > 0) this.#endFrom(Math.min(...places));
  }

  #endFrom(at: number): void {
    while (this.#open.length > at) {
      const closed = this.#open.pop();
      if (!closed) return;
      this.#places.get(closed.name)?.pop();
      if (WALLS.has(closed.name)) this.#walls.pop();
      if (closed.children === this.#innermost().children && BLOCKS.has(closed.name)) this.#break();
    }
  }

  #break(): void {
    this.#innermost().children.push({ name: "br", attributes: new Map(), children: [] });
  }
}

/** The tree of a page, or of a part of one. */
export function htmlTree(html: string): HtmlElement {
  return new TreeBuilder().parse(html);
}
