import type { Fault } from "../fault.ts";

/** The reading page: its head, its headlines, its tables, what leads on from it. */
export const READING_PAGE: readonly Fault[] = [
  {
    name: "a headline breaks at a comma within quotation marks",
    file: "_includes/partials/headline/clauses.ts",
    from: "(clause.match(OPENING)?.length ?? 0) > (clause.match(CLOSING)?.length ?? 0)",
    to: "false",
    tests: ["tests/partials/clauses.test.ts"],
  },
  {
    name: "a headline loses the space between two clauses",
    file: "_includes/partials/headline/Headline.tsx",
    from: "bare !== end ? [end.slice(bare.length)]",
    to: "bare !== end ? []",
    tests: ["tests/partials/clauses.test.ts"],
  },
  {
    name: "a figure in a table stands apart from its measure",
    file: "_includes/partials/running-text/running-text.ts",
    from: ".replace(BEFORE_MEASURE, `$&<${HELD}></${HELD}>`)",
    to: "",
    tests: ["tests/partials/running-text.test.ts"],
  },
  {
    name: "an article does not say at its head that it was corrected",
    file: "_includes/partials/byline/Byline.tsx",
    from: "<Changed article={article} />",
    to: "",
    tests: ["tests/partials/byline.test.ts"],
  },
  {
    name: "a colour for the night is held against paper",
    file: "src/domain/site.ts",
    from: 'dark: colourOn("dark", "深色")',
    to: 'dark: colourOn("light", "深色")',
    tests: ["tests/hostile/bad-inputs.test.ts"],
  },
  {
    name: "a section has its colour by day alone",
    file: "src/build/section-styles.ts",
    from: " var(--dark,${colour.dark})",
    to: "",
    tests: ["tests/build/section-styles.test.ts"],
  },
  {
    name: "the ledger never says its usual ground",
    file: "_includes/layouts/LedgerLayout.tsx",
    from: "often(basis) > 1",
    to: "often(basis) > 99",
    tests: ["tests/pages/ledger.test.ts"],
  },
  {
    name: "the page of a source does not count pictures",
    file: "src/publication/ledger.ts",
    from: 'pictures: count("pictures")',
    to: "pictures: 0",
    tests: ["tests/publication/ledger.test.ts"],
  },
  {
    name: "the menu of a phone does not say where one is",
    file: "_includes/partials/masthead/Masthead.tsx",
    from: '{here[0]?.name ?? "栏目"}',
    to: "栏目",
    tests: ["tests/browser/menu.spec.ts"],
  },
  {
    name: "who has read what was corrected since is not told",
    file: "src/browser/since-read.ts",
    from: "if (!read || read.corrections >= corrections) return [];",
    to: "if (!read || read.corrections <= corrections) return [];",
    tests: ["tests/browser/since-read.spec.ts"],
  },
  {
    name: "the switch leaves what was read on the device",
    file: "src/browser/reader-settings.ts",
    from: 'if (choices.recall === "off") store("read", undefined);',
    to: "",
    tests: ["tests/browser/since-read.spec.ts"],
  },
];
