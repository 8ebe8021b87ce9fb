import assert from "node:assert/strict";
import { test } from "node:test";
import { between, seededRandom } from "../../scripts/bench/random.ts";
import type { Block, PublicBlock } from "../../src/domain/article.ts";
import { withGalleries } from "../../src/domain/article-blocks.ts";
import { Site } from "../../src/domain/site.ts";
import { articleJsonLd } from "../../src/syndication/json-ld.ts";
import { SITE } from "../fixtures/articles.ts";
import { minimalPublication, pictureRecord, putPicture } from "../fixtures/minimal-publication.ts";

const QUOTE = {
  speaker: "某人",
  platform: "statement",
  text: "没有的事。",
  url: "https://gazette.example/said",
  checked: "2025-05-20T00:00:00-07:00",
};

/** A publication whose article has these paragraphs, each a list of pictures or a text. */
function withParagraphs(paragraphs: readonly (readonly string[] | string)[], between = "\n") {
  const p = minimalPublication();
  putPicture(p);
  const names = paragraphs.flatMap((one) => (typeof one === "string" ? [] : one));
  p.record({ pictures: Object.fromEntries(names.map((name) => [name, pictureRecord({ caption: `说明${name}` })])) });
  const text = (one: readonly string[] | string) =>
    typeof one === "string" ? one : one.map((name) => `![](${name})`).join(between);
  p.write("article.md", `${paragraphs.map(text).join("\n\n")}\n`);
  return p;
}

/** Pictures in lists as they stand together, texts as a word. */
function standing(body: readonly Block[]): (readonly string[] | string)[] {
  const nameOf = (block: PublicBlock) => (block.kind === "picture" ? block.picture.name : block.kind);
  return withGalleries(body).map((one) => {
    if (!("kind" in one)) return one.map(nameOf);
    return one.kind === "picture" ? [nameOf(one)] : nameOf(one);
  });
}

test("pictures of one paragraph stand together, and only they, whatever else is in the article", () => {
  for (let seed = 1; seed <= 12; seed += 1) {
    const random = seededRandom(seed);
    let count = 0;
    const paragraphs = Array.from({ length: between(random, 2, 6) }, () =>
      random() < 0.4 ? "正文。" : Array.from({ length: between(random, 1, 4) }, () => `p${count++}`),
    );
    if (count === 0) continue;
    const article = withParagraphs(paragraphs, random() < 0.5 ? "\n" : " ").read().articles[0] ?? assert.fail();
    // Texts that follow each other are one block.
    const expected = paragraphs
      .map((one) => (typeof one === "string" ? "text" : one))
      .filter((one, at, all) => one !== "text" || all[at - 1] !== "text");
    assert.deepEqual(standing(article.body), expected, `seed ${seed}`);
  }
});

test("a picture of a gallery whose licence has ended keeps its place there", () => {
  const p = withParagraphs([["a", "b"], "正文。"]);
  const until = "2025-12-01T12:00:00-08:00";
  p.record({ pictures: { a: pictureRecord({ until }), b: pictureRecord() } });
  const article = p.read(Date.parse(until)).articles[0] ?? assert.fail();
  assert.deepEqual(standing(article.body), [["a", "b"], "text"]);
});

test("machines are told which pictures are a gallery, by addresses of pictures that they know", () => {
  const article = withParagraphs([["a", "b"], "正文。", ["c"]]).read().articles[0] ?? assert.fail();
  const [said] = JSON.parse(articleJsonLd(Site.parse(SITE), article))["@graph"].filter(
    (node: object) => "image" in node,
  );
  const addresses = said.image.map(({ contentUrl }: { contentUrl: string }) => contentUrl);
  const [gallery, ...more] = said.hasPart;
  assert.deepEqual([gallery["@type"], gallery.image, more], ["ImageGallery", addresses.slice(0, 2), []]);
});

test("a quotation or words among pictures are told, each at its line", () => {
  const p = withParagraphs(["正文。", ["a", "b"]]);
  p.record({ pictures: { a: pictureRecord(), b: pictureRecord() }, quotes: { said: QUOTE } });
  p.write("article.md", "正文。\n\n![](a)\n![](said)\n\n![](b) 岸边\n");
  assert.deepEqual(
    p.problems().map(({ code, line }) => [code, line]),
    [
      ["picture-not-placed", 1],
      ["picture-not-alone", 3],
      ["picture-not-alone", 6],
    ],
  );
});
