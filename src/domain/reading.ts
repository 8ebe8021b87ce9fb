/** Adults read Chinese news at about 300–500 characters a minute; 400 is the middle. */
const CHARACTERS_PER_MINUTE = 400;

/** Han characters plus two for each foreign word or number: about the time it takes to read one. */
export function countCharacters(text: string): number {
  let count = 0;
  let inWord = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (isHan(code)) {
      count += 1;
      inWord = false;
    } else if (isWordPart(code)) {
      if (!inWord) count += 2;
      inWord = true;
    } else if (!(inWord && JOINERS.includes(text.charAt(at)))) {
      inWord = false;
    }
  }
  return count;
}

/** Marks that do not end a word or number: `J.D.`, `don’t`, `1,000`. */
const JOINERS = "'’.,-";

/** Unified ideographs of the basic plane; of the rare ones beyond it, the first of two units. */
function isHan(code: number): boolean {
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf) || (code >= 0xd840 && code <= 0xd8ff);
}

/** Digits and letters of the Latin, Greek and Cyrillic scripts. */
function isWordPart(code: number): boolean {
  if (code < 0x80) return (code >= 0x30 && code <= 0x39) || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a);
  return code >= 0xc0 && code <= 0x52f;
}

/** Four minutes: from here on it helps to know where one is. */
const LONG = 1500;
/** Fewer subheads can be seen at a glance. */
const SUBHEADS = 3;

/** A heading within an article. */
export interface Subhead {
  /** Of the element; the same in both editions. */
  readonly id: string;
  readonly text: string;
  readonly level: 2 | 3;
}

/** Whether an article is one in which readers lose their place. @param characters as counted above */
export function isLong(characters: number): boolean {
  return characters >= LONG;
}

/** The list of contents of an article: its subheads, if it is long and has several; otherwise none. */
export function contentsOf(subheads: readonly Subhead[], characters: number): readonly Subhead[] {
  return isLong(characters) && subheads.length >= SUBHEADS ? subheads : [];
}

/** Whole minutes, at least one. */
export function readingMinutes(characters: number): number {
  return Math.max(1, Math.round(characters / CHARACTERS_PER_MINUTE));
}
