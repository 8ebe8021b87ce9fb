import { CsvError, parse } from "csv-parse/sync";
import { z } from "zod";
import type { ProblemReport } from "../content/problem-report.ts";
import { COMMENT } from "../domain/form.ts";
import { readExport, readJsonExport } from "./export-file.ts";
import { fieldsOf, formFields } from "./form-fields.ts";
import { sentAt } from "./sent-at.ts";
import type { ImportBatch, Submission } from "./submission.ts";

const FormspreeExport = z.object({ submissions: z.array(z.record(z.string(), z.unknown())) });
const CsvRows = z.array(z.object({ record: z.record(z.string(), z.string()), info: z.object({ lines: z.number() }) }));
/** Names under which a date was seen. */
const DATES = ["date", "created-at", "submitted-at", "submitted", "timestamp"];
const NOTHING: ImportBatch = { submissions: [], foreign: 0, unapproved: 0 };

/** Comments from Formspree's JSON: `{…, submissions: […]}`. */
export function readFormspreeJson(path: string, report: ProblemReport): ImportBatch {
  const before = report.count;
  const value = readJsonExport(path, report);
  if (report.count > before) return NOTHING;
  const file = FormspreeExport.safeParse(value);
  if (!file.success) report.add("bad-export", path, "这不是 Formspree 的导出：没有 submissions 列表。");
  return importBatchOf(
    (file.data?.submissions ?? []).map((record, index) => ({ record, line: 1, label: `第 ${index + 1} 项` })),
    path,
  );
}

/** Comments from Formspree's CSV (RFC 4180). */
export function readFormspreeCsv(path: string, report: ProblemReport): ImportBatch {
  const text = readExport(path, report);
  if (text === undefined) return NOTHING;
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
    if (twice !== undefined) {
      const columns = header.flatMap((name, index) => (name === twice ? [index + 1] : []));
      report.add("bad-export", path, `表头里第 ${columns.join("、")} 列的名称一样，分不清用哪一列。`);
      return NOTHING;
    }
    if (!header.includes("message") || !header.includes("name")) {
      report.add("bad-export", path, "表头里没有 name、message 两列，这不是评论表单的导出。");
      return NOTHING;
    }
    return importBatchOf(
      CsvRows.parse(rows).map(({ record, info }, index) => ({
        record,
        line: info.lines,
        label: `第 ${index + 1} 行记录`,
      })),
      path,
    );
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = "lines" in error && typeof error.lines === "number" ? error.lines : 1;
    report.add("bad-export", path, "从这一行起不是合格的 CSV：引号没有配对，或者列数不对。", { line, column: 1 });
    return NOTHING;
  }
}

function importBatchOf(
  records: readonly { record: Readonly<Record<string, unknown>>; line: number; label: string }[],
  file: string,
): ImportBatch {
  const submissions: Submission[] = [];
  for (const { record, line, label } of records) {
    const fields = fieldsOf(record);
    if ((fields.get("form-name") || COMMENT.name) !== COMMENT.name) continue;
    const date = DATES.map((name) => fields.get(name)).find((value) => value !== undefined && value !== "");
    const id = fields.get("id");
    submissions.push({
      origin: "formspree",
      file,
      line,
      label,
      ...(id && { sourceId: id }),
      ...formFields(fields),
      sent: sentAt(date ?? ""),
      approved: false,
    });
  }
  return { submissions, foreign: records.length - submissions.length, unapproved: 0 };
}
