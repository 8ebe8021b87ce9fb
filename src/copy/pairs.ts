import type { CopyCode } from "../domain/copy-rule.ts";
import { type Finding, HAN } from "./finding.ts";
import type { Passage } from "./passage.ts";

interface Pair {
  readonly open: string;
  readonly close: string;
  readonly code: CopyCode;
}

const PAIRS: readonly Pair[] = [
  { open: "“", close: "”", code: "unpaired-quotes" },
  { open: "‘", close: "’", code: "unpaired-quotes" },
  { open: "「", close: "」", code: "unpaired-quotes" },
  { open: "『", close: "』", code: "unpaired-quotes" },
  { open: "《", close: "》", code: "unpaired-title-marks" },
  { open: "〈", close: "〉", code: "unpaired-title-marks" },
  { open: "（", close: "）", code: "unpaired-brackets" },
  { open: "(", close: ")", code: "unpaired-brackets" },
  { open: "【", close: "】", code: "unpaired-brackets" },
];
const OPENING = new Map(PAIRS.map((pair) => [pair.open, pair]));
const CLOSING = new Map(PAIRS.map((pair) => [pair.close, pair]));
const MARKS = /[“”‘’「」『』《》〈〉（）()【】]/g;
const HAS_HAN = new RegExp(`[${HAN}]`);

interface Open {
  readonly at: number;
  readonly pair: Pair;
}

/** A quotation with its marks; `end` is exclusive. */
export interface Quoted {
  readonly start: number;
  readonly end: number;
}

export interface PairsOf {
  readonly findings: readonly Finding[];
  /** The outermost quotations; one that nobody closed goes to the end. */
  readonly quoted: readonly Quoted[];
}

/**
 * Pairs quotation marks, title marks and brackets (GB/T 15834-2011, 4.8, 4.9 and 4.15), each kind for itself: a bracket may
 * close outside a quotation that is left open.
 *
 * @param runsOn whether the next paragraph opens a quotation: then this one need not close its own
 */
export function pairs({ text, paragraph }: Passage, runsOn: boolean): PairsOf {
  const findings: Finding[] = [];
  const quoted: Quoted[] = [];
  const open = new OpenPairs();
  MARKS.lastIndex = 0;
  for (let match = MARKS.exec(text); match; match = MARKS.exec(text)) {
    const { 0: mark, index: at } = match;
    const opening = OPENING.get(mark);
    if (opening) {
      if (open.inner(opening)?.pair === opening && (mark === "“" || mark === "‘"))
        findings.push({ code: "nested-quotes", start: at, end: at + 1, message: `${mark} 里面又用了 ${mark} 。` });
      open.add({ at, pair: opening });
      continue;
    }
    const closing = CLOSING.get(mark);
    if (!closing || isApostrophe(text, at, open) || isListMark(text, at, open)) continue;
    const start = open.inner(closing);
    if (start?.pair === closing) {
      open.closeInner(closing);
      if (closing.code === "unpaired-quotes" && !open.inner(closing)) quoted.push({ start: start.at, end: at + 1 });
    } else findings.push(unpaired(at, closing, `${mark} 前面没有与它成对的 ${closing.open} 。`));
  }
  const running = runsOn && paragraph && text.startsWith("“");
  for (const { at, pair } of open.all()) {
    if (pair.code === "unpaired-quotes") quoted.push({ start: at, end: text.length });
    if (running && at === 0 && pair.open === "“") continue;
    findings.push(unpaired(at, pair, `${pair.open} 后面没有与它成对的 ${pair.close} 。`));
  }
  return { findings, quoted };
}

/** The marks that nobody has closed yet, each kind for itself. */
class OpenPairs {
  readonly #kinds = new Map<CopyCode, Open[]>();
  #single = 0;

  add(open: Open): void {
    const { code, open: mark } = open.pair;
    const kind = this.#kinds.get(code) ?? [];
    kind.push(open);
    this.#kinds.set(code, kind);
    if (mark === "‘") this.#single += 1;
  }

  /** The innermost of a kind. */
  inner({ code }: Pick<Pair, "code">): Open | undefined {
    return this.#kinds.get(code)?.at(-1);
  }

  closeInner({ code }: Pair): void {
    if (this.#kinds.get(code)?.pop()?.pair.open === "‘") this.#single -= 1;
  }

  /** Whether a ‘ is open. */
  get hasSingle(): boolean {
    return this.#single > 0;
  }

  /** In the order of the text. */
  all(): Open[] {
    return [...this.#kinds.values()].flat().sort((a, b) => a.at - b.at);
  }
}

function unpaired(at: number, { code }: Pair, message: string): Finding {
  return { code, start: at, end: at + 1, message };
}

/** `don’t`, `Biden’s`, and `voters’` while no ‘ is open. */
function isApostrophe(text: string, at: number, open: OpenPairs): boolean {
  if (text[at] !== "’" || !/[A-Za-z]/.test(text.charAt(at - 1))) return false;
  return /[A-Za-z]/.test(text.charAt(at + 1)) || !open.hasSingle;
}

/** Most units of the mark of an item, and one before it. */
const LIST_MARK = 4;

/** `1)` and `a）` at the head of an item. */
function isListMark(text: string, at: number, open: OpenPairs): boolean {
  const closes = open.inner({ code: "unpaired-brackets" }) !== undefined;
  return (
    !closes &&
    /[)）]/.test(text.charAt(at)) &&
    /(?:^|[\s；;，,。])[\da-z一二三四五六七八九十]{1,3}$/i.test(text.slice(Math.max(0, at - LIST_MARK), at))
  );
}

/** Straight and corner marks where simplified Chinese has curly ones. */
export function quoteStyle(passage: Passage): Finding[] {
  return [...straight(passage), ...corners(passage)];
}

/** A pair is set right when it holds Han; one mark too many leaves all to a person. */
function straight({ text }: Passage): Finding[] {
  if (!text.includes('"')) return [];
  const marks = [...text.matchAll(/"/g)].map(({ index }) => index);
  return marks.flatMap((at, index): Finding[] => {
    const opens = index % 2 === 0;
    const [start, end] = opens ? [at, marks[index + 1]] : [marks[index - 1], at];
    const inside = start === undefined ? "" : text.slice(start + 1, end ?? text.length);
    if (!HAS_HAN.test(inside) && !HAS_HAN.test(text.charAt(at - 1))) return [];
    const found = { code: "straight-quotes", start: at, end: at + 1, message: '用了直引号“"”。' } as const;
    const certain = marks.length % 2 === 0 && HAS_HAN.test(inside) && !/[“”\n]/.test(inside);
    return [certain ? { ...found, edit: opens ? "“" : "”", ofMarks: true } : found];
  });
}

const CORNERS = /「([^「」『』“”‘’"\n]*)」/g;

function corners({ text }: Passage): Finding[] {
  if (!/[「『]/.test(text)) return [];
  const simple = new Map([...text.matchAll(CORNERS)].map(({ 0: whole, index }) => [index, index + whole.length - 1]));
  return [...text.matchAll(/[「『]/g)].flatMap(({ 0: mark, index: at }): Finding[] => {
    const found = { code: "corner-quotes", start: at, end: at + 1, message: `用了直角引号“${mark}”。` } as const;
    const close = simple.get(at);
    if (close === undefined) return [found];
    const closing = { ...found, start: close, end: close + 1, message: "用了直角引号“」”。", edit: "”" } as const;
    return [
      { ...found, edit: "“", ofMarks: true },
      { ...closing, ofMarks: true },
    ];
  });
}
