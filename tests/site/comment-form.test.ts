import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "node-html-parser";
import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { CommentForm, type ReplyChoice } from "../../_includes/partials/comment-form/CommentForm.tsx";
import { CommentEndpoint, commentFormOf } from "../../src/domain/form.ts";
import { builtFixture, builtSite } from "./built-site.ts";

function formFor(comments: unknown, choices: readonly ReplyChoice[] = []) {
  const site = { url: "https://paper.example", comments: CommentEndpoint.parse(comments) };
  const form = commentFormOf(site, { id: "20250519-sample", path: "/2025/05/sample/" });
  return parse(renderToString(h(CommentForm, { form, choices })));
}

const FORMSPREE = { provider: "formspree", action: "https://formspree.io/f/abc" };

test("where no e-mail address is asked for, the pages with the form do not speak of one", () => {
  const site = builtFixture("every-feature");
  const having = site.pages.filter(({ root }) => root.querySelector("#comment-form"));
  assert.ok(having.length > 0);
  for (const { file, root } of [...having, site.page("/comment-sent/")]) {
    const place = root.querySelector("#comment-form") ?? root.querySelector("#comment-received");
    assert.doesNotMatch(place?.toString() ?? "邮箱", /邮箱|email/, file);
  }
});

test("where one is asked for, the form and the thank-you page say that it is not published", () => {
  const site = builtSite();
  const form = site.pages.find(({ root }) => root.querySelector("#comment-form"))?.root.querySelector("#comment-form");
  assert.match(form?.text ?? "", /您的电子邮箱地址不会被公开。/);
  assert.ok(form?.querySelector("[name=email]")?.hasAttribute("required"));
  assert.match(site.page("/comment-sent/").html, /您的电子邮箱地址不会被公开/);
  const optional = formFor({ provider: "netlify", email: "optional" }).querySelector("[name=email]");
  assert.equal(optional?.hasAttribute("required"), false);
});

test("a form for Formspree is nothing of Netlify's, and one for Netlify names its form and its trap", () => {
  const formspree = formFor(FORMSPREE).querySelector("form");
  assert.equal(formspree?.getAttribute("data-netlify"), undefined);
  assert.equal(formspree?.getAttribute("action"), "https://formspree.io/f/abc");
  assert.ok(formspree?.querySelector(".honeypot [name=_gotcha]"));
  const netlify = formFor({ provider: "netlify" }).querySelector("form");
  assert.equal(netlify?.getAttribute("data-netlify-honeypot"), "bot-field");
  assert.equal(netlify?.getAttribute("name"), "comment");
});

test("the script is told how to read the answer, and nothing where the browser sends the form", () => {
  const receipt = (comments: unknown) => formFor(comments).querySelector("form")?.getAttribute("data-receipt");
  assert.equal(receipt(FORMSPREE), '{"field":"next"}');
  assert.equal(receipt({ provider: "generic", action: "https://forms.example/c" }), undefined);
});

test("without JavaScript an answer is chosen from a list, when there is anything to answer", () => {
  const none = formFor(FORMSPREE);
  assert.equal(none.querySelector("select"), null);
  assert.equal(none.querySelector("input[name=parent]")?.getAttribute("value"), "");
  const some = formFor(FORMSPREE, [{ id: "20240501T143000Z-3fa9c1d20b7e", label: "张三：写得好" }]);
  const options = some.querySelectorAll("select[name=parent] option");
  assert.deepEqual(
    options.map((option) => [option.getAttribute("value"), option.text]),
    [
      ["", "不回复，单独发表"],
      ["20240501T143000Z-3fa9c1d20b7e", "张三：写得好"],
    ],
  );
  assert.equal(some.querySelectorAll("[name=parent]").length, 1);
});
