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
    from: "origin, number, article, quote, right, source, name)",
    to: "origin, number, article, quote, source, name)",
    tests: ["tests/moderation/reports.test.ts"],
  },
  {
    name: "a settled report comes back with the next import",
    file: "src/moderation/reports/settle.ts",
    from: "[{ article, change }, removal([id], day), gone(id)]",
    to: "[{ article, change }, gone(id)]",
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
    file: "src/moderation/decision.ts",
    from: 'isLogged(readFileSync(path, "utf8"), change) ? []',
    to: "change ? []",
    tests: ["tests/moderation/reports.test.ts"],
  },
  {
    name: "a report that came in just now is forgotten for when it was sent",
    file: "src/moderation/forget.ts",
    from: "isOld(date) && isOldFile(name)",
    to: "isOld(date)",
    tests: ["tests/moderation/reports.test.ts"],
  },
  {
    name: "a correction does not say to whom it is owed",
    file: "src/domain/change.ts",
    from: "  if (thanks === undefined) return text;",
    to: "  return text;",
    tests: ["tests/domain/article-fields.test.ts"],
  },
  {
    name: "a service of comments is asked before the reader presses",
    file: "src/browser/comment-service-later.ts",
    from: 'if (new URLSearchParams(location.search).has("giscus")) open();',
    to: "open();",
    tests: ["tests/browser/comment-services.spec.ts"],
  },
  {
    name: "a service may run a program that nobody has pinned",
    file: "_includes/layouts/CommentFrameLayout.tsx",
    from: "<script src={script.url} integrity={script.integrity} ",
    to: "<script src={script.url} ",
    tests: ["tests/browser/comment-services.spec.ts"],
  },
  {
    name: "the policy of a service's frame may be wider than its program needs",
    file: "src/gate/delivery.ts",
    from: "return pages === FRAME_PAGES ? frameDrift(site, policy) : driftOf(site, pages, policy);",
    to: "return pages === FRAME_PAGES ? [] : driftOf(site, pages, policy);",
    tests: ["tests/gate/delivery.test.ts"],
  },
  {
    name: "a report that failed is gone",
    file: "src/browser/error-report.ts",
    from: '    if (kind === "received") {',
    to: '    if (kind !== "invalid") {',
    tests: ["tests/browser/error-report.spec.ts"],
  },
];
