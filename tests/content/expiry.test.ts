import assert from "node:assert/strict";
import { test } from "node:test";
import { nextDueOf } from "../../src/build/next-due.ts";
import { picturesOf } from "../../src/domain/article.ts";
import { minimalPublication, putPicture } from "../fixtures/minimal-publication.ts";

const END = "2025-12-01T12:00:00-08:00";
const AT = Date.parse(END);
const PATH = "/2025/05/sample/";
const CREDIT = { alt: "图", credit: "gazette", licence: "书面许可" };

function withPicture(until = END) {
  const p = minimalPublication();
  putPicture(p);
  p.record({ pictures: { chart: { file: "chart.png", ...CREDIT, until } } });
  p.write("article.md", "正文。\n\n![](chart)\n");
  return p;
}

test("at the end of its licence, and not before, a picture becomes a placeholder with its caption, credit and licence", () => {
  const p = withPicture();
  const pictureAt = (now: number) => picturesOf(p.read(now).articles[0] ?? assert.fail())[0];
  assert.equal(pictureAt(AT - 1)?.shown, true);
  const ended = pictureAt(AT);
  assert.ok(ended?.shown === false);
  assert.match(ended.reason, /2025年12月1日 12:00到期/);
  assert.equal(ended.licence, "书面许可");
  assert.match(ended.credit?.name ?? "", /公报/);
  assert.deepEqual(
    p.read(AT).siteData.withdrawals.map(({ path, picture, requestedBy }) => ({ path, picture, requestedBy })),
    [{ path: PATH, picture: "chart", requestedBy: undefined }],
  );
  assert.deepEqual(p.read(AT - 1).siteData.withdrawals, []);
});

test("at the end of its licence an article is withdrawn, and nobody is said to have asked for it", () => {
  const p = minimalPublication();
  p.record({ until: END, aliases: ["/old"] });
  assert.equal(p.read(AT - 1).articles.length, 1);
  const after = p.read(AT);
  assert.deepEqual(after.articles, []);
  assert.deepEqual(after.skipped, [{ path: PATH, reason: "withdrawn" }]);
  assert.equal(after.siteData.withdrawals[0]?.date.epoch, AT);
  assert.deepEqual(
    after.siteData.withdrawals[0]?.aliases,
    ["/old"],
    "and its old addresses lead to what is said of it",
  );
  assert.equal(after.siteData.withdrawals[0]?.requestedBy, undefined);
});

test("an end stops nobody else: a link to what has gone, or breaking news about it, does not fail", () => {
  const p = minimalPublication();
  p.record({ until: END });
  p.record({ id: "linking-one" }, "2025/05/linking");
  p.write("article.md", `见[前文](${PATH})。\n`, "2025/05/linking");
  p.siteData("breaking.json", { text: "快讯", url: PATH, until: "2025-12-01T20:00:00-08:00" });
  const { articles, warnings, breaking } = p.read(AT);
  assert.deepEqual(
    articles.map(({ path }) => path),
    ["/2025/05/linking/"],
  );
  assert.equal(breaking, undefined);
  assert.deepEqual(
    warnings.map(({ code }) => code),
    ["unknown-breaking-article"],
  );
});

test("what ends before it comes out, picture or article, is an error at its line; a draft announces nothing", () => {
  const p = withPicture("2025-05-18T00:00:00-07:00");
  assert.deepEqual(
    p.problems().map(({ code }) => code),
    ["bad-until"],
  );
  const q = minimalPublication();
  q.record({ until: "2025-05-19T09:30:00-07:00", published: "2025-05-19T09:30:00-07:00" });
  assert.deepEqual(
    q.problems().map(({ code }) => code),
    ["bad-until"],
  );
  q.record({ until: END, status: "draft" });
  assert.deepEqual(q.read(AT).siteData.withdrawals, []);
});

test("an end is the next moment at which a build is due, once", () => {
  const { articles, skipped } = withPicture().read(AT - 1);
  const at = nextDueOf(skipped, articles);
  assert.equal(Date.parse(at?.at ?? ""), AT);
  assert.deepEqual(at?.paths, [PATH]);
  const ended = withPicture().read(AT);
  assert.equal(nextDueOf(ended.skipped, ended.articles), null);
});
