import type { JSONPath } from "jsonc-parser";
import { JsonText, stringsIn } from "../../content/json-text.ts";

/** What readers read of a record. What was said of earlier changes stays as it was said. */
const READ =
  /^(?:title|lede|desk|authors\.\d+|pictures\.[^.]+\.(?:alt|caption|creditNote|unavailable)|quotes\.[^.]+\.(?:speaker|role|text))$/;
/** Names of people in a record. */
const PERSON =
  /^(?:authors\.\d+|sources\.\d+\.author|pictures\.[^.]+\.credit\.author|quotes\.[^.]+\.(?:speaker|source\.author))$/;
/** What is an address in Markdown, or code: nobody's words. */
const NO_WORDS = /\]\([^)\n]*\)|^\[[^\]\n]+\]:.*$|<https?:[^>\n]*>|https?:\/\/[^\s<>）」』，。]+|`[^`\n]*`/gm;

/** A text as it is to be instead of another. */
export interface Replacement {
  readonly from: string;
  readonly to: string;
  /** Longer words in which the text stands and is right: 李明 in 李明博. */
  readonly except: readonly string[];
}

/** A text with every occurrence replaced but those inside the exceptions. */
export function replaced(text: string, { from, to, except }: Replacement): string {
  const kept = [...except, to].filter((word) => word.includes(from));
  const pattern = [...kept, from].sort((a, b) => b.length - a.length).map(literal);
  return text.replace(new RegExp(pattern.join("|"), "g"), (word) => (word === from ? to : word));
}

/** article.md with the words of it replaced; addresses and code stay. */
export function textWith(raw: string, replacement: Replacement): string {
  let done = "";
  let from = 0;
  for (const { index, 0: address } of raw.matchAll(NO_WORDS)) {
    done += replaced(raw.slice(from, index), replacement) + address;
    from = index + address.length;
  }
  return done + replaced(raw.slice(from), replacement);
}

/** article.json with what readers read of it replaced. */
export function recordWith(raw: string, replacement: Replacement): string {
  return eachText(raw, READ, (text) => replaced(text, replacement));
}

/** article.json with one person's name in place of another, where it is the whole of a name. */
export function recordWithPerson(raw: string, from: string, to: string): string {
  return eachText(raw, PERSON, (text) => (text === from ? to : text));
}

function eachText(raw: string, places: RegExp, change: (text: string) => string): string {
  const json = new JsonText(raw);
  for (const { path, text } of stringsIn(json.value)) {
    const after = places.test(nameOf(path)) ? change(text) : text;
    if (after !== text) json.set(path, after);
  }
  return json.raw;
}

function nameOf(path: JSONPath): string {
  return path.join(".");
}

function literal(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}
