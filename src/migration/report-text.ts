import type { Report } from "./report.ts";
import type { CountedQuestion } from "./tally.ts";

/** A terminal shows so many lines of each list; the page and `--json` have all of them. */
const MOST = 12;
const ABOUT: Readonly<Record<CountedQuestion["about"], string>> = {
  section: "分类",
  tag: "标签",
  author: "作者",
  source: "来源",
  credit: "图源",
  zone: "时区",
  "picture-rights": "图片权利",
};
const ZONE_KNOWN = { decided: "已定下", measured: "由导出推算", assumed: "导出里推算不出，暂用本站的" } as const;

/** The report for a terminal. */
export function reportText(report: Report): string {
  const { site, zone, files, items, imported, setAside, articles, characters } = report;
  const [open, scheduled, draft] = [articles.public, articles.scheduled, articles.draft];
  const balance = items === imported + setAside.length ? "账平" : "账不平";
  return [
    `旧站  ${site.title || "（没有写标题）"}  ${site.url}\n`,
    `时区  ${zone.zone}（${ZONE_KNOWN[zone.known]}）\n`,
    ...files.map((file) => `文件  ${file}\n`),
    `\n${items} 项 = 搬来 ${imported} + 放在一边 ${setAside.length}（${balance}）\n`,
    `  公开的文章  ${open}\n`,
    ...(scheduled > 0 ? [`  定时发布    ${scheduled}\n`] : []),
    ...(draft > 0 ? [`  草稿        ${draft}（${counted(report.drafts)}）\n`] : []),
    `  媒体文件    用到 ${report.attachments.used}，媒体库共 ${report.attachments.all}\n`,
    ...list(
      "放在一边",
      Object.entries(report.setAsideBy).map(([reason, count]) => `${count}  ${reason}`),
    ),
    `\n正文 ${characters.all} 字（汉字和字母），有着落 ${characters.accounted} 字`,
    characters.astray === 0 ? "，一个不少。\n" : `；没有着落 ${characters.astray} 字，逐篇列在报告页里。\n`,
    `署名  有把握 ${report.credits.certain}，要问 ${report.credits.asked}，不知道 ${report.credits.unknown}\n`,
    ...list(
      "新建的栏目",
      report.sections.map(({ key, name }) => `${key}  ${name}`),
    ),
    ...(report.tags.length > 0 ? [`新建的标签  ${report.tags.length} 个\n`] : []),
    ...(report.tagsLeftOut.length > 0 ? [`只用过一次、没有搬的标签  ${report.tagsLeftOut.length} 个\n`] : []),
    ...list(`等人定的（${report.review.length} 件，没有定的先照默认办）`, report.review.map(questionText)),
    report.written
      ? "\n写好了。接下来：npm run check，npm run build。\n"
      : "\n只是报告，什么都没有写。要写就加 --write。\n",
  ].join("");
}

/** `412 次  图源“CTV”，暂且写成…` */
export function questionText({ about, shown, count, unanswered, proposals }: CountedQuestion): string {
  const likely = proposals.length > 0 ? `；也许是 ${proposals.slice(0, 3).join("、")}` : "";
  return `${count} 次  ${ABOUT[about]}“${shown}”，暂且${unanswered}${likely}`;
}

export function counted(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([what, count]) => `${what} ${count}`)
    .join("，");
}

function list(heading: string, rows: readonly string[]): string[] {
  if (rows.length === 0) return [];
  const more = rows.length > MOST ? [`  ……另有 ${rows.length - MOST} 行\n`] : [];
  return [`\n${heading}\n`, ...rows.slice(0, MOST).map((row) => `  ${row}\n`), ...more];
}
