import { type EscapedText, escapeText, plain } from "../manuscripts/escaped-text.ts";
import { type Block, isParagraph, placedPicture } from "../manuscripts/manuscript.ts";
import { isHeading } from "../manuscripts/subheads.ts";
import type { CreditedPost, Moved } from "./model.ts";
import { fitted, oneLineOf, sentencesWithin } from "./one-line.ts";

/** As the schema has it. */
const LONGEST = 500;
/** What is taken from a long first paragraph. */
const WANTED = 200;
/** Inside a block something else than words: a link, emphasis, a note. */
const MARKS = /[*[\]`|\n]/;

/** The lede of an article that had none: WordPress knows excerpts, and first paragraphs. */
export interface WithLede {
  readonly lede: string;
  readonly body: readonly Block[];
  readonly moved: readonly Moved[];
}

/** What the lede must not be, and what must not begin it. */
export interface LedeRules extends Pick<CreditedPost, "apart"> {
  /** Whether a block speaks of whose a text or picture is. */
  readonly isAside?: (block: Block) => boolean;
}

/**
 * An excerpt that somebody wrote is the lede. Else it is the first paragraph that is text, or its first sentences, where enough is left
 * for a text and no subhead is left empty; and where nothing else can be, the title. No word is taken from the text that is not in the
 * lede or among what was moved.
 *
 * @param excerpt in HTML, as the export has it
 */
export function withLede(
  body: readonly Block[],
  title: string,
  excerpt: string,
  { isAside = () => false, apart = "" }: LedeRules = {},
): WithLede {
  const written = oneLineOf(excerpt, LONGEST);
  const first = body.findIndex((block, index) => isParagraph(block) && !isAside(block) && !isCaption(body, index));
  const block = body[first];
  const opening = block ? plain(block.escaped) : "";
  if (written.text !== "" && written.whole === undefined && !begins(body, written.text))
    return { lede: written.text, body, moved: [] };
  const cut = written.whole === undefined ? [] : [{ what: "摘要", text: written.whole }];
  if (!block) return { lede: title, body, moved: cut };
  const rest = body.toSpliced(first, 1);
  const hasNote = /\[\^/.test(block.escaped);
  const begun = apart !== "" && opening.startsWith(apart) ? opening.slice(apart.length).trimStart() : opening;
  const opened = begun === opening ? [] : [{ what: "电头", text: apart }];
  const line = fitted(begun, LONGEST);
  const links = [...block.escaped.matchAll(/\]\(([^)]+)\)/g)].map(([, address = ""]) => ({
    what: "导语里的链接",
    text: address,
  }));
  const empties = isAlone(body, first);
  if (!hasNote && !empties && !leadsOn(line.text) && line.text !== "" && line.whole === undefined && rest.some(isText))
    return { lede: line.text, body: rest, moved: [...cut, ...links, ...opened] };
  const parts = MARKS.test(block.escaped) ? undefined : halves(block.escaped);
  if (parts) return { lede: parts.lede, body: body.toSpliced(first, 1, { ...block, escaped: parts.rest }), moved: cut };
  const head = hasNote ? undefined : sentencesWithin(line.text, WANTED)?.[0];
  return { lede: opening.length > WANTED && head !== undefined ? head : title, body, moved: cut };
}

const LONGEST_CAPTION = 40;

/** A short line right behind a picture speaks of that picture, where text follows. */
function isCaption(body: readonly Block[], index: number): boolean {
  const [before, block] = [body[index - 1], body[index]];
  if (!before || !block || placedPicture(before) === undefined) return false;
  return plain(block.escaped).length <= LONGEST_CAPTION && body.slice(index + 1).some(isParagraph);
}

/** Whether a block is all that stands below its subhead. */
function isAlone(body: readonly Block[], index: number): boolean {
  const [before, next] = [body[index - 1], body[index + 1]];
  return before !== undefined && isHeading(before) && (next === undefined || isHeading(next));
}

/** A paragraph without marks in two, where a sentence ends. */
function halves(escaped: EscapedText): { readonly lede: string; readonly rest: EscapedText } | undefined {
  const text = plain(escaped);
  if (escapeText(text) !== escaped.trim()) return undefined;
  const [lede, rest] = sentencesWithin(text, WANTED) ?? [];
  if (!lede || !rest) return undefined;
  const line = fitted(lede, LONGEST);
  return line.text === lede ? { lede, rest: escapeText(rest) } : undefined;
}

/** Whether a text begins with an excerpt, which WordPress may have cut off with dots. Pictures are no words of either. */
function begins(body: readonly Block[], excerpt: string): boolean {
  const words = (text: string) => text.replace(PICTURE, "").replace(/[^\p{L}\p{N}]/gu, "");
  const wanted = words(excerpt.replace(/(?:\[…\]|\[\.\.\.\]|…|\.\.\.)\s*$/, ""));
  let text = "";
  for (const block of body) {
    if (text.length >= wanted.length) break;
    if (placedPicture(block) === undefined) text += words(plain(block.escaped));
  }
  return text.startsWith(wanted);
}

/** As an excerpt has one, in a line of words alone. */
const PICTURE = /〔图片〕\s*(?:（[^）]*）)?/g;

/** Words that something follows, or a bare address: alone they tell nobody anything. */
function leadsOn(text: string): boolean {
  return /(?:[：:，,、;；]|^https?:\S+)$/.test(text.trim());
}

function isText(block: Block): boolean {
  return plain(block.escaped) !== "";
}
