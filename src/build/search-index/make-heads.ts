import type { Head } from "../../search/head.ts";
import { beginningOf, dayTerm, type HeadsEntry, type Label, packNumbers } from "../../search/heads.ts";
import { LISTED_IN_FILE, type ListedArticle, listedFileOf } from "../../search/listed-article.ts";
import type { NameForms } from "../../search/manifest.ts";
import { PAGES_FILE } from "../../search/named-page.ts";
import { compareText } from "../../search/text-order.ts";
import { titleTerms } from "../../search/title-terms.ts";
import { characterFiles } from "./character-files.ts";
import { contentHash } from "./content-hash.ts";
import { type Filed, fileOf } from "./filed.ts";
import { type PageNames, pageEntries } from "./named-pages.ts";
import { wordBook } from "./word-book.ts";

/** Numbers in a file: some 1500 bytes. */
const FILE = 1000;
/** Readers download the list of them before the first answer. */
const MOST_LABELS = 300;

export interface Heads {
  readonly entry: HeadsEntry;
  readonly files: ReadonlyMap<string, Filed>;
}

type Entry = readonly [word: string, numbers: readonly number[]];

/**
 * Makes the files of all titles; 10,000 titles take a second.
 * @param heads oldest first
 * @param names that the house knows
 * @param pages that names lead to
 */
export function makeHeads(
  heads: readonly Head[],
  names: readonly NameForms[],
  pages: readonly PageNames[] = [],
): Heads {
  const titles = new Map<string, number[]>();
  for (const [number, { runs, day }] of heads.entries())
    for (const term of [...titleTerms(runs), dayTerm(day)]) {
      const numbers = titles.get(term);
      if (numbers) numbers.push(number);
      else titles.set(term, [number]);
    }
  for (const [term, numbers] of pageEntries(pages)) titles.set(term, numbers);
  const words = [...wordBook(heads, names)].map(([word, count]): Entry => [word, [count]]);
  const parts = { t: inFiles([...titles]), w: inFiles(words) };
  const files = new Map<string, Filed>();
  for (const [name, text] of characterFiles()) files.set(name, fileOf(Buffer.from(text)));
  const listed = pages.map(({ kind, name, path }) => ({ kind, name, path }));
  if (listed.length > 0) files.set(PAGES_FILE, fileOf(Buffer.from(JSON.stringify(listed))));
  for (const [name, some] of listedFiles(heads)) files.set(name, fileOf(Buffer.from(JSON.stringify(some))));
  for (const [kind, pieces] of Object.entries(parts))
    for (const [number, piece] of pieces.entries()) files.set(`${kind}${number}.pf_heads`, fileOf(packNumbers(piece)));
  const hash = contentHash(new Map([...files].map(([name, { sha256 }]) => [name, sha256])));
  const firsts = (pieces: readonly (readonly Entry[])[]) =>
    pieces.map((piece, at) => beginningOf(piece[0]?.[0] ?? "", pieces[at - 1]?.at(-1)?.[0] ?? ""));
  return {
    entry: {
      path: `/pagefind/shards/heads-${hash}/`,
      titles: firsts(parts.t),
      words: firsts(parts.w),
      ...labelsOf(heads),
    },
    files,
  };
}

function listedFiles(heads: readonly Head[]): Map<string, ListedArticle[]> {
  const files = new Map<string, ListedArticle[]>();
  for (let from = 0; from < heads.length; from += LISTED_IN_FILE)
    files.set(
      listedFileOf(from),
      heads.slice(from, from + LISTED_IN_FILE).map(({ path, title, day }) => ({ path, title, day })),
    );
  return files;
}

function labelsOf(heads: readonly Head[]): Pick<HeadsEntry, "sections" | "sources"> {
  const counted = (names: readonly string[]): Label[] => {
    const counts = new Map<string, number>();
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
    return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, MOST_LABELS);
  };
  return {
    sections: counted(heads.map(({ section }) => section)),
    sources: counted(heads.flatMap(({ sources }) => sources)),
  };
}

function inFiles(entries: Entry[]): Entry[][] {
  const files: Entry[][] = [];
  let room = 0;
  for (const entry of entries.sort(([a], [b]) => compareText(a, b))) {
    const size = entry[0].length + entry[1].length;
    if (room < size && room < FILE) {
      files.push([]);
      room = FILE;
    }
    files[files.length - 1]?.push(entry);
    room = Math.max(0, room - size);
  }
  return files;
}
