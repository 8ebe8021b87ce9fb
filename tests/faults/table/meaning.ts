import type { Fault } from "../fault.ts";

/** What else readers may have meant, and what they are offered of it. */
export const MEANING: readonly Fault[] = [
  {
    name: "a long word is cut where one of its halves is usual",
    file: "src/search/cut.ts",
    from: "Math.max(Math.min(pairs",
    to: "Math.max(Math.max(pairs",
    tests: ["tests/search/cut.test.ts"],
  },
  {
    name: "a name with a wrong letter is not found",
    file: "src/search/meanings.ts",
    from: "oneApart([...letters], [...word.letters])",
    to: "letters === word.letters",
    tests: ["tests/search/meant.test.ts"],
  },
  {
    name: "more is said to be there before anybody has looked",
    file: "src/search/question.ts",
    from: "if (step === undefined) return false;",
    to: "if (step === undefined) return true;",
    tests: ["tests/search/look-ahead.test.ts"],
  },
  {
    name: "more related ones are offered that readers have seen",
    file: "src/browser/search/inquiry.ts",
    from: "while (relatives && moreRelated && related.length",
    to: "if (relatives && moreRelated && related.length",
    tests: ["tests/search/look-ahead.test.ts"],
  },
  {
    name: "words typed without a space are not cut",
    file: "src/search/cut.ts",
    from: "rare < rareFrom",
    to: "rare < 0",
    tests: ["tests/search/cut.test.ts"],
  },
  {
    name: "what was typed together is never taken apart",
    file: "src/search/cut.ts",
    from: "lone.length > 1) return undefined",
    to: "words.length > 1) return undefined",
    tests: ["tests/search/typed-together.test.ts"],
  },
  {
    name: "a name that the house writes otherwise is not looked for",
    file: "src/search/meanings.ts",
    from: "yield* otherNames(typed, archive.names);",
    to: "",
    tests: ["tests/search/meant.test.ts"],
  },
];
