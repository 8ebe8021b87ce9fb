import { tableWriting, WORD_TABLE_PATH, type WordTableFile } from "../../traditional/word-table.ts";
import type { Writing } from "./writing.ts";

/** Writes what was found in traditional characters; as found, and marked so, when the table cannot be loaded. */
export async function traditionalWriting(): Promise<Writing> {
  const table = await loadTable();
  const { converter, addressOf } = tableWriting(table);
  return {
    text: (found) => converter.text(found),
    quoted: (text) => (table?.quotes === "corner" ? `「${text}」` : `“${text}”`),
    pieces(found) {
      const texts = converter.parts(found.map(({ text }) => text));
      return found.map(({ hit }, index) => ({ text: texts[index] ?? "", hit }));
    },
    address: addressOf,
    ...(!table && { lang: "zh-Hans" }),
  };
}

async function loadTable(): Promise<WordTableFile | undefined> {
  try {
    const response = await fetch(WORD_TABLE_PATH);
    return response.ok ? await response.json() : undefined;
  } catch {
    return undefined;
  }
}
