import type { ExpandedTags } from "exifreader";
import type { ContentCredentials } from "../domain/content-credentials.ts";
import { type DigitalSource, SOURCE_LABELS } from "../domain/digital-source.ts";
import { commonsLicence } from "../domain/licence.ts";
import { markedSources, type UpstreamCredit, upstreamCredit } from "./upstream-credit.ts";

/** What a picture's file says, all its parts together. */
export interface Said extends UpstreamCredit {
  /** What of machines can be recorded; several where it leaves open which, none where two of its parts say different things. */
  readonly sources: readonly DigitalSource[];
}

/** A picture's owner as the publication knows it, and its author where that is somebody else. */
export interface Owner {
  readonly key: string;
  readonly author?: string;
}

const LONGEST_LICENCE = 190;

/**
 * @param forms of the whole file, as `readableForms` gives them
 * @param credentials those that the picture does not agree with count for nothing
 */
export function saidIn(tags: ExpandedTags, forms: readonly Uint8Array[], credentials?: ContentCredentials): Said {
  const own = upstreamCredit(tags);
  const signed = credentials?.broken.length === 0 ? credentials : undefined;
  const marked = markedSources(tags, forms);
  const agreed = signed?.source && (marked.length === 0 || marked.includes(signed.source)) ? [signed.source] : [];
  return {
    owners: [...new Set([...own.owners, ...(signed?.owners ?? [])])],
    creators: [...new Set([...own.creators, ...(signed?.creators ?? [])])],
    licences: [...own.licences, ...(signed?.licences ?? [])],
    sources: signed?.source ? agreed : marked,
  };
}

/**
 * The one that is registered; another would need an address, which no file has.
 * @param keyOf of the registered source that goes by a name
 */
export function registeredOwner(
  { owners, creators }: Said,
  keyOf: (name: string) => string | undefined,
): Owner | undefined {
  const keys = new Set(owners.flatMap((owner) => keyOf(owner) ?? []));
  const [key] = keys;
  if (key === undefined || keys.size > 1) return undefined;
  const [author, ...others] = creators;
  const alone = author === undefined || others.length > 0 || keyOf(author) === key;
  return alone ? { key } : { key, author };
}

/** A licence of Creative Commons by its name; any other in the file's words, with whose words they are. */
export function licenceOf({ licences }: Said): string | undefined {
  const commons = new Set(licences.flatMap((text) => commonsLicence(text) ?? []));
  const [name] = commons;
  if (name !== undefined) return commons.size === 1 ? name : undefined;
  const words = licences.find((text) => !/^https?:/.test(text) && text.length < LONGEST_LICENCE);
  return words && `${words}（图片文件写明）`;
}

/** A line for the form of a record: its field, what to write there, and what to know of it. */
export interface Line {
  readonly field: string;
  readonly value: string;
  readonly note?: string;
}

/**
 * What a file says, as lines to take over into a record.
 * @param nameOf of the registered source that goes by a name
 */
export function linesOf(said: Said, nameOf: (name: string) => string | undefined): readonly Line[] {
  const { owners, creators, sources } = said;
  const owner = registeredOwner(said, nameOf);
  const licence = licenceOf(said);
  const credit: Line | undefined = owner
    ? { field: "出处", value: owner.key, note: "已经登记，在“登记过的来源”里选" }
    : several("出处", owners, "没有登记：写名称和原文地址");
  const author = owner && owner.author === undefined && creators.length < 2 ? [] : creators;
  return [
    credit,
    several("作者", author),
    licence === undefined ? undefined : { field: "使用依据", value: licence },
    several(
      "人工智能",
      sources.map((source) => SOURCE_LABELS[source]),
    ),
  ].filter((line) => line !== undefined);
}

function several(field: string, names: readonly string[], note?: string): Line | undefined {
  if (names.length === 0) return undefined;
  const all = names.length > 1 ? "不止一个，由你决定" : note;
  return { field, value: names.join("、"), ...(all !== undefined && { note: all }) };
}
