import type { SiteData } from "../../content/site-data.ts";
import type { Dialogue } from "../../terminal/dialogue.ts";
import type { Decided, Question } from "../model.ts";
import { RIGHTS_FORM, readAnswer } from "./answer.ts";
import { groupsAmong, groupText, type QuestionGroup, sampleOf } from "./question-groups.ts";
import { SCOPE_FORM } from "./rights-scope.ts";

/** A question that no decision answers yet. */
export interface OpenQuestion extends Question {
  /** For how many posts it would be answered. */
  readonly count: number;
  /** Where it comes up: titles or addresses of some of them. */
  readonly examples: readonly string[];
}

const ABOUT: Readonly<Record<Question["about"], string>> = {
  section: "旧分类",
  tag: "旧标签",
  author: "旧站的作者",
  source: "来源",
  credit: "图源",
  zone: "旧站的时区",
  "picture-rights": "没有注明出处的图片",
};
const LEFT_OUT: Readonly<Record<Question["about"], string>> = {
  section: "不归栏目",
  tag: "不要",
  author: "不署名",
  source: "不是来源",
  credit: "不是出处",
  zone: "不知道",
  "picture-rights": "不知道，一直用占位框",
};

/** What is asked next: one question, or many that are alike. */
type Step = OpenQuestion | QuestionGroup<OpenQuestion>;

/**
 * Asks what nobody has decided yet, what concerns most posts first; what is alike at once. Each answer is kept before the next question
 * is asked, so that whoever is interrupted goes on where they were.
 *
 * @param keep keeps an answer to one question or to several
 * @param now when they are answered, in milliseconds since 1970
 * @returns how many were decided; the end of the input ends it as well
 */
export async function reviewQuestions(
  open: readonly OpenQuestion[],
  dialogue: Pick<Dialogue, "ask" | "print">,
  siteData: SiteData,
  keep: (questions: readonly Question[], answer: Decided) => Promise<void>,
  now: number,
): Promise<number> {
  const all = stepsOf(open);
  if (all.length > 0) dialogue.print(HOW);
  const answered = new Set<Question>();
  let at = 0;
  for (let step = all[at]; step; step = all[at]) {
    const place = `${at + 1}/${all.length}`;
    const answer =
      "questions" in step ? await askGroup(step, place, dialogue) : await askOne(step, place, dialogue, siteData, now);
    if (answer === "stop") break;
    if (answer === "each" && "questions" in step) all.splice(at, 1, ...step.questions);
    else at = answer === "back" ? Math.max(0, at - 1) : at + 1;
    if (typeof answer === "string") continue;
    const questions = "questions" in step ? step.questions : [step];
    await keep(questions, answer.decided);
    for (const question of questions) answered.add(question);
  }
  return answered.size;
}

function stepsOf(open: readonly OpenQuestion[]): Step[] {
  const groups = groupsAmong(open.toSorted(inOrder));
  const grouped = new Set(groups.flatMap(({ questions }) => questions));
  const single = open.filter((question) => !grouped.has(question)).toSorted(inOrder);
  return [...single, ...groups].toSorted((a, b) => b.count - a.count);
}

function inOrder(a: OpenQuestion, b: OpenQuestion): number {
  return b.count - a.count || (a.about < b.about ? -1 : 1) || (a.key < b.key ? -1 : 1);
}

/** Many are answered with no, after some of them were seen; anything else is an answer to one. */
async function askGroup(
  group: QuestionGroup<OpenQuestion>,
  place: string,
  { ask, print }: Pick<Dialogue, "ask" | "print">,
): Promise<"stop" | "back" | "later" | "each" | { readonly decided: null }> {
  const line = (one: OpenQuestion) => `      如 ${one.shown.replace(/^[^：]*：/, "“")}”  ${one.examples[0] ?? ""}\n`;
  print(`\n[${place}] ${groupText(group)}\n`);
  print(sampleOf(group).map(line).join(""));
  print(`  -  这 ${group.questions.length} 种里没有一个说图片是谁的；没有定就照旧，图片不展示\n  +  一件一件问\n`);
  for (;;) {
    const typed = (await ask("这些写法："))?.trim();
    if (typed === undefined || /^[qQ]$/.test(typed)) return "stop";
    if (typed === "") return "later";
    if (/^[<＜《]$/.test(typed)) return "back";
    if (/^[+＋]$/.test(typed)) return "each";
    if (/^[-—－]$/.test(typed)) return { decided: null };
    if (/^[?？]$/.test(typed)) print(group.questions.map(line).join(""));
    else print("  只能一起答不是：-；有一个是的，就写 + 一件一件问；? 全部列出来。\n");
  }
}

const HOW =
  "每件写编号、名称或键；没有登记的人和机构写“=名字”，照原样署名；- 不要；回车以后再定，先照默认；? 列出可选的；< 回到上一件，重新答；q 不问了。答了就记下。\n";

const SOME = `  只定一部分，后面再写；${SCOPE_FORM}。其余的下一次运行再问\n`;

function asked({ about, shown, count, examples, unanswered, proposals }: OpenQuestion, place: string): string {
  return [
    `\n[${place}] ${ABOUT[about]}  ${shown}  ${count} 处\n`,
    ...examples.slice(0, 3).map((example) => `      如 ${example}\n`),
    ...proposals.map((proposal, index) => `  ${index + 1}  ${proposal}\n`),
    ...(about === "picture-rights" ? [`  写 ${RIGHTS_FORM}\n${SOME}`] : []),
    `  -  ${LEFT_OUT[about]}；没有定就${unanswered}\n`,
  ].join("");
}

async function askOne(
  question: OpenQuestion,
  place: string,
  dialogue: Pick<Dialogue, "ask" | "print">,
  siteData: SiteData,
  now: number,
) {
  dialogue.print(asked(question, place));
  for (;;) {
    const typed = await dialogue.ask(`${ABOUT[question.about]}：`);
    if (typed === undefined) return "stop";
    const answer = readAnswer(question, typed, siteData, now);
    if ("is" in answer) return answer.is;
    if ("decided" in answer) return answer;
    if ("again" in answer) dialogue.print(`  ${answer.again}\n`);
    else dialogue.print(answer.list.map((line) => `  ${line}\n`).join("") || "  还没有登记的。\n");
  }
}
