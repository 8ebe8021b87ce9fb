// What the workflows have to remember lies at the commits themselves, as statuses that everybody sees (docs/decisions/0018).
// Of one context, only the newest status of a commit counts.

/** The states that GitHub knows, in lower case. */
export type MarkState = "success" | "failure" | "error" | "pending";

export interface Mark {
  readonly state: MarkState;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** The marks of one commit, by context. */
export type Marks = ReadonlyMap<string, Mark>;

/** Of the tests of a commit's code. */
export const TESTS = "laiyuan/tests";

const REFUSED = "laiyuan/refused/";
const FEWER = "laiyuan/fewer-pages/";
const DIGITS = 16;
const LONGEST = 140;

/** Where code that has refused a commit's content is noted: one context for each, so that none covers another. */
export function refusalOf(code: string): string {
  return `${REFUSED}${code.slice(0, DIGITS)}`;
}

/** Where it is noted that articles would disappear with a commit's content and this code, until a person says that it is meant. */
export function lossNoteOf(code: string): string {
  return `${FEWER}${code.slice(0, DIGITS)}`;
}

/**
 * The codes that have refused a commit's content, for good (failure) or until the tests of its own code have passed
 * (pending).
 *
 * @param contextOf where it is noted: `refusalOf` or `lossNoteOf`
 */
export function refusedBy(marks: Marks, codes: readonly string[], contextOf = refusalOf): string[] {
  return codes.filter((code) => {
    const mark = marks.get(contextOf(code));
    return mark?.state === "failure" || mark?.state === "pending";
  });
}

/** A sentence, as short as GitHub wants it. */
export function shortened(sentence: string): string {
  const letters = Array.from(sentence);
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join("")}…` : sentence;
}

/** Where marks are kept. */
export interface MarkStore {
  /** @returns the marks of commits, by name */
  read(shas: readonly string[]): Promise<ReadonlyMap<string, Marks>>;
  write(sha: string, context: string, state: MarkState, sentence: string): Promise<void>;
}
