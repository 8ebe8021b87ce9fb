/** What was used to write a text in the other script: as much of the search page's table as the text needs. */
export interface UsedWords {
  /** Characters that become others, each before the one it becomes: `发發国國`. */
  readonly characters: string;
  /** Words that are not what their characters are, each before what it becomes, with zeros between: no text has any. */
  readonly words: string;
}

const BETWEEN = "\0";

/** A character or a word, and what it becomes. */
export interface Entry {
  readonly from: string;
  readonly to: string;
  /** In which turn it was used last: by a line, and by a file. */
  line: number;
  file: number;
}

/** Entries of one word. */
export interface UsedTogether {
  readonly entries: readonly Entry[];
  turn: number;
}

/** Collects what is used, line by line and file by file. Entries are marked, so that what is used a hundred times costs one look. */
export class WordNotes {
  readonly #known = new Map<string, Entry>();
  #line = 1;
  #file = 1;
  #ofLine: Entry[] = [];
  #ofFile: Entry[] = [];

  /** The one entry of a character or a word; it always becomes the same. */
  entry(from: string, to: string): Entry {
    const known = this.#known.get(from);
    if (known?.to === to) return known;
    const entry = { from, to, line: 0, file: 0 };
    this.#known.set(from, entry);
    return entry;
  }

  use(entry: Entry): void {
    if (entry.line === this.#line) return;
    entry.line = this.#line;
    this.#ofLine.push(entry);
  }

  useAll(together: UsedTogether): void {
    if (together.turn === this.#line) return;
    together.turn = this.#line;
    for (const entry of together.entries) this.use(entry);
  }

  /** What was used since it was taken last, as a line that stands in files. */
  takeLine(): UsedTogether {
    const entries = this.#ofLine;
    this.#line += 1;
    this.#ofLine = [];
    return { entries, turn: 0 };
  }

  /** A line stands in the file. */
  useLine(line: UsedTogether): void {
    if (line.turn === this.#file) return;
    line.turn = this.#file;
    for (const entry of line.entries) {
      if (entry.file === this.#file) continue;
      entry.file = this.#file;
      this.#ofFile.push(entry);
    }
  }

  /** What the lines of the file used since it was taken last. */
  take(): UsedWords {
    const words: string[] = [];
    let characters = "";
    for (const { from, to } of this.#ofFile) {
      if (isCharacter(from) && isCharacter(to)) characters += from + to;
      else words.push(from, to);
    }
    this.#file += 1;
    this.#ofFile = [];
    return { characters, words: words.join(BETWEEN) };
  }
}

/** Tells every character and word, and what it becomes. */
export function eachWord({ characters, words }: UsedWords, tell: (from: string, to: string) => void): void {
  eachPair(characters, tell);
  const list = words === "" ? [] : words.split(BETWEEN);
  for (let at = 0; at < list.length; at += 2) tell(list[at] ?? "", list[at + 1] ?? "");
}

/** What many words were, as one text has them. */
export function wordsOf(pairs: Iterable<readonly [from: string, to: string]>): UsedWords {
  const notes = new WordNotes();
  for (const [from, to] of pairs) notes.use(notes.entry(from, to));
  notes.useLine(notes.takeLine());
  return notes.take();
}

/** What many texts used together; the same, in whatever order they come. */
export class WordUnion {
  readonly #table = new Map<string, string>();

  add(used: UsedWords): void {
    eachWord(used, this.#add);
  }

  /** In the order of their code units. */
  table(): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.#table].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** As one text used them. */
  used(): UsedWords {
    return wordsOf(this.#table);
  }

  readonly #add = (from: string, to: string): void => {
    const known = this.#table.get(from);
    if (known === undefined || to < known) this.#table.set(from, to);
  };
}

/** @param characters each before the one it becomes */
function eachPair(characters: string, tell: (from: string, to: string) => void): void {
  for (let at = 0; at < characters.length; ) {
    const middle = at + lengthAt(characters, at);
    const end = middle + lengthAt(characters, middle);
    tell(characters.slice(at, middle), characters.slice(middle, end));
    at = end;
  }
}

function lengthAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

function isCharacter(text: string): boolean {
  return text.length === 1 || (text.length === 2 && (text.codePointAt(0) ?? 0) > 0xffff);
}
