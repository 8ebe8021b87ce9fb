import { tableWriting, type WordTableFile } from "../../traditional/word-table.ts";
import type { Writing } from "./writing.ts";

/**
 * Writes what was found in traditional characters; as found, and marked so, without the table.
 * @param loading the table, or nothing when it cannot be loaded
 */
export async function traditionalWriting(loading: Promise<WordTableFile | undefined>): Promise<Writing> {
  const table = await loading;
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
