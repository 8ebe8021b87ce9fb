import { seededRandom } from "../random.ts";
import { datesAndNumbers, mixed, numbersOtherwise, punctuationAndWidth, traditionalInput } from "./form-draws.ts";
import { Material } from "./material.ts";
import { byLines, daysOfNews, onceUnfound, otherNames, sameSound } from "./meant-draws.ts";
import { FAMILY_KEYS, type Family, type SearchQuery } from "./query.ts";
import type { ArticleText } from "./texts.ts";
import type { Truth } from "./truth.ts";
import {
  anyCut,
  type Draw,
  halfTyped,
  inTitle,
  joined,
  names,
  oneCharacter,
  pinyinOfTitles,
  titleCuts,
  twoCharacters,
} from "./word-draws.ts";

export interface AskedQuery extends SearchQuery {
  readonly truth: Truth;
}

const DRAWS: Readonly<Record<Family, Draw>> = {
  a: twoCharacters,
  b: names,
  c: titleCuts,
  d: mixed,
  e: traditionalInput,
  f: datesAndNumbers,
  g: punctuationAndWidth,
  h: oneCharacter,
  i: halfTyped,
  j: anyCut,
  k: joined,
  l: inTitle,
  m: pinyinOfTitles,
  n: daysOfNews,
  o: byLines,
  p: otherNames,
  q: sameSound,
  r: onceUnfound,
  s: numbersOtherwise,
};
const SEED = 80_000_000;
/** A small corpus may not have as many different ones. */
const ATTEMPTS_EACH = 60;

/**
 * Queries of every family with what they ought to find, the same for the same corpus. Each is right in at least one
 * article.
 */
export function drawQueries(
  texts: readonly ArticleText[],
  perFamily: number,
  families: readonly Family[] = FAMILY_KEYS,
): AskedQuery[] {
  const material = new Material(texts);
  return families.flatMap((family) => ofFamily(material, family, perFamily));
}

function ofFamily(material: Material, family: Family, wanted: number): AskedQuery[] {
  const random = seededRandom(SEED + FAMILY_KEYS.indexOf(family));
  const found = new Map<string, AskedQuery>();
  // A turn that comes to nothing is given up in the end, so that the next kind has its turn.
  for (let turn = 0, tries = 0; found.size < wanted && tries < wanted * ATTEMPTS_EACH; tries += 1) {
    const query = DRAWS[family](material, random, turn);
    if (tries % ATTEMPTS_EACH === ATTEMPTS_EACH - 1) turn += 1;
    if (!query || found.has(query.typed)) continue;
    const truth = material.truths.of(query);
    if (truth.right.size === 0) continue;
    found.set(query.typed, { ...query, truth });
    turn += 1;
  }
  return [...found.values()];
}
