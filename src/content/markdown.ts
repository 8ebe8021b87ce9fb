import createMarkdown, { type MarkdownIt, type StateCore, type Token } from "markdown-it";
import cjkFriendly from "markdown-it-cjk-friendly";
import { addressFault } from "../domain/address-fault.ts";
import { FORBIDDEN, forbiddenName, spelledOut } from "../domain/characters.ts";
import { LONGEST_PARAGRAPH } from "../domain/paragraph.ts";
import { fullWidthPunctuation } from "../domain/punctuation.ts";
import { keepTyped } from "./as-typed.ts";
import { footnotes } from "./footnotes.ts";
import { joinedLines, pastedText } from "./pasted-text.ts";
import { type Place, type ProblemReport, placeAt } from "./problem-report.ts";

/** Relative addresses and four schemes; markdown-it's own rule lets `blob:`, `intent:` and `//host` through. */
const SAFE_ADDRESS = /^(?:https?:\/\/[^/]|mailto:[^/]|tel:\+?[\d-]|(?![a-z][a-z0-9+.-]*:)(?!\/\/)[^\\]*$)/i;
const EXTERNAL = /^https?:/i;
/** So many links are looked for in the file, to tell their places. */
export const MOST_SOUGHT = 100;

export interface RefusedLink {
  /** As a browser would have read it. */
  readonly address: string;
  /** Where the paragraph begins; 1 for the definition of a reference. */
  readonly line: number;
}

export interface ParsedMarkdown {
  readonly tokens: Token[];
  /** Links that the rule refused; their text stays on the page as typed. */
  readonly refusedLinks: readonly RefusedLink[];
  /** Lines, from 1, where paragraphs begin that are longer than one may be; what is inside them was not read. */
  readonly tooLong: readonly number[];
  /** Renders a run of the tokens. */
  render(tokens: Token[]): string;
}

/**
 * Parses an article's Markdown: CommonMark with tables, footnotes and emphasis that works beside Chinese punctuation
 * (commonmark-spec issue 650). HTML is text. Half-width punctuation after Chinese is set full-width.
 */
export function parseMarkdown(text: string): ParsedMarkdown {
  refused = [];
  tooLong = [];
  line = 1;
  const env = {};
  const tokens = markdown.parse(text, env);
  return {
    tokens,
    refusedLinks: refused,
    tooLong,
    render: (run) => markdown.renderer.render(run, markdown.options, env),
  };
}

/** The blocks of a text alone, their contents unread: where paragraphs, headings and quotations lie. */
export function parseBlocks(text: string): Token[] {
  return blocks.parse(text, {});
}

/**
 * Reports the links that were refused, each at its address, or where its paragraph begins when it is written in another
 * way. Whoever has a hundred of them is told of the others by their paragraphs.
 */
export function reportRefused(text: string, links: readonly RefusedLink[], file: string, report: ProblemReport): void {
  for (const [index, { address, line: begins }] of links.entries()) {
    const at = index < MOST_SOUGHT ? text.indexOf(address) : -1;
    const place = at < 0 ? { line: begins, column: 1 } : placeAt(text, at);
    const shown = spelledOut(address.slice(0, 80));
    const fault = addressFault(address);
    if (fault === "userinfo-in-address") report.add(fault, file, `链接在主机名前面写了 @：${shown}`, place);
    else if (fault) report.add(fault, file, `链接地址里含有看不见的字符：${shown}`, place);
    else report.add("bad-link", file, `不能用的链接地址：${shown}`, place);
  }
}

/** Reports paragraphs that are longer than one may be. @returns whether there are any */
export function reportTooLong({ tooLong }: ParsedMarkdown, file: string, report: ProblemReport): boolean {
  for (const line of tooLong) {
    const message = `这一段超过 ${LONGEST_PARAGRAPH} 字，没有读下去。`;
    report.add("paragraph-too-long", file, message, { line, column: 1 });
  }
  return tooLong.length > 0;
}

/**
 * Reports characters that were written as entities (`&#x202E;`) and so passed the check of the file.
 * @param text the source; without an `&` there is nothing to look for
 * @param place where the text begins, for an entity that has a name
 * @returns whether there is one
 */
export function refuseHidden(text: string, html: string, file: string, place: Place, report: ProblemReport): boolean {
  if (!text.includes("&")) return false;
  const hidden = FORBIDDEN.exec(html)?.[0];
  if (hidden === undefined) return false;
  const code = hidden.codePointAt(0);
  const written = [...text.matchAll(/&#(?:x([\da-f]+)|(\d+));/gi)].find(
    ([, hex, decimal]) => Number(hex === undefined ? decimal : `0x${hex}`) === code,
  );
  report.add(
    "forbidden-character",
    file,
    `含有写成 &…; 的${forbiddenName(hidden)}。`,
    written ? placeAt(text, written.index) : place,
  );
  return true;
}

/** markdown-it calls the link rule without an environment; parsing is synchronous, so one list at a time is enough. */
let refused: RefusedLink[] = [];
let tooLong: number[] = [];
/** Where the paragraph begins that is being parsed. */
let line = 1;

const markdown = createMarkdown({ html: false, linkify: false, typographer: false });
markdown.use(cjkFriendly).use(footnotes).use(pastedText).use(keepTyped);
markdown.validateLink = (address) => {
  // Feeds give every address in full; one that no browser can read, such as http://256.256.256.256/, has no full form.
  const safe =
    SAFE_ADDRESS.test(address.trim()) && URL.canParse(address, "https://site.example/") && !addressFault(address);
  if (!safe) refused.push({ address, line });
  return safe;
};
markdown.normalizeLinkText = shownAddress;
markdown.core.ruler.at("inline", parseInline);
markdown.core.ruler.push("full_width_punctuation", setPunctuation);
markdown.core.ruler.push("heading_ids", setHeadingIds);
markdown.use(joinedLines);
addRenderRules(markdown);

const blocks = createMarkdown({ html: false, linkify: false, typographer: false });
blocks.use(cjkFriendly).use(footnotes).use(pastedText);
blocks.core.ruler.enableOnly(["normalize", "blank_lines", "block", "indents"]);

/** An address as its link shows it: readable, unless what it stands for is no UTF-8 or nothing that a text may hold. */
function shownAddress(address: string): string {
  const readable = blocks.normalizeLinkText(address);
  return FORBIDDEN.test(readable) ? address : readable;
}

/** As markdown-it's own rule, but knows where it is, and when to stop. */
function parseInline({ md, tokens, env }: StateCore): void {
  for (const token of tokens) {
    // Cells have no place of their own, but their row has.
    if (token.map) line = token.map[0] + 1;
    if (token.type !== "inline") continue;
    if (token.content.length > LONGEST_PARAGRAPH) tooLong.push(line);
    else md.inline.parse(token.content, md, env, token.children ?? []);
  }
}

/** Works over the whole of a paragraph, so that `**停火**,` sees the Han before the asterisks. */
function setPunctuation({ tokens }: StateCore): void {
  for (const token of tokens) {
    if (token.type !== "inline" || !token.children) continue;
    const texts = token.children.map((child) =>
      child.type === "text" ? child.content : child.content ? "\uFFFC" : "",
    );
    const before = texts.join("");
    const after = fullWidthPunctuation(before);
    if (after === before) continue;
    let at = 0;
    for (const [index, child] of token.children.entries()) {
      const length = texts[index]?.length ?? 0;
      if (child.type === "text") child.content = after.slice(at, at + length);
      at += length;
    }
  }
}

/** Han stays in ids (HTML allows any character but white space); `h-` keeps them apart from the page's own ids. */
function setHeadingIds({ tokens }: StateCore): void {
  const used = new Set<string>();
  /** The number to try first for the next heading of the same words. */
  const next = new Map<string, number>();
  for (const [index, token] of tokens.entries()) {
    if (token.type !== "heading_open") continue;
    const text = (tokens[index + 1]?.children ?? []).map((child) => child.content).join("");
    const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? ["section"];
    const base = `h-${words.join("-")}`;
    let id = base;
    let times = next.get(base) ?? 2;
    for (; used.has(id); times += 1) id = `${base}-${times}`;
    next.set(base, times);
    used.add(id);
    token.attrSet("id", id);
  }
}

/** Names of the places that a link may lead to: subheads, notes, and where the notes are referred to. */
export function anchorsIn(tokens: readonly Token[]): string[] {
  return tokens.flatMap((token): string[] => {
    if (token.type === "heading_open") return [String(token.attrGet("id"))];
    if (token.type === "footnote_open") return [`fn${footnoteNumber(token).number}`];
    const references = (token.children ?? []).filter(({ type }) => type === "footnote_ref").map(footnoteNumber);
    return references.map(({ number, suffix }) => `fnref${number}${suffix}`);
  });
}

function addRenderRules({ renderer, utils }: MarkdownIt): void {
  const plain = renderer.renderToken.bind(renderer);
  renderer.rules.link_open = (tokens, index, options) => {
    const token = tokens[index];
    if (token && EXTERNAL.test(String(token.attrGet("href")))) {
      token.attrSet("class", "external");
      token.attrSet("rel", "external noopener noreferrer");
    }
    return plain(tokens, index, options);
  };
  // Inline style is forbidden by the site's Content-Security-Policy; alignment becomes a class.
  const cell: typeof plain = (tokens, index, options) => {
    const token = tokens[index];
    const align = /text-align:(\w+)/.exec(String(token?.attrGet("style") ?? ""))?.[1];
    if (token && align) token.attrs = [["class", `align-${align}`]];
    return plain(tokens, index, options);
  };
  renderer.rules.th_open = cell;
  renderer.rules.td_open = cell;
  // No text with a picture in the midst of it is published; a preview shows where it stands.
  renderer.rules.image = (tokens, index) => utils.escapeHtml(`〔图片：${tokens[index]?.attrGet("src") ?? ""}〕`);
  renderer.rules.table_open = () => '<section class="table-scroll" aria-label="表格" tabindex="0"><table>\n';
  renderer.rules.table_close = () => "</table></section>\n";
  renderer.rules.footnote_block_open = () => '<section class="footnotes" aria-label="注释">\n<ol>\n';
  renderer.rules.footnote_ref = (tokens, index) => {
    const { number, suffix } = footnoteNumber(tokens[index]);
    const id = utils.escapeHtml(`${number}${suffix}`);
    return `<sup class="footnote-ref"><a href="#fn${number}" id="fnref${id}" aria-label="注释 ${number}">${number}</a></sup>`;
  };
  renderer.rules.footnote_anchor = (tokens, index) => {
    const { number, suffix } = footnoteNumber(tokens[index]);
    return ` <a class="footnote-back" href="#fnref${number}${suffix}" aria-label="回到注释 ${number} 的正文${suffix}">↩\uFE0E</a>`;
  };
}

function footnoteNumber(token: Token | undefined): { number: number; suffix: string } {
  const sub = Number(token?.meta?.subId ?? 0);
  return { number: Number(token?.meta?.id ?? 0) + 1, suffix: sub > 0 ? `-${sub}` : "" };
}
