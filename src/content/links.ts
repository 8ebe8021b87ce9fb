import { dirname, join } from "node:path";
import { domainToUnicode } from "node:url";
import type { Token } from "markdown-it";
import { addressFault } from "../domain/address.ts";
import type { Article, Block, TextBlock, TextLink } from "../domain/article.ts";
import type { ArticleRecord } from "../domain/article-record.ts";
import { spelledOut } from "../domain/characters.ts";
import type { Clock } from "../domain/clock.ts";
import type { DateStamp } from "../domain/date-stamp.ts";
import { entryAnchor, entryFileName, liveParts } from "../domain/live.ts";
import { oddHost } from "../domain/lookalike.ts";
import type { RefusedLink } from "./markdown/parse.ts";
import { lineStarts, type Place, type ProblemReport, placeAt } from "./problem-report.ts";

/** So many links are looked for in the file, to tell their places. */
const MOST_SOUGHT = 100;
const ARTICLE = /^\/\d{4}\/\d{2}\/[a-z0-9-]+(?=\/|$)/;

/** A link of a text to a page of this site, or to a place on one. */
export interface OwnLink {
  /** As a browser asks for it: encoded, without parameters. */
  readonly path: string;
  /** Behind the `#`; empty when there is none. */
  readonly fragment: string;
  readonly place: Place;
  /** From the folder of the article; absent in the one file of a text. */
  readonly file?: string;
}

/** What has to be known of an article to judge the links from it and to it. */
export interface Linked {
  readonly article: Article;
  readonly status: ArticleRecord["status"];
  /** The file of its text. */
  readonly bodyPath: string;
  readonly links: readonly OwnLink[];
  /** Names of the places in its text that a link may lead to. */
  readonly anchors: readonly string[];
}

/**
 * The links of a text in its order. One to this site is looked for in the source, where it is first named; from the hundredth
 * on, and of all others, the place is where their paragraph begins.
 *
 * @param page full address of the text's own page, which relative links start from
 */
export function linkFinder(text: string, page: string): (tokens: readonly Token[]) => TextLink[] {
  const { origin } = new URL(page);
  const sought = new Set<string>();
  return (tokens) =>
    writtenLinks(tokens).map(({ address, line }) => {
      const target = new URL(address, page);
      const own = target.pathname + target.hash;
      const first = address !== "" && target.origin === origin && !sought.has(own) && sought.size < MOST_SOUGHT;
      if (first) sought.add(own);
      return { address, ...(first ? placeOf(address, text, line) : startOf(line)) };
    });
}

/** The pages of this site that a text links to, each where it is first named. */
export function ownLinks(blocks: readonly Pick<TextBlock, "links">[], page: string): OwnLink[] {
  const own = new Map<string, OwnLink>();
  const { origin } = new URL(page);
  for (const { address, line, column } of blocks.flatMap(({ links }) => links)) {
    const target = new URL(address, page);
    if (address === "" || target.origin !== origin) continue;
    const { pathname: path, hash } = target;
    if (!own.has(path + hash)) own.set(path + hash, { path, fragment: hash.slice(1), place: { line, column } });
  }
  return [...own.values()];
}

/** The file in which a link stands. @param file of the text that it is a link of */
export function fileOfLink(file: string, { file: own }: Pick<OwnLink, "file">): string {
  return own === undefined ? file : join(dirname(file), own);
}

/** The same of the text of an article, of which entries of a live page have files of their own. */
export function linksInBody(body: readonly Block[], page: string): OwnLink[] {
  const texts = (blocks: readonly Block[]) => blocks.flatMap((block) => (block.kind === "text" ? block : []));
  const { introduction, entries } = liveParts(body);
  return [
    ...ownLinks(texts(introduction), page),
    ...entries.flatMap(({ entry, blocks }) =>
      ownLinks(texts(blocks), page).map((link) => ({ ...link, file: entryFileName(entry) })),
    ),
  ];
}

/** Names of the places in a body that a link may lead to. */
export function anchorsOf(body: readonly Block[]): string[] {
  return body.flatMap((block) => {
    if (block.kind === "entry") return entryAnchor(block.entry);
    return block.kind === "text" ? block.ids : [];
  });
}

/** Addresses of links, each with the line, from 0, where its paragraph begins. */
function writtenLinks(tokens: readonly Token[]): { readonly address: string; readonly line: number }[] {
  return tokens.flatMap(({ children, map }) =>
    (children ?? []).flatMap((child) =>
      child.type === "link_open" ? { address: String(child.attrGet("href")), line: map?.[0] ?? 0 } : [],
    ),
  );
}

function startOf(line: number): Place {
  return { line: line + 1, column: 1 };
}

/** Address of the article on whose page, or below it, a path lies. */
export function articleAddressIn(path: string): string | undefined {
  const article = ARTICLE.exec(path)?.[0];
  return article && `${article}/`;
}

/** A link may be written by reference, with its address further down. @param line from 0, where its paragraph begins */
function placeOf(address: string, text: string, line: number): Place {
  const start = Math.max(0, (lineStarts(text)[line] ?? 0) - 1);
  // The parser has encoded what follows the address of an article; that is ASCII.
  const [path = ""] = address.split(/[?#]/);
  const sought = path === "" ? address : path;
  // As a link, between angle brackets, or behind the name of a reference; and no longer address that begins like it.
  const written = sought.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  const found = new RegExp(`(?:\\(|<|: )${written}(?=[)>#?\\s]|$)`, "g");
  found.lastIndex = start;
  const match = found.exec(text);
  return match ? placeAt(text, match.index + match[0].length - sought.length) : startOf(line);
}

/** A text with links to our own pages. */
interface Linking {
  /** The file of the text. */
  readonly file: string;
  readonly links: readonly OwnLink[];
  /** When it comes out; a text without a moment is out. */
  readonly published?: DateStamp;
}

/** The text of an article; nobody is held up by what a draft links to. */
export function linkingOf({ article: { published }, status, bodyPath, links }: Omit<Linked, "anchors">): Linking {
  return { file: bodyPath, links: status === "draft" ? [] : links, published };
}

/**
 * Reports links to articles that nobody can read yet when the text with the link comes out: a mistake when it is out
 * already, since the page would lead nowhere, and a warning while there is time.
 *
 * @param articleAt what is known of an address; undefined when there is no article, or one that is broken or withdrawn
 * @param clock by which is told what is out
 * @param preview whether waiting articles are shown as well: no link is broken yet
 */
export function reportEarlyLinks(
  { file, links, published: own }: Linking,
  articleAt: (path: string) => Pick<Linked, "article" | "status"> | undefined,
  clock: Clock,
  preview: boolean,
  report: ProblemReport,
): void {
  const seen = new Set<string>();
  for (const link of links) {
    const path = articleAddressIn(link.path);
    const target = path === undefined || seen.has(path) ? undefined : articleAt(path);
    if (path === undefined || !target) continue;
    seen.add(path);
    const { place } = link;
    const release = target.article.published;
    const draft = target.status === "draft";
    if (!draft && ((own && release.epoch <= own.epoch) || clock.hasCome(release.epoch))) continue;
    const early = own && !clock.hasCome(own.epoch);
    const waits = draft ? "还是草稿" : `要到 ${release.label} 才发布`;
    const message = `${early ? `本文 ${own.label} 发布，` : ""}链接到的文章 ${path} ${waits}。`;
    const at = fileOfLink(file, link);
    if (early || preview) report.warn("link-not-out-yet", at, message, place);
    else report.add("link-not-out-yet", at, message, place);
  }
}

const WEB = /^https?:/i;
/** Only what is not ASCII, or was not before it was encoded, can pose as something else. */
const QUESTIONABLE = /[^ -~]|xn--/i;

/**
 * Remarks on an address whose host looks like another one, or that was written so that nobody can read it.
 * @param address anything; what is no address on the web is passed over
 * @param isWritten whether the author wrote the host in just this form
 * @returns whether there was something to remark on
 */
export function reportOddHost(
  address: string,
  isWritten: (host: string) => boolean,
  file: string,
  place: () => Place,
  report: ProblemReport,
): boolean {
  if (!WEB.test(address) || !QUESTIONABLE.test(address) || !URL.canParse(address)) return false;
  const { hostname } = new URL(address);
  const odd = oddHost(hostname, domainToUnicode(hostname), isWritten(hostname));
  if (odd) report.warn("lookalike-host", file, odd, place());
  return odd !== undefined;
}

/**
 * The same of the links of a text, each host once.
 * @param text its source: the parser encodes hosts that an author wrote in letters
 */
export function reportOddLinks(tokens: readonly Token[], text: string, file: string, report: ProblemReport): void {
  let encoded: ReadonlySet<string> | undefined;
  const isWritten = (host: string) => {
    encoded ??= new Set(text.toLowerCase().split(/[^a-z0-9.-]+/));
    return encoded.has(host);
  };
  const seen = new Set<string>();
  for (const { address, line } of writtenLinks(tokens)) {
    const host = /^https?:\/\/[^/?#]*/i.exec(address)?.[0] ?? "";
    if (host === "" || seen.has(host)) continue;
    seen.add(host);
    reportOddHost(host, isWritten, file, () => startOf(line), report);
  }
}

/**
 * Reports the links that were refused, each at its address, or where its paragraph begins when it is written in another
 * way. Whoever has a hundred of them is told of the others by their paragraphs.
 */
export function reportRefused(text: string, links: readonly RefusedLink[], file: string, report: ProblemReport): void {
  for (const [index, { address, line: begins }] of links.entries()) {
    const at = index < MOST_SOUGHT ? text.indexOf(address) : -1;
    const place = at < 0 ? startOf(begins - 1) : placeAt(text, at);
    const shown = spelledOut(address.slice(0, 80));
    const fault = addressFault(address);
    if (fault === "userinfo-in-address") report.add(fault, file, `链接在主机名前面写了 @：${shown}`, place);
    else if (fault) report.add(fault, file, `链接地址里含有看不见的字符：${shown}`, place);
    else report.add("bad-link", file, `不能用的链接地址：${shown}`, place);
  }
}
