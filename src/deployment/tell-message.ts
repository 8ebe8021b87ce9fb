import { shortCommit } from "./host/host.ts";
import { entriesOf, fieldOf, listOf, numberOf, textOf } from "./host/json.ts";

/** How it ended. */
export const RESULTS = ["published", "refused", "failed", "undone"] as const;
export type Result = (typeof RESULTS)[number];

/** A line of a message, in two parts: what we say, and what somebody else has written. */
export interface Line {
  readonly text: string;
  /** An author's words, such as a title or a file name. */
  readonly foreign?: string;
  readonly href?: string;
}

export interface Message {
  readonly result: Result;
  /** The whole in one short sentence. */
  readonly head: string;
  readonly lines: readonly Line[];
}

/** What became of a commit, and what is known of it. */
export interface Outcome {
  readonly result: Result;
  /** The commit of the content. */
  readonly content: string;
  /** What `upload --json` or `undo --json` has said; anything else is as good as nothing. */
  readonly report: unknown;
  /** What `npm run check -- --json` has said. */
  readonly check: unknown;
  /** Where the log of the run stands. */
  readonly run: string | undefined;
  /** Address of a file of the commit, for a link to the line of a mistake. */
  fileAddress(file: string, line: number): string | undefined;
}

/** A screenful. */
const MOST_LISTED = 10;

/** Says in Chinese what became of a commit, with links to what is new, or to what has to be mended. */
export function messageOf(outcome: Outcome): Message {
  const { result, run } = outcome;
  const [head, lines] = FORMATS[result](outcome);
  return { result, head, lines: [...lines, ...(run ? [{ text: "运行记录", href: run }] : [])] };
}

const FORMATS: Readonly<Record<Result, (outcome: Outcome) => readonly [head: string, lines: readonly Line[]]>> = {
  published: ({ content, report }) => [
    `已发布 ${shortCommit(content)}${counts(report)}。`,
    [...home(report), ...changed(report, ["新增", "更新", "不再公开"])],
  ],
  undone: ({ report }) => [
    `已撤回，现在公开的是 ${shortCommit(textOf(report, "content") ?? "")}${counts(report)}。`,
    [
      ...home(report),
      ...changed(report, ["重新出现", "回到旧文", "不再公开"]),
      { text: "撤回的版本不会自己再公开；推送新的提交才会再发布。" },
    ],
  ],
  refused: (outcome) => {
    const errors = listOf(outcome.check, "findings").filter((one) => textOf(one, "severity") === "error");
    const reason = textOf(outcome.check, "error") ?? textOf(outcome.report, "error");
    return [
      `没有发布 ${shortCommit(outcome.content)}，${errors.length > 0 ? `稿件有 ${errors.length} 处错误，改好再推送` : "检查没有通过"}。`,
      [
        ...(errors.length === 0 && reason !== undefined ? [{ text: "原因", foreign: reason }] : []),
        ...errors.slice(0, MOST_LISTED).map((error) => mistake(error, outcome)),
        ...more(errors.length, "处"),
        { text: "改好之前，这些改动不会公开；读者看到的网站不受影响。" },
      ],
    ];
  },
  failed: ({ content, report }) => [
    `没有发布 ${shortCommit(content)}，出了故障，不是稿件的错。`,
    [
      { text: "原因", foreign: textOf(report, "error") ?? "没有记下原因，看运行记录。" },
      ...(textOf(report, "live") === undefined ? [] : [{ text: textOf(report, "live") ?? "" }]),
    ],
  ],
};

function mistake(error: unknown, { fileAddress }: Outcome): Line {
  const [file, line] = [textOf(error, "file") ?? "", numberOf(error, "line") ?? 1];
  const href = fileAddress(file, line);
  const words = [`${file}:${line}`, textOf(error, "message"), textOf(error, "remedy")].filter(Boolean).join(" ");
  return { text: "错误", foreign: words, ...(href && { href }) };
}

function home(report: unknown): Line[] {
  const url = urlOf(report);
  return url === undefined ? [] : [{ text: "网站", foreign: url, href: url }];
}

function changed(report: unknown, [added, updated, removed]: readonly [string, string, string]): Line[] {
  const changes = fieldOf(report, "changes");
  const url = urlOf(report);
  const listed = [
    ...articles(changes, "added", added, url),
    ...articles(changes, "changed", updated, url),
    ...articles(changes, "removed", removed, undefined),
  ];
  return [...listed.slice(0, MOST_LISTED), ...more(listed.length, "篇")];
}

function articles(changes: unknown, field: string, text: string, url: string | undefined): Line[] {
  return listOf(changes, field).flatMap((article): Line[] => {
    const path = textOf(article, "path");
    if (path === undefined) return [];
    return [{ text, foreign: textOf(article, "title") ?? path, ...(url !== undefined && { href: url + path }) }];
  });
}

function more(count: number, unit: string): Line[] {
  return count > MOST_LISTED ? [{ text: `还有 ${count - MOST_LISTED} ${unit}` }] : [];
}

function counts(report: unknown): string {
  const changes = fieldOf(report, "changes");
  if (entriesOf(report, "changes").length === 0) return "";
  const of = (field: string) => listOf(changes, field).length;
  return `：新增 ${of("added")} 篇、更新 ${of("changed")} 篇、移除 ${of("removed")} 篇`;
}

/** Only an address of the web becomes a link. */
function urlOf(report: unknown): string | undefined {
  const url = textOf(report, "url");
  return url !== undefined && /^https?:\/\/[^\s<>()]+$/.test(url) ? url : undefined;
}
