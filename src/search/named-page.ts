import { fold } from "./fold.ts";
import { runsOf } from "./query.ts";
import { inSimplified } from "./script-pairs.ts";

/** A page that a name stands for. */
export interface NamedPage {
  readonly kind: "person" | "topic";
  /** As readers see it. */
  readonly name: string;
  readonly path: string;
}

/** The file of all of them, in the folder of titles; a name has their numbers in it. */
export const PAGES_FILE = "pages.json";

const HAN = /^\p{Script=Han}/u;
/** In no title. It stands next to the first Han character, so it is short where these are. */
const PARTED = "\u4dff";

/**
 * The word under which a name stands in the files of titles: beside its own first word, so that whoever asks for the name has
 * the file already and nobody else loads anything for it.
 *
 * @param pairs of a name with characters of other scripts, as `simplifiedPairs` gives them
 * @returns undefined when there is no letter in it
 */
export function pageTerm(name: string, pairs?: string): string | undefined {
  const chars = [...runsOf(fold(inSimplified(name, pairs)).text).join("")];
  if (chars.length === 0) return undefined;
  const first = HAN.test(chars[0] ?? "") ? 2 : chars.length;
  return [chars.slice(0, first).join(""), chars.slice(first).join("")].join(PARTED);
}
