import { h, type VNode } from "preact";

/**
 * Empty elements that typography-zh.css gives a meaning, so that what is copied, read aloud and searched for is the text.
 * SPACE stands between Han and Latin letters or figures; browsers that know `text-autospace` do not show it. HELD stands
 * before 间隔号 (·), which browsers would let begin a line.
 */
const SPACE = "h-s";
const HELD = "h-n";
const ELEMENTS = { [SPACE]: h(SPACE, null), [HELD]: h(HELD, null) };

const HAN = "[\\u3041-\\u30ff\\u3400-\\u9fff\\uf900-\\ufaff々〇]";
/** Letters and figures of other scripts. Marks count with neither (css-text-4, 8.5.1). */
const FOREIGN = "[0-9A-Za-z\\u00c0-\\u024f\\u0370-\\u052f]";
/**
 * Tags that end and tags that begin. Blocks of our Markdown stand on lines of their own, so tags between two characters
 * are inline. The mark of a note is no part of the sentence.
 */
const TAGS = "((?:</(?!sup)[a-z]+>)*)((?:<(?!sup)[a-z][^>]*>)*)";
const IN_HTML = new RegExp(`(${HAN})${TAGS}(?=·|${FOREIGN})|(${FOREIGN})${TAGS}(?=${HAN})`, "g");
const IN_TEXT = new RegExp(`(?<=${HAN})(?=·|${FOREIGN})|(?<=${FOREIGN})(?=${HAN})`);
const LINE = /.+/g;
/** Each stands on a line of its own. */
const CELL = /^<t[dh]/;
const CELL_TAG = /^<(t[dh])(?: class="([^"]*)")?/;
/** Wider cells of a table may break; a date with its year does not. In ems. */
const WIDEST_WHOLE = 8;
const TAG = /<[^>]*>/g;
const HALF_WIDTH = /[\u0020-\u024f]/g;
/** Between a figure and its measure. */
const BEFORE_MEASURE = new RegExp(`(?<=\\d)<${SPACE}></${SPACE}>(?=${HAN})`, "g");
const PLAIN = /^<p>[^<:]*<\/p>$/;
const BEFORE_SPACE = new RegExp(`${HAN}(?=${FOREIGN})|${FOREIGN}(?=${HAN})`, "g");
const BEFORE_HELD = new RegExp(`${HAN}(?=·)`, "g");
/** An address written out, as far as it goes on. */
const ADDRESS = /(https?:\/\/)[^\s<>，。；：！？、（）《》“”]*/g;

/** Plain text with the elements. */
export function setText(text: string): readonly (string | VNode)[] {
  return text
    .split(IN_TEXT)
    .flatMap((piece, index) => (index === 0 ? [piece] : [ELEMENTS[elementBefore(piece)], piece]));
}

/** HTML of our Markdown with the elements in running text; code and addresses are left as they are. */
export function setHtml(html: string): string {
  // Most paragraphs have neither tags nor addresses: no need to look at what surrounds each place.
  return html.includes("<pre")
    ? setMarkup(html)
    : html.replace(LINE, (line) => {
        if (PLAIN.test(line)) return setPlain(line);
        return CELL.test(line) ? setCell(line) : setMarkup(line);
      });
}

/** A cell of a table. What is short stays on one line; in what is long no figure loses its measure. */
function setCell(line: string): string {
  const set = setMarkup(line);
  const text = line.replace(TAG, "");
  if (text.length - (text.match(HALF_WIDTH)?.length ?? 0) / 2 <= WIDEST_WHOLE) return set;
  return set
    .replace(CELL_TAG, (_, tag: string, name = "") => `<${tag} class="${`long ${name}`.trimEnd()}"`)
    .replace(BEFORE_MEASURE, `$&<${HELD}></${HELD}>`);
}

function setPlain(line: string): string {
  return line.replace(BEFORE_HELD, `$&<${HELD}></${HELD}>`).replace(BEFORE_SPACE, `$&<${SPACE}></${SPACE}>`);
}

function setMarkup(html: string): string {
  const isVerbatim = verbatimIn(html);
  return html.replace(
    IN_HTML,
    (whole: string, han = "", end1 = "", begin1 = "", foreign = "", end2 = "", begin2 = "", at = 0) => {
      const end = end1 + end2;
      if (isVerbatim(at, end)) return whole;
      const element = elementBefore(html.slice(at + whole.length, at + whole.length + 1));
      return `${han}${foreign}${end}<${element}></${element}>${begin1}${begin2}`;
    },
  );
}

/**
 * Tells whether a place is inside a tag, code or an address. It is asked of places in their order, and looks at each
 * part of the text once.
 */
function verbatimIn(html: string): (at: number, tagsThatEndBehind: string) => boolean {
  const [begun, ended] = [lastUpTo(html, "<"), lastUpTo(html, ">")];
  const special = html.includes("<code") || html.includes("://");
  const [code, codeEnd] = [lastUpTo(html, "<code"), lastUpTo(html, "</code")];
  const addresses = special ? html.matchAll(ADDRESS) : [].values();
  let address = addresses.next().value;
  return (at, end) => {
    if (begun(at) > ended(at)) return true;
    if (!special) return false;
    if (code(at) > codeEnd(at)) return !end.includes("</code>");
    while (address && address.index + address[0].length <= at) address = addresses.next().value;
    return address !== undefined && address.index + (address[1]?.length ?? 0) <= at + 1;
  };
}

/** Gives the last place up to another at which a mark begins, or -1; asked of places in their order. */
function lastUpTo(html: string, mark: string): (at: number) => number {
  let last = -1;
  let next = html.indexOf(mark);
  return (at) => {
    while (next >= 0 && next <= at) {
      last = next;
      next = html.indexOf(mark, next + 1);
    }
    return last;
  };
}

/** The element before a piece of running text. */
function elementBefore(piece: string): keyof typeof ELEMENTS {
  return piece.startsWith("·") ? HELD : SPACE;
}
