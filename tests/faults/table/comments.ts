import type { Fault } from "../fault.ts";

/** What readers send, on its way to the page. */
export const COMMENTS: readonly Fault[] = [
  {
    name: "a sender's name for the moment can be guessed back",
    file: "src/moderation/senders.ts",
    from: "randomBytes(32)",
    to: "Buffer.alloc(randomBytes.length && 32)",
    tests: ["tests/moderation/privacy.test.ts"],
  },
  {
    name: "a flood is what has nothing in common",
    file: "src/moderation/flood.ts",
    from: "rest.every((one) =>",
    to: "rest.some((one) =>",
    tests: ["tests/moderation/flood.test.ts"],
  },
  {
    name: "what a reader made of a comment is taken for the same comment",
    file: "src/moderation/comment-store.ts",
    from: '[...parts, "words", ...words]',
    to: '[...parts, "words"]',
    tests: ["tests/moderation/wordings.test.ts", "tests/moderation/every-text.test.ts"],
  },
  {
    name: "of a known submission nothing else is taken in",
    file: "src/moderation/import-plan.ts",
    from: 'return queued.has(identity) ? "known" : "queue";',
    to: 'return queued.has(identity) || others.length > 0 ? "known" : "queue";',
    tests: ["tests/moderation/every-text.test.ts"],
  },
  {
    name: "taking a decision back brings nothing back",
    file: "src/moderation/decision.ts",
    from: "({ at, name, text: before })",
    to: '({ at, name, text: at === "data" ? before : null })',
    tests: ["tests/moderation/every-text.test.ts"],
  },
  {
    name: "a skin colour is counted as a character of its own",
    file: "src/domain/seen-text.ts",
    from: "\\\\p{M}\\\\p{EMod}",
    to: "\\\\p{M}",
    tests: ["tests/domain/seen-text.test.ts"],
  },
  {
    name: "a comment is taken from the queue before it has its new place",
    file: "src/moderation/transaction.ts",
    from: "  for (const { path } of written) await disk.rename(`${path}.part`, path);\n",
    to: "",
    tests: ["tests/moderation/transaction.test.ts"],
  },
  {
    name: "an e-mail address stays in the name of a commenter",
    file: "src/moderation/submission.ts",
    from: "[withoutEmails(typed), cleanText",
    to: "[typed, cleanText",
    tests: ["tests/moderation/privacy.test.ts", "tests/moderation/contacts.test.ts"],
  },
  {
    name: "answers of answers stay when a comment is removed with its replies",
    file: "src/moderation/removal.ts",
    from: "for (let before = 0; before < reached.size; ) {",
    to: "for (let before = 0; before < 1; ) {",
    tests: ["tests/moderation/keeping.test.ts"],
  },
  {
    name: "a comment that waits to be taken in holds the post that it stood under",
    file: "src/moderation/wxr-elements.ts",
    from: "ownText(textIn(element, `wp:comment_${name}`))",
    to: "textIn(element, `wp:comment_${name}`)",
    tests: ["tests/moderation/kept-comments.test.ts"],
  },
];
