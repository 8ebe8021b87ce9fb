import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** How a character is written, and where it is written otherwise: what stands in `words/`, read. */
export interface Tables {
  /** Words and how frequent they are. */
  readonly frequencies: string;
  /** By character: how it is written where it is a word by itself. */
  readonly alone: ReadonlyMap<string, string>;
  /** By word: what is written otherwise in it, character by character. */
  readonly words: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Words that are written as they stand there. */
  readonly whole: ReadonlyMap<string, string>;
  /** A character and a form of it that dictionaries have and papers do not write. */
  readonly unused: ReadonlySet<string>;
  /** Words of which it depends on what stands around them. */
  readonly open: ReadonlySet<string>;
  /** By character: what stands around it decides; the first that fits holds. */
  readonly contexts: ReadonlyMap<string, readonly Context[]>;
  readonly names: Names;
  /** Characters of which habit says too little. */
  readonly doubtful: ReadonlySet<string>;
  /** Words that OpenCC rewrites as Taiwan says them, and that mean something else in the news. */
  readonly notForNews: ReadonlySet<string>;
}

export interface Context {
  readonly form: string;
  /** Sticky: asked at the place of the character. */
  readonly pattern: RegExp;
}

/** What names of people are known by. */
export interface Names {
  readonly surnames: ReadonlyMap<string, string>;
  /** As characters stand in names of other languages. */
  readonly sounds: ReadonlyMap<string, string>;
  /** Characters that write sounds of other languages and stand in few words of Chinese. */
  readonly strict: string;
  /** Characters that write sounds, and other things as well. */
  readonly loose: string;
  /** Characters of given names. */
  readonly given: string;
  readonly titles: readonly string[];
  readonly roles: readonly string[];
  readonly followers: readonly string[];
}

/** Whether a sticky pattern holds at a place of a line. */
export function fits(pattern: RegExp, line: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(line);
}

const PLACE = "＿";

/** Begin lines that are about something else than a character in words. */
const MARKS = new Set(["=", "?", "!"]);

let known: Tables | undefined;

/** They are read once a process. */
export function tables(): Tables {
  known ??= readTables();
  return known;
}

function readTables(): Tables {
  const alone = new Map<string, string>();
  const words = new Map<string, Map<string, string>>();
  const whole = new Map<string, string>();
  const open = new Set<string>();
  const unused = new Set<string>();
  for (const [first = "", form = "", ...listed] of [...linesOf("readings.txt"), ...linesOf("known-names.txt")]) {
    if (first === "=") whole.set(form, listed[0] ?? "");
    else if (first === "?") for (const word of [form, ...listed]) open.add(word);
    else if (first === "!") unused.add(form + (listed[0] ?? ""));
    else if (listed.length === 0) alone.set(first, form);
    for (const word of MARKS.has(first) ? [] : listed) {
      const forms = words.get(word) ?? new Map<string, string>();
      words.set(word, forms.set(first, form));
    }
  }
  return {
    frequencies: read("frequencies.txt"),
    alone,
    words,
    whole,
    open,
    unused,
    contexts: readContexts(),
    names: readNames(),
    doubtful: new Set(linesOf("doubtful.txt").flat()),
    notForNews: new Set(linesOf("not-for-news.txt").flat()),
  };
}

function readContexts(): Map<string, Context[]> {
  const classes = new Map<string, string>();
  const contexts = new Map<string, Context[]>();
  for (const [first = "", form = "", ...around] of linesOf("contexts.txt")) {
    if (first.startsWith("{")) {
      classes.set(first, form);
      continue;
    }
    const filled = around.map((pattern) =>
      pattern.replace(/\{\p{Script=Han}\}/gu, (name) => classes.get(name) ?? name),
    );
    const all = filled.map(inLine).map((pattern) => {
      const [before = "", after = ""] = pattern.split(PLACE);
      return `${before && `(?<=${before})`}${first}${after && `(?=${after})`}`;
    });
    const pattern = new RegExp(all.length === 0 ? first : all.join("|"), "yu");
    const others = contexts.get(first) ?? [];
    contexts.set(first, [...others, { form, pattern }]);
  }
  return contexts;
}

/** A zero ends a line as the end of the text does. */
function inLine(pattern: string): string {
  return pattern.replaceAll("$", "(?![^\\0])").replace(/(?<!\[)\^/g, "(?<![^\\0])");
}

function readNames(): Names {
  const lines = new Map(linesOf("names.txt").map(([kind = "", ...entries]) => [kind, entries]));
  const pairs = (kind: string): Map<string, string> =>
    new Map((lines.get(kind) ?? []).map((entry) => [entry.charAt(0), entry.charAt(1)]));
  return {
    surnames: pairs("姓"),
    sounds: pairs("译"),
    strict: lines.get("音")?.[0] ?? "",
    loose: lines.get("音")?.[1] ?? "",
    given: lines.get("名")?.[0] ?? "",
    titles: lines.get("称") ?? [],
    roles: lines.get("职") ?? [],
    followers: lines.get("动") ?? [],
  };
}

/** Lines of a table as their words; `#` begins a remark. */
function linesOf(name: string): string[][] {
  return read(name)
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => line.trim().split(/ +/));
}

function read(name: string): string {
  return readFileSync(fileURLToPath(new URL(`./words/${name}`, import.meta.url)), "utf8");
}
