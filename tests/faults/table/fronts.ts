import type { Fault } from "../fault.ts";

/** Mistakes in what stands where: on the front page, at the head of lists. */
export const FRONTS: readonly Fault[] = [
  {
    name: "the front page shows an article twice",
    file: "src/publication/front.ts",
    from: "for (const article of stream) placed.add(article);",
    to: "for (const article of stream.slice(1)) placed.add(article);",
    tests: ["tests/publication/front.test.ts"],
  },
  {
    name: "one of the newest articles is missing on the front page",
    file: "src/publication/front.ts",
    from: "const fresh = open.filter((article) => newest.has(article));",
    to: "const fresh = open.filter((article) => newest.has(article)).slice(0, 5);",
    tests: ["tests/publication/front.test.ts"],
  },
  {
    name: "news without pictures leaves the front page with few of them",
    file: "src/publication/front.ts",
    from: "Math.min(without + pictures, wanted.length + pictured.length)",
    to: "0",
    tests: ["tests/publication/front.test.ts"],
  },
  {
    name: "stories without pictures leave half of their lines empty",
    file: "_includes/partials/front/text.css",
    from: "grid-template-columns: auto minmax(0, 1fr) 50%;",
    to: "",
    tests: ["tests/browser/fronts.spec.ts"],
  },
  {
    name: "what an editor has put on the front page stays there after its end",
    file: "src/content/front.ts",
    from: "(!end || this.#known.clock.hasCome(end.epoch))",
    to: "!end",
    tests: ["tests/content/front.test.ts"],
  },
  {
    name: "a row of the front page is left with a hole",
    file: "_includes/partials/front/arrange.ts",
    from: "n >= 5 && n !== 6",
    to: "n >= 5",
    tests: ["tests/partials/arrange.test.ts"],
  },
  {
    name: "a large story leaves the row below it empty",
    file: "_includes/partials/front/stories.css",
    from: "grid-row: span 2;",
    to: "",
    tests: ["tests/browser/fronts.spec.ts"],
  },
];
