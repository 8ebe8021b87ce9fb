import { ProblemReport } from "../../content/problem-report.ts";
import { readDateStamp } from "../../domain/date-stamp.ts";
import type { ErrorReport } from "../../domain/error-report.ts";
import { formatWarnings } from "../../domain/problem.ts";
import { EXIT, type Outcome } from "../../terminal/outcome.ts";
import type { Session } from "../../terminal/session.ts";
import { type ModerationContext, readContext } from "../articles.ts";
import type { Options } from "../options.ts";
import { exclusively } from "../transaction.ts";
import { ingestReports } from "./intake.ts";
import { type Passage, passageOf } from "./passage.ts";
import { readWaiting } from "./report-store.ts";
import { correct, folderOf, refuse } from "./settle.ts";

/** `npm run comments -- reports`: what readers say is wrong, and what becomes of it. */
export function runReports(options: Options, session: Session): Promise<Outcome> {
  if (options.correct !== undefined) return correct(options.correct, options, session);
  return exclusively(options.places, session, () => {
    return options.refuse ? refuse(options.refuse, options) : list(options);
  });
}

async function list({ places, article }: Options): Promise<Outcome> {
  const context = readContext(places);
  const about = context.articles.named(article);
  const problems = new ProblemReport();
  await ingestReports(places, context.articles, problems);
  const reports = readWaiting(places, problems).filter((report) => !about || report.article === about.id);
  problems.throwIfAny();
  const listed = await Promise.all(
    reports.map(async (report) => {
      const folder = folderOf(context.articles, report.article);
      return { report, passage: folder && (await passageOf(folder.path, report)) };
    }),
  );
  const { warnings } = problems;
  const how = reports.length > 0 ? `属实：--correct 编号；不采纳：--refuse 编号。` : "";
  return {
    exit: EXIT.done,
    text: `${formatWarnings(warnings)}${listed.map((one) => `${view(one, context)}\n`).join("")}纠错 ${reports.length} 份等候。${how}\n`,
    json: { reports: listed.map(({ report, passage }) => ({ ...report, passage: passage ?? null })), warnings },
  };
}

interface Listed {
  readonly report: ErrorReport;
  readonly passage: Passage | undefined;
}

/** A report as an editor reads it in the terminal. */
function view({ report, passage }: Listed, { articles, timeZone }: ModerationContext): string {
  const { id, article, quote, heading, right, source, name, date } = report;
  const about = articles.byId(article);
  const lines = [
    `编号：${id}`,
    `文章：${about ? `${about.title}  ${about.path}` : `（没有编号为 ${article} 的文章）`}`,
    `时间：${readDateStamp(date, timeZone)?.label ?? date}`,
    ...(quote === undefined ? [] : [`引文：${oneLine(quote)}`]),
    `现在：${standing(passage)}`,
    ...(heading !== undefined && passage?.quoted === undefined ? [`原在：${heading}`] : []),
    `应为：${oneLine(right)}`,
    ...(source === undefined ? [] : [`依据：${source}`]),
    ...(name === undefined ? [] : [`署名：${name}`]),
  ];
  return `${lines.join("\n")}\n`;
}

/** The passage as it stands now, the quotation marked in it. */
export function standing(passage: Passage | undefined): string {
  if (!passage) return "文章里找不到这句话";
  const { where, text, quoted, more } = passage;
  if (!quoted) return `${where}，这句话已经不在了：${oneLine(text)}`;
  const [from, to] = quoted;
  const marked = `${text.slice(0, from)}【${text.slice(from, to)}】${text.slice(to)}`;
  return `${where}${more > 0 ? `（还有 ${more} 处一样）` : ""}：${oneLine(marked)}`;
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, " ⏎ ");
}
