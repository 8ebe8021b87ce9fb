/** An element of an export, with the elements and the text that are in it. */
export interface WxrElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Its own text, put together. */
  readonly text: string;
  readonly children: readonly WxrElement[];
  /** Where it begins in the file, from 1. */
  readonly line: number;
}

/** What was wrong with a part of a file, and has been put right as far as that goes. */
export const REPAIRS = {
  control: "控制字符",
  ampersand: "没有转义的 &",
  bytes: "不是 UTF-8 的字节",
  text: "文字里没有转义的标记",
  structure: "没有配对的标记或者 CDATA",
  cut: "没有下载完的地方",
} as const;
export type Repair = keyof typeof REPAIRS;

/** The text of the last element of a name in another; empty when there is none. */
export function textIn({ children }: WxrElement, wanted: string): string {
  return children.findLast(({ name }) => name === wanted)?.text ?? "";
}

/** How many lines a text ends. */
export function linesIn(text: string): number {
  let lines = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines += 1;
  return lines;
}

/**
 * Whether a part of a comment has taken others in: WordPress lets no such element into a comment, so its end was lost, even
 * though what came of it is well-formed. A reader's address may stand in it.
 */
export function hasSwallowed({ name, text, children }: WxrElement): boolean {
  return (name.startsWith("wp:comment") && /<\/?wp:comment/.test(text)) || children.some(hasSwallowed);
}
