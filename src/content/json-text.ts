import { findNodeAtLocation, type JSONPath, type Node, parseTree } from "jsonc-parser";

/** What a text says as JSON, with or without a byte order mark; undefined for what is none. For those who look past mistakes. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
}

/**
 * The text of a JSON file in which single values are changed and everything else stays as its author typed it: order,
 * spaces, line ends, a byte order mark. (`modify` of jsonc-parser 3.3 loses a bracket where the last item of a list on one
 * line is taken away, and sets what is around a change anew.)
 */
export class JsonText {
  readonly #mark: string;
  #text: string;

  /** @param raw as it was read, and known to be JSON */
  constructor(raw: string) {
    this.#mark = raw.startsWith("\uFEFF") ? "\uFEFF" : "";
    this.#text = raw.slice(this.#mark.length);
  }

  get raw(): string {
    return this.#mark + this.#text;
  }

  /** @throws SyntaxError when the text is no JSON */
  get value(): unknown {
    return JSON.parse(this.#text);
  }

  /** Puts a value in place of one that is there, or as a new last entry of its object. */
  set(path: JSONPath, value: unknown): void {
    const node = this.#nodeAt(path);
    const parent = this.#nodeAt(path.slice(0, -1));
    if (node) this.#replace(node.offset, node.offset + node.length, JSON.stringify(value));
    else if (parent) this.#add(parent, (indent) => `${JSON.stringify(path.at(-1))}: ${this.#printed(value, indent)}`);
  }

  /** Puts a list of numbers in place of one that stands there exactly so, and once. @returns whether it does */
  exchange(list: string, other: string): boolean {
    const at = list.length > 2 ? this.#text.indexOf(list) : -1;
    if (at < 0 || this.#text.indexOf(list, at + 1) >= 0) return false;
    this.#replace(at, at + list.length, other);
    return true;
  }

  /** Adds entries at the end of the object that the file is; none of them is there yet. */
  addAll(entries: readonly (readonly [key: string, value: unknown])[]): void {
    const root = this.#nodeAt([]);
    if (!root || entries.length === 0) return;
    if (!root.children?.length) this.#text = `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
    else
      this.#add(root, (indent) =>
        entries
          .map(([key, value]) => `${JSON.stringify(key)}: ${this.#printed(value, indent)}`)
          .join(`,${indent || " "}`),
      );
  }

  /** Adds an item at the end of a list that may not be there yet. */
  append(path: JSONPath, item: unknown): void {
    const list = this.#nodeAt(path);
    if (list?.type === "array") this.#add(list, (indent) => this.#printed(item, indent));
    else this.set(path, [item]);
  }

  /** Takes an item of a list, or an entry of an object, away. */
  remove(path: JSONPath): void {
    const value = this.#nodeAt(path);
    const node = value?.parent?.type === "property" ? value.parent : value;
    const siblings = node?.parent?.children;
    if (!node || !siblings) return;
    const index = siblings.indexOf(node);
    const [previous, next] = [siblings[index - 1], siblings[index + 1]];
    if (next) this.#replace(node.offset, next.offset, "");
    else if (previous) this.#replace(endOf(previous), endOf(node), "");
    else this.#replace(node.parent.offset + 1, endOf(node.parent) - 1, "");
  }

  /** Gives an entry of an object another key and leaves it where it is. */
  rename(path: JSONPath, key: string): void {
    const name = this.#nodeAt(path)?.parent?.children?.[0];
    if (name) this.#replace(name.offset, endOf(name), JSON.stringify(key));
  }

  #nodeAt(path: JSONPath): Node | undefined {
    const root = parseTree(this.#text);
    return root && findNodeAtLocation(root, path);
  }

  /** @param printed the new last member, given what its line begins with */
  #add({ offset, length, children = [] }: Node, printed: (indent: string) => string): void {
    const [first, last] = [children[0], children.at(-1)];
    if (first && last) {
      const before = this.#text.slice(offset + 1, first.offset);
      this.#replace(endOf(last), endOf(last), `,${before || " "}${printed(before)}`);
    } else this.#replace(offset + 1, offset + length - 1, printed(""));
  }

  /** On several lines where its neighbours have lines of their own. */
  #printed(value: unknown, before: string): string {
    const indent = /\n([ \t]*)$/.exec(before)?.[1];
    if (indent === undefined || !(value instanceof Object)) return JSON.stringify(value);
    const [, unit = "  "] = /^\{\r?\n([ \t]+)/.exec(this.#text) ?? [];
    const lines = JSON.stringify(value, null, unit).split("\n");
    return lines.join(`${before.includes("\r\n") ? "\r\n" : "\n"}${indent}`);
  }

  #replace(from: number, to: number, text: string): void {
    this.#text = this.#text.slice(0, from) + text + this.#text.slice(to);
  }
}

function endOf({ offset, length }: Node): number {
  return offset + length;
}

/** Every text in a JSON value, with its path. */
export function stringsIn(value: unknown, path: JSONPath = []): { path: JSONPath; text: string }[] {
  if (typeof value === "string") return [{ path, text: value }];
  if (Array.isArray(value)) return value.flatMap((item, index) => stringsIn(item, [...path, index]));
  if (!(value instanceof Object)) return [];
  return Object.entries(value).flatMap(([key, item]) => stringsIn(item, [...path, key]));
}
