import createMarkdown, { type MarkdownIt, type StateCore, type Token } from "markdown-it";
import cjkFriendly from "markdown-it-cjk-friendly";
import { addressFault } from "../../domain/address.ts";
import { FORBIDDEN } from "../../domain/characters.ts";
import { fullWidthPunctuation } from "../../domain/punctuation.ts";
import { LONGEST_PARAGRAPH } from "../../domain/text-rules.ts";
import { keepTyped } from "./as-typed.ts";
import { footnotes } from "./footnotes.ts";
import { addRenderRules } from "./output.ts";
import { joinedLines, pastedText } from "./pasted-text.ts";

/** Relative addresses and four schemes; markdown-it's own rule lets `blob:`, `intent:` and `//host` through. */
const SAFE_ADDRESS = /^(?:https?:\/\/[^/]|mailto:[^/]|tel:\+?[\d-]|(?![a-z][a-z0-9+.-]*:)(?!\/\/)[^\\]*$)/i;

export interface RefusedLink {
  /** As a browser would have read it. */
  readonly address: string;
  /** Where the paragraph begins; 1 for the definition of a reference. */
  readonly line: number;
}

/** A stretch of running text as its author typed it, without the marks before its lines: a paragraph, heading, item, cell or note. */
export interface SourceParagraph {
  readonly content: string;
  /** Where it begins, from 0; of a cell, the line of its row. */
  readonly line: number;
  readonly role: "prose" | "heading" | "quotation";
  /** Cells of one row stand behind each other on its line. */
  readonly cell: boolean;
}

export interface ParsedMarkdown {
  readonly tokens: Token[];
  /** In the order of the file, notes that nobody refers to among them. */
  readonly paragraphs: readonly SourceParagraph[];
  /** Links that the rule refused; their text stays on the page as typed. */
  readonly refusedLinks: readonly RefusedLink[];
  /** Lines, from 1, where paragraphs begin that are longer than one may be; what is inside them was not read. */
  readonly tooLong: readonly number[];
  /** Renders a run of the tokens. */
  render(tokens: Token[]): string;
}

/** What is found out while one text is parsed. */
class Findings {
  readonly refusedLinks: RefusedLink[] = [];
  readonly tooLong: number[] = [];
  readonly paragraphs: SourceParagraph[] = [];
  /** Where the paragraph begins that is being parsed, from 1. */
  line = 1;
}

/**
 * Parses Markdown: CommonMark with tables, footnotes and emphasis that works beside Chinese punctuation (commonmark-spec
 * issue 650). HTML is text. Half-width punctuation after Chinese is set full-width. Whatever is to be known of a text comes
 * from this one reading.
 */
export function parseMarkdown(text: string): ParsedMarkdown {
  const findings = new Findings();
  const env = { findings };
  // The parser asks its own instance about links, and does not say in which text.
  const parser: MarkdownIt = Object.create(markdown);
  parser.validateLink = (address) => {
    if (isSafe(address)) return true;
    findings.refusedLinks.push({ address, line: findings.line });
    return false;
  };
  parser.normalizeLinkText = shownAddress;
  const tokens = parser.parse(text, env);
  const { refusedLinks, tooLong, paragraphs } = findings;
  const render = (run: Token[]) => markdown.renderer.render(run, markdown.options, env);
  return { tokens, paragraphs, refusedLinks, tooLong, render };
}

const markdown = createMarkdown({ html: false, linkify: false, typographer: false });
markdown.use(cjkFriendly).use(footnotes).use(pastedText).use(keepTyped);
markdown.core.ruler.after("block", "source_paragraphs", findParagraphs);
markdown.core.ruler.at("inline", parseInline);
markdown.core.ruler.push("full_width_punctuation", setPunctuation);
markdown.core.ruler.push("heading_ids", setHeadingIds);
markdown.use(joinedLines);
addRenderRules(markdown);

/** Feeds give every address in full; one that no browser can read, such as http://256.256.256.256/, has no full form. */
function isSafe(address: string): boolean {
  return SAFE_ADDRESS.test(address.trim()) && URL.canParse(address, "https://site.example/") && !addressFault(address);
}

/** An address as its link shows it: readable, unless what it stands for is no UTF-8 or nothing that a text may hold. */
function shownAddress(address: string): string {
  const readable = markdown.normalizeLinkText(address);
  return FORBIDDEN.test(readable) ? address : readable;
}

function findingsIn({ env: { findings } }: StateCore): Findings {
  if (findings instanceof Findings) return findings;
  throw new TypeError("Markdown is parsed by parseMarkdown alone");
}

/** Before anything is moved: notes stand at the end later, or nowhere. */
function findParagraphs(state: StateCore): void {
  const { paragraphs } = findingsIn(state);
  let quoted = 0;
  let heading = false;
  let row = 0;
  for (const { type, map, content } of state.tokens) {
    if (type === "blockquote_open") quoted += 1;
    else if (type === "blockquote_close") quoted -= 1;
    else if (type === "heading_open") heading = true;
    else if (type === "heading_close") heading = false;
    else if (type === "tr_open") row = map?.[0] ?? 0;
    else if (type === "inline" && content !== "") {
      const role = quoted > 0 ? "quotation" : heading ? "heading" : "prose";
      paragraphs.push({ content, line: map?.[0] ?? row, role, cell: map === null });
    }
  }
}

/** As markdown-it's own rule, but knows where it is, and when to stop. */
function parseInline(state: StateCore): void {
  const { md, tokens, env } = state;
  const findings = findingsIn(state);
  for (const token of tokens) {
    // Cells have no place of their own, but their row has.
    if (token.map) findings.line = token.map[0] + 1;
    if (token.type !== "inline") continue;
    if (token.content.length > LONGEST_PARAGRAPH) findings.tooLong.push(findings.line);
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
