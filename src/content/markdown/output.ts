import type { MarkdownIt, Token } from "markdown-it";
import { asSentence } from "../../domain/punctuation.ts";
import { isJoined } from "./pasted-text.ts";

const EXTERNAL = /^https?:/i;
const REL = "external noopener noreferrer";

/** What our pages make of tokens that HTML alone would say otherwise. */
export function addRenderRules({ renderer, utils }: MarkdownIt): void {
  const plain = renderer.renderToken.bind(renderer);
  renderer.rules.link_open = (tokens, index, options) => {
    const token = tokens[index];
    if (token && EXTERNAL.test(String(token.attrGet("href")))) {
      token.attrSet("class", "external");
      token.attrSet("rel", REL);
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
  renderer.rules.image = (tokens, index) => utils.escapeHtml(pictureInText(tokens[index]));
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

/**
 * The links of a text that was paid for, as search engines ask for them (developers.google.com/search/docs/crawling-indexing/
 * qualify-outbound-links). Words of the text have no quotation mark that is not written as an entity.
 */
export function withPaidLinks(html: string): string {
  return html.replaceAll(`rel="${REL}"`, `rel="sponsored ${REL}"`);
}

function pictureInText(token: Token | undefined): string {
  return `〔图片：${token?.attrGet("src") ?? ""}〕`;
}

function footnoteNumber(token: Token | undefined): { number: number; suffix: string } {
  const sub = Number(token?.meta?.subId ?? 0);
  return { number: Number(token?.meta?.id ?? 0) + 1, suffix: sub > 0 ? `-${sub}` : "" };
}

/** Names of the places that a link may lead to: subheads, notes, and where the notes are referred to. */
export function idsIn(tokens: readonly Token[]): string[] {
  return tokens.flatMap((token): string[] => {
    if (token.type === "heading_open") return [String(token.attrGet("id"))];
    if (token.type === "footnote_open") return [`fn${footnoteNumber(token).number}`];
    const references = (token.children ?? []).filter(({ type }) => type === "footnote_ref").map(footnoteNumber);
    return references.map(({ number, suffix }) => `fnref${number}${suffix}`);
  });
}

/**
 * What a reader reads of a text, each paragraph, heading, item and cell on a line of its own. A heading ends like a sentence,
 * so that it does not run into what follows.
 */
export function textOf(tokens: readonly Token[]): string {
  const parts = tokens.map(({ children, nesting, content }, index) => {
    if (!children) return nesting === 0 ? `\n${content}\n` : "\n";
    const words = children.map(wordsOf).join("");
    return words !== "" && tokens[index - 1]?.type === "heading_open" ? asSentence(words) : words;
  });
  return parts.join("");
}

function wordsOf(token: Token): string {
  if (token.type === "softbreak" || token.type === "hardbreak") return isJoined(token) ? "" : "\n";
  if (token.type === "image") return pictureInText(token);
  return token.type === "footnote_ref" ? String(footnoteNumber(token).number) : token.content;
}
