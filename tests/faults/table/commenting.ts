import type { Fault } from "../fault.ts";

/** What readers do at the comments. */
export const COMMENTING: readonly Fault[] = [
  {
    name: "who is at the comments before the browser has told of them never gets the form's script",
    file: "src/browser/comment-form-later.ts",
    from: "entries.some(({ isIntersecting }) => isIntersecting)",
    to: "entries[0]?.isIntersecting",
    tests: ["tests/browser/comment-form.spec.ts"],
  },
  {
    name: "a press that the browser objects to before the form's script is there is not heard",
    file: "src/browser/comment-form-later.ts",
    from: '["submit", "invalid"]',
    to: '["submit"]',
    tests: ["tests/browser/comment-form.spec.ts"],
  },
  {
    name: "what was written is gone when the comment is refused",
    file: "src/browser/comment-form.ts",
    from: '    if (outcome.kind === "received") put(NOTHING);\n',
    to: "    put(NOTHING);\n",
    tests: ["tests/browser/comment-faults.spec.ts"],
  },
  {
    name: "a changed text goes by the id of the one that may have arrived",
    file: "src/browser/comment-form/submission-id.ts",
    from: "return `${draft}-${numberOf(words)}`;",
    to: "return `${draft}-${draft.length}`;",
    tests: ["tests/comment-form/writing.test.ts"],
  },
  {
    name: "one tab writes over the draft that another has gone on with",
    file: "src/browser/comment-form/drafts.ts",
    from: "      if (this.key && shelf.getItem(this.key) !== this.seen) this.leave();\n",
    to: "",
    tests: ["tests/comment-form/writing.test.ts"],
  },
  {
    name: "what stands in one tab is gone when another writes something else over its draft",
    file: "src/browser/comment-form/writing.ts",
    from: "return this.drafts.isOvertaken(key, text, words.message) ? this.save(words) : undefined;",
    to: "return undefined;",
    tests: ["tests/comment-form/writing.test.ts"],
  },
  {
    name: "the browser does not look for words in what is folded",
    file: "src/browser/comment-folds.ts",
    from: '  for (const fold of folds) fold.append(fold.nextElementSibling ?? "");\n',
    to: "",
    tests: ["tests/browser/comment-list.spec.ts"],
  },
  {
    name: "a link in a comment is vouched for",
    file: "_includes/partials/comments/CommentText.tsx",
    from: "<a href={of.url} rel={STRANGERS_LINK}>",
    to: "<a href={of.url}>",
    tests: ["tests/site/comments.test.ts"],
  },
];
