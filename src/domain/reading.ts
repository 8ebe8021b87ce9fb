const HAN = /\p{Script=Han}/gu;
const WORD = /[\p{Script=Latin}\p{Script=Cyrillic}\p{N}][\p{L}\p{N}'’.-]*/gu;

/** Adults read Chinese news at about 300–500 characters a minute; 400 is the middle. Latin words count as two characters. */
const CHARACTERS_PER_MINUTE = 400;

/** Han characters plus two for each foreign word or number. */
export function countCharacters(text: string): number {
  return (text.match(HAN)?.length ?? 0) + 2 * (text.match(WORD)?.length ?? 0);
}

/** Whole minutes, at least one. */
export function readingMinutes(characters: number): number {
  return Math.max(1, Math.round(characters / CHARACTERS_PER_MINUTE));
}
