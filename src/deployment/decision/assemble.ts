import type { Version } from "../deployment.ts";
import { type Commit, type Decision, decide, pairOf, type State } from "./decide.ts";
import { lossNoteOf, type MarkStore, refusalOf } from "./marks.ts";

/** How long it goes on with the next best version, in milliseconds. */
const PATIENCE = 15 * 60_000;

/**
 * What was thought of a version by its own check and build; `loses pages`: articles would disappear that nobody has
 * withdrawn; `crashed`: the program fell over, and thought nothing.
 */
export type Verdict = "accepted" | "refused by check" | "refused by build" | "loses pages" | "crashed";

/** What assembling needs of the machine. */
export interface Workshop {
  /** Puts the files of a version into the working tree. */
  assemble(version: Version): void;
  /** Installs, checks and builds what is in the working tree. @throws Error when the machine is at fault */
  tryOut(version: Version): Verdict;
  now(): number;
  print(decision: Decision): void;
  /** Hears of the newest content that is refused for good at once, while the machine still works. */
  lost(content: string): void;
}

export interface Assembled {
  /** Built, and to be uploaded; absent when there is nothing (more) to do. */
  readonly version?: Version;
  /** When its build was begun, in milliseconds since 1970. */
  readonly asOf?: number;
  /** The newest content that was refused for good in this run. */
  readonly refused?: string;
  /** Whether versions were left to be tried by the next run. */
  readonly unfinished: boolean;
}

/**
 * Tries the best version, then the next best, until one is accepted; every refusal is remembered before the next. A program
 * that crashes has refused nothing: the next best is tried, nothing is remembered, and the next run tries it again.
 *
 * @throws Error when the machine, GitHub or the host is at fault
 */
export async function assemble(state: State, marks: MarkStore, workshop: Workshop): Promise<Assembled> {
  const refused = new Set(state.refused);
  const until = workshop.now() + PATIENCE;
  let lost: string | undefined;
  let crashed: Version | undefined;
  for (;;) {
    const decision = decide({ ...state, refused });
    const { publish } = decision;
    workshop.print(decision);
    const kept = lost === undefined ? {} : { refused: lost };
    if (!publish && crashed) throw new Error(crashText(crashed));
    if (!publish) return { ...kept, unfinished: false };
    if (workshop.now() > until) return { ...kept, unfinished: true };
    const { version, code } = publish;
    workshop.assemble(version);
    const asOf = workshop.now();
    const verdict = workshop.tryOut(version);
    if (verdict === "accepted") return { version, asOf, ...kept, unfinished: false };
    const commit = state.history.find(({ sha }) => sha === version.content);
    refused.add(pairOf(code, commit?.content ?? version.content));
    if (verdict === "crashed") crashed ??= version;
    else if ((await remember(marks, code, version, commit, state, verdict)) && lost === undefined) {
      lost = version.content;
      workshop.lost(lost);
    }
  }
}

const LOSES = "会少掉很多已公开的文章，没有发布；有意的，记下撤下，或在 Run workflow 里勾选“少了很多文章……”";

function crashText({ code, content }: Version): string {
  return `程序 ${code.slice(0, 7)} 处理内容 ${content.slice(0, 7)} 时自己出了错，不是稿件的错；改好程序再推送。`;
}

/** @returns whether it was refused for good: by its own code, or by code although its own has been tested */
async function remember(
  marks: MarkStore,
  code: string,
  { content, code: builder }: Version,
  commit: Commit | undefined,
  { tested }: State,
  verdict: Verdict,
): Promise<boolean> {
  if (verdict === "loses pages") {
    await marks.write(content, lossNoteOf(code), "failure", LOSES);
    return true;
  }
  const waits = commit !== undefined && commit.code !== code && !tested.has(commit.code);
  const stage = verdict === "refused by check" ? "检查" : "生成";
  const who = `读者的程序 ${builder.slice(0, 7)} `;
  await marks.write(
    content,
    refusalOf(code),
    waits ? "pending" : "failure",
    waits ? `${who}不接受它，等它自己的程序通过测试` : `${stage}没有通过（程序 ${builder.slice(0, 7)}），改好再推送`,
  );
  return !waits;
}
