import type { Token } from "markdown-it";
import type { Block } from "../domain/article.ts";
import { isBlank } from "../domain/characters.ts";
import { countCharacters, type Subhead } from "../domain/reading.ts";
import { markupIn } from "../domain/text-rules.ts";
import { missing } from "./article-pictures.ts";
import { frontMatterIn } from "./front-matter.ts";
import { reportLeftovers } from "./leftover-markdown.ts";
import { anchorsIn, parseMarkdown, refuseHidden, reportRefused, reportTooLong } from "./markdown.ts";
import { reportOddLinks } from "./odd-hosts.ts";
import { type OwnLink, ownLinks } from "./own-links.ts";
import type { ProblemReport } from "./problem-report.ts";
import { markedForbidden } from "./salvaged-text.ts";

const DEEPEST = 20;
const LABELS = { picture: "图片", quote: "引语" } as const;
/** Shorter quotations are names and turns of phrase. */
const LONG_QUOTE = 20;

export type Placed = Exclude<Block, { kind: "text" }>;

export interface ArticleBody {
  readonly blocks: readonly Block[];
  /** Han characters and foreign words, for the reading time. */
  readonly characters: number;
  readonly subheads: readonly Subhead[];
  readonly links: readonly OwnLink[];
  readonly anchors: readonly string[];
}

export const EMPTY_BODY: ArticleBody = { blocks: [], characters: 0, subheads: [], links: [], anchors: [] };

export interface BodyWanted {
  /** Warn of long direct quotations in paragraphs without a link. */
  readonly unsourcedQuotes: boolean;
  /** What becomes a page, rather than only be judged. */
  readonly html: boolean;
  /** Full address of that page. */
  readonly page: string;
  /** Whether a recorded name may stay without a place, and any name have one: what the record says of them cannot be made out. */
  readonly mayBeAnything: (name: string) => boolean;
}

/**
 * Turns an article's Markdown into text, pictures and quotations. The latter two stand alone in a paragraph as
 * `![](name)`.
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
  const head = frontMatterIn(text);
  if (head !== undefined) {
    report.add("front-matter", file, `文件开头有别的系统的设置：${head.slice(0, 60).replaceAll("\n", " ")}`);
    // Without it the lines keep their numbers, and what else is wrong is told as well.
    return readBody(file, text.replace(head, head.replace(/[^\n]/g, "")), placeable, wanted, report);
  }
  const parsed = parseMarkdown(text);
  if (reportTooLong(parsed, file, report)) return EMPTY_BODY;
  const { tokens, refusedLinks, render } = parsed;
  reportRefused(text, refusedLinks, file, report);
  reportOddLinks(tokens, text, file, report);
  reportLeftovers(text, parsed, file, report);
  // `<javascript:…>` is told as the link that it would have been.
  const refused = new Set(refusedLinks.map(({ address }) => `<${address}>`));
  // Characters written as entities show in the HTML alone.
  const hasEntities = text.includes("&");
  let hidden = false;
  const placed = new Set<string>();
  const blocks: Block[] = [];
  const subheads: Subhead[] = [];
  let run: Token[] = [];
  let characters = 0;
  const flush = () => {
    // markdown-it joins its output from pieces that keep the whole source text alive; a copy of the bytes does not, and
    // 10,000 articles wait together in memory for their pages.
    if (run.length > 0 && (wanted.html || hasEntities)) {
      const html = Buffer.from(render(run)).toString();
      const place = { line: (run[0]?.map?.[0] ?? 0) + 1, column: 1 };
      if (!hidden) hidden = hasEntities && refuseHidden(text, html, file, place, report);
      blocks.push({ kind: "text", html: hidden ? markedForbidden(html) : html });
    }
    run = [];
  };
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (!token) continue;
    const line = (token.map?.[0] ?? 0) + 1;
    if (token.level > DEEPEST) {
      report.add("too-deep", file, `引用或列表嵌套超过 ${DEEPEST} 层。`, { line, column: 1 });
      return EMPTY_BODY;
    }
    if (token.type === "heading_open") {
      const subhead = subheadOf(token, tokens[index + 1]);
      if (subhead) subheads.push(subhead);
      else report.add("bad-heading", file, `正文里不能用 ${token.markup} 标题。`, { line, column: 1 });
    }
    const alone = token.type === "paragraph_open" && token.level === 0 ? pictureAlone(tokens[index + 1]) : undefined;
    if (alone !== undefined) {
      flush();
      place(alone, line);
      index += 2;
      continue;
    }
    run.push(token);
    if (token.type !== "inline") continue;
    characters += checkInline(token, line);
    if (wanted.unsourcedQuotes) warnOfUnsourced(token, line);
  }
  flush();
  for (const [name, { kind }] of placeable) {
    if (!placed.has(name) && !wanted.mayBeAnything(name))
      report.add(`${kind}-not-placed`, file, `${LABELS[kind]}“${name}”登记了，正文里却没有放。`);
  }
  return { blocks, characters, subheads, links: ownLinks(tokens, text, wanted.page), anchors: anchorsIn(tokens) };

  function place(name: string, line: number): void {
    const block = placeable.get(name);
    const at = { line, column: 1 };
    if (!block) {
      if (!wanted.mayBeAnything(name)) report.add("unknown-picture", file, `正文放了没有登记的图片“${name}”。`, at);
      blocks.push({ kind: "picture", picture: missing(name, "这张图片还没有登记") });
    } else if (placed.has(name))
      report.add(`${block.kind}-placed-twice`, file, `${LABELS[block.kind]}“${name}”放了不止一次。`, at);
    else blocks.push(block);
    placed.add(name);
  }

  function warnOfUnsourced(token: Token, line: number): void {
    if (token.children?.some(({ type }) => type === "link_open" || type === "footnote_ref")) return;
    const quoted = longQuoteIn(token.content);
    if (quoted)
      report.warn("unsourced-quote", file, `直接引语没有出处：${quoted.slice(0, 20)}……”`, { line, column: 1 });
  }

  function checkInline(token: Token, line: number): number {
    let count = 0;
    for (const child of token.children ?? []) {
      if (child.type === "image") {
        report.add("picture-not-alone", file, `图片“${child.attrGet("src")}”混在一段文字里，或方括号里写了字。`, {
          line,
          column: 1,
        });
      }
      if (child.type !== "text") continue;
      const markup = markupIn(child.content);
      if (markup && !refused.has(markup))
        report.add("html-in-text", file, `正文里有 HTML：${markup.slice(0, 60)}`, { line, column: 1 });
      count += countCharacters(child.content);
    }
    return count;
  }
}

/** The first quotation that is long, with its marks. */
function longQuoteIn(text: string): string | undefined {
  for (let from = 0; ; ) {
    const start = text.indexOf("“", from);
    const end = start < 0 ? -1 : text.indexOf("”", start);
    if (end < 0) return undefined;
    if (end - start > LONG_QUOTE) return text.slice(start, end + 1);
    from = end;
  }
}

function pictureAlone(inline: Token | undefined): string | undefined {
  const [image, ...rest] = inline?.children ?? [];
  if (image?.type !== "image" || rest.length > 0 || image.content !== "") return undefined;
  return String(image.attrGet("src"));
}

/** Undefined for a heading of a level that an article may not have. */
function subheadOf(heading: Token, inline: Token | undefined): Subhead | undefined {
  const level = heading.tag === "h2" ? 2 : heading.tag === "h3" ? 3 : undefined;
  if (!level) return undefined;
  const text = (inline?.children ?? []).map(({ content }) => content).join("");
  // As with the blocks: copies, which do not keep the whole source alive.
  return { id: Buffer.from(String(heading.attrGet("id"))).toString(), text: Buffer.from(text).toString(), level };
}
