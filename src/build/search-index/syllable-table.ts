import { isSimplified } from "../../search/script.ts";
import { syllablesOf } from "./word-book.ts";

const FIRST = 0x4e00;
const LAST = 0x9fff;

let table: string | undefined;

/** How each simplified character is read, a line for each syllable: `bei 北被…`. For what sounds like what was typed. */
export function syllableTable(): string {
  if (table !== undefined) return table;
  const lines = new Map<string, string>();
  for (let point = FIRST; point <= LAST; point += 1) {
    const char = String.fromCharCode(point);
    if (!isSimplified(char)) continue;
    const [syllable = ""] = syllablesOf(char);
    lines.set(syllable, (lines.get(syllable) ?? "") + char);
  }
  table = [...lines].map(([syllable, chars]) => `${syllable} ${chars}\n`).join("");
  return table;
}
