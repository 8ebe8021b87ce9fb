import { join } from "node:path";
import type { Token } from "markdown-it";
import { isBlank } from "../domain/seen-text.ts";
import { PROSE_PAGE_KEYS, type ProsePage, type ProsePageKey } from "../domain/site.ts";
import { markupIn } from "../domain/text-rules.ts";
import { linkFinder, type OwnLink, ownLinks } from "./links.ts";
import { idsIn } from "./markdown/output.ts";
import { isJoined } from "./markdown/pasted-text.ts";
import { readMarkdown, refuseHidden } from "./markdown/read-markdown.ts";
import { type ProblemReport, START } from "./problem-report.ts";
import { readTextFile } from "./text-file.ts";

/** Opening of a heading, its text, its end. */
const HEADING_TOKENS = 3;
const LIMIT_MIB = 1;
/** Stands for the address of the site while nobody knows it. */
const NOWHERE = "http://site";

/** A page with what has to be known to judge the links from it and to it. */
export interface LinkedPage extends LinkedText {
  readonly page: ProsePage;
}

/** A text of the publication's own with its links. */
export interface LinkedText {
  readonly page: Pick<ProsePage, "path">;
  readonly file: string;
  readonly links: readonly OwnLink[];
  readonly anchors: readonly string[];
}

/**
 * Reads the pages of `_data/pages/`, every one of which must be there.
 * @param url of the site
 * @returns undefined when one is missing or wrong; the report then says so about all of them
 */
export function readProsePages(
  folder: string,
  url: string | undefined,
  report: ProblemReport,
): readonly LinkedPage[] | undefined {
  const pages = PROSE_PAGE_KEYS.flatMap(
    (key) => readProsePage(join(folder, `${key}.md`), key, url ?? NOWHERE, report) ?? [],
  );
  return pages.length === PROSE_PAGE_KEYS.length ? pages : undefined;
}

function readProsePage(file: string, key: ProsePageKey, url: string, report: ProblemReport): LinkedPage | undefined {
  const path = `/${key}/`;
  const prose = readProse(file, { path, url, titled: true }, report);
  if (!prose) return undefined;
  const { title, summary, html, links, anchors } = prose;
  return { page: { key, path, title, ...(summary && { summary }), html }, file, links, anchors };
}

/** Where a text of the publication's own will stand, and whether it begins with its title. */
interface ProsePlace {
  readonly path: string;
  /** Of the site. */
  readonly url: string;
  readonly titled: boolean;
}

export interface Prose extends Pick<LinkedPage, "links" | "anchors"> {
  /** Empty where there is none to begin with. */
  readonly title: string;
  readonly summary: string;
  readonly html: string;
}

/** Reads a text of the publication's own words: Markdown without pictures. */
export function readProse(file: string, { path, url, titled }: ProsePlace, report: ProblemReport): Prose | undefined {
  const text = readTextFile(file, LIMIT_MIB, report);
  if (text === undefined) return undefined;
  const parsed = readMarkdown(text, file, report);
  if (!parsed) return undefined;
  const { tokens, render } = parsed;
  for (const { children, map } of tokens) {
    const place = { line: (map?.[0] ?? 0) + 1, column: 1 };
    for (const child of children ?? []) {
      const markup = child.type === "text" ? markupIn(child.content) : undefined;
      if (markup) report.add("html-in-text", file, `页面里有 HTML：${markup.slice(0, 60)}`, place);
      if (child.type === "image")
        report.add("unknown-picture", file, `这种页面不能放图片“${child.attrGet("src")}”。`, place);
    }
  }
  const [first, heading] = tokens;
  const title = titled && isTitle(first) ? plainText(heading) : "";
  if (titled && isBlank(title)) {
    report.add("missing-title", file, "文件开头没有标题。");
    return undefined;
  }
  const body = titled ? tokens.slice(HEADING_TOKENS) : tokens;
  // The page's own headline is the title; a second one would leave readers of the outline with two.
  for (const second of body.filter(isTitle)) {
    report.add("bad-heading", file, "标题只能有一个。", { line: (second.map?.[0] ?? 0) + 1, column: 1 });
  }
  const summary = plainText(body[body.findIndex(({ type }) => type === "paragraph_open") + 1]);
  const html = render(body);
  refuseHidden(text, title + html, file, START, report);
  const links = ownLinks([{ links: linkFinder(text, url + path)(tokens) }], url + path);
  return { title, summary, html, links, anchors: idsIn(body) };
}

function isTitle(token: Token | undefined): boolean {
  return token?.type === "heading_open" && token.tag === "h1";
}

/** What a reader sees of a heading or a paragraph, without its marks. */
function plainText(token: Token | undefined): string {
  const parts = (token?.children ?? []).map((child) =>
    child.type === "softbreak" && !isJoined(child) ? " " : child.content,
  );
  return parts.join("").trim();
}
