import { join } from "node:path";
import { readEvidence } from "../../content/evidence.ts";
import { ProblemReport } from "../../content/problem-report.ts";
import { readFolders } from "../../content/read-publication.ts";
import { Clock } from "../../domain/clock.ts";
import { COMMENT, ERROR_REPORT, RIGHTS_NOTICE } from "../../domain/form.ts";
import { ProblemsError } from "../../domain/problem.ts";
import type { Places } from "../../moderation/comment-store.ts";
import { runCommand } from "../../terminal/command.ts";
import type { Command } from "../../terminal/declaration.ts";
import { parsed, USUAL, value, wholeNumber } from "../../terminal/options.ts";
import { EXIT } from "../../terminal/outcome.ts";
import type { Streams } from "../../terminal/streams.ts";
import { waitingDrifts } from "../evidence/waiting.ts";
import { endingsOf, type Waiting, waitingAtNetlify, waitingHere } from "./agenda.ts";
import { type Agenda, agendaText, type Overdue } from "./report-text.ts";

const OPTIONS = {
  days: parsed("天数", "提前多少天提醒到期", wholeNumber(0), { default: "14" }),
  now: USUAL.now,
  articles: USUAL.articles,
  data: USUAL.data,
  inbox: value("文件夹", "这台机器的收件箱（默认 .inbox，或环境变量 INBOX）"),
  json: USUAL.json,
};
const DUE: Command<typeof OPTIONS> = {
  name: "due",
  what: `编辑部该办的事：
  快到期的使用期限（图片和转载的 until），到时会自动撤下；
  等了 2 天以上的权利通知和纠错，等了 3 天以上的读者评论；
  收到 7 天以上、_data/notices.json 里还没有了结的；
  引用的原文后来有改动、还没有编辑决定要不要告诉读者的（_data/evidence.json）。
看这台机器的收件箱；设了 NETLIFY_AUTH_TOKEN 和 NETLIFY_SITE_ID，也看 Netlify。
不写出读者的姓名、邮箱和内容。`,
  options: OPTIONS,
  exits: { 0: "没有要办的事", 1: "有", 3: "文章、资料读不了，或者 Netlify 没有回答" },
};

/** A notice is about somebody's rights: it comes first. */
const PATIENCE_DAYS = [
  [RIGHTS_NOTICE, 2],
  [ERROR_REPORT, 2],
  [COMMENT, 3],
] as const;
const OPEN_DAYS = 7;
const DAY_MS = 86_400_000;

/** Tells the desk what will end by itself, and who waits. @returns the exit code; the help text lists them */
export function runAgenda(
  args: readonly string[],
  streams: Streams = process,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<number> {
  return runCommand(DUE, args, streams, async ({ values }) => {
    const { days, now = Date.now(), inbox = process.env.INBOX ?? ".inbox", json, ...folders } = values;
    const agenda = await agendaOf({ days, now, inbox, ...folders }, env).catch(pointToCheck);
    const { endings, overdue, open, drifts, unread } = agenda;
    const data = {
      endings: endings.map(({ until, ...rest }) => ({ ...rest, until: until.iso })),
      overdue: overdue.map(({ form, ...rest }) => ({ form: form.name, ...rest })),
      open,
      drifts,
      unread,
    };
    streams.stdout.write(json ? `${JSON.stringify(data)}\n` : `${agendaText(agenda)}\n`);
    return endings.length + overdue.length + open.length + drifts.length + unread > 0 ? EXIT.problems : EXIT.done;
  });
}

/** @throws Error with a sentence in place of a list; whatever else it was */
function pointToCheck(error: unknown): never {
  if (!(error instanceof ProblemsError)) throw error;
  throw new Error(`有 ${error.problems.length} 处错误，先用 npm run check 看一看。`, { cause: error });
}

interface Options extends Places {
  readonly days: number;
  readonly now: number;
}

/** @throws Error with a Chinese sentence, ProblemsError when what it needs of the data folder is wrong */
async function agendaOf({ days, now, ...places }: Options, env: NodeJS.ProcessEnv): Promise<Agenda> {
  const report = new ProblemReport();
  const { siteData, articles } = readFolders(places, now, report, { drafts: false, html: false });
  if (!siteData) report.throwIfAny();
  const open = (siteData?.notices ?? [])
    .filter(({ status, received }) => status === "open" && Date.parse(received) <= now - OPEN_DAYS * DAY_MS)
    .map(({ received, source }) => ({ received, source }));
  const waiting = [...waitingHere(places), ...((await waitingAtNetlify(places, env)) ?? [])];
  // What is wrong with the file is told by the check, and nothing of it is known here.
  const evidence = readEvidence(join(places.data, "evidence.json"), new ProblemReport()) ?? {};
  return {
    endings: endingsOf(articles, now, days),
    overdue: overdueOf(waiting, now),
    open,
    drifts: waitingDrifts(evidence, articles, new Clock(now)),
    unread: report.count,
  };
}

function overdueOf(waiting: readonly Waiting[], now: number): Overdue[] {
  return PATIENCE_DAYS.flatMap(([form, patience]): Overdue[] => {
    const mine = waiting.filter((one) => one.form.name === form.name && one.received <= now - patience * DAY_MS);
    const oldest = Math.min(...mine.map(({ received }) => received));
    return mine.length > 0 ? [{ form, count: mine.length, days: Math.floor((now - oldest) / DAY_MS) }] : [];
  });
}
