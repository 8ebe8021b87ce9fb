/** What was used to write a text in the other script: as much of the search page's table as the text needs. */
export interface UsedWords {
  /** Characters that become others, each before the one it becomes: `发發国國`. */
  readonly characters: string;
  /** Words that are not what their characters are, as OpenCC writes them: `头发 頭髮`. */
  readonly words: readonly string[];
}

/** A character or a word, and what it becomes. */
export interface Entry {
  readonly from: string;
  readonly to: string;
  /** In which turn it was used last. */
  turn: number;
}

/** Entries of one phrase. */
export interface UsedTogether {
  readonly entries: readonly Entry[];
  turn: number;
}

/** Collects what is used, text by text. Entries are marked, so that what is used a hundred times costs one look. */
export class WordNotes {
  readonly #known = new Map<string, Entry>();
  #turn = 1;
  #used: Entry[] = [];

  /** The one entry of a character or a word; it always becomes the same. */
  entry(from: string, to: string): Entry {
    const known = this.#known.get(from);
    if (known?.to === to) return known;
    const entry = { from, to, turn: 0 };
    this.#known.set(from, entry);
    return entry;
  }

  use(entry: Entry): void {
    if (entry.turn === this.#turn) return;
    entry.turn = this.#turn;
    this.#used.push(entry);
  }

  useAll(together: UsedTogether): void {
    if (together.turn === this.#turn) return;
    together.turn = this.#turn;
    for (const entry of together.entries) this.use(entry);
  }

  /** What was used since it was taken last. */
  take(): UsedWords {
    const words: string[] = [];
    let characters = "";
    for (const { from, to } of this.#used) {
      if (isCharacter(from) && isCharacter(to)) characters += from + to;
      else words.push(`${from} ${to}`);
    }
    this.#turn += 1;
    this.#used = [];
    return { characters, words };
  }
}

/** The entries of all these, in the order of their code units: the same texts give the same, in whatever order they come. */
export function tableOf(all: Iterable<UsedWords>): Readonly<Record<string, string>> {
  const table = new Map<string, string>();
  const add = (from: string, to: string): void => {
    const known = table.get(from);
    if (known === undefined || to < known) table.set(from, to);
  };
  for (const { characters, words } of all) {
    eachPair(characters, add);
    for (const word of words) {
      const space = word.indexOf(" ");
      add(word.slice(0, space), word.slice(space + 1));
    }
  }
  return Object.fromEntries([...table].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** @param characters each before the one it becomes */
export function eachPair(characters: string, tell: (from: string, to: string) => void): void {
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
