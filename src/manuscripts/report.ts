import { shownPath } from "../content/problem-report.ts";
import { namedSource } from "../content/source-registry.ts";
import { NO_CREDIT } from "../domain/attribution.ts";
import { GENRE_LABELS } from "../domain/genre.ts";
import { KIND_LABELS } from "../domain/kind.ts";
import { REMEDIES } from "../domain/problem.ts";
import { ROLE_LABELS } from "../domain/signature.ts";
import type { Composed, ReviewItem } from "./compose.ts";
import { plain } from "./escaped-text.ts";
import type { Decided } from "./fields.ts";
import type { Draft, RemovedLine } from "./manuscript.ts";
import type { NewOptions } from "./options.ts";
import { isHeading } from "./subheads.ts";

/** What a run came to. */
export interface Result {
  readonly options: NewOptions;
  readonly fields: Decided;
  readonly draft: Draft;
  readonly composed: Composed;
  /** The article's folder. */
  readonly folder: string;
  /** `/2025/05/slug/` */
  readonly address: string;
  readonly review: readonly ReviewItem[];
  /** Whether an author answered questions, and so has seen what was recognised. */
  readonly asked: boolean;
}

const SHORT = 40;

/** What was recognised, one line each; empty when there was no manuscript. */
export function recognisedText(draft: Draft): string {
  const subheads = draft.body.filter(isHeading).map(({ escaped }) => plain(escaped));
  const pictures = [...draft.pictures].map(
    ([name, { credit }]) => `${name}（${credit === null ? NO_CREDIT : namedSource(credit)}）`,
  );
  const rows = [
    ["标题", draft.title],
    ["导语", draft.lede],
    ["体裁", draft.kind && KIND_LABELS[draft.kind]],
    ["类型", draft.genre && GENRE_LABELS[draft.genre]],
    ["部门", draft.desk],
    ["作者", draft.authors.join("、")],
    ["参与", draft.contributors.map(({ name, role }) => `${ROLE_LABELS[role]}${name}`).join("、")],
    ["来源", draft.sources.map(namedSource).join("、")],
    ["日期", draft.day],
  ].flatMap(([label, text]) => (text ? `  ${label}  ${short(text)}\n` : []));
  const charts = [...draft.charts].map(
    ([name, { title, credit }]) => `${name}（${title}，数据来源：${namedSource(credit)}）`,
  );
  const lists = [
    ["小标题", subheads],
    ["表格", charts],
    ["图片", pictures],
  ] as const;
  for (const [label, items] of lists)
    if (items.length > 0) rows.push(`  ${label}\n${items.map((item) => `    ${item}\n`).join("")}`);
  const removed = draft.removed.map(formatRemoved);
  return [
    ...(rows.length > 0 ? ["认出来的：\n", ...rows] : []),
    ...(removed.length > 0 ? ["移出正文的：\n", ...removed] : []),
  ].join("");
}

/** The whole report for an author, with what to do next. */
export function resultText({ options, fields, draft, composed, folder, address, review, asked }: Result): string {
  const files = [["article.json", composed.json], ["article.md", composed.markdown], ...draft.files]
    .map(([name, text]) => `── ${name} ──\n${text}`)
    .join("");
  const list = review.map(formatItem).join("\n");
  const here = shownPath(folder);
  const next = [
    `在编辑器里打开 ${here}，照复核清单补好。`,
    `npm run check -- --fix ${here}`,
    `npm run dev，看 ${address}`,
    `都好了，把 article.json 的 "status": "draft" 改成 "published"，再提交。`,
  ];
  return [
    asked ? "" : recognisedText(draft),
    options.dryRun ? `\n${files}\n试写，什么都没有写：${here}\n` : `\n已写好草稿：${here}\n`,
    `  标题  ${fields.title}\n  体裁  ${KIND_LABELS[fields.kind]}\n  发布日期  ${fields.published.label}\n`,
    review.length > 0 ? `\n复核清单（${review.length} 项）：\n${list}` : "\n复核清单：没有要补的。\n",
    ...(options.dryRun ? [] : ["\n接下来：\n", ...next.map((step, index) => `  ${index + 1}. ${step}\n`)]),
  ].join("");
}

/** The same for a machine. */
export function resultJson({ options, draft, composed, folder, address, review }: Result): Record<string, unknown> {
  return {
    ok: true,
    dryRun: options.dryRun,
    folder: shownPath(folder),
    address,
    record: composed.record,
    moved: draft.removed,
    review: review.map((item) => ({ ...item, ...(item.code && { remedy: REMEDIES[item.code] }) })),
    ...(options.dryRun && { markdown: composed.markdown }),
    ...(draft.files.size > 0 && { files: options.dryRun ? Object.fromEntries(draft.files) : [...draft.files.keys()] }),
  };
}

function formatItem({ file, line, column, message, code }: ReviewItem): string {
  return `${file}:${line}:${column}${code ? `  ${code}` : ""}\n  ${message}\n${code ? `  → ${REMEDIES[code]}\n` : ""}`;
}

function formatRemoved({ what, text, line }: RemovedLine): string {
  return `  ${line === undefined ? "" : `第 ${line} 行  `}${what}  ${short(text)}\n`;
}

function short(text: string): string {
  return text.length > SHORT ? `${text.slice(0, SHORT)}……` : text;
}
