import { ErrorReport, LONGEST_REPORT } from "../../domain/error-report.ts";
import { isBlank } from "../../domain/seen-text.ts";
import { cleanLine, cleanText, withoutEmails } from "../clean-text.ts";
import { commentIdOf, kinOf } from "../comment-store.ts";
import { sentAt } from "../sent-at.ts";
import { articleHintIn, type ReportSubmission, submissionIdIn } from "../submission.ts";

const TEXTS = ["quote", "heading", "before", "after", "right", "source", "name"] as const;
type Kept = Pick<ReportSubmission, "origin" | "file" | "line" | "label"> & {
  readonly sourceId: string | undefined;
  readonly sent: string;
};

/** @param fields what the form sends (docs/contracts/error-report.md) */
export function reportSubmission(
  fields: ReadonlyMap<string, string>,
  { sourceId, sent, ...kept }: Kept,
): ReportSubmission {
  const texts = TEXTS.map((name) => [name, fields.get(name) ?? ""] as const);
  return {
    ...kept,
    ...(sourceId !== undefined && { sourceId }),
    number: submissionIdIn(fields) ?? sourceId ?? "",
    article: articleHintIn(fields),
    sent: sentAt(sent),
    texts: { ...NONE, ...Object.fromEntries(texts) },
  };
}

const NONE = { quote: "", heading: "", before: "", after: "", right: "", source: "", name: "" };

/**
 * Cleans and checks one report. Two of other words are two reports, whatever number they bear: nothing that a reader wrote is
 * taken for the correction of something else.
 *
 * @returns the report, or what is wrong: a Chinese half-sentence that names the field and never quotes it
 */
export function reportOf({ origin, number, sent, texts }: ReportSubmission, article: string): ErrorReport | string {
  if (!sent) return "没有提交时间，或者看不懂";
  if (Object.values(texts).some(({ length }) => length > LONGEST_REPORT)) return `有一栏超过 ${LONGEST_REPORT} 字`;
  const right = cleanText(texts.right);
  const given = {
    quote: cleanText(texts.quote),
    heading: cleanLine(texts.heading),
    before: cleanLine(texts.before),
    after: cleanLine(texts.after),
    source: cleanLine(texts.source),
    name: withoutEmails(cleanLine(texts.name)),
  };
  const { quote, source, name } = given;
  const kept = Object.fromEntries(Object.entries(given).filter(([, text]) => !isBlank(text)));
  const id = commentIdOf(sent, kinOf("report", origin, number, article, quote, right, source, name));
  const checked = ErrorReport.safeParse({ id, article, ...kept, right, date: sent, origin });
  return checked.success ? checked.data : "“应该是什么”一栏是空的";
}
