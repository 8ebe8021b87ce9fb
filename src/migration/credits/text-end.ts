import type { SourceNames } from "../../content/source-registry.ts";
import { plain } from "../../manuscripts/escaped-text.ts";
import { foldLine } from "../../manuscripts/folded-line.ts";
import { labelsOf } from "../../manuscripts/labels.ts";
import type { Block } from "../../manuscripts/manuscript.ts";
import { isPersonName } from "../../manuscripts/person-name.ts";
import { sourceKey } from "../../manuscripts/source-keys.ts";
import { namesIn } from "../../manuscripts/sources.ts";
import { unlabelledIn } from "../../manuscripts/unlabelled.ts";
import { type Facts, factsOf } from "./facts.ts";
import { textOf } from "./running-text.ts";

/** Words about the text that stand behind its last sentence, in the same paragraph. */
export interface TextEnd {
  /** Where they begin in the plain text of the block. */
  readonly at: number;
  /** As they stand there. */
  readonly text: string;
  readonly says: Facts | { readonly sources: readonly string[] } | { readonly person: string };
}

const LONGEST = 140;
const BRACKETS = /\s*[([][^()[\]]{2,80}(?:\([^()]{1,20}\)[^()[\]]{0,40})?[)\]](?:\d{6,8})?[。.]?$/u;
const SENTENCE_ENDS = /[。!?…”"」』)\]~]\s*|\s{1,}/gu;
const BEHIND_SENTENCE = /[。!?….”"」』]\s*$/u;
const LONGEST_NAME = 30;

/**
 * What is glued to the end of a paragraph: `……。来源：公报`, `……（综合公报、先驱报报道）`, `……。张三编译`. Undefined where the end
 * is a part of the sentence.
 */
export function textEndOf(block: Block, names: SourceNames): TextEnd | undefined {
  const text = textOf(block);
  if (text.includes("\n")) return undefined;
  const folded = foldLine(text);
  return inBrackets(text, folded, names) ?? behindSentence(text, folded, names);
}

function inBrackets(text: string, folded: string, names: SourceNames): TextEnd | undefined {
  const found = BRACKETS.exec(folded);
  if (!found || found.index === 0) return undefined;
  const at = found.index;
  const end = text.slice(at).trim();
  const facts = factsOf(end.replace(/(?:\d{6,8})?[。.]?$/u, ""), true, names);
  if (facts) return { at, text: end, says: facts };
  const listed = end
    .replace(/[。.]$/u, "")
    .slice(1, -1)
    .trim();
  const sources = registeredIn(listed, names);
  if (!BEHIND_SENTENCE.test(folded.slice(0, at)) || !sources) return undefined;
  return { at, text: end, says: { sources } };
}

/** What a paragraph ends with in brackets, with them. */
export function bracketsAtEnd(text: string): string | undefined {
  const found = BRACKETS.exec(foldLine(text));
  return found && found.index > 0 ? text.slice(found.index).trim() : undefined;
}

/** The registered names that a list is of, and of nothing else: `CBC、BBC`. */
export function registeredIn(listed: string, names: SourceNames): readonly string[] | undefined {
  const sources = namesIn(listed, names);
  return sources.every((name) => sourceKey(name, names) !== undefined) ? sources : undefined;
}

function behindSentence(text: string, folded: string, names: SourceNames): TextEnd | undefined {
  const from = Math.max(0, text.length - LONGEST);
  let last: number | undefined;
  for (const { 0: sign, index } of folded.slice(from).matchAll(SENTENCE_ENDS)) {
    const at = from + index + sign.length;
    if (at >= text.length) continue;
    const end = text.slice(at);
    const labels = labelsOf(end);
    if (labels) return { at, text: end, says: { labels } };
    if (sign.trim() !== "") last = at;
  }
  if (last === undefined) return undefined;
  const end = text.slice(last);
  if (end.length > LONGEST_NAME) return undefined;
  const labels = unlabelledIn(end, names);
  if (labels) return { at: last, text: end, says: { labels } };
  if (sourceKey(end, names) !== undefined) return { at: last, text: end, says: { sources: [end.trim()] } };
  return isPersonName(end) ? { at: last, text: end, says: { person: end.trim() } } : undefined;
}

/** What of a block is no text: the signs of links, emphasis and headings. */
const SIGNS = /!\[\]\([^)]*\)|\]\([^)]*\)|[*[]/gy;

/**
 * The block without its end. Undefined where the cut would go through a link or emphasis: then it stays whole.
 * @param at place in the plain text
 */
export function withoutEnd(
  { escaped, line }: Block,
  at: number,
): { readonly rest: Block; readonly end: Block } | undefined {
  const wanted = plain(escaped);
  let seen = wanted.length;
  // From the end, for what stands before the text of a block is seen in other ways.
  let place = escaped.length;
  const marks = new Map<number, number>();
  for (let index = 0; index < escaped.length; ) {
    SIGNS.lastIndex = index;
    const sign = SIGNS.exec(escaped);
    if (sign) marks.set(index + sign[0].length, index);
    index = sign ? index + sign[0].length : index + 1;
  }
  while (seen > at && place > 0) {
    const mark = marks.get(place);
    if (mark !== undefined) place = mark;
    else {
      place -= 1;
      seen -= 1;
    }
  }
  // `**来源：甲**`: the signs that open go with what they open.
  for (
    let mark = marks.get(place);
    mark !== undefined && /^[*[]+$/.test(escaped.slice(mark, place));
    mark = marks.get(place)
  ) {
    if (balanced(escaped.slice(place))) break;
    place = mark;
  }
  const rest = { escaped: escaped.slice(0, place).trimEnd(), line };
  const end = { escaped: escaped.slice(place).trim(), line };
  const whole = (block: Block) => balanced(block.escaped);
  const same = (plain(rest.escaped) + plain(end.escaped)).replace(/\s+/g, "") === wanted.replace(/\s+/g, "");
  return same && whole(rest) && whole(end) ? { rest, end } : undefined;
}

function balanced(escaped: string): boolean {
  const stars = escaped.split("*").length - 1;
  return stars % 2 === 0 && escaped.split("[").length === escaped.split("](").length;
}
