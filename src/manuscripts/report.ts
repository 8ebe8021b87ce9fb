import { relative } from "node:path";
import { KIND_LABELS } from "../domain/kind.ts";
import { REMEDIES } from "../domain/problem.ts";
import type { SourceRecord } from "../domain/source.ts";
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
  const subheads = draft.body.filter(isHeading).map(({ marked }) => plain(marked));
  const pictures = [...draft.pictures].map(
    ([name, { credit }]) => `${name}（${credit === null ? "出处不明" : named(credit)}）`,
  );
  const rows = [
    ["标题", draft.title],
    ["导语", draft.lede],
    ["体裁", draft.kind && KIND_LABELS[draft.kind]],
    ["部门", draft.desk],
    ["作者", draft.authors.join("、")],
    ["来源", draft.sources.map(named).join("、")],
    ["日期", draft.day],
  ].flatMap(([label, text]) => (text ? `  ${label}  ${short(text)}\n` : []));
  const lists = [
    ["小标题", subheads],
    ["图片", pictures],
  ] as const;
  for (const [label, items] of lists)
    if (items.length > 0) rows.push(`  ${label}\n${items.map((item) => `    ${item}\n`).join("")}`);
  const moved = draft.moved.map(tellMoved);
  return [
    ...(rows.length > 0 ? ["认出来的：\n", ...rows] : []),
    ...(moved.length > 0 ? ["移出正文的：\n", ...moved] : []),
  ].join("");
}

/** The whole report for an author, with what to do next. */
export function resultText({ options, fields, draft, composed, folder, address, review, asked }: Result): string {
  const files = `── article.json ──\n${composed.json}── article.md ──\n${composed.markdown}`;
  const list = review.map(tellItem).join("\n");
  const here = shown(folder);
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
    folder: shown(folder),
    address,
    record: composed.record,
    moved: draft.moved,
    review: review.map((item) => ({ ...item, ...(item.code && { remedy: REMEDIES[item.code] }) })),
    ...(options.dryRun && { markdown: composed.markdown }),
  };
}

function tellItem({ file, line, column, message, code }: ReviewItem): string {
  return `${file}:${line}:${column}${code ? `  ${code}` : ""}\n  ${message}\n${code ? `  → ${REMEDIES[code]}\n` : ""}`;
}

function tellMoved({ what, text, line }: RemovedLine): string {
  return `  ${line === undefined ? "" : `第 ${line} 行  `}${what}  ${short(text)}\n`;
}

function named(source: SourceRecord): string {
  if (typeof source === "string") return source;
  return "source" in source ? source.source : source.name;
}

function short(text: string): string {
  return text.length > SHORT ? `${text.slice(0, SHORT)}……` : text;
}

function shown(path: string): string {
  const near = relative(process.cwd(), path);
  return near.startsWith("..") ? path : near;
}
