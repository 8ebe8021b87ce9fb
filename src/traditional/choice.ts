import { PersonNames } from "./person-names.ts";
import { fits, type Names, type Tables } from "./tables.ts";

/** How a character is written where no word says it. */
export interface Choice {
  readonly form: string;
  /** Whether something but habit speaks for it. */
  readonly sure: boolean;
}

/** Between the parts of a name from another language. */
const MARK = "[·•・‧]";

/** Chooses by what stands around a character. */
export class Chooser {
  readonly #tables: Tables;
  readonly #names: PersonNames;
  readonly #sounds: ReadonlyMap<string, RegExp>;

  /** @param isWord whether a text is a word that is in use */
  constructor(tables: Tables, isWord: (text: string) => boolean) {
    this.#tables = tables;
    this.#names = new PersonNames(tables.names, isWord);
    this.#sounds = new Map(
      [...tables.names.sounds.keys()].map((character) => [character, soundOf(character, tables.names)]),
    );
  }

  /** Whether anything is said of a character. */
  knows(character: string): boolean {
    const { alone, contexts, names } = this.#tables;
    return (
      alone.has(character) || contexts.has(character) || names.surnames.has(character) || this.#sounds.has(character)
    );
  }

  /** Whether a word that begins with a surname is somebody's name here. */
  isNamed(line: string, from: number, to: number): boolean {
    return this.#names.isNamed(line, from, to);
  }

  /** @returns undefined when nothing is said of it */
  choose(character: string, line: string, at: number): Choice | undefined {
    const { alone, contexts, names, doubtful } = this.#tables;
    const usual = alone.get(character);
    const surname = names.surnames.get(character);
    if (surname !== undefined && this.#names.isSurname(line, at)) return { form: surname, sure: true };
    const sound = this.#sounds.get(character);
    if (sound && fits(sound, line, at)) return { form: names.sounds.get(character) ?? character, sure: true };
    const context = contexts.get(character)?.find(({ pattern }) => fits(pattern, line, at));
    if (context) return { form: context.form, sure: true };
    return usual === undefined ? undefined : { form: usual, sure: !doubtful.has(character) };
  }
}

function soundOf(character: string, { strict, loose }: Names): RegExp {
  const [sound, any] = [`[${strict}]`, `[${loose}]`];
  const inside = `(?<=${sound})${character}(?=${sound})|(?<=${sound}{2})${character}(?![\\u4e00-\\u9fff])`;
  const first = `(?<=^|[^\\u4e00-\\u9fff])${character}(?=${sound}{2})`;
  const run = `(?<=${MARK}${any}{0,5})${character}|${character}(?=${any}{0,5}${MARK})`;
  return new RegExp(`${inside}|${first}|${run}`, "yu");
}
