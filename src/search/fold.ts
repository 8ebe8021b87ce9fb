import { digitDates } from "./date-numerals.ts";
import type { Folded } from "./folded.ts";

const HAN = /\p{Script=Han}/u;
const SPACE = /\s/;
/** What Unicode lets nobody see, such as joiners and selectors; accents, which few type on a Chinese keyboard. */
const INVISIBLE = /\p{DI}|[\u0300-\u036f]/u;
/** Latin letters with accents in one character. */
const ACCENTED = /[\u00c0-\u024f\u1e00-\u1eff]/;

/**
 * Folds what readers do not tell apart: full and half width, capitals, accents (`Québec`), spaces between Chinese and
 * others (`5G 网络` and `5G网络`), and dates in Chinese numerals (`五月` is `5月`). Invisible characters go. Both what is typed and what is
 * searched pass through here.
 */
export function fold(original: string): Folded {
  const folded = withoutApostrophes(withoutGaps(characters(original)));
  const dated = digitDates(folded);
  // In digits, a date no longer is Han beside Han: 到 五月 is 到5月.
  return dated === folded ? folded : digitDates(withoutGaps(dated));
}

function characters(original: string): Folded {
  let text = "";
  const at: number[] = [];
  let place = 0;
  for (const char of original) {
    // Most of every text, and nothing of it folds.
    if (isCommonHan(char)) {
      text += char;
      at.push(place);
      place += 1;
      continue;
    }
    const plain = plainOf(char);
    text += plain;
    // Characters beyond the basic plane count as two, as everywhere in JavaScript.
    for (let unit = 0; unit < plain.length; unit += 1) at.push(place);
    place += char.length;
  }
  at.push(original.length);
  return { text, at };
}

/** O’Brien and L'Oréal are one word each, with whatever mark and without. */
function withoutApostrophes({ text, at }: Folded): Folded {
  if (!/['’ʼ]/.test(text)) return { text, at };
  const gone = new Set<number>();
  const kept = text.replace(/([a-z])['’ʼ](?=[a-z])/g, (_, letter: string, place: number) => {
    gone.add(place + 1);
    return letter;
  });
  return gone.size === 0 ? { text, at } : { text: kept, at: at.filter((_, place) => !gone.has(place)) };
}

/** What characters were found to fold to: most of a text is a few of them, and one of Arabic (ﷺ) becomes eighteen. */
const PLAIN = new Map<string, string>();

function plainOf(char: string): string {
  const known = PLAIN.get(char);
  if (known !== undefined) return known;
  const whole = char.normalize("NFKC").toLowerCase();
  const parts = [...(ACCENTED.test(whole) ? whole.normalize("NFD") : whole)].filter((part) => !INVISIBLE.test(part));
  const plain = parts.map((part) => (SPACE.test(part) ? " " : part)).join("");
  PLAIN.set(char, plain);
  return plain;
}

/** Between two words of Han a space parts clauses, as in headlines; beside anything else it is a matter of taste. */
function withoutGaps(folded: Folded): Folded {
  const { text, at } = folded;
  let kept = "";
  const places: number[] = [];
  let done = 0;
  for (const { 0: gap, index } of text.matchAll(/ +/g)) {
    const before = [...text.slice(Math.max(0, index - 2), index)].pop();
    const [after] = text.slice(index + gap.length, index + gap.length + 2);
    const end = isHan(before) === isHan(after) ? index + 1 : index;
    kept += text.slice(done, end);
    for (let place = done; place < end; place += 1) places.push(at[place] ?? 0);
    done = index + gap.length;
  }
  return done === 0 ? folded : { text: kept + text.slice(done), at: [...places, ...at.slice(done)] };
}

function isHan(char: string | undefined): boolean {
  return char !== undefined && (isCommonHan(char) || HAN.test(char));
}

function isCommonHan(char: string): boolean {
  const unit = char.charCodeAt(0);
  return unit >= 0x4e00 && unit <= 0x9fff;
}
