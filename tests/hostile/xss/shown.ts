import { fullWidthPunctuation } from "../../../src/domain/punctuation.ts";
import { attributeOf, type Element, select, textOf } from "./markup.ts";

/** One place of a page where a text has to stand: what shows it, and what it shows there; a list where each one shows its own. */
type Shown = readonly [
  place: string,
  shows: (element: Element) => string | undefined,
  wanted: (text: string) => string | readonly string[],
];

const asGiven = (text: string): string => text;

/** A lede that says the title again is not shown. */
export const ledeOf = (text: string): string => `${text}。`;

const content = (element: Element) => attributeOf(element, "content");
const attribute = (name: string) => (element: Element) => attributeOf(element, name);
const beginning = (text: string) => Array.from(text.replace(/\s+/g, " ")).slice(0, 24).join("");

/** Of an article whose every text is the same. Each place has to be there. */
export const ARTICLE: readonly Shown[] = [
  ["h1", textOf, asGiven],
  [".article-lede", textOf, ledeOf],
  ["meta[name=description]", content, ledeOf],
  ["meta[property=og:title]", content, asGiven],
  ["meta[property=og:description]", content, ledeOf],
  ["meta[property=og:image:alt]", content, asGiven],
  ["meta[property=article:tag]", content, asGiven],
  [".byline-who", textOf, (text) => [text, text, text].join("、")],
  ["a[rel=tag]", textOf, asGiven],
  [".caption", textOf, asGiven],
  ["img", attribute("alt"), asGiven],
  [".figure-missing", textOf, (text) => ["图片", "音频", "图表"].map((what) => `${what}暂缺${text}`)],
  ["code", (element) => textOf(element).split("\n")[0], asGiven],
  [".quote-speaker", textOf, asGiven],
  [".quote-original", textOf, asGiven],
  [".source-policy", textOf, asGiven],
  [".comment-name", textOf, asGiven],
  [".comment-reply", attribute("aria-label"), (text) => `回复 ${text}`],
  ["option", (element) => textOf(element).replace(/…$/, ""), (text) => `${text}：${beginning(text)}`],
];

/** Places of which others say other things: code and pictures as Markdown reads them, the choice to answer nobody. */
const OTHERS_TOO = new Set(["code", "img", "option"]);

/** Of the page of a tag, a source or a withdrawal. */
export const TAG: readonly Shown[] = [["h1", textOf, asGiven]];
export const WITHDRAWN: readonly Shown[] = [["dd", textOf, asGiven]];

/** Places of a page that are missing or do not say what was given. @param same what is not compared is taken away */
export function lostIn(elements: readonly Element[], places: readonly Shown[], text: string, same = asGiven): string[] {
  return places.flatMap(([place, shows, wanted]) => {
    const found = select(elements, place).map(shows);
    const asked = wanted(text);
    const each = typeof asked === "string" ? found.map(() => asked) : asked;
    const right = found.filter(
      (shown, n) => shown !== undefined && each.slice(n, n + 1).some((one) => same(shown) === same(one)),
    );
    const few = typeof asked === "string" ? 1 : asked.length;
    const lost = OTHERS_TOO.has(place) ? right.length === 0 : right.length < Math.max(found.length, few);
    return lost ? [`${place} shows ${JSON.stringify(found)} instead of ${JSON.stringify(asked)}`] : [];
  });
}

/** The first paragraph of an article: Markdown that says the text. */
export function paragraphOf(elements: readonly Element[]): string {
  const body = select(elements, ".article-body")[0];
  const paragraph = body?.childNodes[0];
  return paragraph ? textOf(paragraph) : "";
}

/** What Markdown shows of a text. */
export function asMarkdownShows(text: string): string {
  return fullWidthPunctuation(text);
}
