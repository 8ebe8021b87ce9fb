import type { FileScan } from "./scan-file.ts";
import { StringTable } from "./string-table.ts";

/** What was learnt of a file in which nothing is wrong by itself; texts by their numbers in the table. */
export interface FileFacts {
  readonly sha256: string;
  readonly size: number;
  /** Digest of the record that its credits were held against. */
  readonly credited?: string | undefined;
  /** `links`, `loads`, `anchors`, `own`, `data` of the scan, and what the file was made of, one behind the other. */
  readonly numbers: Uint32Array<ArrayBuffer>;
  /** Where each of the six ends. */
  readonly ends: Ends;
}

type Ends = [links: number, loads: number, anchors: number, own: number, data: number, asked: number];
/** The kinds of texts, as places in `ends`. */
const KINDS = { links: 0, loads: 1, anchors: 2, own: 3, data: 4, asked: 5 } as const;
type Kind = keyof typeof KINDS;

/** What all files of a site say, as it is kept for the next build. */
export interface PackedFacts {
  readonly texts: readonly string[];
  readonly files: readonly (readonly [path: string, facts: FileFacts])[];
  /** Phrases nobody might read then, none of which stands in any of the files. */
  readonly phrases: readonly string[];
}

/** What is known of the files of a site, of this build and of the one before. */
export class SiteFacts {
  readonly texts: StringTable;
  readonly #files: Map<string, FileFacts>;
  /** Whether it is not what was kept any more. */
  #changed = false;
  readonly #phrases: ReadonlySet<string>;
  /** Files looked at by this build. */
  readonly #looked = new Set<string>();

  constructor({ texts, files, phrases }: PackedFacts = { texts: [], files: [], phrases: [] }) {
    this.texts = new StringTable(texts);
    this.#files = new Map(files);
    this.#phrases = new Set(phrases);
  }

  /** Which phrases have not been looked for in the files of earlier builds. */
  newAmong(phrases: readonly string[]): readonly string[] {
    return phrases.filter((phrase) => !this.#phrases.has(phrase));
  }

  /** @returns undefined when these bytes are new there */
  of(path: string, sha256: string): FileFacts | undefined {
    const facts = this.#files.get(path);
    return facts?.sha256 === sha256 ? facts : undefined;
  }

  /** @param facts in numbers of this table, of a file that is sound */
  add(path: string, facts: FileFacts): void {
    this.#changed = true;
    this.#looked.add(path);
    this.#files.set(path, facts);
  }

  /** Whether a file was looked at by this build, for all that it looks for. */
  isNew(path: string): boolean {
    return this.#looked.has(path);
  }

  /** The file has to be looked at again by every build. */
  forget(path: string): void {
    this.#changed = this.#files.delete(path) || this.#changed;
  }

  /**
   * What to keep, in numbers that only these files need.
   * @param paths of the files that are there; of others nothing is kept
   * @param phrases that were looked for
   * @returns undefined when it is what was there before
   */
  packed(paths: ReadonlySet<string>, phrases: readonly string[]): PackedFacts | undefined {
    const files = [...this.#files].filter(([path]) => paths.has(path));
    const same = this.#phrases.size === phrases.length && this.newAmong(phrases).length === 0;
    if (!this.#changed && same && files.length === this.#files.size) return undefined;
    const numbers = new Map<number, number>();
    const texts: string[] = [];
    const numberOf = (there: number): number => {
      const known = numbers.get(there);
      if (known !== undefined) return known;
      numbers.set(there, texts.length);
      return texts.push(this.texts.textOf(there)) - 1;
    };
    return {
      files: files.map(([path, facts]) => [path, { ...facts, numbers: facts.numbers.map(numberOf) }] as const),
      texts,
      phrases,
    };
  }
}

/** Whether nothing is wrong with a file by itself, and nothing has to be looked for in it again. */
export function isSound({ findings, phrases }: FileScan): boolean {
  return findings.length === 0 && phrases.length === 0;
}

/** The numbers of one kind of texts of a file. */
export function numbersOf({ numbers, ends }: FileFacts, kind: Kind): Uint32Array {
  const at = KINDS[kind];
  return numbers.subarray(at === 0 ? 0 : ends[at - 1], ends[at]);
}

/**
 * What of a scan is judged with the whole site, in numbers.
 * @param asked the site's own paths that whoever made the file asked about
 */
export function packScan(
  { sha256, size, credited, ...scan }: FileScan,
  texts: StringTable,
  asked: readonly string[] = [],
): FileFacts {
  const loads = scan.loads.map(({ element, rel, address }) => [element, rel, address].join("\t"));
  const numbers: number[] = [];
  const endOf = (list: readonly string[]): number => {
    for (const text of new Set(list)) numbers.push(texts.numberOf(text));
    return numbers.length;
  };
  const ends: Ends = [
    endOf(scan.links),
    endOf(loads),
    endOf(scan.anchors),
    endOf(scan.own),
    endOf(scan.data),
    endOf(asked),
  ];
  return { sha256, size, ...(credited && { credited }), numbers: Uint32Array.from(numbers), ends };
}
