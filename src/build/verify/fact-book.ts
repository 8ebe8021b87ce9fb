import { isDeepStrictEqual } from "node:util";
import { digestOf } from "../../kept/digest.ts";
import { Columns, packColumns, type Shelves } from "./facts-columns.ts";
import { type FileFacts, type Kind, numbersOf } from "./file-facts.ts";
import { StringTable } from "./string-table.ts";

/** What all files of a site say, as it is kept for the next build: of each piece it is known by itself whether it has changed. */
export interface PackedFacts {
  readonly texts: ReturnType<StringTable["pieces"]>;
  readonly files: Shelves;
  /** Digests of the phrases nobody might read then, none of which stands in any of the files. */
  readonly phrases: readonly string[];
  /** Digests of files that belong together, each with what is in it. */
  readonly together: readonly string[];
  /**
   * In what circumstances every link led somewhere, and the files that lay there besides; absent when one of those has places,
   * or a link leads into what is another folder the next time.
   */
  readonly followed?: { readonly circumstances: string; readonly others: readonly string[] } | undefined;
}

/** Folders that are other ones with every word that is changed: no link of a page leads into them. */
const SHARDS = "/pagefind/shards/";

/** What is known of the files of a site, of this build and of the one before. */
export class FactBook {
  readonly texts: StringTable;
  readonly #before: PackedFacts | undefined;
  /** Of earlier builds. */
  readonly #kept: Columns;
  /** Of this build. */
  readonly #new = new Map<string, FileFacts>();
  readonly #forgotten = new Set<string>();
  readonly #phrases: ReadonlySet<string>;
  readonly #together: ReadonlySet<string>;
  readonly #seen = new Set<string>();
  #followed: { readonly circumstances: string; readonly looked: ReadonlyMap<string, FileFacts> } | undefined;

  constructor(packed?: PackedFacts) {
    this.#before = packed;
    this.texts = new StringTable(packed?.texts);
    this.#kept = new Columns(packed?.files);
    this.#phrases = new Set(packed?.phrases);
    this.#together = new Set(packed?.together);
  }

  /**
   * The files whose links have to be followed. An earlier build has followed those of all others, and in all that they lead to
   * nothing has gone, nor has anything come.
   *
   * @param looked every file of the site
   * @param circumstances digest of all that decides where a link leads besides files
   */
  toFollow(looked: ReadonlyMap<string, FileFacts>, circumstances: string): Iterable<string> {
    this.#followed = { circumstances, looked };
    const before = this.#before?.followed;
    const isGone = (path: string) => !looked.has(path) && !path.startsWith(SHARDS);
    if (before?.circumstances !== circumstances || before.others.some(isGone)) return looked.keys();
    for (const path of this.#kept.paths) if (isGone(path)) return looked.keys();
    const others = new Set(before.others);
    const fresh: string[] = [];
    for (const [path, facts] of looked) {
      const kept = this.#kept.of(path);
      if (kept?.sha256 === facts.sha256 && !this.#new.has(path) && !this.#forgotten.has(path)) continue;
      fresh.push(path);
      if (path.startsWith(SHARDS) || others.has(path)) continue;
      const anchors = new Set(numbersOf(facts, "anchors"));
      if (!kept || !numbersOf(kept, "anchors").every((number) => anchors.has(number))) return looked.keys();
    }
    return fresh;
  }

  /**
   * Whether an earlier build, which went through, has had the very same files together; the next one will know it of this one.
   * @param content digest of the files and of what is in them
   */
  hasSeenTogether(content: string): boolean {
    this.#seen.add(content);
    return this.#together.has(content);
  }

  /** Which phrases have not been looked for in the files of earlier builds. */
  newAmong(phrases: readonly string[]): readonly string[] {
    return phrases.filter((phrase) => !this.#phrases.has(digestOf(phrase)));
  }

  /** @returns undefined when these bytes are new there */
  of(path: string, sha256: string): FileFacts | undefined {
    if (this.#forgotten.has(path)) return undefined;
    const facts = this.#new.get(path) ?? this.#kept.of(path);
    return facts?.sha256 === sha256 ? facts : undefined;
  }

  /** Texts of one kind that some files have, each once. */
  textsOf(kind: Kind, files: Iterable<FileFacts>): string[] {
    const found = new Uint8Array(this.texts.size);
    for (const facts of files) for (const number of numbersOf(facts, kind)) found[number] = 1;
    const texts: string[] = [];
    for (const [number, is] of found.entries()) if (is === 1) texts.push(this.texts.textOf(number));
    return texts;
  }

  /** @param facts in numbers of this table, of a file that is sound */
  add(path: string, facts: FileFacts): void {
    this.#new.set(path, facts);
  }

  /** Whether a file was looked at by this build, for all that it looks for. */
  isNew(path: string): boolean {
    return this.#new.has(path);
  }

  /** The file has to be looked at again by every build. */
  forget(path: string): void {
    this.#forgotten.add(path);
  }

  /**
   * What to keep; nothing is to be asked any more.
   * @param paths of the files that are there; of others nothing is kept
   * @param phrases that were looked for
   * @returns undefined when it is what was there before; pieces in which nothing has changed are the very same
   */
  packed(paths: ReadonlySet<string>, phrases: readonly string[]): PackedFacts | undefined {
    const isWanted = (path: string) => paths.has(path) && !this.#forgotten.has(path);
    // A build without an index has had none before its eyes.
    const together = this.#seen.size > 0 ? this.#seen : this.#together;
    const same =
      this.#phrases.size === phrases.length &&
      this.newAmong(phrases).length === 0 &&
      together.size === this.#together.size &&
      [...together].every((content) => this.#together.has(content));
    const followed = this.#followedNow((path) => (this.#new.has(path) || this.#kept.has(path)) && isWanted(path));
    const files = this.#shelves(isWanted);
    const { texts = [], files: before, followed: followedBefore } = this.#before ?? {};
    if (same && !files && this.#before && isDeepStrictEqual(followed, followedBefore)) return undefined;
    const pieces = files ? this.texts.pieces(usedIn(files, this.texts.size)) : texts;
    return {
      texts: pieces,
      files: files ?? before ?? new Map(),
      phrases: phrases.map(digestOf),
      together: [...together],
      followed,
    };
  }

  /** @returns undefined when all are as they were */
  #shelves(isWanted: (path: string) => boolean): Shelves | undefined {
    const changed = new Map<string, Map<string, FileFacts>>();
    for (const path of this.#kept.paths) if (!isWanted(path)) changed.set(this.#kept.shelfOf(path), new Map());
    for (const path of this.#new.keys()) changed.set(this.#kept.shelfOf(path), new Map());
    if (changed.size === 0) return undefined;
    const enter = (path: string) => {
      const shelf = isWanted(path) ? changed.get(this.#kept.shelfOf(path)) : undefined;
      const facts = shelf && (this.#new.get(path) ?? this.#kept.of(path));
      if (facts) shelf.set(path, facts);
    };
    for (const path of this.#kept.paths) enter(path);
    for (const path of this.#new.keys()) enter(path);
    const shelves = new Map(this.#before?.files);
    for (const [shelf, files] of changed) {
      if (files.size > 0) shelves.set(shelf, packColumns(files));
      else shelves.delete(shelf);
    }
    return shelves;
  }

  #followedNow(isKnown: (path: string) => boolean): PackedFacts["followed"] {
    if (!this.#followed) return this.#before?.followed;
    const { circumstances, looked } = this.#followed;
    const others = [...looked].filter(([path]) => !isKnown(path) && !path.startsWith(SHARDS));
    const areKnown = others.every(([, facts]) => numbersOf(facts, "anchors").length === 0);
    if (!areKnown || this.texts.has((text) => text.includes(SHARDS))) return undefined;
    return { circumstances, others: others.map(([path]) => path) };
  }
}

/** By the number, whether a text stands in any of the files. */
function usedIn(files: Shelves, size: number): Uint8Array {
  const used = new Uint8Array(size);
  for (const { numbers } of files.values()) for (const number of numbers) used[number] = 1;
  return used;
}
