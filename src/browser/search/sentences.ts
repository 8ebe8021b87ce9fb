import type { Answer, Note } from "../../search/answer.ts";
import { readQueries } from "../../search/query.ts";
import type { Writing } from "./writing.ts";

const QUOTED = /^["“”„«»「」『』]/;

/**
 * What the status line says of an answer. The sentences stand on the page, so that each edition has its own.
 * @param sentences `data-say-…` of the status line, with {count} and {words} where these belong
 */
export function statusText(sentences: DOMStringMap, answer: Answer, typed: string, filtered: boolean): string {
  if (typed === "" && !filtered) return "";
  const { found, estimate, more, partial } = answer;
  const isWordless = readQueries(typed).length === 0;
  if (isWordless && !filtered) return echoed(sentences.sayNoWords ?? "", typed);
  if (isWordless) {
    const own = found > 0 ? sentences.sayFiltered : sentences.sayNoneAll;
    return (own ?? "").replace("{count}", String(more ? estimate : found));
  }
  const missing = filtered ? sentences.sayNoneFiltered : missingOf(sentences, answer);
  const some = partial ? sentences.sayFoundAtLeast : more ? sentences.sayFoundAbout : sentences.sayFound;
  const notYet = isDated(answer) ? sentences.sayNotYetButDated : sentences.sayNotYet;
  const sentence = (found > 0 ? some : more ? notYet : missing) ?? "";
  return echoed(sentence.replace("{count}", String(more ? estimate : found)), typed);
}

/** What stands below says itself how it has to do with what was typed, or it is said here. */
function missingOf(sentences: DOMStringMap, answer: Answer): string | undefined {
  const { related, notes, offer } = answer;
  if (isDated(answer)) return sentences.sayNoneButDated;
  if (notes.length > 0 || offer) return sentences.sayNoneButMeant;
  return related.length > 0 ? sentences.sayNoneButRelated : sentences.sayNone;
}

/** Whether a day or a month was typed on which something was published. */
function isDated({ offer }: Answer): boolean {
  return (offer?.period?.count ?? 0) > 0;
}

/** @param sentences `data-say-…` of the note, one for each way of being related */
export function noteText(
  sentences: DOMStringMap,
  { relation, words }: Note,
  typed: string,
  found: number,
  writing: Writing,
): string {
  const { sayApart, sayAlsoApart, sayName, sayLetters, saySound, sayPart, saySome } = sentences;
  const own = {
    apart: found > 0 ? sayAlsoApart : sayApart,
    name: sayName,
    letters: sayLetters,
    sound: saySound,
    part: words.length > 1 ? saySome : sayPart,
  };
  const others = words.map((word) => writing.quoted(writing.text(word))).join("");
  return echoed(
    (own[relation] ?? "").replace("{others}", () => others),
    typed,
  );
}

/** Words as they were typed; whoever has typed quotation marks gets no others around them. */
function echoed(sentence: string, typed: string): string {
  return sentence.replace(/(.)\{words\}(.)/gu, (_, before: string, after: string) =>
    QUOTED.test(typed) ? typed : before + typed + after,
  );
}
