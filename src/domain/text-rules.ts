import { z } from "zod";
import { addressFault, validAddress } from "./address.ts";
import { FORBIDDEN } from "./characters.ts";
import { isDeviceName } from "./file-name.ts";
import { isBlank } from "./seen-text.ts";

/** Markup and script addresses have no place in a field; see the remedy of `html-in-text`. */
export const MARKUP = /<\/?[a-z][^<>]*>|<!--|javascript\s*:/i;

/** Markup in a running text; there the word `javascript:` is a word. */
export function markupIn(text: string): string | undefined {
  const markup = MARKUP.exec(text)?.[0];
  return markup?.toLowerCase().startsWith("javascript") ? undefined : markup;
}

/** One line of plain text, at most `max` characters. */
export function line(max: number) {
  return z
    .string()
    .min(1, "empty-text")
    .max(max)
    .refine((text) => text.trim() === text && !/[\t\n\r]/.test(text), "untrimmed-text")
    .refine((text) => !FORBIDDEN.test(text), "forbidden-character")
    .refine((text) => text.trim() === "" || !isBlank(text), "blank-text")
    .refine((text) => !MARKUP.test(text), "html-in-text");
}

/** An absolute http(s) address; what comes out is one that may stand on a page (`validAddress`). */
export const webAddress = z
  .string()
  .max(2000)
  .regex(/^https?:\/\/[^\s<>"'`\\]+$/, "bad-address")
  .refine((text) => URL.canParse(text), "bad-address")
  .refine((text) => addressFault(text) !== "forbidden-character", "forbidden-in-address")
  .refine((text) => addressFault(text) !== "userinfo-in-address", "userinfo-in-address")
  .overwrite(validAddress);

/** A language as HTML names it (BCP 47), as far as news needs it. */
export const language = z.string().regex(/^[a-z]{2,3}(?:-[A-Za-z]{2,4})?$/, "bad-language");

/** Lower-case ASCII, as in addresses: slugs and keys are permanent and typed by people. */
export const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
export const key = z
  .string()
  .max(80)
  .regex(SLUG, "bad-key")
  .refine((text) => !isDeviceName(text), "device-name");

/** Keys by which a section, a tag or a source went before; the addresses of their lists lead to today's. */
export const formerly = z.array(key).max(50).optional().meta({ description: "以前的键；旧地址会转到现在的列表" });

/**
 * Most UTF-16 units of one paragraph, heading, item, cell or pasted line. The longest speeches in one piece have a tenth
 * of it. What looks inside a paragraph may then compare its parts with each other: CommonMark cannot be read in less.
 */
export const LONGEST_PARAGRAPH = 20_000;

/** Most paragraphs of a manuscript: each is written several times over, to see which of its marks need a backslash. */
export const MOST_PARAGRAPHS = 20_000;
