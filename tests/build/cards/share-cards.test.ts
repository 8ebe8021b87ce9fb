import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import sharp from "sharp";
import { pictureRecord, putPicture } from "../../fixtures/minimal-publication.ts";
import { oneArticleSite } from "../one-article-site.ts";

const { publication, output, build, site } = oneArticleSite();
const ARTICLE = "2025/05/sample/index.html";
const read = (path: string) => readFileSync(join(output, path), "utf8");
/** Path of the file that the previews of a page show. */
const cardOf = (page: string) => /property="og:image" content="https:\/\/[^/"]+\/([^"]+)"/.exec(read(page))?.[1] ?? "";
/** Which files lie there: one that was drawn again is another. */
const inCards = () => {
  const folder = join(output, "assets/cards");
  return readdirSync(folder)
    .sort()
    .map((name) => [name, statSync(join(folder, name)).ino]);
};
const xmpOf = async (path: string) => (await sharp(join(output, path)).metadata()).xmpAsString ?? "";

before(async () => {
  site({ shareCards: true, traditional: { region: "taiwan" } });
  publication.record({
    title: "发展台风预报",
    kind: "compilation",
    desk: "周末",
    sources: [{ name: "公报", url: "https://gazette.example/1" }],
    traditional: { 公报: "公報刊" },
  });
  const { status, stderr } = await build("--no-search");
  assert.equal(status, 0, stderr);
});

test("an article without a picture, and every list, has a card in previews, in both editions", async () => {
  const pages = [ARTICLE, "index.html", "sections/news/index.html", "sources/gazette/index.html"];
  const cards = pages.flatMap((page) => [cardOf(page), cardOf(`hant/${page}`)]);
  assert.equal(new Set(cards).size, cards.length);
  for (const card of cards) {
    assert.match(card, /^assets\/cards\/[0-9a-f]{12}\.png$/);
    const { width, height } = await sharp(join(output, card)).metadata();
    assert.deepEqual([width, height], [1200, 630]);
  }
  assert.match(read(ARTICLE), /og:image:alt" content="[^"]*发展台风预报[^"]*公报"/);
  assert.match(read(`hant/${ARTICLE}`), /og:image:alt" content="[^"]*發展颱風預報[^"]*公報刊"/);
  assert.match(read(ARTICLE), /name="twitter:card" content="summary_large_image"/);
  assert.equal(cardOf("about/index.html"), cardOf("index.html"));
});

test("a card carries in its file whose work the article is", async () => {
  assert.match(
    await xmpOf(cardOf(ARTICLE)),
    /photoshop:Credit="公报"[^>]*WebStatement="https:\/\/[^"]*\/2025\/05\/sample\/"/,
  );
  assert.match(await xmpOf(cardOf(`hant/${ARTICLE}`)), /photoshop:Credit="公報刊"[^>]*\/hant\/2025\/05\/sample\/"/);
});

test("a card that says the same is the one of the build before", async () => {
  const before = inCards();
  publication.write("article.md", "别的正文。");
  await build("--no-search");
  assert.deepEqual(inCards(), before);
});

test("a card that says something else has another address, and a picture that previews can show large is better than one", async () => {
  const [ofArticle, ofSection] = [cardOf(ARTICLE), cardOf("sections/news/index.html")];
  site({ name: "另一刊" });
  putPicture(publication);
  publication.record({ pictures: { chart: pictureRecord() } });
  publication.write("article.md", "![](chart)\n\n正文。");
  await build("--no-search");
  assert.match(cardOf(ARTICLE), /^assets\/pictures\//);
  assert.notEqual(cardOf("sections/news/index.html"), ofSection);
  for (const gone of [ofArticle, ofSection]) assert.ok(!existsSync(join(output, gone)), gone);
});
