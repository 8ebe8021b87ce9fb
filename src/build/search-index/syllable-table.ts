import { SYLLABLE_BLOCK, syllableFile } from "../../search/heads.ts";
import { isSimplified } from "../../search/script.ts";
import { syllablesOf } from "./word-book.ts";

const FIRST = 0x4e00;
const LAST = 0x9fff;

let tables: ReadonlyMap<string, string> | undefined;

/**
 * How each simplified character is read, a line for each syllable: `bei 北被…`. For what sounds like what was typed. One file
 * for some eighty characters: whoever types four needs four of them, a tenth of all.
 */
export function syllableTables(): ReadonlyMap<string, string> {
  if (tables) return tables;
  const files = new Map<string, string>();
  for (let from = FIRST; from <= LAST; from += SYLLABLE_BLOCK) {
    const lines = new Map<string, string>();
    for (let point = from; point < from + SYLLABLE_BLOCK; point += 1) {
      const char = String.fromCharCode(point);
      if (!isSimplified(char)) continue;
      const [syllable = ""] = syllablesOf(char);
      lines.set(syllable, (lines.get(syllable) ?? "") + char);
    }
    if (lines.size === 0) continue;
    files.set(syllableFile(String.fromCharCode(from)), [...lines].map((line) => `${line.join(" ")}\n`).join(""));
  }
  tables = files;
  return files;
}
