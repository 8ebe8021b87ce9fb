import assert from "node:assert/strict";
import { test } from "node:test";
import { CommentEndpoint, commentFormOf, formOriginsOf, rightsFormOf } from "../../src/domain/form.ts";

const url = "https://paper.example";
const article = { id: "20250519-sample", path: "/2025/05/sample/" };

const siteWith = (comments: unknown) => ({ url, comments: CommentEndpoint.parse(comments) });
const hiddenOf = (form: { hidden: readonly { name: string; value: string }[] }) =>
  Object.fromEntries(form.hidden.map(({ name, value }) => [name, value]));

const ABOUT = {
  article: "20250519-sample",
  "article-url": "https://paper.example/2025/05/sample/",
  "submission-id": "",
};

test("Netlify Forms: a page of the site takes the post, and only that page proves that it was taken", () => {
  const site = siteWith({ provider: "netlify" });
  const form = commentFormOf(site, article);
  assert.equal(form.action, "/comment-sent/");
  assert.equal(form.netlify, true);
  assert.equal(form.honeypot, "bot-field");
  assert.deepEqual(hiddenOf(form), { "form-name": "comment", ...ABOUT });
  assert.deepEqual(form.receipt, { page: "comment-received" });
  assert.equal(rightsFormOf(site).action, "/notice-sent/");
});

test("Formspree: its honeypot, the way back to our page, and `next` as the receipt", () => {
  const site = siteWith({ provider: "formspree", action: "https://formspree.io/f/abc" });
  const form = commentFormOf(site, article);
  assert.equal(form.action, "https://formspree.io/f/abc");
  assert.equal(form.netlify, false);
  assert.equal(form.honeypot, "_gotcha");
  assert.equal(hiddenOf(form)._next, "https://paper.example/comment-sent/");
  assert.deepEqual(form.receipt, { field: "next" });
  assert.equal(hiddenOf(rightsFormOf(site))._next, "https://paper.example/notice-sent/");
});

test("an endpoint of one's own: what it wants in every post, and its own receipt", () => {
  const site = siteWith({
    provider: "generic",
    action: "https://forms.example/c",
    honeypot: "botcheck",
    redirectField: "redirect",
    constants: { access_key: "k1" },
    success: { status: [201], json: { field: "data.ok", equals: true } },
  });
  const form = commentFormOf(site, article);
  assert.equal(form.honeypot, "botcheck");
  assert.deepEqual(hiddenOf(form), {
    "form-name": "comment",
    access_key: "k1",
    redirect: "https://paper.example/comment-sent/",
    ...ABOUT,
  });
  assert.deepEqual(form.receipt, { status: [201], field: "data.ok", equals: true });
});

test("an endpoint that tells no script is left to the browser", () => {
  const site = siteWith({ provider: "generic", action: "https://forms.example/c" });
  assert.equal(commentFormOf(site, article).receipt, undefined);
  assert.deepEqual(formOriginsOf(site), [
    ["form-action", ["https://forms.example"]],
    ["connect-src", []],
  ]);
});

test("what people write does not travel in the open, except to a receiver on this machine", () => {
  const taken = (action: string) => CommentEndpoint.safeParse({ provider: "generic", action }).success;
  assert.equal(taken("http://forms.example/c"), false);
  assert.equal(taken("http://127.0.0.1.evil.example/c"), false);
  assert.equal(taken("http://127.0.0.1:8080/endpoint"), true);
  assert.equal(taken("https://forms.example/c"), true);
});
