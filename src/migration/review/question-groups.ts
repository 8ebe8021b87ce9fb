import { foldLine } from "../../manuscripts/folded-line.ts";
import { speaksOfOwner } from "../credits/credit-clue.ts";
import type { Question } from "../model.ts";

/** Questions so alike that whoever has seen some of them can answer all with no. */
export interface QuestionGroup<T extends Question> {
  readonly name: string;
  readonly questions: readonly T[];
  /** For how many posts they come up, taken together. */
  readonly count: number;
}

/** What a picture's neighbours may say of it without a word for whose it is (docs/decisions/0092). */
const ASKED = /^说明里的名字：/u;
/** Fewer are answered one by one as fast. */
const FEWEST = 8;
const SHORT = 12;
/** By how the words look; the first that fits counts. */
const SHAPES: readonly (readonly [name: string, fits: (said: string) => boolean])[] = [
  ["有外文的图片说明", (said) => /[\p{Script=Latin}@]/u.test(said)],
  ["像句子的图片说明", (said) => /[。！？!?；;，,：:、]/u.test(said)],
  ["几个字的图片说明、小标题", (said) => said.length <= SHORT],
  ["一行的图片说明", () => true],
];

/** What sort of question it is among those that are answered together; undefined where it says something of its own. */
export function groupOf({ about, shown, proposals }: Question): string | undefined {
  const said = shown.replace(ASKED, "");
  if (about !== "credit" || said === shown || proposals.length > 0 || speaksOfOwner(foldLine(said))) return undefined;
  return SHAPES.find(([, fits]) => fits(said))?.[0];
}

/** The groups among questions, the one that comes up most first; of few that are alike none is made. */
export function groupsAmong<T extends Question & { readonly count: number }>(
  questions: readonly T[],
): readonly QuestionGroup<T>[] {
  const named = questions.map((question) => [groupOf(question), question] as const);
  return SHAPES.flatMap(([name]) => {
    const alike = named.flatMap(([group, question]) => (group === name ? [question] : []));
    const count = alike.reduce((sum, one) => sum + one.count, 0);
    return alike.length < FEWEST ? [] : [{ name, questions: alike, count }];
  }).toSorted((a, b) => b.count - a.count);
}

/** So many are shown before all are answered. */
const SAMPLE = 5;

/** Some of a group, from its most frequent to its least. */
export function sampleOf<T extends Question>({ questions }: QuestionGroup<T>): readonly T[] {
  const last = questions.length - 1;
  const places = Array.from({ length: SAMPLE }, (_, index) => Math.round((index * last) / (SAMPLE - 1)));
  return [...new Set(places)].flatMap((place) => questions[place] ?? []);
}

/** `像句子的图片说明  217 种写法，共 638 处` */
export function groupText({ name, questions, count }: QuestionGroup<Question>): string {
  return `${name}  ${questions.length} 种写法，共 ${count} 处，没有出处的字样`;
}
