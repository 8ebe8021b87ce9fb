import { PersonNames } from "./person-names.ts";
import type { Tables } from "./tables.ts";

/** How a character is written where no word says it. */
export interface Choice {
  readonly form: string;
  /** Whether something but habit speaks for it. */
  readonly sure: boolean;
}

const HAN = "[\\u4e00-\\u9fff]";
/** Characters that write sounds of other languages and stand in few words of Chinese. */
const SOUNDS = "[阿埃艾奥弗莱尔斯兹姆克卡伊娅诺索萨洛鲁莉茨蒂妮娜杰戈夫佩迪贝菲丹曼蒙伦兰维赫德布罗]";

/** Chooses by what stands around a character. */
export class Chooser {
  readonly #tables: Tables;
  readonly #names: PersonNames;
  readonly #sounds: ReadonlyMap<string, RegExp>;

  /** @param isWord whether a text is a word that is in use */
  constructor(tables: Tables, isWord: (text: string) => boolean) {
    this.#tables = tables;
    this.#names = new PersonNames(tables.names, isWord);
    this.#sounds = new Map([...tables.names.sounds.keys()].map((character) => [character, soundOf(character)]));
  }

  /** Whether anything is said of a character. */
  knows(character: string): boolean {
    const { alone, contexts, names } = this.#tables;
    return (
      alone.has(character) || contexts.has(character) || names.surnames.has(character) || this.#sounds.has(character)
    );
  }

  /** @returns undefined when nothing is said of it */
  choose(character: string, line: string, at: number): Choice | undefined {
    const { alone, contexts, names } = this.#tables;
    const usual = alone.get(character);
    const surname = names.surnames.get(character);
    if (surname !== undefined && surname !== usual && this.#names.isSurname(line, at))
      return { form: surname, sure: true };
    const sound = this.#sounds.get(character);
    if (sound && fits(sound, line, at)) return { form: names.sounds.get(character) ?? character, sure: true };
    const context = contexts.get(character)?.find(({ pattern }) => fits(pattern, line, at));
    if (context) return { form: context.form, sure: true };
    return usual === undefined ? undefined : { form: usual, sure: false };
  }
}

function fits(pattern: RegExp, line: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(line);
}

function soundOf(character: string): RegExp {
  const inside = `(?<=${SOUNDS})${character}(?=${SOUNDS})`;
  const first = `(?<=^|[^\\u4e00-\\u9fff])${character}(?=${SOUNDS}{2})`;
  return new RegExp(`${inside}|${first}|(?<=[·•・‧]${HAN}{0,6})${character}|${character}(?=${HAN}{0,6}[·•・‧])`, "yu");
}
