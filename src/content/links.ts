import { domainToUnicode } from "node:url";
import type { Token } from "markdown-it";
import type { Article } from "../domain/article.ts";
import type { ArticleRecord } from "../domain/article-record.ts";
import { oddHost } from "../domain/lookalike.ts";
import { MOST_SOUGHT } from "./markdown.ts";
import { lineStarts, type Place, type ProblemReport, placeAt } from "./problem-report.ts";

const ARTICLE = /^\/\d{4}\/\d{2}\/[a-z0-9-]+(?=\/|$)/;

/** A link of a text to a page of this site, or to a place on one. */
export interface OwnLink {
  /** As a browser asks for it: encoded, without parameters. */
  readonly path: string;
  /** Behind the `#`; empty when there is none. */
  readonly fragment: string;
  readonly place: Place;
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
 * The pages of this site that a text links to, each where it is first named; from the hundredth on, where its paragraph
 * begins.
 * @param page full address of the text's own page, which relative links start from
 */
export function ownLinks(tokens: readonly Token[], text: string, page: string): OwnLink[] {
  const links = new Map<string, OwnLink>();
  const { origin } = new URL(page);
  for (const { children, map } of tokens) {
    for (const child of children ?? []) {
      const address = child.type === "link_open" ? String(child.attrGet("href")) : "";
      const target = address === "" ? undefined : new URL(address, page);
      if (target?.origin !== origin) continue;
      const { pathname: path, hash } = target;
      if (links.has(path + hash)) continue;
      // The parser has encoded what follows the address of an article; that is ASCII.
      const [written = ""] = address.split(/[?#]/);
      const line = map?.[0] ?? 0;
      const place =
        links.size < MOST_SOUGHT
          ? placeOf(written === "" ? address : written, text, line)
          : { line: line + 1, column: 1 };
      links.set(path + hash, { path, fragment: hash.slice(1), place });
    }
  }
  return [...links.values()];
}

/** Address of the article on whose page, or below it, a path lies. */
export function articleAddressIn(path: string): string | undefined {
  const article = ARTICLE.exec(path)?.[0];
  return article && `${article}/`;
}

/** A link may be written by reference, with its address further down. @param line from 0, where its paragraph begins */
function placeOf(address: string, text: string, line: number): Place {
  const start = Math.max(0, (lineStarts(text)[line] ?? 0) - 1);
  // As a link, between angle brackets, or behind the name of a reference; and no longer address that begins like it.
  const written = address.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  const found = new RegExp(`(?:\\(|<|: )${written}(?=[)>#?\\s]|$)`, "g");
  found.lastIndex = start;
  const match = found.exec(text);
  return match ? placeAt(text, match.index + match[0].length - address.length) : { line: line + 1, column: 1 };
}

/**
 * Reports links to articles that nobody can read yet when the text with the link comes out: a mistake when it is out
 * already, since the page would lead nowhere, and a warning while there is time.
 *
 * @param articleAt what is known of an address; undefined when there is no article, or one that is broken or withdrawn
 * @param now milliseconds since 1970, by which is told what is out
 * @param preview whether waiting articles are shown as well: no link is broken yet
 */
export function reportEarlyLinks(
  { article, status, bodyPath, links }: Omit<Linked, "anchors">,
  articleAt: (path: string) => Pick<Linked, "article" | "status"> | undefined,
  now: number,
  preview: boolean,
  report: ProblemReport,
): void {
  if (status === "draft") return;
  const own = article.published;
  const seen = new Set<string>();
  for (const link of links) {
    const path = articleAddressIn(link.path);
    const target = path === undefined || seen.has(path) ? undefined : articleAt(path);
    if (path === undefined || !target) continue;
    seen.add(path);
    const { place } = link;
    const release = target.article.published;
    const draft = target.status === "draft";
    if (!draft && release.epoch <= Math.max(own.epoch, now)) continue;
    const out = own.epoch <= now;
    const waits = draft ? "还是草稿" : `要到 ${release.label} 才发布`;
    const message = `${out ? "" : `本文 ${own.label} 发布，`}链接到的文章 ${path} ${waits}。`;
    if (out && !preview) report.add("link-not-out-yet", bodyPath, message, place);
    else report.warn("link-not-out-yet", bodyPath, message, place);
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
  for (const { children, map } of tokens) {
    const place = () => ({ line: (map?.[0] ?? 0) + 1, column: 1 });
    for (const child of children ?? []) {
      const address = child.type === "link_open" ? String(child.attrGet("href")) : "";
      const host = /^https?:\/\/[^/?#]*/i.exec(address)?.[0] ?? "";
      if (host === "" || seen.has(host)) continue;
      seen.add(host);
      reportOddHost(host, isWritten, file, place, report);
    }
  }
}
