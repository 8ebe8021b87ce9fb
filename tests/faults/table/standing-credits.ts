import type { Fault } from "../fault.ts";

const STANDING = ["tests/migration/credits/standing-words.test.ts"] as const;

/** What an archive says in words that it always says. */
export const STANDING_CREDIT_FAULTS: readonly Fault[] = [
  {
    name: "a name in brackets is an agency's credit whatever the words before it say of the agency",
    file: "src/migration/credits/agency-credit.ts",
    from: " || THEIRS.test(before)) return false;",
    to: ") return false;",
    tests: STANDING,
  },
  {
    name: "what is below a picture with its credit behind it is credited though another picture follows",
    file: "src/migration/credits/credit-in-part.ts",
    from: "(next && placedPicture(next) !== undefined ? undefined : creditBehind(block, judge.names))",
    to: "creditBehind(block, judge.names)",
    tests: STANDING,
  },
  {
    name: "the original's address stands for a source that has its own",
    file: "src/migration/credits/used-text.ts",
    from: '...(url && !("url" in begun) && { url }),',
    to: "...(url && { url }),",
    tests: STANDING,
  },
];
