import type { Fault } from "../fault.ts";

const COMPOSED = ["tests/migration/credits/composed-lines.test.ts"] as const;
const UNLISTED = ["tests/migration/credits/unlisted-lines.test.ts"] as const;

/** What is read of whose an old post and its pictures are. */
export const CREDIT_FAULTS: readonly Fault[] = [
  {
    name: "of two owners that a caption names the first is credited",
    file: "src/migration/credits/caption-credits.ts",
    from: 'same ? first.said : named.map((one) => one.said).join("；")',
    to: "first.said",
    tests: ["tests/migration/credits/caption-endings.test.ts"],
  },
  {
    name: "a line of which something is left over is read as if it were whole",
    file: "src/manuscripts/credit-clauses.ts",
    from: "if (this.#match(END, part.end)) return [part];",
    to: "if (this.#match(END, part.end) || part.words > 0) return [part];",
    tests: ["tests/migration/credits/whole-lines.test.ts"],
  },
  {
    name: "a longer name is taken for a list that begins with a registered one",
    file: "src/manuscripts/credit-names.ts",
    from: "if (isLoose && list.strangers + next.strangers > 0) continue;",
    to: "",
    tests: ["tests/migration/credits/whole-lines.test.ts"],
  },
  {
    name: "a name in full width beside a picture is no clue",
    file: "src/migration/credits/credit-clue.ts",
    from: "/[\\s,，、/／|｜:：]+/u",
    to: "/[\\s,、/|:]+/u",
    tests: ["tests/migration/credits/clues.test.ts"],
  },
  {
    name: "what is said once below several pictures is certain of each of them",
    file: "src/migration/credits/picture-walk.ts",
    from: 'alone ? "图源" : "几张图一个图源";',
    to: '"图源";',
    tests: ["tests/migration/credits/credit-post.test.ts", "tests/migration/credits/labelled.test.ts"],
  },
  {
    name: "of two credits that contradict each other the first is taken",
    file: "src/migration/credits/credited-picture.ts",
    from: "differs(verdict, first?.verdict)",
    to: "false",
    tests: ["tests/migration/credits/credit-post.test.ts"],
  },
  {
    name: "an answer that names nobody registered becomes a credit",
    file: "src/migration/credits/judge.ts",
    from: "own !== undefined && this.names.resolve(own)",
    to: "own !== undefined",
    tests: ["tests/migration/credits/credit-post.test.ts"],
  },
  {
    name: "a paper is credited with what another one, whose name begins like its own, has published",
    file: "src/manuscripts/source-keys.ts",
    from: "GOES_ON.test(foldLine(rest)) ? undefined :",
    to: "",
    tests: ["tests/manuscripts/credits.test.ts"],
  },
  {
    name: "labels in traditional characters are text",
    file: "src/manuscripts/folded-line.ts",
    from: "simplifiedCharacter(half) ?? ",
    to: "",
    tests: ["tests/manuscripts/credits.test.ts", "tests/migration/credits/labelled.test.ts"],
  },
  {
    name: "the strokes of an address part it into sources",
    file: "src/manuscripts/sources.ts",
    from: "index % 2 === 1 ? [piece] : piece.split(BETWEEN)",
    to: "piece.split(BETWEEN)",
    tests: ["tests/migration/credits/near-credits.test.ts"],
  },
  {
    name: "what an author says behind his terms leaves the text with them",
    file: "src/manuscripts/boilerplate.ts",
    from: " && more.every((sentence) => GOES_ON.test(sentence))",
    to: "",
    tests: ["tests/migration/credits/near-credits.test.ts"],
  },
  {
    name: "what somebody sold with a picture's file is taken for whose it is",
    file: "src/migration/credits/credited-picture.ts",
    from: 'judge.credit(creditInFile, "文件里的图源")',
    to: 'judge.credit(creditInFile, "图源")',
    tests: UNLISTED,
  },
  {
    name: "a credit that the media library keeps is passed over",
    file: "src/migration/credits/credited-picture.ts",
    from: "  if (credit !== undefined) picture.say(",
    to: '  if (credit === "") picture.say(',
    tests: UNLISTED,
  },
  {
    name: "a file's own credit is asked about where the media library keeps another",
    file: "src/migration/credits/credited-picture.ts",
    from: "creditInFile !== credit && !picture.isCredited",
    to: "creditInFile !== credit",
    tests: UNLISTED,
  },
  {
    name: "a reporter's name ends where two characters do",
    file: "src/manuscripts/byline.ts",
    from: "const ways = [2, 3, 4].filter(",
    to: "const ways = [2].filter(",
    tests: COMPOSED,
  },
  {
    name: "an outlet leaves the text with its reporter and nobody is told",
    file: "src/manuscripts/unlabelled.ts",
    from: "outlet === undefined ? []",
    to: "outlet !== undefined ? []",
    tests: COMPOSED,
  },
  {
    name: "a statement about rights takes the source before it away",
    file: "src/migration/credits/furniture.ts",
    from: "(text.length <= LONGEST_CREDIT && namesSomebody(text, names))",
    to: "(text.length > LONGEST_CREDIT && namesSomebody(text, names))",
    tests: COMPOSED,
  },
  {
    name: "a line that says whose a text is becomes its lede",
    file: "src/migration/lede.ts",
    from: "!isAside(block) && ",
    to: "",
    tests: COMPOSED,
  },
];
