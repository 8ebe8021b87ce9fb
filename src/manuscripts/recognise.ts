import { namedSource, type SourceNames } from "../content/source-registry.ts";
import type { Disclaimers } from "../domain/site.ts";
import { boilerplateOf } from "./boilerplate.ts";
import { hasGap, plain } from "./escaped-text.ts";
import { dayIn, readLabels } from "./labels.ts";
import {
  type Block,
  type Draft,
  type Manuscript,
  placedPicture,
  type RemovedLine,
  type ReviewNote,
  removedLine,
} from "./manuscript.ts";
import { withPictures } from "./pictures.ts";
import { sourcesOfLede } from "./sources.ts";
import { isHeading, withSubheads } from "./subheads.ts";

/** What the recognition compares with. */
export interface RecognitionContext {
  readonly names: SourceNames;
  readonly disclaimers: Disclaimers;
}

/** A longer first line, or one that ends like a sentence, is a paragraph and no headline. */
const LONGEST_TITLE = 120;
const PAGE_TITLE_END = /\s*[|_–—-]\s*[^|_–—-]{1,30}$/u;
const LIST_OR_QUOTE = /^(?:>|-|\d+\.) /;

/** Finds out what a manuscript is made of and moves each part to where it belongs. Nothing is thrown away unreported. */
export function recognise(manuscript: Manuscript, { names, disclaimers }: RecognitionContext): Draft {
  const boilerplate: RemovedLine[] = [];
  const text = manuscript.blocks.filter((block) => {
    const what = boilerplateOf(plain(block.escaped), disclaimers);
    if (what) boilerplate.push(removedLine(block, what));
    return !what;
  });
  const pictured = withPictures(text, manuscript.pictures, names);
  const labelled = readLabels(pictured.blocks, names);
  const { title = manuscript.pageTitle?.replace(PAGE_TITLE_END, ""), rest } = titled(labelled.blocks, labelled.title);
  const head = withoutDateline(rest);
  const { lede, body, reviewNotes } = withoutLede(withSubheads(head.blocks));
  const day = labelled.day ?? head.day;
  const known = new Set(labelled.sources.map(namedSource));
  const upstream = sourcesOfLede(lede ?? "", names).filter((key) => !known.has(key));
  const kind = labelled.kind ?? (upstream.length > 0 ? "compilation" : undefined);
  const removed = [...boilerplate, ...pictured.removed, ...labelled.removed, ...head.removed];
  return {
    ...(title && { title }),
    ...(lede && { lede }),
    ...(kind && { kind }),
    ...(labelled.desk && { desk: labelled.desk }),
    ...(day && { day }),
    authors: labelled.authors,
    sources: [...labelled.sources, ...upstream],
    pictures: pictured.pictures,
    body,
    removed: removed.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)),
    reviewNotes: [
      ...[...labelled.reviewNotes, ...reviewNotes, ...pictured.reviewNotes],
      ...[...lostCharacters(body), ...leftOut(manuscript)],
    ],
  };
}

/** @param given what a line `标题：` gave */
function titled(blocks: readonly Block[], given: string | undefined): { title?: string; rest: readonly Block[] } {
  const first = blocks.findIndex((block) => /^# /.test(block.escaped));
  const index = first >= 0 ? first : blocks.findIndex((block) => placedPicture(block) === undefined);
  const block = blocks[index];
  if (!block) return { rest: blocks, ...(given && { title: given }) };
  const text = plain(block.escaped);
  const headline = first >= 0 || (text.length <= LONGEST_TITLE && !/[。；;，,：:]$/.test(text));
  if (!headline || (given && given !== text)) return { rest: blocks, ...(given && { title: given }) };
  return { title: text, rest: blocks.toSpliced(index, 1) };
}

/** The lede is a field of plain text; addresses of links in it are handed to the author. */
function withoutLede(blocks: readonly Block[]): Pick<Draft, "lede" | "body" | "reviewNotes"> {
  const index = blocks.findIndex(
    (block) => placedPicture(block) === undefined && !isHeading(block) && !LIST_OR_QUOTE.test(block.escaped),
  );
  const block = blocks[index];
  if (!block) return { body: blocks, reviewNotes: [] };
  const reviewNotes = [...block.escaped.matchAll(/\]\(([^)]+)\)/g)].map(([, address = ""]): ReviewNote => {
    return { at: { field: ["lede"] }, message: `导语里不能放链接，原来链接到 ${address}；需要时写进来源或正文。` };
  });
  return { lede: plain(block.escaped), body: blocks.toSpliced(index, 1), reviewNotes };
}

function lostCharacters(body: readonly Block[]): ReviewNote[] {
  return body
    .filter(({ escaped }) => hasGap(escaped))
    .map((block) => ({ at: { block }, message: "有转换时丢失的字符，现在写作 □，请对照原文补上。" }));
}

function leftOut({ embeds, surroundings }: Manuscript): ReviewNote[] {
  const reviewNote = (message: string): ReviewNote => ({ at: { line: undefined }, message });
  return [
    ...(embeds > 0 ? [reviewNote(`原文里有 ${embeds} 处视频、音频或嵌入的页面，没有带过来；需要时写成链接。`)] : []),
    ...(surroundings > 0 ? [reviewNote(`网页的菜单、侧栏和页脚（${surroundings} 处）没有带过来。`)] : []),
  ];
}

/** A line of a page's head is short and no sentence. */
const LONGEST = 60;
const SENTENCE = /[。！？!?；;…”]/;

/**
 * Takes out what pages set between headline and text: `原创 要闻组 某公众号 2026年11月20日 09:30 加拿大`, and lines that only say a
 * part of it again. A line without a date could be a subhead and stays.
 */
function withoutDateline(blocks: readonly Block[]): Pick<Draft, "day" | "removed"> & Pick<Manuscript, "blocks"> {
  const first = blocks.findIndex((block) => !isHeadline(block));
  const head = blocks.slice(0, Math.max(first, 0)).map((block) => ({ block, text: plain(block.escaped) }));
  const dated = head.find(({ text }) => dayIn(text) !== undefined);
  if (!dated) return { blocks, removed: [] };
  const repeated = new Set(head.filter(({ text }) => dated.text.includes(text)).map(({ block }) => block));
  const day = dayIn(dated.text);
  return {
    blocks: blocks.filter((block) => !repeated.has(block)),
    ...(day !== undefined && { day }),
    removed: [...repeated].map((block) => removedLine(block, "发布信息")),
  };
}

function isHeadline(block: Block): boolean {
  const text = plain(block.escaped);
  return !isHeading(block) && placedPicture(block) === undefined && text.length <= LONGEST && !SENTENCE.test(text);
}
