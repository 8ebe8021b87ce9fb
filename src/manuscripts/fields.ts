import { pinyin } from "pinyin-pro";
import type { ProblemReport } from "../content/problem-report.ts";
import type { SiteData } from "../content/site-data.ts";
import { ArticleRecord } from "../domain/article-record.ts";
import { type DateStamp, dateStampOf, readTypedDate } from "../domain/date-stamp.ts";
import type { Kind } from "../domain/kind.ts";
import type { ContributorRecord } from "../domain/signature.ts";
import type { SourceRecord } from "../domain/source.ts";
import { SLUG } from "../domain/text-rules.ts";
import type { Draft } from "./manuscript.ts";
import type { NewOptions } from "./options.ts";
import { chooseSource, describeSource } from "./sources.ts";

/** What an author decides about an article; a question for each that is missing. */
export interface Fields {
  readonly title?: string;
  readonly kind?: Kind;
  readonly sources: readonly SourceRecord[];
  /** Key of the registry. */
  readonly section?: string;
  readonly desk?: string;
  readonly authors: readonly string[];
  readonly contributors: readonly ContributorRecord[];
  readonly published: DateStamp;
  readonly slug?: string;
}

/** All that an article cannot be written without. */
export type Decided = Fields & Required<Pick<Fields, "title" | "kind" | "section" | "slug">>;

const LONGEST_SLUG = 80;

/**
 * The fields as the options say, and otherwise as the manuscript has them. What is wrong with an option is reported.
 *
 * @param now milliseconds since 1970: the day of publication when nobody names one
 * @param taken where a slug is in use already, by slug
 */
export function fieldsFrom(
  options: NewOptions,
  draft: Draft,
  siteData: SiteData,
  taken: ReadonlyMap<string, string>,
  now: number,
  report: ProblemReport,
): Fields {
  const { title = draft.title, kind = draft.kind, desk = draft.desk } = options;
  const authors = options.authors.length > 0 ? options.authors : draft.authors;
  if (title !== undefined && !ArticleRecord.shape.title.safeParse(title).success)
    report.add(
      "bad-value",
      "--title",
      `标题不能用（有 ${title.length} 字，上限是 120；不能有 HTML、换行和首尾空白）。`,
    );
  const slugProblem = options.slug === undefined ? undefined : problemOfSlug(options.slug, taken);
  if (slugProblem) report.add(slugProblem.code, "--slug", slugProblem.message);
  const sources = options.sources.flatMap((typed) => {
    const choice = chooseSource(typed, siteData.sources, siteData.sourceNames);
    if ("source" in choice) return [choice.source];
    const among = "among" in choice ? choice.among.map((key) => describeSource(key, siteData.sources)).join("，") : "";
    const message = "unknown" in choice ? choice.unknown : `“${typed}”可以是${among}；请写全。`;
    report.add("unknown-source", "--source", message);
    return [];
  });
  const [only, ...more] = siteData.sections.keys();
  const section =
    options.section === undefined ? (more.length > 0 ? undefined : only) : sectionCalled(options.section, siteData);
  if (options.section !== undefined && section === undefined)
    report.add("unknown-section", "--section", `没有登记过栏目“${options.section}”，有的是 ${sectionList(siteData)}。`);
  const written = readTypedDate(options.published ?? draft.day ?? "", siteData.site.timeZone);
  // Today's news is of this minute: midnight would say that nobody knows the hour, and put it behind all of the day.
  const minute = dateStampOf(now - (now % 60_000), siteData.site.timeZone);
  if (options.published !== undefined && "fault" in written)
    report.add(written.code, "--published", `“${options.published}”${written.fault}。`);
  const dated = "date" in written && (options.published !== undefined || written.date.day !== minute.day);
  return {
    ...(title !== undefined && { title }),
    ...(kind && { kind }),
    ...(section !== undefined && { section }),
    ...(desk !== undefined && { desk }),
    ...(options.slug !== undefined && { slug: options.slug }),
    sources: options.sources.length > 0 ? sources : draft.sources,
    authors,
    contributors: draft.contributors,
    published: dated ? written.date : minute,
  };
}

/** Why a slug cannot be used; undefined when it can. */
export function problemOfSlug(
  slug: string,
  taken: ReadonlyMap<string, string>,
): { readonly code: "bad-slug" | "duplicate-slug"; readonly message: string } | undefined {
  if (!SLUG.test(slug) || slug.length > LONGEST_SLUG)
    return { code: "bad-slug", message: `短名“${slug.slice(0, LONGEST_SLUG)}”不能作地址。` };
  const holder = taken.get(slug);
  return holder === undefined ? undefined : { code: "duplicate-slug", message: `短名“${slug}”已经被 ${holder} 用了。` };
}

/** The key of a section by its key or name. */
export function sectionCalled(text: string, { sections }: SiteData): string | undefined {
  const wanted = text.normalize("NFKC").trim();
  return [...sections.values()].find(({ key, name }) => key === wanted.toLowerCase() || name === wanted)?.key;
}

/** `world 国际、canada 加拿大` */
export function sectionList({ sections }: SiteData): string {
  return [...sections.values()].map(({ key, name }) => `${key} ${name}`).join("、");
}

/** Long enough to tell articles apart, short enough to be read out; authors may write up to 80. */
const LONGEST = 40;
const WORDS = new Intl.Segmenter("zh", { granularity: "word" });

/**
 * Proposes the last part of an article's address: the title in pinyin, word by word, cut at a word.
 * @param taken what other articles have
 */
export function proposeSlug(title: string, taken: ReadonlySet<string>): string {
  const base = shortened(romanised(title)) || "article";
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(slug)) return slug;
  }
}

/** The whole title is read at once, so that 行 in 银行 is hang; ü is v, as people type it. */
function romanised(title: string): string[] {
  const syllables = pinyin(title, { toneType: "none", type: "array", v: true, nonZh: "spaced" });
  let at = 0;
  const words = [...WORDS.segment(title)].map(({ segment }) => {
    const from = at;
    at += [...segment].length;
    return syllables.slice(from, at).join("");
  });
  return (at === syllables.length ? words : syllables).map(ascii).filter((word) => word !== "");
}

function ascii(word: string): string {
  const letters = word.normalize("NFKD").toLowerCase();
  return letters.replace(/[^a-z0-9]/g, "");
}

function shortened(words: readonly string[]): string {
  let slug = "";
  for (const word of words) {
    const longer = slug === "" ? word.slice(0, LONGEST) : `${slug}-${word}`;
    if (longer.length > LONGEST) break;
    slug = longer;
  }
  return slug;
}
