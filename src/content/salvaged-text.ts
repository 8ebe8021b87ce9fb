import { join } from "node:path";
import { withoutForbidden } from "../domain/characters.ts";
import { detectEncoding } from "./encoding.ts";
import { MACHINE, type Outside } from "./outside.ts";

const MIB = 1024 * 1024;
/** A record of that size is refused long before; its status can still be made out. */
const STATUS_LIMIT_MIB = 8;
/** Stands where a character may not stand. */
const MARK = "□";

/**
 * A file that the strict reader has refused, as far as it can be made out: in the encoding that it seems to have, with a mark
 * for every character that may not stand in a text. For those who look for further mistakes and for previews; what comes from
 * here is never published.
 *
 * @param limit most bytes, in MiB
 * @returns undefined for what is no plain file (a link is not followed), too large or unreadable
 */
export function salvagedText(path: string, limit: number, outside: Outside = MACHINE): string | undefined {
  try {
    const status = outside.status(path);
    if (!status.isFile() || status.size > limit * MIB) return undefined;
    const bytes = outside.bytes(path);
    const encoding = detectEncoding(bytes);
    const text = new TextDecoder(encoding === "utf-8-bom" ? "utf-8" : encoding).decode(bytes);
    return markedForbidden(text.replaceAll("\r\n", "\n"));
  } catch {
    return undefined;
  }
}

/** With a mark in the place of every character that no text may hold. */
export function markedForbidden(text: string): string {
  return withoutForbidden(text, MARK);
}

/**
 * Whether the record in a folder says that it is a draft, even a record that cannot be parsed. Where that cannot be made out,
 * or where two statements differ, it is none: a published article must never count as a draft by mistake.
 */
export function isDraft(folder: string, outside: Outside = MACHINE): boolean {
  const text = salvagedText(join(folder, "article.json"), STATUS_LIMIT_MIB, outside);
  if (text === undefined) return false;
  const whole = isJson(text);
  const said = statusesIn(text).filter(({ depth }) => !whole || depth === 1);
  return said.length > 0 && said.every(({ value }) => value === '"draft"');
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** A string on one line, a comment, or any other character. */
const TOKENS = /"(?:[^"\\\n]|\\.)*"|\/\/.*|\/\*[\s\S]*?\*\/|\S/g;

/**
 * Every `"status": …` with the depth of its object. Token by token, which no mistake stops; where a bracket is missing the depth
 * says nothing, but no other field of a record has this name.
 */
function statusesIn(text: string): { readonly depth: number; readonly value: string }[] {
  const found: { depth: number; value: string }[] = [];
  let depth = 0;
  let behind: "name" | "colon" | undefined;
  for (const [token] of text.matchAll(TOKENS)) {
    if (token === "{" || token === "[") depth += 1;
    if (token === "}" || token === "]") depth -= 1;
    if (behind === "colon") found.push({ depth, value: token });
    if (behind === "name" && token === ":") behind = "colon";
    else behind = behind !== "colon" && token === '"status"' ? "name" : undefined;
  }
  return found;
}
