import type { Fault } from "../fault.ts";

const READING = ["tests/content/old-articles.test.ts"] as const;

/** Articles that were moved from an old site. */
export const OLD_ARTICLES: readonly Fault[] = [
  {
    name: "an old article may lack whatever it likes",
    file: "src/content/article-archive.ts",
    from: "if (!this.#listed.has(what)) return false;",
    to: "if (this.#listed.size === 0) return false;",
    tests: READING,
  },
  {
    name: "a new article passes for an old one",
    file: "src/content/article-archive.ts",
    from: "else if (this.#published.epoch >= moved.epoch)",
    to: "else if (this.#published.epoch > moved.epoch + 1e12)",
    tests: READING,
  },
  {
    name: "a number that nobody has moved is one of the old site's",
    file: "src/content/site-facts.ts",
    from: "return site?.posts.has(Number(number)) ? site.moved : undefined;",
    to: "return Number(number) > 0 ? site?.moved : undefined;",
    tests: READING,
  },
  {
    name: "two articles are one old post",
    file: "src/content/taken-names.ts",
    from: 'if (other) report.add("duplicate-archive"',
    to: 'if (other === folder) report.add("duplicate-archive"',
    tests: READING,
  },
  {
    name: "a decision about many pictures reaches those of other years",
    file: "src/domain/archive.ts",
    from: "from <= epoch && epoch < before",
    to: "from <= epoch",
    tests: READING,
  },
  {
    name: "a decision about many stands against what a picture's own file says",
    file: "src/content/article-pictures.ts",
    from: "if (strange && inBulk) {",
    to: "if (strange && !inBulk) {",
    tests: READING,
  },
  {
    name: "a picture that nobody is credited with is shown by who has moved it",
    file: "src/content/old-pictures.ts",
    from: "if (unowned) return",
    to: "if (unowned && record.alt === undefined) return",
    tests: READING,
  },
  {
    name: "an old text stops a publication for its quotation marks",
    file: "src/copy/copy-reader.ts",
    from: "return old.has(path) ? found.map(inOld) : found;",
    to: "return found;",
    tests: ["tests/check/debt.test.ts"],
  },
  {
    name: "each debt reminds of itself, and the check does not count them",
    file: "src/check/command.ts",
    from: "...checked.notes, ...owed,",
    to: "...checked.notes,",
    tests: ["tests/check/debt.test.ts"],
  },
  {
    name: "feeds do not say that an article was moved",
    file: "src/syndication/full-text.ts",
    from: 'if (!old) return "";',
    to: 'if (old) return "";',
    tests: ["tests/site/provenance.test.ts"],
  },
];
