import type { Writing } from "./writing.ts";

const AS_FOUND: Writing = {
  text: (found) => found,
  quoted: (text) => `“${text}”`,
  pieces: (found) => found,
  address: (path) => path,
};

/** Only the Traditional edition loads anything for it; where that is gone, results come as found, and marked so. */
export async function writingOfPage(): Promise<Writing> {
  if (!document.documentElement.lang.startsWith("zh-Hant")) return AS_FOUND;
  return import("./traditional-writing.ts").then(
    ({ traditionalWriting }) => traditionalWriting(),
    () => ({ ...AS_FOUND, lang: "zh-Hans" }),
  );
}
