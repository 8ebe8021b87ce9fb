import { isDeepStrictEqual } from "node:util";
import { digestOf } from "../../kept/digest.ts";
import { Columns, type PackedColumns } from "./facts-columns.ts";
import { type FileFacts, type Kind, numbersOf } from "./file-facts.ts";
import { StringTable } from "./string-table.ts";

/** What all files of a site say, as it is kept for the next build. */
export interface PackedFacts {
  readonly texts: readonly string[];
  readonly files: PackedColumns;
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
  /** Of earlier builds. */
  readonly #kept: Columns;
  /** Of this build. */
  readonly #new = new Map<string, FileFacts>();
  readonly #forgotten = new Set<string>();
  readonly #phrases: ReadonlySet<string>;
  readonly #together: ReadonlySet<string>;
  readonly #seen = new Set<string>();
  readonly #followedBefore: PackedFacts["followed"];
  #followed: { readonly circumstances: string; readonly looked: ReadonlyMap<string, FileFacts> } | undefined;

  constructor(packed?: PackedFacts) {
    this.texts = new StringTable(packed?.texts);
    this.#kept = new Columns(packed?.files);
    this.#phrases = new Set(packed?.phrases);
    this.#together = new Set(packed?.together);
    this.#followedBefore = packed?.followed;
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
    const before = this.#followedBefore;
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
   * What to keep, in numbers that only these files need.
   * @param paths of the files that are there; of others nothing is kept
   * @param phrases that were looked for
   * @returns undefined when it is what was there before
   */
  packed(paths: ReadonlySet<string>, phrases: readonly string[]): PackedFacts | undefined {
    const known = new Set([...this.#kept.paths, ...this.#new.keys()]);
    const wanted = [...known].filter((path) => paths.has(path) && !this.#forgotten.has(path));
    // A build without an index has had none before its eyes.
    const together = this.#seen.size > 0 ? this.#seen : this.#together;
    const same =
      this.#phrases.size === phrases.length &&
      this.newAmong(phrases).length === 0 &&
      together.size === this.#together.size &&
      [...together].every((content) => this.#together.has(content));
    const followed = this.#followedNow(new Set(wanted));
    const isFollowed = isDeepStrictEqual(followed, this.#followedBefore);
    if (same && isFollowed && this.#new.size === 0 && wanted.length === this.#kept.size) return undefined;
    // One more than the number here; nothing yet is zero.
    const numbers = new Uint32Array(this.texts.size);
    const texts: string[] = [];
    const numberOf = (there: number): number => {
      numbers[there] ||= texts.push(this.texts.textOf(there));
      return (numbers[there] ?? 0) - 1;
    };
    const files = Columns.packed(wanted, (path) => this.#new.get(path) ?? this.#kept.of(path), numberOf);
    return { texts, files, phrases: phrases.map(digestOf), together: [...together], followed };
  }

  #followedNow(known: ReadonlySet<string>): PackedFacts["followed"] {
    if (!this.#followed) return this.#followedBefore;
    const { circumstances, looked } = this.#followed;
    const others = [...looked].filter(([path]) => !known.has(path) && !path.startsWith(SHARDS));
    const isKnown = others.every(([, facts]) => numbersOf(facts, "anchors").length === 0);
    if (!isKnown || this.texts.from(0).some((text) => text.includes(SHARDS))) return undefined;
    return { circumstances, others: others.map(([path]) => path) };
  }
}
