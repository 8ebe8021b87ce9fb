import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

const GZIP = Buffer.from([0x1f, 0x8b]);

/**
 * Looks for words in the names and bytes of every file of a built site. Compressed files, such as Pagefind's index and
 * fragments, are searched as they are and unpacked.
 *
 * @returns one sentence for every file that holds one of the words
 */
export function embargoLeaksOf(folder: string, words: readonly string[]): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.flatMap((entry) => {
    const file = join(entry.parentPath, entry.name);
    const bytes = readFileSync(file);
    const contents = [Buffer.from(file.slice(folder.length)), bytes];
    if (bytes.subarray(0, 2).equals(GZIP)) contents.push(gunzipSync(bytes));
    return words
      .filter((word) => contents.some((content) => content.includes(word)))
      .map((word) => `${file.slice(folder.length)} holds ${word}`);
  });
}
