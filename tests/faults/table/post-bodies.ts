import type { Fault } from "../fault.ts";

const CONSTRUCTS = "tests/migration/body/constructs.test.ts";
const CUT_TAGS = "tests/migration/body/cut-tags.test.ts";
const CHECKED = "tests/migration/body/checked-body.test.ts";
const NOTHING_LOST = "tests/migration/body/nothing-lost.test.ts";

/** How the body of a post is read, and what of it is lost. */
export const POST_BODY_FAULTS: readonly Fault[] = [
  {
    name: "a link keeps what check refuses at the end of its address",
    file: "src/manuscripts/link-address.ts",
    from: "  if (SENTENCE.test(character)) return true;\n",
    to: "",
    tests: [CHECKED],
  },
  {
    name: "an address is another one without what nobody sees in the middle of it",
    file: "src/manuscripts/link-address.ts",
    from: "/(?:%[c-f][\\da-f](?:%[89ab][\\da-f]){1,3}|%[0-7][\\da-f]|.)$/iu",
    to: "/(?:%[c-f][\\da-f](?:%[89ab][\\da-f]){1,3}|%[0-7][\\da-f]|.)/iu",
    tests: [CHECKED],
  },
  {
    name: "nobody is told what was cut from an address",
    file: "src/migration/body/read-body.ts",
    from: "[...body.found.moved, ...cutLinks]",
    to: "body.found.moved",
    tests: [CHECKED],
  },
  {
    name: "what never was a note is written as one that somebody failed to write",
    file: "src/manuscripts/escaped-text.ts",
    from: " && faults <= wanted.faults",
    to: "",
    tests: [CHECKED],
  },
  {
    name: "lines of a post become one paragraph",
    file: "src/manuscripts/html-reader.ts",
    from: "if (index > 0) this.endLine();",
    to: "",
    tests: [CONSTRUCTS, NOTHING_LOST],
  },
  {
    name: "a sentence in square brackets is taken for a shortcode",
    file: "src/migration/body/shortcodes.ts",
    from: "(ASCII_NAME.test(name) && (hasKey ||",
    to: "(ASCII_NAME.test(name) && (true ||",
    tests: [CONSTRUCTS, NOTHING_LOST],
  },
  {
    name: "a tag that a text tells of is markup when a mark stands in it that code cannot hold",
    file: "src/manuscripts/escaped-text.ts",
    from: "  const end = markup.search(/[`|\\n]|$/);\n",
    to: "  const end = /[`|\\n]/.test(markup) ? 0 : markup.length;\n",
    tests: [CUT_TAGS],
  },
  {
    name: "a tag that a text tells of is markup when it was typed in pieces",
    file: "src/manuscripts/html-paragraph.ts",
    from: "before?.isTyped && run.isTyped &&",
    to: "before === run &&",
    tests: [CUT_TAGS],
  },
  {
    name: "what stands in a shortcode that nobody knows is gone with it",
    file: "src/migration/body/read-body.ts",
    from: "    reader.readAll(element.children);\n  }",
    to: "  }",
    tests: [CONSTRUCTS, NOTHING_LOST],
  },
  {
    name: "the pictures of a gallery stand one below the other",
    file: "src/manuscripts/written-body.ts",
    from: "block.gallery !== undefined && block.gallery === before",
    to: "block.gallery !== undefined && block.gallery !== block.gallery",
    tests: [CONSTRUCTS],
  },
  {
    name: "a note of the block editor refers to nothing",
    file: "src/migration/body/body-notes.ts",
    from: "    this.#readKept(reader);\n  }",
    to: "  }",
    tests: [CONSTRUCTS],
  },
  {
    name: "a number that was set high makes another of the one before it",
    file: "src/manuscripts/html-paragraph.ts",
    from: "SET[element.name]?.[Number(digit)]",
    to: "digit",
    tests: [CONSTRUCTS],
  },
];
