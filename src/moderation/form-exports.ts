import { isUtf8 } from "node:buffer";
import { readFileSync, statSync } from "node:fs";
import { CsvError, parse } from "csv-parse/sync";
import { type ParseError, parseTree } from "jsonc-parser";
import { z } from "zod";
import { type ProblemReport, placeAt } from "../content/problem-report.ts";
import { errorCode } from "../content/text-file.ts";
import { COMMENT, ERROR_REPORT } from "../domain/form.ts";
import { reportSubmission } from "./reports/report-submission.ts";
import {
  fieldsOf,
  formSubmission,
  type ImportBatch,
  NOTHING,
  type ReportSubmission,
  type Submission,
} from "./submission.ts";

const MIB = 1024 * 1024;
/** The largest export that is read. */
const LIMIT_MIB = 200;

/** Whether an export can be read at all. @returns false when the report says why not */
export function isReadable(path: string, report: ProblemReport): boolean {
  try {
    const status = statSync(path);
    if (!status.isFile()) report.add("unreadable-file", path, "这不是一个普通文件。");
    else if (status.size > LIMIT_MIB * MIB)
      report.add("bad-export", path, `文件有 ${Math.ceil(status.size / MIB)} MB，上限是 ${LIMIT_MIB} MB。`);
    else return true;
  } catch (error) {
    report.add("unreadable-file", path, `读不了这个文件（${errorCode(error)}）。`);
  }
  return false;
}

/** An export as text: strict UTF-8, a byte order mark dropped. What readers typed in it is not judged here. */
function readExport(path: string, report: ProblemReport): string | undefined {
  if (!isReadable(path, report)) return undefined;
  const bytes = readFileSync(path);
  if (isUtf8(bytes)) return bytes.toString("utf8").replace(/^\uFEFF/, "");
  report.add("not-utf8", path, "文件不是 UTF-8 编码。");
  return undefined;
}

/**
 * An export as JSON. What the engine says about a mistake quotes the text around it, which may be a reader's address;
 * only the place is reported.
 */
function readJsonExport(path: string, report: ProblemReport): unknown {
  const text = readExport(path, report);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    const errors: ParseError[] = [];
    parseTree(text, errors, { disallowComments: true });
    const place = placeAt(text, errors[0]?.offset ?? 0);
    report.add("bad-export", path, "从这里起不是合格的 JSON，文件可能没有下载完。", place);
    return undefined;
  }
}

/**
 * What of a submission is for us (open-api.netlify.com, `submission`); e-mail, IP, user agent and referrer, which stand
 * in `data` and in three other places, are not.
 */
const NetlifySubmission = z.object({
  id: z.string().min(1),
  created_at: z.string(),
  form_name: z.string().optional(),
  data: z.record(z.string(), z.unknown()),
});
/** The API gives a list; a webhook one submission; a function one inside `payload`. */
const NetlifyExport = z.union([
  z.array(z.unknown()),
  z.object({ payload: z.unknown() }).transform(({ payload }) => [payload]),
  z.object({ data: z.unknown() }).transform((one) => [one]),
]);

/** Comments from what Netlify Forms gave. */
export function readNetlifyJson(path: string, report: ProblemReport): ImportBatch {
  const value = readJsonExport(path, report);
  if (value === undefined) return NOTHING;
  const list = NetlifyExport.safeParse(value);
  if (!list.success) report.add("bad-export", path, "这不是 Netlify 的提交列表，也不是一条提交。");
  return netlifySubmissions(list.data ?? [], path, report);
}

/** @param file name for messages */
export function netlifySubmissions(list: readonly unknown[], file: string, report: ProblemReport): ImportBatch {
  const submissions: Submission[] = [];
  const reports: ReportSubmission[] = [];
  let foreign = 0;
  for (const [index, item] of list.entries()) {
    const label = `第 ${index + 1} 项`;
    const one = NetlifySubmission.safeParse(item);
    if (!one.success) {
      const fields = [...new Set(one.error.issues.map(({ path: [field] }) => String(field ?? "整项")))];
      report.add("bad-export", file, `${label}不是 Netlify 的提交：${fields.join("、")} 不对或没有。`);
    } else {
      const { id, created_at, data, form_name: form = COMMENT.name } = one.data;
      const kept = { origin: "netlify", file, line: 1, label, sourceId: id, sent: created_at } as const;
      if (form === COMMENT.name) submissions.push(formSubmission(fieldsOf(data), kept));
      else if (form === ERROR_REPORT.name) reports.push(reportSubmission(fieldsOf(data), kept));
      else foreign += 1;
    }
  }
  return { submissions, reports, foreign, unapproved: 0 };
}

const FormspreeExport = z.object({ submissions: z.array(z.record(z.string(), z.unknown())) });
const CsvRows = z.array(z.object({ record: z.record(z.string(), z.string()), info: z.object({ lines: z.number() }) }));
/** Names under which a date was seen. */
const DATES = ["date", "created-at", "submitted-at", "submitted", "timestamp"];

/** Comments from Formspree's JSON: `{…, submissions: […]}`. */
export function readFormspreeJson(path: string, report: ProblemReport): ImportBatch {
  const value = readJsonExport(path, report);
  if (value === undefined) return NOTHING;
  const { data } = FormspreeExport.safeParse(value);
  if (!data) report.add("bad-export", path, "这不是 Formspree 的导出：没有 submissions 列表。");
  return formspreeBatch(
    (data?.submissions ?? []).map((record, index) => ({ record, line: 1, label: `第 ${index + 1} 项` })),
    path,
  );
}

/** Comments from Formspree's CSV (RFC 4180). */
export function readFormspreeCsv(path: string, report: ProblemReport): ImportBatch {
  const text = readExport(path, report);
  if (text === undefined) return NOTHING;
  const refuse = (message: string, line = 1) => {
    report.add("bad-export", path, message, { line, column: 1 });
    return NOTHING;
  };
  const header: string[] = [];
  try {
    const rows: unknown = parse(text, {
      info: true,
      skip_empty_lines: true,
      columns: (names: string[]) => {
        header.push(...names.map((name) => name.trim().toLowerCase()));
        return names;
      },
    });
    const twice = header.find((name, index) => header.indexOf(name) < index);
    const columns = header.flatMap((name, index) => (name === twice ? [index + 1] : []));
    if (twice !== undefined) return refuse(`表头里第 ${columns.join("、")} 列的名称一样，分不清用哪一列。`);
    if (!header.includes("name") || !(header.includes("message") || header.includes(ERROR_REPORT.required)))
      return refuse("表头里没有 name、message 两列，这不是评论表单的导出。");
    return formspreeBatch(
      CsvRows.parse(rows).map(({ record, info }, index) => {
        return { record, line: info.lines, label: `第 ${index + 1} 行记录` };
      }),
      path,
    );
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = "lines" in error && typeof error.lines === "number" ? error.lines : 1;
    return refuse("从这一行起不是合格的 CSV：引号没有配对，或者列数不对。", line);
  }
}

function formspreeBatch(
  records: readonly { record: Readonly<Record<string, unknown>>; line: number; label: string }[],
  file: string,
): ImportBatch {
  const reports: ReportSubmission[] = [];
  const submissions = records.flatMap(({ record, line, label }) => {
    const fields = fieldsOf(record);
    const form = fields.get("form-name") || COMMENT.name;
    if (form !== COMMENT.name && form !== ERROR_REPORT.name) return [];
    const sent = DATES.map((name) => fields.get(name)).find((value) => value) ?? "";
    const sourceId = fields.get("id") || undefined;
    const kept = { origin: "formspree", file, line, label, sourceId, sent } as const;
    if (form === COMMENT.name) return [formSubmission(fields, kept)];
    reports.push(reportSubmission(fields, kept));
    return [];
  });
  return { submissions, reports, foreign: records.length - submissions.length - reports.length, unapproved: 0 };
}
