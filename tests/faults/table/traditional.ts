import type { Fault } from "../fault.ts";

/** The Traditional edition, and feeds. */
export const TRADITIONAL: readonly Fault[] = [
  {
    name: "a relative link of a Traditional page leads to the simplified one",
    file: "src/traditional/addresses.ts",
    from: "const target = relative ? new URL(path, `http://site${page}`).pathname : path;",
    to: "const target = path;",
    tests: ["tests/traditional/addresses.test.ts"],
  },
  {
    name: "the Traditional feed does not name what was withdrawn from it",
    file: "src/traditional/feeds.ts",
    from: 'else if (IDS.has(name) || name === "ref") draft',
    to: "else if (IDS.has(name)) draft",
    tests: ["tests/traditional/feeds.test.ts"],
  },
  {
    name: "a kept Traditional feed does not know where its entries lead",
    file: "src/traditional/edition.ts",
    from: "entry.trace.add(traced);",
    to: "",
    tests: ["tests/traditional/kept-variants.test.ts"],
  },
  {
    name: "a kept Traditional page has the words that an article it leads to had yesterday",
    file: "src/traditional/vocabularies.ts",
    from: "JSON.stringify([own.title, own.lede, Object.entries(own.traditional)])",
    to: "JSON.stringify([own.title, Object.entries(own.traditional)])",
    tests: ["tests/traditional/kept-variants.test.ts"],
  },
  {
    name: "an article with words of its own does not take them along to the pages that lead to it",
    file: "src/traditional/vocabularies.ts",
    from: "[...asked].filter((path) => this.#own.has(path)).sort()",
    to: "[about].filter((path) => this.#own.has(path))",
    tests: ["tests/traditional/converter.test.ts"],
  },
  {
    name: "program text is converted to Traditional characters",
    file: "src/traditional/html.ts",
    from: 'new Set(["code", "pre",',
    to: 'new Set(["pre",',
    tests: ["tests/traditional/html.test.ts"],
  },
  {
    name: "an entry of a feed that tells no more than the lede does not lead to the text",
    file: "src/syndication/full-text.ts",
    from: '[`<p>${link("阅读全文", url)}</p>`]',
    to: "[]",
    tests: ["tests/syndication/feeds.test.ts"],
  },
  {
    name: "the name of somebody who says something is written as the word that its surname is otherwise",
    file: "src/traditional/person-names.ts",
    from: "if (fits(this.#spoken, line, end)) return !common ||",
    to: "if (fits(this.#spoken, line, end)) return common &&",
    tests: ["tests/traditional/sentences.test.ts"],
  },
];
