import type { Fault } from "../fault.ts";

/** What readers find, in which order, and what else they may have meant. */
export const SEARCHING: readonly Fault[] = [
  {
    name: "titles that have the words no longer come first",
    file: "src/search/question.ts",
    from: "this.titled = new Set(numbers);",
    to: "return;",
    tests: ["tests/search/question.test.ts"],
  },
  {
    name: "of equal matches the older comes first",
    file: "src/search/numbering.ts",
    from: "return better || b.number - a.number;",
    to: "return better || a.number - b.number;",
    tests: ["tests/search/question.test.ts"],
  },
  {
    name: "words typed without a space are not cut",
    file: "src/search/cut.ts",
    from: "rare < RARE",
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
    name: "characters of other scripts are not found in the index",
    file: "src/search/document.ts",
    from: "...tailsOf(text), ...folded",
    to: "...tailsOf(text)",
    tests: ["tests/search/meant.test.ts"],
  },
  {
    name: "a name that the house writes otherwise is not looked for",
    file: "src/search/meanings.ts",
    from: "yield* otherNames(typed, archive.names);",
    to: "",
    tests: ["tests/search/meant.test.ts"],
  },
  {
    name: "the chosen filter is not asked of the index",
    file: "src/search/candidates.ts",
    from: "const hits = await shard.search(rare, filters);",
    to: "const hits = await shard.search(rare, {});",
    tests: ["tests/search/question.test.ts"],
  },
  {
    name: "a shard whose last year is the one asked for is left out",
    file: "src/search/question.ts",
    from: "to.slice(0, 4) >= year",
    to: "to.slice(0, 4) > year",
    tests: ["tests/search/question.test.ts"],
  },
  {
    name: "two characters parted by a full stop count as one word",
    file: "src/search/match.ts",
    from: "const LOOSE_FROM = 4;",
    to: "const LOOSE_FROM = 2;",
    tests: ["tests/search/match.test.ts"],
  },
];
