import type { Writing } from "./writing.ts";

const AS_FOUND: Writing = {
  text: (found) => found,
  pieces: (found) => found,
  address: (path) => path,
};

/** Only the Traditional edition loads anything for it. */
export async function writingOfPage(): Promise<Writing> {
  if (!document.documentElement.lang.startsWith("zh-Hant")) return AS_FOUND;
  const { traditionalWriting } = await import("./traditional-writing.ts");
  return traditionalWriting();
}
