import assert from "node:assert/strict";
import { test } from "node:test";
import { CommentSettings, hostsOf, privacyOf, serviceOf } from "../../src/domain/comment-service.ts";
import { commentFormOf, formsOf, rightsFormOf } from "../../src/domain/form.ts";

const url = "https://paper.example";
const forms = { provider: "formspree", action: "https://formspree.io/f/abc" };
const WALINE = { provider: "waline", server: "https://talk.example", images: ["https://faces.example/a"], forms };

test("a service names what takes the forms, and these go there", () => {
  const comments = CommentSettings.parse(WALINE);
  assert.equal(formsOf({ comments }).provider, "formspree");
  assert.equal(rightsFormOf({ url, comments }).action, "https://formspree.io/f/abc");
  const plain = CommentSettings.parse({ provider: "netlify" });
  assert.equal(serviceOf(plain), undefined);
  assert.equal(commentFormOf({ url, comments: plain }, { id: "x", path: "/x/" }).action, "/comment-sent/");
});

test("the reader is told every host that her browser will speak to, and the page of privacy says the same", () => {
  const service = serviceOf(CommentSettings.parse(WALINE));
  assert.ok(service);
  assert.deepEqual(hostsOf(service), ["talk.example", "unpkg.com", "faces.example"]);
  assert.match(privacyOf(service).join(""), /Waline.*talk\.example、unpkg\.com、faces\.example/);
});

const WRONG: readonly (readonly [string, object])[] = [
  ["nobody to take the forms", { ...WALINE, forms: undefined }],
  ["a server that is heard by others", { ...WALINE, server: "http://talk.example" }],
  ["a program without a digest", { ...WALINE, script: { url: "https://cdn.example/w.js" } }],
  ["a key that there is not", { ...WALINE, envId: "x" }],
  [
    "a repository that is none",
    { provider: "giscus", forms, repo: "paper", repoId: "R", category: "c", categoryId: "D" },
  ],
];
for (const [name, settings] of WRONG) {
  test(`${name} is refused`, () => {
    assert.equal(CommentSettings.safeParse(settings).success, false);
  });
}
