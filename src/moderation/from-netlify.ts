import { z } from "zod";
import type { ProblemReport } from "../content/problem-report.ts";
import { COMMENT } from "../domain/form.ts";
import { readJsonExport } from "./export-file.ts";
import { fieldsOf, formFields } from "./form-fields.ts";
import { sentAt } from "./sent-at.ts";
import type { ImportBatch, Submission } from "./submission.ts";

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
  const before = report.count;
  const value = readJsonExport(path, report);
  if (report.count > before) return { submissions: [], foreign: 0, unapproved: 0 };
  const list = NetlifyExport.safeParse(value);
  if (!list.success) report.add("bad-export", path, "这不是 Netlify 的提交列表，也不是一条提交。");
  return netlifySubmissions(list.data ?? [], path, report);
}

/** @param file name for messages */
export function netlifySubmissions(list: readonly unknown[], file: string, report: ProblemReport): ImportBatch {
  const submissions: Submission[] = [];
  let foreign = 0;
  for (const [index, item] of list.entries()) {
    const label = `第 ${index + 1} 项`;
    const one = NetlifySubmission.safeParse(item);
    if (!one.success) {
      const fields = [...new Set(one.error.issues.map(({ path: [field] }) => String(field ?? "整项")))];
      report.add("bad-export", file, `${label}不是 Netlify 的提交：${fields.join("、")} 不对或没有。`);
    } else if ((one.data.form_name ?? COMMENT.name) !== COMMENT.name) foreign += 1;
    else {
      const { id, created_at, data } = one.data;
      const rest = { ...formFields(fieldsOf(data)), sent: sentAt(created_at), approved: false };
      submissions.push({ origin: "netlify", file, line: 1, label, sourceId: id, ...rest });
    }
  }
  return { submissions, foreign, unapproved: 0 };
}
