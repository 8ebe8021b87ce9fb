import { existsSync } from "node:fs";
import { UsageError } from "../../src/terminal/outcome.ts";
import { affectedBy, type Repository } from "./affected.ts";
import type { TestFile } from "./test-files.ts";

/**
 * The test files that a word of the command line means: a test file, a folder of tests, a room or a file of the code (the
 * tests that mirror it; where none does, those that need it), or a part of their name.
 *
 * @param repository read only when it is needed
 * @throws UsageError when it means none
 */
export function filesMeant(word: string, files: readonly TestFile[], repository: () => Repository): TestFile[] {
  const place = word.replace(/^\.\//, "").replace(/\/$/, "");
  for (const path of [place, `tests/${place}`, place.replace(/^(?:src|_includes)\//, "tests/")]) {
    const found = files.filter((file) => isAt(file.path, path));
    if (found.length > 0) return found;
  }
  if (place.startsWith("tests/netlify")) throw new UsageError("这些测试用 npm run test:netlify 运行。");
  const room = [place, `src/${place}`].find((path) => existsSync(path) && !path.startsWith("tests"));
  if (room !== undefined) {
    const all = repository();
    const inRoom = all.paths.filter((path) => path === room || path.startsWith(`${room}/`));
    return [...affectedBy(inRoom, all, files)];
  }
  const named = files.filter(({ path }) => path.includes(place));
  if (named.length > 0) return named;
  throw new UsageError(`没有测试与“${word}”有关。写测试文件、tests/ 或 src/ 里的文件夹，或文件名的一部分。`);
}

/** Whether a test file is this one, in this folder, or the mirror of this file of the code. */
function isAt(test: string, place: string): boolean {
  return test === place || test.startsWith(`${place}/`) || test.startsWith(`${place.replace(/\.tsx?$/, "")}.`);
}
