import type { JSONPath } from "jsonc-parser";
import { JsonText, stringsIn } from "../../content/json-text.ts";

/** What is known by a key: where it is registered, and where article.json names it. */
export interface Keyed {
  /** File of `_data`. */
  readonly registry: string;
  /** Whether a text of article.json at this place is such a key. */
  readonly isKey: (path: JSONPath) => boolean;
  /** Other files of `_data` that name it, and where. */
  readonly others: Readonly<Record<string, (path: JSONPath) => boolean>>;
}

/** Any step of a path stands for itself; `*` for any. */
function at(...patterns: readonly string[]): (path: JSONPath) => boolean {
  const split = patterns.map((pattern) => pattern.split("."));
  return (path) =>
    split.some(
      (pattern) =>
        pattern.length === path.length && pattern.every((step, index) => step === "*" || step === String(path[index])),
    );
}

export const KEYED: Readonly<Record<"tag" | "section" | "source", Keyed>> = {
  tag: { registry: "tags.json", isKey: at("tags.*"), others: {} },
  section: { registry: "sections.json", isKey: at("section"), others: {} },
  source: {
    registry: "sources.json",
    isKey: at(
      "sources.*",
      "sources.*.source",
      "pictures.*.credit",
      "pictures.*.credit.source",
      "quotes.*.source",
      "quotes.*.source.source",
    ),
    others: { "notices.json": at("*.source") },
  },
};

/**
 * article.json with one key in place of another; where both stand in one list, once.
 * @returns the text as it was when it does not name the key
 */
export function withKey(raw: string, isKey: Keyed["isKey"], from: string, to: string): string {
  const json = new JsonText(raw);
  const named = stringsIn(json.value).filter(({ path, text }) => text === from && isKey(path));
  // From the end, so that the places of what is still to be changed stay right.
  for (const { path } of named.toReversed()) {
    const list = path.slice(0, -1);
    const inList = typeof path.at(-1) === "number";
    const variant = stringsIn(json.value).some(
      (other) =>
        inList &&
        other.text === to &&
        other.path.length === path.length &&
        String(other.path.slice(0, -1)) === String(list),
    );
    if (variant) json.remove(path);
    else json.set(path, to);
  }
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
    for (const alias of names) {
      if (![...textsOf(other, "name"), ...textsOf(other, "aliases")].includes(alias))
        json.append([to, "aliases"], alias);
    }
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
