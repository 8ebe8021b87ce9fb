/** A small mistake that a real change could bring, and the tests that ought to see it. */
export interface Fault {
  /** What is then wrong, as a sentence. */
  readonly name: string;
  /** Path in the repository. */
  readonly file: string;
  /** Stands in the file exactly once, so that a test can hold that the fault still applies. */
  readonly from: string;
  readonly to: string;
  /** Test files, the cheapest first; one of them has to fail. */
  readonly tests: readonly [string, ...string[]];
}

/** Where a fault is, as the tree in README.md names it: `src/domain`, `_includes`, `scripts`, `netlify.toml`. */
export function roomOf({ file }: Pick<Fault, "file">): string {
  const [top = "", second = "", third] = file.split("/");
  return top === "src" && third !== undefined ? `${top}/${second}` : top;
}

/**
 * The file with the fault in it.
 * @throws Error with a Chinese sentence when the place is not there exactly once: the code has moved on
 */
export function withFault(text: string, { file, from, to }: Pick<Fault, "file" | "from" | "to">): string {
  const places = text.split(from).length - 1;
  if (places !== 1) throw new Error(`${file} 里这一处有 ${places} 个，应当只有一个：${from}`);
  return text.replace(from, () => to);
}
