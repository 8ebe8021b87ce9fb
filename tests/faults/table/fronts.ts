import type { Fault } from "../fault.ts";

/** Mistakes in what stands where: on the front page, at the head of lists. */
export const FRONTS: readonly Fault[] = [
  {
    name: "the front page shows an article twice",
    file: "src/publication/front.ts",
    from: "new Set([...placed, ...lines])",
    to: "new Set([...placed, ...lines.slice(1)])",
    tests: ["tests/publication/front.test.ts"],
  },
  {
    name: "one of the newest articles is missing on the front page",
    file: "src/publication/front-bands.ts",
    from: "const fresh = open.filter((article) => newest.has(article));",
    to: "const fresh = open.filter((article) => newest.has(article)).slice(0, 5);",
    tests: ["tests/publication/front.test.ts"],
  },
  {
    name: "news without pictures leaves the front page with few of them",
    file: "src/publication/front-bands.ts",
    from: "Math.min(pictures, there + pictured.length)",
    to: "0",
    tests: ["tests/publication/front.test.ts"],
  },
  {
    name: "stories without pictures leave half of their lines empty",
    file: "_includes/partials/front/text.css",
    from: "grid-template-columns: auto minmax(0, 1fr) var(--lede, 62%);",
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
    name: "text beside pictures ends long before them",
    file: "_includes/partials/front/side-lines.ts",
    from: "while (most < MOST && full < 1)",
    to: "while (most < 1)",
    tests: ["tests/partials/side-lines.test.ts"],
  },
  {
    name: "the name of a source in a list is cut where it is longer than its column",
    file: "_includes/partials/source-badge/source-badge.css",
    from: ".source-mark {\n  display: flex;",
    to: ".source-mark {\n  overflow: hidden;\n  max-inline-size: 6rem;\n  white-space: nowrap;\n  display: flex;",
    tests: ["tests/browser/fronts.spec.ts"],
  },
  {
    name: "a large story leaves the row below it empty",
    file: "_includes/partials/front/stories.css",
    from: "grid-row: span 2;",
    to: "",
    tests: ["tests/browser/fronts.spec.ts"],
  },
  {
    name: "every publication is headed by one and the same name",
    file: "src/build/name/name-styles.ts",
    from: "[drawName(name), convert && drawName(convert(name))]",
    to: '[drawName("来源"), convert && drawName(convert(name))]',
    tests: ["tests/build/name/draw-name.test.ts"],
  },
  {
    name: "the Traditional edition is headed by the simplified name",
    file: "src/build/name/name-styles.ts",
    from: "drawName(convert(name))",
    to: "drawName(name)",
    tests: ["tests/build/name/draw-name.test.ts"],
  },
  {
    name: "a dot is gone where the system chooses the colours",
    file: "_includes/partials/topic/topic.css",
    from: "border: 0.225rem solid var(--color-accent);",
    to: "background: var(--color-accent);",
    tests: ["tests/styles/forced-colours.test.ts"],
  },
];
