import type { Token } from "markdown-it";
import { markupIn } from "../domain/text-rules.ts";
import type { ParsedMarkdown } from "./markdown/parse.ts";
import type { Place, ProblemReport } from "./problem-report.ts";

/** Shorter quotations are names and turns of phrase. */
const LONG_QUOTE = 20;
/** An entry of a live page has no structure of its own, nor notes: on the page there are many of them. */
const ENTRY_LACKS: Readonly<Record<string, string>> = { heading_open: "小标题", footnote_block_open: "脚注" };

/** What may not stand within a paragraph, and quotations that nobody can check. */
export function checkWords(
  tokens: readonly Token[],
  { refusedLinks }: ParsedMarkdown,
  unsourcedQuotes: boolean,
  file: string,
  report: ProblemReport,
): void {
  // `<javascript:…>` is told as the link that it would have been.
  const refused = new Set(refusedLinks.map(({ address }) => `<${address}>`));
  for (const token of tokens) {
    if (token.type !== "inline") continue;
    const children = token.children ?? [];
    const at = startOf(token);
    for (const child of children) {
      const markup = child.type === "text" ? markupIn(child.content) : undefined;
      if (markup && !refused.has(markup)) report.add("html-in-text", file, `正文里有 HTML：${markup.slice(0, 60)}`, at);
      if (child.type === "image")
        report.add("picture-not-alone", file, `图片“${child.attrGet("src")}”混在一段文字里，或方括号里写了字。`, at);
    }
    const sourced = children.some(({ type }) => type === "link_open" || type === "footnote_ref");
    const quoted = unsourcedQuotes && !sourced ? longQuoteIn(token.content) : undefined;
    if (quoted) report.warn("unsourced-quote", file, `直接引语没有出处：${quoted.slice(0, 20)}……”`, at);
  }
}

/** Reports what an entry of a live page may not have. */
export function refuseStructure(tokens: readonly Token[], file: string, report: ProblemReport): void {
  for (const [index, { type }] of tokens.entries()) {
    const what = ENTRY_LACKS[type];
    // The block of notes has no place, but what is in it.
    const at = what && tokens.slice(index).find(({ map }) => map);
    if (what) report.add("bad-entry-text", file, `滚动报道的一条里有${what}。`, startOf(at || undefined));
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

/** Where a token begins in its text. */
export function startOf(token: Token | undefined): Place {
  return { line: (token?.map?.[0] ?? 0) + 1, column: 1 };
}
