import { parseArgs } from "node:util";
import { ProblemReport } from "../../content/problem-report.ts";
import { surveyPublication } from "../../content/read-publication.ts";
import { COMMENT, RIGHTS_NOTICE } from "../../domain/form.ts";
import { ProblemsError } from "../../domain/problem.ts";
import type { Places } from "../../moderation/comment-store.ts";
import { sentenceOf } from "../../terminal/fault.ts";
import type { Streams } from "../../terminal/streams.ts";
import { endingsOf, type Waiting, waitingAtNetlify, waitingHere } from "./agenda.ts";
import { type Agenda, agendaText, type Overdue } from "./report-text.ts";

const HELP = `用法：npm run due -- [选项]

  编辑部该办的事：
    快到期的使用期限（图片和转载的 until），到时会自动撤下；
    等了 2 天以上的权利通知，等了 3 天以上的读者评论；
    收到 7 天以上、_data/notices.json 里还没有了结的。
  看这台机器的收件箱；设了 NETLIFY_AUTH_TOKEN 和 NETLIFY_SITE_ID，也看 Netlify。
  不写出读者的姓名、邮箱和内容。

选项：
  --days <天数>         提前多少天提醒到期            （默认 14）
  --now <日期时间>      当作现在的时刻                （默认此刻）
  --articles <文件夹>   文章所在的文件夹              （默认 src/articles）
  --data <文件夹>       刊物资料所在的文件夹          （默认 _data）
  --inbox <文件夹>      这台机器的收件箱              （默认 .inbox，或环境变量 INBOX）
  --json                结果用 JSON 写到标准输出
  --help                显示这段说明

退出码：0 没有要办的事；1 有；2 用法不对；3 文章、资料读不了，或者 Netlify 没有回答。
`;

const EXIT = { nothing: 0, something: 1, usage: 2, failed: 3 } as const;
/** A notice is about somebody's rights: it comes first. */
const PATIENCE_DAYS = [
  [RIGHTS_NOTICE, 2],
  [COMMENT, 3],
] as const;
const OPEN_DAYS = 7;
const DAY_MS = 86_400_000;

interface Options extends Places {
  readonly days: number;
  readonly now: number;
  readonly json: boolean;
}

/** Tells the desk what will end by itself, and who waits. @returns the exit code; the help text lists them */
export async function runAgenda(
  args: readonly string[],
  { stdout, stderr }: Streams = process,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<number> {
  const options = readOptions(args);
  if (options === "help") {
    stdout.write(HELP);
    return EXIT.nothing;
  }
  if (typeof options === "string") {
    stderr.write(`✗ ${options}\n  npm run due -- --help\n`);
    return EXIT.usage;
  }
  try {
    const agenda = await agendaOf(options, env);
    const { endings, overdue, open, unread } = agenda;
    const json = {
      endings: endings.map(({ until, ...rest }) => ({ ...rest, until: until.iso })),
      overdue: overdue.map(({ form, ...rest }) => ({ form: form.name, ...rest })),
      open,
      unread,
    };
    stdout.write(options.json ? `${JSON.stringify(json)}\n` : `${agendaText(agenda)}\n`);
    return endings.length + overdue.length + open.length + unread > 0 ? EXIT.something : EXIT.nothing;
  } catch (error) {
    const said =
      error instanceof ProblemsError ? `有 ${error.problems.length} 处错误，先用 npm run check 看一看。` : "";
    stderr.write(`✗ ${said || sentenceOf(error)}\n`);
    return EXIT.failed;
  }
}

/** @throws Error with a Chinese sentence, ProblemsError when what it needs of the data folder is wrong */
async function agendaOf({ days, now, ...places }: Options, env: NodeJS.ProcessEnv): Promise<Agenda> {
  const report = new ProblemReport();
  const { siteData, articles } = surveyPublication(places, now, report, { drafts: false, html: false });
  if (!siteData) report.throwIfAny();
  const open = (siteData?.notices ?? [])
    .filter(({ status, received }) => status === "open" && Date.parse(received) <= now - OPEN_DAYS * DAY_MS)
    .map(({ received, source }) => ({ received, source }));
  const waiting = [...waitingHere(places), ...((await waitingAtNetlify(places, env)) ?? [])];
  return { endings: endingsOf(articles, now, days), overdue: overdueOf(waiting, now), open, unread: report.count };
}

function overdueOf(waiting: readonly Waiting[], now: number): Overdue[] {
  return PATIENCE_DAYS.flatMap(([form, patience]): Overdue[] => {
    const mine = waiting.filter((one) => one.form.name === form.name && one.received <= now - patience * DAY_MS);
    const oldest = Math.min(...mine.map(({ received }) => received));
    return mine.length > 0 ? [{ form, count: mine.length, days: Math.floor((now - oldest) / DAY_MS) }] : [];
  });
}

/** @returns the options, "help", or a sentence about what is wrong with them */
function readOptions(args: readonly string[]): Options | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        days: { type: "string", default: "14" },
        now: { type: "string" },
        articles: { type: "string", default: "src/articles" },
        data: { type: "string", default: "_data" },
        inbox: { type: "string", default: process.env.INBOX ?? ".inbox" },
        json: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
    if (values.help) return "help";
    const now = values.now === undefined ? Date.now() : Date.parse(values.now);
    if (Number.isNaN(now)) return `--now 不是日期时间：${values.now}。`;
    if (!/^\d{1,4}$/.test(values.days)) return `--days 是天数，如 14：${values.days}。`;
    const { articles, data, inbox, json } = values;
    return { days: Number(values.days), now, articles, data, inbox, json };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
