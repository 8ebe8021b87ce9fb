import { UNKNOWN_LABELS, UNKNOWNS } from "../domain/archive.ts";
import { ANSWERS, type Report } from "./report.ts";
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

/** The figures that everybody wants to see first. */
export function figures({ articles, attachments, items, setAside }: Report): readonly (readonly [string, number])[] {
  return [
    ["导出里的项", items],
    ["公开的文章", articles.public],
    ...(articles.scheduled > 0 ? [["定时发布", articles.scheduled] as const] : []),
    ["草稿", articles.draft],
    ["用到的媒体文件", attachments.used],
    ["放在一边", setAside],
  ];
}

/** Of each kind of old address how many are answered how. */
export function addressRows({ addresses }: Report): readonly (readonly string[])[] {
  const rows = addresses.kinds.map(({ what, answers }) => {
    const told = Object.entries(ANSWERS).flatMap(([answer, label]) => {
      const count = Object.entries(answers).find(([name]) => name === answer)?.[1] ?? 0;
      return count > 0 ? [`${label} ${count}`] : [];
    });
    return [what, told.join("，")];
  });
  const aside = Object.entries(addresses.aside).map(([why, count]) => ["没有理会的地址", `${why} ${count}`]);
  return [...rows, ...aside, ["转址规则", `${addresses.rules} 条（托管商说至多 ${addresses.most} 条）`]];
}

/** The report for a terminal. */
export function reportText(report: Report): string {
  const { site, zone, files, items, imported, setAside, articles, characters } = report;
  const [open, scheduled, draft] = [articles.public, articles.scheduled, articles.draft];
  const balance = items === imported + setAside ? "账平" : "账不平";
  return [
    `旧站  ${site.title || "（没有写标题）"}  ${site.url}\n`,
    `时区  ${zone.zone}（${ZONE_KNOWN[zone.known]}）\n`,
    ...files.map((file) => `文件  ${file}\n`),
    `\n${items} 项 = 搬来 ${imported} + 放在一边 ${setAside}（${balance}）\n`,
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
    `署名  ${creditsText(report)}\n`,
    `图片和影音  ${report.pictures.all} 件，有文件 ${report.pictures.files}${withCounts(report.pictures.missing)}\n`,
    `评论  ${commentsText(report.comments)}\n`,
    `欠着  ${debtText(report)}\n`,
    ...list(
      "旧地址",
      addressRows(report).map(([what = "", told = ""]) => `${what}  ${told}`),
    ),
    ...list(
      "新建的栏目",
      report.sections.map(({ key, name }) => `${key}  ${name}`),
    ),
    ...(report.tags.length > 0 ? [`新建的标签  ${report.tags.length} 个\n`] : []),
    ...(report.tagsLeftOut.length > 0 ? [`只用过一次、没有搬的标签  ${report.tagsLeftOut.length} 个\n`] : []),
    ...list("其中可以一次答的（--review）", report.reviewGroups.map(groupedText)),
    ...list(`等人定的（${report.review.length} 件，没有定的先照默认办）`, report.review.map(questionText)),
    `\n文章\n${report.changes}`,
    report.written
      ? "\n写好了。接下来：npm run check，npm run build。\n"
      : "\n只是报告，什么都没有写。要写就加 --write。\n",
  ].join("");
}

/** `像句子的图片说明  217 种写法，共 638 处` */
export function groupedText({ name, questions, count }: Report["reviewGroups"][number]): string {
  return `${name}  ${questions} 种写法，共 ${count} 处`;
}

/** `412 次  图源“CTV”，暂且写成…` */
export function questionText({ about, shown, count, unanswered, proposals }: CountedQuestion): string {
  const likely = proposals.length > 0 ? `；也许是 ${proposals.slice(0, 3).join("、")}` : "";
  return `${count} 次  ${ABOUT[about]}“${shown}”，暂且${unanswered}${likely}`;
}

export function creditsText({ credits: { certain, asked, unknown } }: Report): string {
  return `有把握 ${certain}，要问 ${asked}，不知道 ${unknown}`;
}

/** What every new article has to have and so many of these do not. */
export function debtText({ debt }: Report): string {
  const rows = UNKNOWNS.flatMap((one) => (debt[one] ? [`${UNKNOWN_LABELS[one]} ${debt[one]} 篇`] : []));
  return rows.length > 0 ? `${rows.join("，")}；补上一样少一样，npm run check 数着` : "没有";
}

/** Each comment is counted once. */
export function commentsText(comments: Report["comments"]): string {
  const { all, published, waiting, known, removed, unapproved, foreign, elsewhere, unusable } = comments;
  const parts = [
    ["搬来", published],
    ["等候审阅", waiting],
    ["以前搬过", known],
    ["撤下过", removed],
    ["旧站没有通过", unapproved],
    ["垃圾和引用通知", foreign],
    ["所在的文章没有搬", elsewhere],
    ["不能用", unusable],
  ] as const;
  const shown = parts.flatMap(([what, count]) => (count > 0 ? [`${what} ${count}`] : []));
  return all === 0 ? "没有" : `${all} 条：${shown.join("，")}`;
}

function withCounts(counts: Readonly<Record<string, number>>): string {
  const told = counted(counts);
  return told === "" ? "" : `（${told}）`;
}

export function counted(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([what, count]) => `${what} ${count}`)
    .join("，");
}

function list(heading: string, rows: readonly string[]): string[] {
  if (rows.length === 0) return [];
  const more = rows.length > MOST ? [`  ……另有 ${rows.length - MOST} 行，--page 存的那一页上有全部\n`] : [];
  return [`\n${heading}\n`, ...rows.slice(0, MOST).map((row) => `  ${row}\n`), ...more];
}
