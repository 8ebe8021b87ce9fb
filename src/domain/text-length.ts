import type { Block } from "./article.ts";

/** Of ten thousand articles the texts lie on the disk; nobody is to fetch them to know how long they are. */
const lengths = new WeakMap<readonly Block[], number>();

/** How many characters of HTML the texts of a body are. */
export function textLengthOf(body: readonly Block[]): number {
  const known = lengths.get(body);
  if (known !== undefined) return known;
  const length = body.reduce((sum, block) => sum + (block.kind === "text" ? block.html.length : 0), 0);
  lengths.set(body, length);
  return length;
}

/** Says of a body what its texts come to. */
export function rememberTextLength<T extends readonly Block[]>(body: T, length: number): T {
  lengths.set(body, length);
  return body;
}
