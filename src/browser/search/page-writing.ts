import { traditionalAddress } from "../../domain/edition.ts";
import type { WordTableFile } from "../../traditional/word-table.ts";
import type { Writing } from "./writing.ts";

/** In simplified characters, as the index has it. */
export const AS_FOUND: Writing = {
  text: (found) => found,
  quoted: (text) => `“${text}”`,
  pieces: (found) => found,
  address: (path) => path,
};

/** Only the Traditional edition loads anything for it; where that is gone, results come as found, and marked so. */
export async function writingOfPage(): Promise<Writing> {
  if (!document.documentElement.lang.startsWith("zh-Hant")) return AS_FOUND;
  // Neither waits for the other.
  const table = fetchTable();
  return import("./traditional-writing.ts").then(
    ({ traditionalWriting }) => traditionalWriting(table),
    () => ({ ...AS_FOUND, lang: "zh-Hans" }),
  );
}

/** @returns undefined when it does not come */
async function fetchTable(): Promise<WordTableFile | undefined> {
  try {
    const response = await fetch(traditionalAddress("/search/words.json"));
    return response.ok ? await response.json() : undefined;
  } catch {
    return undefined;
  }
}
