import type { Fault } from "../fault.ts";

/** An archive that is moved in again and again. */
export const MOVING: readonly Fault[] = [
  {
    name: "a file that was edited here is written over when its original changes",
    file: "src/migration/write/plan-article.ts",
    from: "const both = changed.filter(({ was, here }) => was !== here);",
    to: "const both = changed.filter(({ was, here }) => was === here && was !== here);",
    tests: ["tests/migration/again.test.ts"],
  },
  {
    name: "an article that was taken down here comes back with the next run",
    file: "src/migration/write/placement.ts",
    from: "if (last || our) {",
    to: "if (our) {",
    tests: ["tests/migration/again.test.ts"],
  },
  {
    name: "what a killed run has written is taken for an editor's work",
    file: "src/migration/write/place-articles.ts",
    from: "new Placement(options, remembered, begun.entries,",
    to: "new Placement(options, remembered, new Map(),",
    tests: ["tests/migration/again.test.ts"],
  },
  {
    name: "where both have changed a paragraph the old site's wording wins",
    file: "src/migration/write/three-way-text.ts",
    from: "else said.conflicts.push({ there: texts(theirs), here: texts(ours) });",
    to: "else merged.push(...theirs);",
    tests: ["tests/migration/three-way.test.ts"],
  },
  {
    name: "a decision about one spelling is none about the other",
    file: "src/migration/review/decisions.ts",
    from: "const [simplified = folded] = hasTraditional(folded) ? simplifiedForms(folded) : [];",
    to: "const simplified = folded;",
    tests: ["tests/migration/review.test.ts"],
  },
  {
    name: "answers are kept when all have been given",
    file: "src/migration/review/review.ts",
    from: "    await keep(question, answer.decided);\n",
    to: "    void Promise.resolve().then(() => setTimeout(() => keep(question, answer.decided)));\n",
    tests: ["tests/migration/review.test.ts"],
  },
  {
    name: "a comment that was taken down comes back in other words",
    file: "src/migration/comments.ts",
    from: "sourceId === undefined || !gone.has(",
    to: "true || !gone.has(",
    tests: ["tests/migration/comments.test.ts"],
  },
  {
    name: "an e-mail address in a comment's text is published",
    file: "src/migration/comments.ts",
    from: "withEmailsLeftOut(text)];",
    to: "text];",
    tests: ["tests/migration/comments.test.ts"],
  },
  {
    name: "a decision about all pictures is one about a picture that names somebody",
    file: "src/content/old-pictures.ts",
    from: "record.credit === null && record.creditNote === undefined ? old.rights()",
    to: "record.credit === null ? old.rights()",
    tests: ["tests/migration/rights.test.ts"],
  },
  {
    name: "a decision about pictures that was taken back goes on showing them",
    file: "src/migration/write/bulk-rights.ts",
    from: "name !== undefined && name !== wanted && ours.has(name)",
    to: "name !== undefined && name !== wanted && wanted !== undefined && ours.has(name)",
    tests: ["tests/migration/rights.test.ts"],
  },
  {
    name: "a site is built from half an archive",
    file: "src/content/read-publication.ts",
    from: "if (existsSync(journal)) report.add(",
    to: "if (!existsSync(data)) report.add(",
    tests: ["tests/hostile/bad-inputs.test.ts"],
  },
  {
    name: "the old list of an author leads to that of a namesake",
    file: "src/migration/signature.ts",
    from: "return another ? undefined : known?.key;",
    to: "return known?.key ?? another?.key;",
    tests: ["tests/migration/review.test.ts"],
  },
];
