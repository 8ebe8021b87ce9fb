import type { Fault } from "../fault.ts";

/** What is made of a manuscript, and what of it is lost. */
export const MANUSCRIPTS: readonly Fault[] = [
  {
    name: "a picture whose line names nobody is credited to that line",
    file: "src/manuscripts/pictures.ts",
    from: "if (namesNobody(value))",
    to: 'if (value === "网络")',
    tests: ["tests/manuscripts/recognise.test.ts", "tests/manuscripts/labels.test.ts"],
  },
  {
    name: "a title that another one displaces is nowhere any more",
    file: "src/manuscripts/recognise.ts",
    from: 'removed: [{ what: "标题", text: own, line: undefined }, ...draft.removed],',
    to: "",
    tests: ["tests/manuscripts/pasted-shapes.test.ts"],
  },
  {
    name: "what stands beside the caption of a figure becomes its caption",
    file: "src/manuscripts/html-findings.ts",
    from: 'if (!said.every((piece) => piece.kind === "text" && piece.caption)) return pieces;',
    to: "",
    tests: ["tests/manuscripts/html.test.ts"],
  },
  {
    name: "the words of a page's menu are counted and thrown away",
    file: "src/manuscripts/html-manuscript.ts",
    from: "removedLine({ escaped }, what)",
    to: 'removedLine({ escaped: "" }, what)',
    tests: ["tests/manuscripts/nothing-lost.test.ts"],
  },
  {
    name: "a slug is cut in the middle of a word",
    file: "src/manuscripts/fields.ts",
    from: "if (longer.length > LONGEST) break;",
    to: "if (longer.length > LONGEST) return longer.slice(0, LONGEST);",
    tests: ["tests/manuscripts/place.test.ts", "tests/manuscripts/command.test.ts"],
  },
  {
    name: "a text within CDATA is a comment that nobody reads",
    file: "src/manuscripts/html-tree.ts",
    from: 'html.replace(CDATA, "$1")',
    to: "html",
    tests: ["tests/manuscripts/html.test.ts", "tests/migration/body/nothing-lost.test.ts"],
  },
  {
    name: "small type is hidden",
    file: "src/manuscripts/html-elements.ts",
    from: "(?:\\.0*)?(?:px|pt|r?em|%)?\\s*(?:!important\\s*)?(?:;|$))/i;",
    to: ")/i;",
    tests: ["tests/manuscripts/html.test.ts", "tests/migration/body/nothing-lost.test.ts"],
  },
];
