import { type Article, type Block, leadPictureOf, picturesOf } from "../domain/article.ts";
import { contentsOfBlock } from "../domain/article-blocks.ts";
import { creditOf, sealOf, sourceLineOf } from "../domain/attribution.ts";
import { mediaOf } from "../domain/block-pictures.ts";
import { cutOf } from "../domain/focus.ts";
import { labelledTitle } from "../domain/genre.ts";
import { asSentence } from "../domain/punctuation.ts";
import { thumbnailsOf } from "../domain/rendition.ts";
import { fold } from "./fold.ts";
import { runsOf } from "./query.ts";
import { inSimplified } from "./script-pairs.ts";
import { simplifiedPairs } from "./simplified-characters.ts";
import { extraTermsOf, foldedTermsOf } from "./terms.ts";

/** It stands in every article; whoever looks for the word does not mean that. */
const LABEL = /^(?:来源|广告主)：/;
/** What stands behind an apostrophe or the dot of names; 's and the like are nobody's name. */
const TAIL = /['’ʼ]\p{Script=Latin}{3,}|[·‧]\p{Script=Latin}{2,}/gu;
/** Numbers of notes, by which 30% would be 30%1, and the ways back from them, are for who reads the page. */
const NOTE_LINKS = /<sup class="footnote-ref">.*?<\/sup>| ?<a class="footnote-back"[^>]*>[^<]*<\/a>/gu;
/** What an element ends with that Pagefind takes for a sentence, and its end. */
const SENTENCE_END = /([^<>])((?:<\/\w+>)*<\/(?:h[1-6]|li|p|td)>)/gu;

/**
 * What search knows of an article, as a small page of its own for Pagefind: title, lede, text, captions, credits and
 * source line; no menus, disclaimer, related articles or comments. Made from the article and not from its page, so that
 * it changes only when the article does.
 *
 * Besides the words, Pagefind is told in `data-pagefind-meta`: `n`, the length of the title at the head of the content;
 * `x`, words of figures or letters with the Han beside them (5月, A股), which it would cut apart, the last characters
 * of clauses, which it does not find alone, what stands behind an apostrophe or a dot inside a name, and in simplified characters what stands in
 * others (蘋果日報, 広島); `s`, these characters with their simplified forms; `date`; `image`, `alt`, `credit` and `cut` (`cutOf`)
 * of the first picture. Filters: section, source, credit, kind, year.
 */
export function searchDocument(article: Article): string {
  // Pagefind makes one space of several, and the length of the title has to be right.
  const title = asSentence(halfWidth(labelledTitle(article)).replace(/\s+/g, " "));
  const body = article.body.map((block) =>
    block.kind === "text" ? endingSentences(halfWidth(block.html.replace(NOTE_LINKS, ""))) : paragraph(wordsOf(block)),
  );
  const origin = originOf(article);
  const text = [title, article.lede, ...article.body.map(wordsOf), origin].join("\n");
  const pairs = simplifiedPairs(text);
  const extra = extraTermsOf(runsOf(fold(text).text));
  const folded = pairs === "" ? [] : foldedTermsOf(runsOf(fold(inSimplified(text, pairs)).text), pairs);
  const picture = leadPictureOf(article);
  const thumbnail = picture && thumbnailsOf(picture)[0];
  return [
    `<!doctype html><html lang="zh-CN"><body data-pagefind-body>`,
    `<p data-pagefind-weight="7">${escapeHtml(title)}</p><div data-pagefind-weight="2">${paragraph(article.lede)}</div>${body.join("")}${paragraph(origin)}`,
    meta("n", String(title.length)),
    meta("x", [...new Set([...extra, ...tailsOf(text), ...folded])].join(" ")),
    meta("s", pairs),
    ...(thumbnail
      ? [
          meta("image", thumbnail.path),
          meta("alt", picture.alt),
          meta("credit", creditOf(picture)),
          meta("cut", String(cutOf(picture) ?? "")),
        ]
      : []),
    meta("date", article.published.day),
    filter("section", article.section.name),
    filter("kind", sealOf(article)),
    filter("year", article.published.year),
    ...namesOf(article.sources).map((name) => filter("source", name)),
    ...namesOf([...picturesOf(article), ...mediaOf(article)].flatMap(({ credit }) => credit ?? [])).map((name) =>
      filter("credit", name),
    ),
    "</body></html>",
  ].join("\n");
}

/** The line of sources, and whoever has written the article where that does not say it. */
function originOf(article: Article): string {
  const line = sourceLineOf(article).replace(LABEL, "");
  const people = [...article.authors, ...article.contributors].map(({ name }) => name);
  const makers = new Set([...(article.desk === undefined ? [] : [article.desk]), ...people]);
  return [line, ...[...makers].filter((maker) => !line.includes(maker))].join("，");
}

function namesOf(named: readonly { readonly name: string }[]): string[] {
  return [...new Set(named.map(({ name }) => name))];
}

/** Brien of O’Brien and Pierre of Jean·Pierre, which Pagefind has as one word each. */
function tailsOf(text: string): string[] {
  return (text.match(TAIL) ?? []).map((tail) => fold(tail.slice(1)).text);
}

function wordsOf(block: Block): string {
  return block.kind === "text" ? block.text : contentsOfBlock(block).sentence();
}

/** Where no mark ends a heading, a paragraph or an entry of a list, Pagefind would put a half-width full stop. */
function endingSentences(html: string): string {
  return html.replace(SENTENCE_END, (_, last: string, end: string) => `${asSentence(last)}${end}`);
}

/** Pagefind takes full-width letters and digits for other words. */
function halfWidth(text: string): string {
  return text.replace(/[０-９Ａ-Ｚａ-ｚ]+/g, (wide) => wide.normalize("NFKC"));
}

function paragraph(text: string): string {
  return `<p>${escapeHtml(text && asSentence(halfWidth(text)))}</p>`;
}

function meta(name: string, value: string): string {
  return value && `<i data-pagefind-meta="${name}[data-value]" data-value="${escapeHtml(value)}"></i>`;
}

/** Pagefind 1.6 decodes the values of filters twice: escaped once, a source called `A &lt;B&gt;` would become `A <B>`. */
function filter(name: string, value: string): string {
  return `<i data-pagefind-filter="${name}[data-value]" data-value="${escapeHtml(escapeHtml(value))}"></i>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (char) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[char] ?? char);
}
