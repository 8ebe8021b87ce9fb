import { type EscapedText, plain } from "./escaped-text.ts";
import { type Block, isParagraph, placedPicture } from "./manuscript.ts";

const LONGEST = 40;
const MOST_PICTURES = 50;
/** A sentence, an item of a list or a quotation ends like this, or has one in it; a subhead does not, though it may ask or exclaim. */
const ENDS_SENTENCE = /[。；;，,、：:…”’」』.]$|。./;
/** A short question or exclamation is speech more often than a subhead. */
const ASKS = /[？?！!]$/;
const SHORTEST_QUESTION = 8;
/** Whole paragraphs in bold are how people without styles write subheads. */
const BOLD = /^\*\*([^*]+)\*\*$/;
/** Somebody speaks: `记者：您担心吗？` */
const SPEAKER = /^.{1,4}[：:]/;
/** The number of a part, on a line of its own above its subhead. */
const NUMBER = /^(?:0?\d{1,2}|[一二三四五六七八九十]{1,3}|part\.?\s*\d{1,2})[、.．]?$/i;

/**
 * Writes the subheads of a text as headings: those that the page had, shifted so that the highest is of the second
 * level, and short paragraphs without closing punctuation that stand between longer ones.
 *
 * @param isText what is known to be no subhead, however short it is
 */
export function withSubheads(given: readonly Block[], isText: (block: Block) => boolean = () => false): Block[] {
  const blocks = withNumbers(given);
  const levels = blocks.flatMap(({ escaped }) => headingLevel(escaped) ?? []);
  const highest = levels.reduce((high, level) => Math.min(high, level), Number.POSITIVE_INFINITY);
  return blocks.map((block, index) => {
    const level = headingLevel(block.escaped);
    const sign = level === undefined || level === highest ? "##" : "###";
    if (level !== undefined) return { ...block, escaped: `${sign} ${unbold(block.escaped.replace(/^#+ /, ""))}` };
    return !isText(block) && standsOut(blocks, index) ? { ...block, escaped: `## ${unbold(block.escaped)}` } : block;
  });
}

export function isHeading({ escaped }: Block): boolean {
  return headingLevel(escaped) !== undefined;
}

function headingLevel(escaped: EscapedText): number | undefined {
  return /^(#+) /.exec(escaped)?.[1]?.length;
}

function unbold(escaped: EscapedText): EscapedText {
  return BOLD.exec(escaped)?.[1] ?? escaped;
}

/** Puts the number of a part before its subhead, in one line. */
function withNumbers(blocks: readonly Block[]): Block[] {
  const out: Block[] = [];
  for (const block of blocks) {
    const number = out.at(-1);
    if (number && NUMBER.test(plain(number.escaped)) && looksLikeSubhead(block))
      out[out.length - 1] = {
        ...block,
        escaped: `## ${unbold(number.escaped.replace(/^#+ /, ""))} ${unbold(block.escaped)}`,
      };
    else out.push(block);
  }
  return out;
}

function standsOut(blocks: readonly Block[], index: number): boolean {
  const block = blocks[index];
  const next = textBehind(blocks, index);
  const before = blocks[index - 1];
  if (!block || !next || !looksLikeSubhead(block) || looksLikeSubhead(next) || isHeading(next)) return false;
  return !before || placedPicture(before) !== undefined || !looksLikeSubhead(before);
}

/** The next block that is no picture, among the next few: nobody sets more pictures in a row. */
function textBehind(blocks: readonly Block[], index: number): Block | undefined {
  return blocks.slice(index + 1, index + 1 + MOST_PICTURES).find((block) => placedPicture(block) === undefined);
}

function looksLikeSubhead(block: Block): boolean {
  if (!isParagraph(block)) return false;
  const text = plain(block.escaped);
  if (text.length < 2 || text.length > LONGEST || ENDS_SENTENCE.test(text)) return false;
  return !ASKS.test(text) || (text.length >= SHORTEST_QUESTION && !/^[“"「]/.test(text) && !SPEAKER.test(text));
}
