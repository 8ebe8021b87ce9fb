import type { Fault } from "../fault.ts";

/** What readers report, and what becomes of it. */
export const REPORTS: readonly Fault[] = [
  {
    name: "an address in the name under which a reader wants to be thanked is kept",
    file: "src/moderation/reports/report-submission.ts",
    from: "withoutEmails(cleanLine(texts.name))",
    to: "cleanLine(texts.name)",
    tests: ["tests/moderation/reports.test.ts"],
  },
  {
    name: "another text of a reader's counts as the one she sent before",
    file: "src/moderation/reports/report-submission.ts",
    from: "[origin, number, article, quote, right, source, name]",
    to: "[origin, number, article, quote, source, name]",
    tests: ["tests/moderation/reports.test.ts"],
  },
  {
    name: "a settled report comes back with the next import",
    file: "src/moderation/reports/settle.ts",
    from: "      removal([id], day),\n      settledFile({ report, change }),",
    to: "",
    tests: ["tests/moderation/reports.test.ts"],
  },
  {
    name: "among equal places the first is taken for the one that was meant",
    file: "src/moderation/reports/passage.ts",
    from: "found.toSorted((a, b) => b.score - a.score)",
    to: "found",
    tests: ["tests/moderation/reports.test.ts"],
  },
  {
    name: "an undo takes away what an editor has rewritten",
    file: "src/moderation/reports/settle.ts",
    from: "  if (change && folder) refuseRewritten(folder, change);\n",
    to: "",
    tests: ["tests/moderation/reports.test.ts"],
  },
  {
    name: "a correction does not say to whom it is owed",
    file: "src/domain/article.ts",
    from: "  if (thanks === undefined) return text;",
    to: "  return text;",
    tests: ["tests/domain/article-fields.test.ts"],
  },
  {
    name: "a report that failed is gone",
    file: "src/browser/error-report.ts",
    from: '    if (kind === "received") {',
    to: '    if (kind !== "invalid") {',
    tests: ["tests/browser/error-report.spec.ts"],
  },
];
