import { namedSource, type SourceNames } from "../content/source-registry.ts";
import type { Disclaimers } from "../domain/site.ts";
import { boilerplateOf } from "./boilerplate.ts";
import { withCharts } from "./charts.ts";
import { hasGap, plain } from "./escaped-text.ts";
import { readGenreLines } from "./genre.ts";
import { dayIn, readLabels } from "./labels.ts";
import {
  type Block,
  type Draft,
  isParagraph,
  type Manuscript,
  placedPicture,
  type RemovedLine,
  type ReviewNote,
  removedLine,
  SURROUNDING,
} from "./manuscript.ts";
import { withMedia } from "./media.ts";
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

/** Finds out what a manuscript is made of and moves each part to where it belongs. Nothing is thrown away unreported. */
export function recognise(manuscript: Manuscript, { names, disclaimers }: RecognitionContext): Draft {
  const boilerplate: RemovedLine[] = [];
  const counted = withCharts(manuscript, names);
  const played = withMedia({ ...manuscript, blocks: counted.blocks });
  const headed = readGenreLines(played.blocks);
  const text = headed.blocks.filter((block) => {
    const what = boilerplateOf(plain(block.escaped), disclaimers);
    if (what) boilerplate.push(removedLine(block, what));
    return !what;
  });
  const pictured = withPictures(text, manuscript.pictures, names);
  const labelled = readLabels(pictured.blocks, names);
  const { pageTitle } = manuscript;
  const headline = titled(labelled.blocks, labelled.title);
  const title = headline.title ?? pageTitle?.replace(PAGE_TITLE_END, "");
  const head = withoutDateline(headline.rest);
  const { lede, body, reviewNotes } = withoutLede(withSubheads(head.blocks));
  const day = labelled.day ?? head.day;
  const known = new Set(labelled.sources.map(namedSource));
  const upstream = sourcesOfLede(lede ?? "", names).filter((key) => !known.has(key));
  const kind = labelled.kind ?? (upstream.length > 0 ? "compilation" : undefined);
  const ofPage = pageTitle && pageTitle !== title ? [{ what: "网页标题", text: pageTitle, line: undefined }] : [];
  const taken = [
    ...ofPage,
    ...counted.removed,
    ...played.removed,
    ...headed.removed,
    ...boilerplate,
    ...pictured.removed,
    ...labelled.removed,
    ...head.removed,
  ];
  return {
    ...(title && { title }),
    ...(lede && { lede }),
    ...(kind && { kind }),
    ...(headed.genre && { genre: headed.genre }),
    ...(labelled.desk && { desk: labelled.desk }),
    ...(day && { day }),
    authors: labelled.authors,
    contributors: labelled.contributors,
    sources: [...labelled.sources, ...upstream],
    pictures: pictured.pictures,
    media: played.media,
    charts: counted.charts,
    files: counted.files,
    body,
    removed: [...taken, ...manuscript.leftOut].toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)),
    reviewNotes: [
      ...[
        ...headed.reviewNotes,
        ...labelled.reviewNotes,
        ...(headline.reviewNotes ?? []),
        ...reviewNotes,
        ...pictured.reviewNotes,
        ...played.reviewNotes,
        ...notesOnTables(counted.reviewNotes, body),
      ],
      ...[...lostCharacters(body), ...boilerplate.flatMap(shortcodeNote), ...leftOut(manuscript)],
    ],
  };
}

/** @param given what a line `标题：` gave */
function titled(
  blocks: readonly Block[],
  given: string | undefined,
): { title?: string; rest: readonly Block[]; reviewNotes?: readonly ReviewNote[] } {
  const first = blocks.findIndex((block) => /^# /.test(block.escaped));
  const index = first >= 0 ? first : blocks.findIndex((block) => placedPicture(block) === undefined);
  const block = blocks[index];
  if (!block) return { rest: blocks, ...(given && { title: given }) };
  const text = plain(block.escaped);
  const headline =
    first >= 0 ||
    ((isParagraph(block) || isHeading(block)) && text.length <= LONGEST_TITLE && !/[。；;，,：:]$/.test(text));
  if (!headline || (given && given !== text)) return { rest: blocks, ...(given && { title: given }) };
  return { title: text, rest: blocks.toSpliced(index, 1), reviewNotes: linkNotes(block, "title", "标题") };
}

function withoutLede(blocks: readonly Block[]): Pick<Draft, "lede" | "body" | "reviewNotes"> {
  const index = blocks.findIndex(isParagraph);
  const block = blocks[index];
  if (!block) return { body: blocks, reviewNotes: [] };
  const reviewNotes = linkNotes(block, "lede", "导语");
  return { lede: plain(block.escaped), body: blocks.toSpliced(index, 1), reviewNotes };
}

/** A field of plain text has no links; their addresses are handed to the author. */
function linkNotes({ escaped }: Block, field: "title" | "lede", what: string): ReviewNote[] {
  return [...escaped.matchAll(/\]\(([^)]+)\)/g)].map(([, address = ""]): ReviewNote => {
    return { at: { field: [field] }, message: `${what}里不能放链接，原来链接到 ${address}；需要时写进来源或正文。` };
  });
}

/** A table may have been a part of what was taken out. */
function notesOnTables(notes: readonly ReviewNote[], body: readonly Block[]): ReviewNote[] {
  return notes.filter(({ at }) => !("block" in at) || body.includes(at.block));
}

function lostCharacters(body: readonly Block[]): ReviewNote[] {
  return body
    .filter(({ escaped }) => hasGap(escaped))
    .map((block) => ({ at: { block }, message: "有转换时丢失的字符，现在写作 □，请对照原文补上。" }));
}

function shortcodeNote({ what, text, line }: RemovedLine): ReviewNote[] {
  if (what !== "短代码") return [];
  return [{ at: { line }, message: `短代码 ${text} 没有带过来；它放的图片另外登记，视频写成链接。` }];
}

function leftOut({ embeds, leftOut }: Manuscript): ReviewNote[] {
  const reviewNote = (message: string): ReviewNote => ({ at: { line: undefined }, message });
  const addresses = embeds.filter((address) => address !== "").join("、");
  const links = addresses === "" ? "写成链接" : `写成链接（${addresses}）`;
  const surroundings = leftOut.filter(({ what }) => what === SURROUNDING).length;
  return [
    ...(embeds.length > 0 ? [reviewNote(`原文里有 ${embeds.length} 处嵌入的页面，没有带过来；需要时${links}。`)] : []),
    ...(surroundings > 0 ? [reviewNote(`网页的菜单、侧栏和页脚（${surroundings} 处）没有带过来。`)] : []),
  ];
}

/**
 * A draft whose title is another than the manuscript's, by an option or an answer: what was taken for the title is handed to
 * the author, for it may be the first paragraph.
 */
export function withTitle(draft: Draft, title: string): Draft {
  const own = draft.title;
  if (own === undefined || own === title || draft.removed.some(({ text }) => text.includes(own))) return draft;
  const message = `原稿的第一行“${own}”当作标题取出，标题却另写了“${title}”；它若是正文，请放回去。`;
  return {
    ...draft,
    removed: [{ what: "标题", text: own, line: undefined }, ...draft.removed],
    reviewNotes: [{ at: { line: undefined }, message }, ...draft.reviewNotes],
  };
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
  return isParagraph(block) && text.length <= LONGEST && !SENTENCE.test(text);
}
