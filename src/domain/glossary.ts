import { z } from "zod";
import { FORBIDDEN } from "./characters.ts";

const LONGEST = 40;
/** Marks that would be markup in a page, or belong to an entity in one. */
const MARKUP_MARKS = /[<>&;"']/;
const HAN = /\p{Script=Han}/u;

/** One side of an entry: words that may stand inside a sentence. */
const term = z
  .string()
  .refine((text) => text.length <= LONGEST && text.trim() === text && HAN.test(text), "bad-term")
  .refine((text) => !MARKUP_MARKS.test(text) && !FORBIDDEN.test(text) && !/[\t\n\r]/.test(text), "bad-term");

/**
 * Names and terms that OpenCC cannot know, simplified → traditional: `{ "特朗普": "川普" }`. Where several fit, the longest
 * wins. An entry may also say that a word stays as OpenCC would not leave it: `{ "范": "范" }`.
 */
export const Glossary = z.record(term, term);
export type Glossary = z.infer<typeof Glossary>;
