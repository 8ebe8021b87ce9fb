import { namedSource, type SourceNames } from "../content/source-registry.ts";
import { ArticleRecord } from "../domain/article-record.ts";
import { NO_CREDIT } from "../domain/attribution.ts";
import { KIND_LABELS } from "../domain/kind.ts";
import { countCharacters } from "../domain/reading.ts";
import type { SourceRecord } from "../domain/source.ts";

/** An article's two files as text; undefined where there is none. */
export interface ArticleText {
  readonly json: string | undefined;
  readonly markdown: string | undefined;
}

/** What a reader of a pull request wants to know of an article, right or wrong. */
export interface ArticleFacts {
  readonly title: string;
  /** 原创、综合、编译、转载; absent when the record is wrong. */
  readonly kind?: string;
  /** As the record writes them. */
  readonly published?: string;
  readonly publishAt?: string;
  readonly draft: boolean;
  readonly sources: readonly string[];
  readonly credits: readonly string[];
  /** Of the text, as for the reading time. */
  readonly characters: number;
}

/**
 * @param names undefined when the registry is wrong: sources then go by what the record calls them
 * @returns undefined when there is no such article
 */
export function factsOf({ json, markdown }: ArticleText, names: SourceNames | undefined): ArticleFacts | undefined {
  if (json === undefined && markdown === undefined) return undefined;
  const value = fieldsOf(json);
  const record = ArticleRecord.safeParse(value).data;
  const characters = countCharacters(markdown ?? "");
  const named = (source: SourceRecord) => names?.resolve(source)?.name ?? namedSource(source);
  if (!record)
    return { title: String(value.title ?? "（没有标题）"), draft: false, sources: [], credits: [], characters };
  const { title, kind, published, publishAt, status, sources, pictures } = record;
  return {
    title,
    kind: KIND_LABELS[kind],
    published,
    ...(publishAt !== undefined && { publishAt }),
    draft: status === "draft",
    sources: sources.map((source) => withAddress(named(source), source)),
    credits: Object.entries(pictures).map(
      ([name, { credit, creditNote }]) => `${name}：${credit === null ? (creditNote ?? NO_CREDIT) : named(credit)}`,
    ),
    characters,
  };
}

function withAddress(name: string, source: SourceRecord): string {
  return typeof source === "string" || source.url === undefined ? name : `${name} ${source.url}`;
}

/** The fields of a record by name; empty for what is no record. */
export function fieldsOf(json: string | undefined): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(json ?? "{}");
    return value instanceof Object && !Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : {};
  } catch {
    return {};
  }
}
