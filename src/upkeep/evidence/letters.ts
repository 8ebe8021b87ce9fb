import TSCharacters from "opencc-js/dict/TSCharacters";
import { fold } from "../../search/fold.ts";
import { simplifiedCharacter } from "../../search/simplified-characters.ts";

/**
 * Every traditional character, also those that search leaves since simplified Chinese has them too (後, 乾, 著): here both
 * sides are written alike, and nobody reads what comes out.
 */
const SIMPLIFIED = new Map(
  `${TSCharacters}|著 着|瞭 了|藉 借|乾 干|徵 征`.split("|").map((entry): [string, string] => {
    const [from = "", to = ""] = entry.split(" ");
    return [from, to];
  }),
);
const MARKS = /["'“”‘’「」『』﹁﹂﹃﹄«»‹›„‟`´]/g;
const DASHES = /[-‐‑‒–—―−─]+/g;
const THOUSANDS = /(?<=\d),(?=\d{3}(?!\d))/g;
const HAN_OR_MARK = "\\p{Script=Han}，。！？；：、（）《》〈〉【】…";
const GAPS = new RegExp(`(?<=[${HAN_OR_MARK},.;:!?()]) +(?=[${HAN_OR_MARK}])|(?<=[${HAN_OR_MARK}]) +`, "gu");
/** A number as it is written in digits; behind a letter it is part of a name (G20). */
export const NUMBER = /(?<![\p{Script=Latin}\d.])-?\d+(?:\.\d+)?(?: ?[万亿%])?/gu;
const TIMES: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 };

/**
 * A text as quotations are looked for in it: folded as search folds it, with one script, and without what houses write
 * differently: quotation marks, kinds of dashes, thousands, spaces beside Chinese.
 */
export function plainText(text: string): string {
  const { text: folded } = fold(text.replace(MARKS, "").replace(/\s+/g, " "));
  const simplified = [...folded].map((char) => SIMPLIFIED.get(char) ?? simplifiedCharacter(char) ?? char).join("");
  return simplified.replace(THOUSANDS, "").replace(DASHES, "-").replace(GAPS, "").trim();
}

/**
 * Of a plain text the letters and the worths of its numbers: what is left when nothing is said by punctuation.
 */
export function lettersOf(plain: string): string {
  return plain.replace(NUMBER, (number) => `|${worthOf(number)}|`).replace(/[^\p{L}\p{N}|%]+/gu, "");
}

/** What a number in digits is worth, in letters and digits: 1,000, 1000 and 0.1万 are one number, 1.5 (1p5) and 15 two. */
export function worthOf(number: string): string {
  const unit = number.at(-1) ?? "";
  const worth = Number.parseFloat(number) * (TIMES[unit] ?? 1);
  return `${Number(worth.toPrecision(12))}${unit === "%" ? "%" : ""}`.replace("-", "m").replace(".", "p");
}
