import { z } from "zod";

/** Markup and script addresses have no place in a field; see the remedy of `html-in-text`. */
export const MARKUP = /<\/?[a-z][^<>]*>|<!--|javascript\s*:/i;

/** Markup in a running text; there the word `javascript:` is a word. */
export function markupIn(text: string): string | undefined {
  const markup = MARKUP.exec(text)?.[0];
  return markup?.toLowerCase().startsWith("javascript") ? undefined : markup;
}

/**
 * Characters that nobody sees and that change what others see: controls, zero-width space and joiner-like marks,
 * line and paragraph separators,
 * direction overrides ("Trojan Source", CVE-2021-42574), the replacement character of a failed conversion, and what XML
 * cannot hold: half a surrogate pair, U+FFFE and U+FFFF (w3.org/TR/xml/#charsets).
 * The zero-width joiner stays: emoji need it.
 */
export const FORBIDDEN =
  /[^\P{Cc}\t\n\r]|\p{Cs}|[\u200b\u2028\u2029\u2060\ufeff\u202a-\u202e\u2066-\u2069\ufffd-\uffff]/u;

/** A character that nobody sees, as Unicode names it: `U+202E`. */
export function characterName(text: string): string {
  return `U+${(text.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** One line of plain text, at most `max` characters. */
export function line(max: number) {
  return z
    .string()
    .min(1, "empty-text")
    .max(max)
    .refine((text) => text.trim() === text && !text.includes("\n"), "untrimmed-text")
    .refine((text) => !FORBIDDEN.test(text), "forbidden-character")
    .refine((text) => !MARKUP.test(text), "html-in-text");
}

/** An absolute http(s) address. */
export const webAddress = z
  .string()
  .max(2000)
  .regex(/^https?:\/\/[^\s<>"'`\\]+$/, "bad-address")
  .refine((text) => URL.canParse(text), "bad-address");

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
 * Whether Windows takes a file name for a device, with any ending (learn.microsoft.com/windows/win32/fileio/naming-a-file):
 * a repository with such a file cannot be checked out there.
 */
export function isDeviceName(name: string): boolean {
  return /^(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:\.|$)/i.test(name);
}
