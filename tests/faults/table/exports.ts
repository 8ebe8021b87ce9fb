import type { Fault } from "../fault.ts";

/** Exports of WordPress in which something is wrong. */
export const EXPORTS: readonly Fault[] = [
  {
    name: "an item that has lost an end takes the next one with it",
    file: "src/wxr/item-finder.ts",
    from: "(own <= other || this.#isWhole(text.slice(at, own)))",
    to: "(own <= other || own > at)",
    tests: ["tests/wxr/read-wxr.test.ts"],
  },
  {
    name: "a text that has lost its end takes a reader's address in",
    file: "src/wxr/tolerant-element.ts",
    from: "strict ? undefined : OTHERS.exec(this.#xml)?.index",
    to: "behind > 0 ? undefined : OTHERS.exec(this.#xml)?.index",
    tests: ["tests/moderation/converters.test.ts"],
  },
  {
    name: "what was made of a damaged article is published unseen",
    file: "src/moderation/from-wxr.ts",
    from: "approved: !post.doubtful,",
    to: "approved: true,",
    tests: ["tests/moderation/converters.test.ts"],
  },
];
