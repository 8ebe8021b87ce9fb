import type { Fault } from "../fault.ts";

/** What an author sees of what is not published yet. */
export const PREVIEW: readonly Fault[] = [
  {
    name: "a scheduled article is shown as going out now",
    file: "src/preview/article-preview.ts",
    from: "return unpublished ? `定时：${label}发出` : ",
    to: "return unpublished?.previewed ? `定时：${label}发出` : ",
    tests: ["tests/preview/panel.test.ts"],
  },
  {
    name: "the panel promises a place in the news map to a reprint that stays out",
    file: "src/preview/distribution.ts",
    from: '(policy.robots === "index" && !paidFor ?',
    to: '(policy.robots !== "noindex" && !paidFor ?',
    tests: ["tests/preview/panel.test.ts"],
  },
  {
    name: "the preview does not read again what was saved",
    file: "src/preview/remembered-content.ts",
    from: "if (known?.good && existsSync(key)) this.#articles.set(key, { good: known.good });",
    to: "if (known && existsSync(key)) this.#articles.set(key, known);",
    tests: ["tests/preview/as-built.test.ts"],
  },
  {
    name: "the preview shows articles by facts that have changed since",
    file: "src/preview/remembered-content.ts",
    from: "for (const known of this.#articles.values()) delete known.read;",
    to: "",
    tests: ["tests/preview/as-built.test.ts"],
  },
  {
    name: "the preview shows pages without what is known of their pictures",
    file: "src/preview/live-publication.ts",
    from: "return known === this.#pictures.known ? text : ",
    to: "return known >= 0 ? text : ",
    tests: ["tests/preview/as-built.test.ts"],
  },
  {
    name: "the preview leaves its files behind when it is stopped",
    file: "src/preview/dev.ts",
    from: "server.close();\n      await desk.close();",
    to: "server.close();",
    tests: ["tests/preview/dev.test.ts"],
  },
  {
    name: "the preview never tells what it takes the whole publication to see",
    file: "src/preview/dev.ts",
    from: "void this.#check.begin();",
    to: "",
    tests: ["tests/preview/dev.test.ts"],
  },
  {
    name: "the preview reads two hundred times what git writes at once",
    file: "src/preview/settled-changes.ts",
    from: "this.#isMany() ? SETTLE_MANY_MS : SETTLE_MS",
    to: "SETTLE_MS",
    tests: ["tests/preview/settled-changes.test.ts"],
  },
  {
    name: "an open page begins anew with every save",
    file: "src/preview/renewed-page.js",
    from: "if (scriptsOf(root) !== scriptsOf(this.root)) return false;",
    to: "return false;",
    tests: ["tests/browser/writing.spec.ts"],
  },
];
