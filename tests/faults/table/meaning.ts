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
    file: "src/search/letters.ts",
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
  {
    name: "神舟18号 does not find 神舟十八号",
    file: "src/search/meanings.ts",
    from: "of otherNumerals(typed)",
    to: "of []",
    tests: ["tests/search/meant.test.ts"],
  },
  {
    name: "what sounds like it is looked for with its number in digits",
    file: "src/search/sounds.ts",
    from: "const typed = inHanNumerals(asked);\n  const chars",
    to: "const typed = asked;\n  const chars",
    tests: ["tests/search/meant.test.ts"],
  },
  {
    name: "pinyin with its tones is nothing",
    file: "src/search/letters.ts",
    from: "return LETTERS.test(withoutTones(typed));",
    to: "return LETTERS.test(typed);",
    tests: ["tests/search/meant.test.ts"],
  },
  {
    name: "what an input method has left in letters stays so",
    file: "src/search/meanings.ts",
    from: "yield* inPartInCharacters(typed, archive.book);",
    to: "",
    tests: ["tests/search/meant.test.ts"],
  },
  {
    name: "of a name that the archive has in part the commoner beginning of another word is shown",
    file: "src/search/meanings.ts",
    from: "(known.length > 0 ? known : rare)",
    to: "rare",
    tests: ["tests/search/in-part.test.ts"],
  },
];
