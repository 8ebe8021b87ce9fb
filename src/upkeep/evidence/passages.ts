import { createHash } from "node:crypto";
import { lettersOf, NUMBER, plainText, worthOf } from "./letters.ts";

/** A sentence of a page, as far as it can be told again without its words. */
export interface Passage {
  /** Of all it says, punctuation aside. */
  readonly whole: string;
  /** Of what it says without numbers and negations: what stays when only these change. */
  readonly frame: string;
  readonly numbers: string;
  readonly negations: number;
  /** Of what is left when the names that can be told by their form are gone as well. */
  readonly nameless: string;
}

/** The end of a sentence: a mark of Chinese, or one of English before what can begin another. */
const END = /(?<=[。！？!?][”’」』"')）\]]*)|(?<=\.[”’"')\]]*)\s+(?=["“‘'(]?[\p{Lu}\d])/u;
const ENDED = /[。！？!?.…][”’」』"'）)\]]*$/;
/** Shorter ones are counters, buttons, by-lines. */
const SHORTEST = { han: 6, letters: 16 };
const MOST = 400;
const NEGATION =
  /没有?|[不无未非勿莫]|否认|并非|\b(?:not|no|never|none|nor|neither|without|cannot|nobody|nothing)\b|(?<=[a-z])nt\b|(?<=[a-z])n't\b/g;
/** Latin words with capitals behind a first word, and what Chinese puts into marks of titles. */
const NAMES = /(?<=\S\s|\p{Script=Han})\p{Lu}[\p{L}’'-]*(?:\s\p{Lu}[\p{L}’'-]*)*|《[^》]{1,40}》/gu;
/** 36 bits: among the sentences of one page no two meet. */
const DIGEST_LENGTH = 6;

/** A short digest, of which nothing of a text can be read. */
export function digestOf(text: string, length = DIGEST_LENGTH): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, length);
}

/**
 * The sentences of paragraphs, each with what has to be known of it to tell later what became of it. What is no sentence
 * (counters, labels, related headlines) is left out.
 */
export function passagesOf(blocks: readonly string[]): readonly Passage[] {
  const passages = blocks
    .flatMap((block) => block.split(END))
    .map((sentence) => sentence.trim())
    .filter(isSentence)
    .map(passageOf);
  return [...new Map(passages.map((passage) => [passage.whole, passage])).values()].slice(0, MOST);
}

function isSentence(text: string): boolean {
  if (!ENDED.test(text)) return false;
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return han >= SHORTEST.han || (text.match(/\p{L}/gu)?.length ?? 0) >= SHORTEST.letters;
}

function passageOf(sentence: string): Passage {
  const plain = plainText(sentence);
  const numbers = [...plain.matchAll(NUMBER)].map(([number]) => worthOf(number));
  return {
    whole: digestOf(lettersOf(plain)),
    frame: digestOf(frameOf(plain)),
    numbers: numbers.length === 0 ? "" : digestOf(numbers.join(" "), 4),
    negations: plain.match(NEGATION)?.length ?? 0,
    nameless: digestOf(frameOf(plainText(sentence.replace(NAMES, " ")))),
  };
}

function frameOf(plain: string): string {
  return lettersOf(plain.replace(NUMBER, " ").replace(NEGATION, " ").replaceAll("有", ""));
}
