import type { FileScan } from "./scan-file.ts";
import type { StringTable } from "./string-table.ts";

export type Ends = [
  links: number,
  loads: number,
  anchors: number,
  own: number,
  data: number,
  tokens: number,
  asked: number,
  used: number,
];
/** The kinds of texts, as places in `ends`. */
const KINDS = { links: 0, loads: 1, anchors: 2, own: 3, data: 4, tokens: 5, asked: 6, used: 7 } as const;
export type Kind = keyof typeof KINDS;
export const KIND_COUNT = Object.keys(KINDS).length;

/** What was learnt of a file in which nothing is wrong by itself; texts by their numbers in a table. */
export interface FileFacts {
  readonly sha256: string;
  readonly size: number;
  /** Digest of the record that its credits were held against. */
  readonly credited?: string | undefined;
  /** `links`, `loads`, `anchors`, `own`, `data`, `tokens` of the scan, and what the file was made of, one behind the other. */
  readonly numbers: Uint32Array<ArrayBuffer>;
  /** Where each of the eight ends. */
  readonly ends: Ends;
}

/** What a file was made of. */
export interface MadeOf {
  /** The site's own paths that whoever made it asked about. */
  readonly asked: readonly string[];
  /** Words of the Traditional edition that it needed, each once, by their numbers in the same table. */
  readonly used: readonly number[];
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

/** What of a scan is judged with the whole site, in numbers. */
export function packScan(
  { sha256, size, credited, ...scan }: FileScan,
  texts: StringTable,
  { asked, used }: MadeOf = { asked: [], used: [] },
): FileFacts {
  const loads = scan.loads.map(({ element, rel, address }) => [element, rel, address].join("\t"));
  const all: string[] = [];
  const endOf = (list: readonly string[]): number => {
    for (const text of new Set(list)) all.push(text);
    return all.length;
  };
  const ends: Ends = [
    endOf(scan.links),
    endOf(loads),
    endOf(scan.anchors),
    endOf(scan.own),
    endOf(scan.data),
    endOf(scan.tokens),
    endOf(asked),
    all.length + used.length,
  ];
  const numbers = new Uint32Array(all.length + used.length);
  numbers.set(texts.numbersOf(all));
  numbers.set(used, all.length);
  return { sha256, size, ...(credited && { credited }), numbers, ends };
}
