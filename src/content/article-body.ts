import type { Token } from "markdown-it";
import type { Block, TextBlock } from "../domain/article.ts";
import type { EntryBlock } from "../domain/live.ts";
import { countCharacters, type Subhead } from "../domain/reading.ts";
import { isBlank } from "../domain/seen-text.ts";
import { missing } from "./article-pictures.ts";
import { checkWords, refuseStructure, startOf } from "./body-words.ts";
import { linkFinder } from "./links.ts";
import { idsIn, textOf, withPaidLinks } from "./markdown/output.ts";
import type { ParsedMarkdown, SourceParagraph } from "./markdown/parse.ts";
import { frontMatterIn, readMarkdown, refuseHidden } from "./markdown/read-markdown.ts";
import type { Place, ProblemReport } from "./problem-report.ts";
import { markedForbidden } from "./salvaged-text.ts";

const DEEPEST = 20;
export const LABELS = { picture: "图片", chart: "图表", media: "影音或文件", quote: "引语" } as const;

export type Placed = Exclude<Block, TextBlock | EntryBlock>;

export interface ArticleBody {
  readonly blocks: readonly Block[];
  /** Han characters and foreign words, for the reading time. */
  readonly characters: number;
  readonly subheads: readonly Subhead[];
  /** As they were typed, for those who look over the wording. */
  readonly paragraphs: readonly SourceParagraph[];
}

export const EMPTY_BODY: ArticleBody = { blocks: [], characters: 0, subheads: [], paragraphs: [] };

export interface BodyWanted {
  /** Warn of long direct quotations in paragraphs without a link. */
  readonly unsourcedQuotes: boolean;
  /** Whether somebody has paid for it, and so for its links. */
  readonly paidFor?: boolean;
  /** What becomes a page, rather than only be judged. */
  readonly html: boolean;
  /** Pictures that are posters of videos: they have a place. */
  readonly posters?: readonly string[];
  /** Full address of that page. */
  readonly page: string;
  /** Whether a recorded name may stay without a place, and any name have one: what the record says of them cannot be made out. */
  readonly mayBeAnything: (name: string) => boolean;
}

/** What stands alone in a paragraph, by its name. */
interface Placement {
  readonly name: string;
  readonly at: Place;
  /** Of several that stand in one paragraph with nothing else: which gallery of the article that is, from 1. */
  readonly gallery?: number;
}

/** A stretch of tokens, or something placed between two. */
type Segment = { readonly run: Token[] } | Placement;

/**
 * Turns an article's Markdown into text, pictures, charts, videos and quotations. All but text stand alone in a paragraph as
 * `![](name)`; several pictures in one are a gallery (docs/decisions/0062).
 *
 * @param placeable what article.json records, by name; each has to be placed exactly once
 */
export function readBody(
  file: string,
  text: string,
  placeable: ReadonlyMap<string, Placed>,
  wanted: BodyWanted,
  report: ProblemReport,
): ArticleBody {
  if (isBlank(text)) {
    report.add("empty-body", file, "正文是空的。");
    return EMPTY_BODY;
  }
  const placed = new Set(wanted.posters);
  const body = readText(file, text, { placeable, placed }, wanted, report);
  if (body) reportUnplaced(file, { placeable, placed }, wanted, report);
  return body ?? EMPTY_BODY;
}

/** What a record has for its text, and what of it was placed so far. */
export interface Placing {
  readonly placeable: ReadonlyMap<string, Placed>;
  readonly placed: Set<string>;
}

/** Reports what is on record and stands nowhere. @param file of the text in which it is missed */
export function reportUnplaced(
  file: string,
  { placeable, placed }: Placing,
  { mayBeAnything }: Pick<BodyWanted, "mayBeAnything">,
  report: ProblemReport,
): void {
  for (const [name, { kind }] of placeable)
    if (!placed.has(name) && !mayBeAnything(name))
      report.add(`${kind}-not-placed`, file, `${LABELS[kind]}“${name}”登记了，正文里却没有放。`);
}

/**
 * Turns one file of Markdown into blocks, as a part of all that an article says.
 * @param as an entry of a live page may hold less
 * @returns undefined when nothing in it could be read
 */
export function readText(
  file: string,
  text: string,
  { placeable, placed }: Placing,
  wanted: BodyWanted,
  report: ProblemReport,
  as: "article" | "entry" = "article",
): ArticleBody | undefined {
  const head = frontMatterIn(text);
  if (head !== undefined) {
    report.add("front-matter", file, `文件开头有别的系统的设置：${head.slice(0, 60).replaceAll("\n", " ")}`);
    // Without it the lines keep their numbers, and what else is wrong is told as well.
    return readText(file, text.replace(head, head.replace(/[^\n]/g, "")), { placeable, placed }, wanted, report, as);
  }
  const parsed = readMarkdown(text, file, report);
  if (!parsed) return undefined;
  const deep = parsed.tokens.findIndex(({ level }) => level > DEEPEST);
  const segments = segmentsOf(deep < 0 ? parsed.tokens : parsed.tokens.slice(0, deep));
  const words = segments.flatMap((segment) => ("run" in segment ? segment.run : []));
  const subheads = readSubheads(words, file, report);
  checkWords(words, parsed, wanted.unsourcedQuotes, file, report);
  if (as === "entry") refuseStructure(words, file, report);
  const toBlock = textBlocks(file, text, parsed, wanted, report);
  const blocks = segments.flatMap((segment): Block[] => ("run" in segment ? [toBlock(segment.run)] : place(segment)));
  if (deep >= 0) {
    report.add("too-deep", file, `引用或列表嵌套超过 ${DEEPEST} 层。`, startOf(parsed.tokens[deep]));
    return undefined;
  }
  const characters = words.reduce((sum, token) => sum + charactersIn(token), 0);
  return { blocks, characters, subheads, paragraphs: parsed.paragraphs };

  function place({ name, at, gallery }: Placement): Placed[] {
    const block = placeable.get(name);
    const again = placed.has(name);
    placed.add(name);
    if (block && again)
      report.add(`${block.kind}-placed-twice`, file, `${LABELS[block.kind]}“${name}”放了不止一次。`, at);
    if (block && block.kind !== "picture" && gallery)
      report.add("picture-not-alone", file, `${LABELS[block.kind]}“${name}”和别的放在了同一段里，只有图片可以。`, at);
    const inGallery = gallery ? { gallery } : {};
    if (block) return again ? [] : [block.kind === "picture" ? { ...block, ...inGallery } : block];
    if (!wanted.mayBeAnything(name)) report.add("unknown-picture", file, `正文放了没有登记的图片“${name}”。`, at);
    return [{ kind: "picture", picture: missing(name, "这张图片还没有登记"), ...inGallery }];
  }
}

function segmentsOf(tokens: readonly Token[]): Segment[] {
  const segments: Segment[] = [];
  let run: Token[] = [];
  let galleries = 0;
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (!token) continue;
    const names = token.type === "paragraph_open" && token.level === 0 ? picturesAlone(tokens[index + 1]) : [];
    if (names.length === 0) run.push(token);
    else {
      const gallery = names.length > 1 ? { gallery: ++galleries } : {};
      segments.push({ run }, ...names.map((name) => ({ name, at: startOf(token), ...gallery })));
      run = [];
      // The pictures themselves, and the end of their paragraph.
      index += 2;
    }
  }
  return [...segments, { run }].filter((segment) => !("run" in segment) || segment.run.length > 0);
}

/** @returns what makes a block of a run of tokens */
function textBlocks(
  file: string,
  text: string,
  { render }: ParsedMarkdown,
  { html: wanted, page, paidFor }: BodyWanted,
  report: ProblemReport,
): (run: Token[]) => TextBlock {
  const linksIn = linkFinder(text, page);
  // Characters written as entities show in the HTML alone.
  const hasEntities = text.includes("&");
  let hidden = false;
  return (run) => {
    const html = wanted || hasEntities ? render(run) : "";
    hidden ||= refuseHidden(text, html, file, startOf(run[0]), report);
    const shown = (some: string) => copied(hidden ? markedForbidden(some) : some);
    return {
      kind: "text",
      html: shown(paidFor ? withPaidLinks(html) : html),
      text: wanted ? shown(textOf(run)) : "",
      links: linksIn(run).map((link) => ({ ...link, address: copied(link.address) })),
      ids: idsIn(run).map(copied),
    };
  };
}

/**
 * markdown-it joins its output from pieces that keep the whole source text alive; a copy of the bytes does not, and 10,000
 * articles wait together in memory for their pages.
 */
function copied(text: string): string {
  return Buffer.from(text).toString();
}

/** The headings that an article may have; of any other the report is told. */
function readSubheads(tokens: readonly Token[], file: string, report: ProblemReport): Subhead[] {
  return tokens.flatMap((token, index) => {
    if (token.type !== "heading_open") return [];
    const level = token.tag === "h2" ? 2 : token.tag === "h3" ? 3 : undefined;
    if (!level) {
      report.add("bad-heading", file, `正文里不能用 ${token.markup} 标题。`, startOf(token));
      return [];
    }
    const text = (tokens[index + 1]?.children ?? []).map(({ content }) => content).join("");
    return { id: copied(String(token.attrGet("id"))), text: copied(text), level };
  });
}

function charactersIn({ children }: Token): number {
  return (children ?? []).reduce((sum, { type, content }) => sum + (type === "text" ? countCharacters(content) : 0), 0);
}

/** @returns the names of the pictures that a paragraph consists of; none where it has anything else */
function picturesAlone(inline: Token | undefined): string[] {
  const names: string[] = [];
  for (const child of inline?.children ?? []) {
    if (child.type === "image" && child.content === "") names.push(String(child.attrGet("src")));
    else if (child.type !== "softbreak" && !(child.type === "text" && isBlank(child.content))) return [];
  }
  return names;
}
