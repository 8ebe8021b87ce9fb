import type { Fault } from "../fault.ts";

/** What earlier builds have kept: never wrong, only colder. */
export const KEEPING: readonly Fault[] = [
  {
    name: "a build is taken for the last one though a moment has come",
    file: "src/build/build-again.ts",
    from: "if (!last || !clock.isIn(last.unchanged)) return undefined;",
    to: "if (!last) return undefined;",
    tests: ["tests/build/build-again.test.ts"],
  },
  {
    name: "a build is taken for the last one though a file has changed",
    file: "src/build/last-build.ts",
    from: "        add(size, mtimeMs, ctimeMs, ino, mode);\n",
    to: "",
    tests: ["tests/build/build-again.test.ts"],
  },
  {
    name: "a command ends in the middle, before it has heard that a program of its own is gone",
    file: "src/worker/worker-process.ts",
    from: "    child.channel?.ref();\n",
    to: "",
    tests: ["tests/worker/worker-process.test.ts"],
  },
  {
    name: "a file that somebody has written into since it was looked at is not looked at again",
    file: "src/build/verify/verify-site.ts",
    from: "now.isFile() && now.size === size && now.mtimeMs === mtimeMs && now.ino === ino",
    to: "now.isFile()",
    tests: ["tests/build/faulty-steps.test.ts"],
  },
  {
    name: "a kept file is published although somebody has written into it",
    file: "src/kept/blob-store.ts",
    from: "now.size !== kept.size || sha256Of(file) !== sha256",
    to: "now.size !== kept.size",
    tests: ["tests/kept/blob-store.test.ts"],
  },
  {
    name: "kept values outlive the build that did not want them",
    file: "src/kept/kept-table.ts",
    from: "for (const [key] of dropped) pack.delete(key);",
    to: "",
    tests: ["tests/kept/kept-table.test.ts"],
  },
  {
    name: "a kept page is found again whatever program made it",
    file: "src/build/pages/kept-pages.ts",
    from: "this.#base = digestOf([codeDigest(), url]);",
    to: "this.#base = digestOf([url]);",
    tests: ["tests/fuzz/fuzz.test.ts"],
  },
  {
    name: "what stands on every page is not in the key of any",
    file: "src/kept/digest.ts",
    from: "`#${digestOf(value)}`",
    to: '"#"',
    tests: ["tests/kept/inputs.test.ts"],
  },
  {
    name: "a kept page of the Traditional edition stays when another article has new words of its own",
    file: "src/build/pages/kept-pages.ts",
    from: "if (!kept || !facts || !this.#isAnswered(facts, kept, answerTo)) return undefined;",
    to: "if (!kept || !facts) return undefined;",
    tests: ["tests/kept/inputs.test.ts"],
  },
  {
    name: "a part of the index is found again whatever its articles say",
    file: "src/build/search-index/shard-key.ts",
    from: "[path, digest])",
    to: "[path])",
    tests: ["tests/kept/inputs.test.ts"],
  },
  {
    name: "a kept picture keeps the credit that is embedded in it",
    file: "src/build/pictures/develop.ts",
    from: "JSON.stringify([picture.name, picture.digest, xmp, sharp.versions, CODE])",
    to: "JSON.stringify([picture.name, picture.digest, sharp.versions, CODE])",
    tests: ["tests/kept/inputs.test.ts"],
  },
  {
    name: "what a file was made of is forgotten when it is read again",
    file: "src/build/verify/verify-site.ts",
    from: "before ? { ...before, credited: own.credited } : own",
    to: "own",
    tests: ["tests/kept/inputs.test.ts"],
  },
];
