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

const HAN = /^\p{Script=Han}/u;
const PARTED = "\u0000";

/**
 * Beginning of the words under which a name has its pages, in the files of titles: beside the first word of the name, so
 * that whoever asks for the name has the file already and nobody else loads anything for it.
 *
 * @param pairs of a name with characters of other scripts, as `simplifiedPairs` gives them
 * @returns undefined when there is no letter in it
 */
export function pageTerm(name: string, pairs?: string): string | undefined {
  const text = runsOf(fold(inSimplified(name, pairs)).text).join("");
  const first = HAN.test(text) ? [...text].slice(0, 2).join("") : text;
  return text === "" ? undefined : [first, text, ""].join(PARTED);
}

/** The word for one page, behind `pageTerm`. */
export function pageWord(term: string, { kind, path, name }: NamedPage): string {
  return term + [kind, path, name].join(PARTED);
}

/** @param word that begins with `term` */
export function pageIn(word: string, term: string): NamedPage {
  const [kind, path = "", name = ""] = word.slice(term.length).split(PARTED);
  return { kind: kind === "topic" ? "topic" : "person", path, name };
}
