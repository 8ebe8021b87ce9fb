import { openDialogue } from "../../terminal/dialogue.ts";
import { print, UsageError } from "../../terminal/outcome.ts";
import type { Session } from "../../terminal/session.ts";
import { publicationIn } from "../facts.ts";
import type { MigrateOptions } from "../options.ts";
import type { Report } from "../report.ts";
import { decisionsPath } from "./decisions.ts";
import { keepDecision } from "./keep-decision.ts";
import { reviewQuestions } from "./review.ts";

/** @throws UsageError when nobody sits there who could answer */
export function refuseUnattended({ stdin, stdout }: Session): void {
  if (stdin.isTTY && stdout.isTTY) return;
  throw new UsageError("--review 在终端里一件件问；这里没有人，用 --json 列出要定的事，答案写进 migration.json。");
}

/** Asks what a report leaves open, and keeps each answer at once. */
export async function askWhoSitsThere(
  { review, site }: Pick<Report, "review" | "site">,
  options: MigrateOptions,
  session: Session,
  now: number,
): Promise<void> {
  const path = decisionsPath(options.data, options.map);
  const { siteData } = publicationIn(options, now);
  const open = review.map(({ posts, ...question }) => ({
    ...question,
    examples: posts.map((post) => `${site.url}/?p=${post}`),
  }));
  const dialogue = openDialogue(session.stdin, session.stdout, undefined);
  const wait = (text: string) => print(`${text}\n`, session.stderr);
  try {
    const answered = await reviewQuestions(open, dialogue, siteData, (question, answer) =>
      keepDecision(path, question, answer, wait),
    );
    dialogue.print(answered > 0 ? `\n定了 ${answered} 件，记在 ${path}；再运行一次就照着办。\n` : "\n没有定下什么。\n");
  } finally {
    dialogue.close();
  }
}
