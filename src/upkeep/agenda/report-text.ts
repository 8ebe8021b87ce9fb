import { COMMENT, ERROR_REPORT, type FormKind, RIGHTS_NOTICE } from "../../domain/form.ts";
import type { WaitingDrift } from "../evidence/waiting.ts";
import { driftReport, plain } from "../links/report.ts";
import type { Ending } from "./agenda.ts";

/** Posts of one form that have waited too long. */
export interface Overdue {
  readonly form: FormKind;
  readonly count: number;
  /** Whole days that the oldest has waited. */
  readonly days: number;
}

/** A notice on record that nobody has settled. */
export interface OpenNotice {
  /** `2026-11-20` */
  readonly received: string;
  /** Key of the source. */
  readonly source: string;
}

export interface Agenda {
  readonly endings: readonly Ending[];
  readonly overdue: readonly Overdue[];
  readonly open: readonly OpenNotice[];
  /** Cited texts that became others. */
  readonly drifts: readonly WaitingDrift[];
  /** Articles with mistakes, whose licences nobody could read. */
  readonly unread: number;
}

/** The agenda as Markdown, for a terminal or an issue. */
export function agendaText({ endings, overdue, open, drifts, unread }: Agenda): string {
  const parts = [
    ...(endings.length > 0 ? [`## 使用期限快到了（${endings.length}）`, endings.map(endingItem).join("\n")] : []),
    ...(overdue.length > 0 ? ["## 有人等着", overdue.map(overdueItem).join("\n")] : []),
    ...(open.length > 0 ? [`## 没有了结的权利通知（${open.length}）`, open.map(openItem).join("\n")] : []),
    ...driftReport(drifts),
    ...(drifts.length > 0
      ? ["核对过的，在文章的那个来源或引语里写 changed；不用告诉读者的，删去 _data/evidence.json 里的那一条。"]
      : []),
    ...(unread > 0 ? [`有 ${unread} 处错误，出错的文章没有算进来：npm run check`] : []),
  ];
  return parts.length > 0 ? parts.join("\n\n") : "眼下没有要办的事。";
}

function endingItem({ until, path, title, picture, media, from }: Ending): string {
  const part = picture === undefined ? media && `影音或文件“${plain(media)}”` : `图片或图表“${plain(picture)}”`;
  const what = part ?? "全文";
  const whom = from.length > 0 ? `（${from.map(plain).join("、")}）` : "";
  const then = part === undefined ? "撤下" : "换成占位框";
  return `- ${until.label}：\`${path}\` ${plain(title)}，${what}${whom}到期，到时自动${then}。续期就改 until。`;
}

function openItem({ received, source }: OpenNotice): string {
  return `- ${received} 收到，来源 \`${source}\`：了结以后在 _data/notices.json 里写 settled。`;
}

const HANDLED: readonly (readonly [FormKind, string, string])[] = [
  [RIGHTS_NOTICE, "权利通知", "办完就删去它"],
  [ERROR_REPORT, "读者纠错", "npm run comments -- reports"],
  [COMMENT, "读者评论", "npm run comments -- review"],
];

function overdueItem({ form, count, days }: Overdue): string {
  const [, what = form.name, how = ""] = HANDLED.find(([one]) => one.name === form.name) ?? [];
  return `- ${what} ${count} 份没有处理，最早的等了 ${days} 天：${how}`;
}
