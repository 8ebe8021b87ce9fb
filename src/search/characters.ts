/** Characters of one file. */
export const BLOCK = 256;
/** Those that nearly everything is written with have files of their own, all others one together. */
const COMMON = /^[\u4e00-\u9fff]$/;

/** What is known of some characters. */
export interface CharacterTable {
  /** How each of simplified Chinese is read. */
  readonly syllables: Map<string, string>;
  /** How characters of other scripts, and words that begin with any, are written in simplified ones: as they are, and as they are meant (軟體: 软体, 软件). */
  readonly forms: Map<string, readonly string[]>;
}

/** The file that knows a character. */
export function characterFileOf(char: string): string {
  return `characters-${COMMON.test(char) ? Math.floor((char.codePointAt(0) ?? 0) / BLOCK).toString(16) : "rare"}.txt`;
}

/** A line for each syllable, `bei 北被…`, and for each word, `=軟體 软体 软件`. */
export function packTable({ syllables, forms }: CharacterTable): string {
  const bySyllable = new Map<string, string>();
  for (const [char, syllable] of syllables) bySyllable.set(syllable, (bySyllable.get(syllable) ?? "") + char);
  const lines = [
    ...[...bySyllable].map((line) => line.join(" ")),
    ...[...forms].map(([word, own]) => `=${[word, ...own].join(" ")}`),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

/** Reads several files as one table. */
export function unpackTables(texts: readonly string[]): CharacterTable {
  const table: CharacterTable = { syllables: new Map(), forms: new Map() };
  for (const line of texts.flatMap((text) => text.split("\n"))) {
    const [head = "", ...rest] = line.split(" ");
    if (head.startsWith("=")) table.forms.set(head.slice(1), rest);
    else for (const char of rest.join("")) table.syllables.set(char, head);
  }
  return table;
}

/**
 * What a text in traditional characters can be in simplified ones, the likeliest first: written the same way, with 着 for 著,
 * with the mainland's word where Taiwan uses another. The same as `simplifiedForms` has it, by a part of its tables.
 */
export function formsIn(text: string, { forms }: CharacterTable): string[] {
  const longest = Math.max(1, ...[...forms.keys()].map(({ length }) => length));
  const written: string[] = [];
  const meant: string[] = [];
  for (let at = 0; at < text.length; ) {
    const [char = ""] = text.slice(at, at + 2);
    let word = text.slice(at, at + longest);
    while (word.length > char.length && !forms.has(word)) word = word.slice(0, -1);
    if (word.length < char.length) word = char;
    const [first = word, second = first] = forms.get(word) ?? [];
    written.push(first);
    meant.push(second);
    at += word.length;
  }
  const both = [written.join(""), meant.join("")];
  return [...new Set([...both, ...both.map((form) => form.replaceAll("著", "着"))])];
}
