import type { Fault } from "../fault.ts";

/** What a move from WordPress makes public, and what it accounts for. */
export const MIGRATION: readonly Fault[] = [
  {
    name: "a post with a password on the old site is public on the new one",
    file: "src/migration/fate.ts",
    from: "if (item.hasPassword || item.repairs",
    to: "if (item.repairs",
    tests: ["tests/migration/steps.test.ts", "tests/migration/migrate.test.ts"],
  },
  {
    name: "a word that stood twice in a body is accounted for when it is there once",
    file: "src/migration/accounting.ts",
    from: "const short = takeAll(run, left);",
    to: "const short = false;",
    tests: ["tests/migration/steps.test.ts"],
  },
  {
    name: "of two posts of one name the one that was read first has its address",
    file: "src/migration/slugs.ts",
    from: "of items.toSorted(byAge)",
    to: "of items",
    tests: ["tests/migration/migrate.test.ts"],
  },
  {
    name: "an item that is set aside is not told of",
    file: "src/migration/tally.ts",
    from: 'if (item.fate.is === "set-aside") this.#aside(item, item.fate.reason);',
    to: 'if (item.fate.is === "set-aside") continue;',
    tests: ["tests/migration/migrate.test.ts"],
  },
  {
    name: "a comment that answers one of an earlier run, gone on the old site by now, answers nobody",
    file: "src/migration/comments.ts",
    from: "for (const parent of parents) kin.add(kinWithin(parent));",
    to: "",
    tests: ["tests/migration/comments.test.ts"],
  },
  {
    name: "a build of an archive is refused for an old address with escapes in one case",
    file: "src/build/verify/expected.ts",
    from: ".replace(/%[0-9a-f]{2}/gi, (sign) => sign.toLowerCase())",
    to: "",
    tests: ["tests/build/verify/expected.test.ts"],
  },
  {
    name: "a publisher is asked to sign a trial",
    file: "src/migration/report-page.ts",
    from: "const lines = written",
    to: "const lines = what",
    tests: ["tests/migration/migrate.test.ts"],
  },
];
