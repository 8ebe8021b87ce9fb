import { JsonText, stringsIn } from "../../content/json-text.ts";

/** What is known by a key: where it is registered, and where other files name it. */
export interface Keyed {
  /** File of `_data`. */
  readonly registry: string;
  /** The places in article.json, by path. */
  readonly places: RegExp;
  /** Those in other files of `_data`, by file. */
  readonly others: Readonly<Record<string, RegExp>>;
}

export const KEYED: Readonly<Record<"tag" | "section" | "source", Keyed>> = {
  tag: { registry: "tags.json", places: /^tags\.\d+$/, others: {} },
  section: { registry: "sections.json", places: /^section$/, others: {} },
  source: {
    registry: "sources.json",
    places: /^(?:sources\.\d+(?:\.source)?|(?:pictures\.[^.]+\.credit|quotes\.[^.]+\.source)(?:\.source)?)$/,
    others: { "notices.json": /^\d+\.source$/ },
  },
};
/** What readers read of a record. What was said of earlier changes stays as it was said. */
const READ =
  /^(?:title|lede|desk|authors\.\d+|contributors\.\d+\.name|pictures\.[^.]+\.(?:alt|caption|creditNote|unavailable)|quotes\.[^.]+\.(?:speaker|role|text))$/;
/** Names of people in a record. */
const PERSON =
  /^(?:authors\.\d+|contributors\.\d+\.name|sources\.\d+\.author|pictures\.[^.]+\.credit\.author|quotes\.[^.]+\.(?:speaker|source\.author))$/;
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
  return withTexts(raw, READ, (text) => replaced(text, replacement));
}

/** article.json with one person's name in place of another, where it is the whole of a name. */
export function recordWithPerson(raw: string, from: string, to: string): string {
  return withTexts(raw, PERSON, (text) => (text === from ? to : text));
}

function withTexts(raw: string, places: RegExp, change: (text: string) => string): string {
  const json = new JsonText(raw);
  for (const { path, text } of stringsIn(json.value)) {
    const after = places.test(path.join(".")) ? change(text) : text;
    if (after !== text) json.set(path, after);
  }
  return json.raw;
}

function literal(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}

/**
 * JSON with one key in place of another; where both stand in one list, once.
 * @returns the text as it was when it does not name the key
 */
export function withKey(raw: string, places: RegExp, from: string, to: string): string {
  const json = new JsonText(raw);
  const named = stringsIn(json.value).filter(({ path, text }) => text === from && places.test(path.join(".")));
  // From the end, so that the places of what is still to be changed stay right.
  for (const { path } of named.toReversed()) {
    const list = path.slice(0, -1);
    const listed = Object(list.reduce<unknown>((value, step) => Reflect.get(Object(value), step), json.value));
    if (Array.isArray(listed) && listed.includes(to)) json.remove(path);
    else json.set(path, to);
  }
  return json.raw;
}

/** article.json with tags added to it and taken away. */
export function recordWithTags(raw: string, add: readonly string[], remove: readonly string[]): string {
  const json = new JsonText(raw);
  const tagsOf = (): unknown[] => [Reflect.get(Object(json.value), "tags") ?? []].flat();
  for (const tag of remove) {
    const index = tagsOf().indexOf(tag);
    if (index >= 0) json.remove(["tags", index]);
  }
  for (const tag of add) if (!tagsOf().includes(tag)) json.append(["tags"], tag);
  return json.raw;
}

/**
 * The registry with the key under another name, or joined to an entry that is there; the old key is remembered, so that
 * its address still leads somewhere. Of a source that is joined the names stay known, so that articles may go on naming
 * them.
 *
 * @throws Error with a Chinese sentence when the key is not registered
 */
export function registryWith(raw: string, from: string, to: string, name: string | undefined): string {
  const json = new JsonText(raw);
  const registry = json.value instanceof Object ? new Map(Object.entries(json.value)) : new Map();
  const [old, other] = [registry.get(from), registry.get(to)];
  if (!(old instanceof Object)) throw new Error(`没有登记过“${from}”；有的是：${[...registry.keys()].join("、")}。`);
  const former = [...textsOf(old, "formerly"), from].filter((key) => key !== to);
  if (other instanceof Object) {
    const names = "aliases" in old || "basis" in old ? [...textsOf(old, "name"), ...textsOf(old, "aliases")] : [];
    const known = [...textsOf(other, "name"), ...textsOf(other, "aliases")];
    for (const alias of names) if (!known.includes(alias)) json.append([to, "aliases"], alias);
    for (const key of former) json.append([to, "formerly"], key);
    json.remove([from]);
  } else {
    const back = textsOf(old, "formerly").indexOf(to);
    if (back >= 0) json.remove([from, "formerly", back]);
    json.append([from, "formerly"], from);
    json.rename([from], to);
  }
  if (name !== undefined) json.set([to, "name"], name);
  return json.raw;
}

function textsOf(entry: object, field: string): string[] {
  const value: unknown = Reflect.get(entry, field);
  return [value].flat().filter((text) => typeof text === "string");
}
