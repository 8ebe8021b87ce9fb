import { namedSource, type SourceNames } from "../content/source-registry.ts";
import { UNKNOWNS, type Unknown } from "../domain/archive.ts";
import type { ArticleRecord } from "../domain/article-record.ts";
import { UNKNOWN_KIND } from "../domain/kind.ts";
import type { SourceRecord } from "../domain/source.ts";
import { fitted } from "./one-line.ts";

const LONGEST_NAME = 60;

/**
 * What an article lacks that every new one has to have: no more than is missing, since whoever pays a debt takes it off the list
 * (src/content/article-archive.ts asks the same of each).
 */
export function debtOf(record: Partial<ArticleRecord>, names: SourceNames): Unknown[] {
  const { kind, desk, authors = [], contributors = [], sources = [], pictures = {}, media = {} } = record;
  const whole = kind === "reprint" || kind === "translation";
  const [shown, played] = [Object.values(pictures), Object.values(media)];
  const cited = sources.map((source) => ({ source, citation: names.resolve(source) }));
  const credits = [...shown, ...played].flatMap(({ credit }) => (credit === null ? [] : [credit]));
  const terms = cited.map(({ citation }) => citation && names.termsOf(citation));
  const missing: Readonly<Record<Unknown, boolean>> = {
    kind: kind === UNKNOWN_KIND,
    byline: desk === undefined && authors.length + contributors.length === 0,
    source: kind !== "original" && sources.length === 0,
    original:
      (whole && sources.length > 0 && !cited.some(({ citation }) => citation?.url !== undefined)) ||
      [...sources, ...credits].some((source) => isNowhere(source, names)),
    author: whole && cited.some(({ source, citation }) => !citation?.author && !saysNoAuthor(source)),
    basis: kind === "reprint" && terms.some((one) => one === undefined),
    share:
      kind === "reprint" &&
      cited.some(({ citation }, at) => terms[at]?.share !== undefined && citation?.share === undefined),
    credit: [...shown, ...played].some(({ credit }) => credit === null),
    alt:
      shown.some((picture) => picture.alt === undefined) ||
      played.some((one) => one.unavailable === undefined && !one.description && !one.transcript?.length),
    licence:
      shown.some((picture) => picture.licence === undefined) ||
      played.some((one) => one.unavailable === undefined && !one.licence),
  };
  return UNKNOWNS.filter((one) => missing[one]);
}

function isNowhere(source: SourceRecord, names: SourceNames): boolean {
  const citation = names.resolve(source);
  return citation !== undefined && citation.key === undefined && citation.url === undefined;
}

function saysNoAuthor(source: SourceRecord): boolean {
  return typeof source !== "string" && source.authorGiven === false;
}

/** A name that nobody has registered, written out: an old text may name whom it likes. */
export function writtenOut(source: SourceRecord, names: SourceNames): SourceRecord {
  if (names.resolve(source) !== undefined) return source;
  if (typeof source === "string") return { name: fitted(source, LONGEST_NAME).text };
  const { url, title, author } = source;
  const details = {
    ...(url !== undefined && { url }),
    ...(title !== undefined && { title }),
    ...(author !== undefined && { author }),
  };
  return { name: fitted(namedSource(source), LONGEST_NAME).text, ...details };
}
