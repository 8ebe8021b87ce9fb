import { FORBIDDEN } from "../../../src/domain/characters.ts";
import { PAYLOADS, XSS } from "./payloads.ts";

const HIDDEN = new RegExp(FORBIDDEN, "gu");
const NOT_IN_ADDRESSES = /[\s<>"'`\\]+/g;

/** A payload as a field of one line can hold it: without what no field takes (`FORBIDDEN`), and on one line. */
export function asLine(payload: string): string {
  return payload
    .replace(HIDDEN, "")
    .replace(/[\r\n]+/g, " ")
    .trim();
}

/** An address that the door lets in, with as much of a payload as the door lets in. */
export function asAddress(text: string): string {
  return `https://a.example/?q=${text.replace(NOT_IN_ADDRESSES, "_")}`;
}

/** Markdown that shows just this text. */
export function asMarkdown(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/g, "\\$&");
}

/** Every payload as a text. Some become alike. */
export const HOSTILE: readonly string[] = [...new Set(PAYLOADS.map(asLine))];

const secondOf = (texts: readonly string[]): string[] => texts.filter((_, n) => n % 2 === 0);

/** The texts of a site that is built to be looked at: by day every second of each kind, by night all. */
export const TEXTS = {
  injection: [...new Set(Object.values(XSS).flatMap(secondOf).map(asLine))],
  "injection-whole": HOSTILE,
} as const;
export type InjectionSite = keyof typeof TEXTS;

/** Texts without harm, of every shape that gives elements of their own: links, words of two scripts, long ones. */
export const HARMLESS: readonly string[] = [
  "平常的一句话",
  "Plain words, and 汉字 in 2025 年·一句",
  "https://a.example/b?c=d 和 http://b.example/",
  "又一句平常的话，长得要在标题里断开，还要断开不止一次，因为它实在是太长了",
  ...["x", "第二句", "第三句", "第四句", "一句 with words"],
  // As many as it takes for a section to have more than is related.
  ...Array.from({ length: 40 }, (_, n) => `再来一句 ${n}`),
];
