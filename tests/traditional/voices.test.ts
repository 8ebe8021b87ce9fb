import assert from "node:assert/strict";
import { test } from "node:test";
import { pick, type Random, seededRandom } from "../../scripts/bench/random.ts";
import { INTERFACE_TERMS, withoutInterfaceTerms } from "../../src/domain/interface-terms.ts";
import { AllUsed } from "../../src/traditional/trace.ts";
import { tableWriting } from "../../src/traditional/word-table.ts";
import { editionWith, variantOf } from "./page.ts";

/** A text, what it is where others speak, and where the publication does. */
type Text = readonly [from: string, theirs: string, ours: string];
const TEXTS: readonly [Text, ...Text[]] = [
  ["打开链接", "打開鏈接", "打開連結"],
  ["供应链接近断裂", "供應鏈接近斷裂", "供應鏈接近斷裂"],
  ["我的邮箱", "我的郵箱", "我的信箱"],
  ["短链接", "短鏈接", "短連結"],
];
const ELEMENTS = ["div", "section", "p", "nav"] as const;
/** As the renderer writes an empty attribute, and as feeds have it. */
const VOICES = ["", " data-ours", ' data-ours=""', " data-theirs"] as const;

const VALUES = ["", " data-ours", " data-theirs "] as const;

/** Markup with voices in one another, and what it becomes. */
function passage(random: Random, ours: boolean, depth: number): readonly [from: string, to: string] {
  const pieces = Array.from({ length: 3 }, () => {
    const [from, theirs, own] = pick(random, TEXTS);
    if (random() < 0.5 || depth === 0) return [`<b>${from}</b>`, `<b>${ours ? own : theirs}</b>`] as const;
    const [name, voice] = [pick(random, ELEMENTS), pick(random, VOICES)];
    const inside = voice === "" ? ours : voice.includes("ours");
    const within = passage(random, inside, depth - 1);
    // A value may say anything, be it the mark itself.
    const mark = pick(random, VALUES);
    const [label, said, ownLabel] = pick(random, TEXTS).map((text) => text + mark);
    return [
      `<${name} title="${label}"${voice}>${within[0]}</${name}>`,
      `<${name} title="${inside ? ownLabel : said}"${voice}>${within[1]}</${name}>`,
    ] as const;
  });
  return [pieces.map(([from]) => from).join("<br>"), pieces.map(([, to]) => to).join("<br>")];
}

test("terms of the interface hold where the publication speaks and nowhere else, however voices stand in one another", () => {
  for (let seed = 0; seed < 200; seed += 1) {
    const [from, to] = passage(seededRandom(seed), false, 4);
    assert.equal(variantOf(from), to, `seed ${seed}`);
  }
});

test("the same line is remembered for each voice by itself, whichever came first", () => {
  const [theirs, ours] = ["<p>打开链接</p>", '<p data-ours="">打开链接</p>'];
  for (const order of [
    [theirs, ours],
    [ours, theirs],
  ]) {
    const edition = editionWith();
    const written = order.map((text) => edition.variantOf({ path: "/about/", text })?.text ?? "");
    for (const [index, text] of order.entries())
      assert.match(written[index] ?? "", text === ours ? /打開連結/ : /打開鏈接/);
  }
});

test("an article's own words and the glossary hold in both voices", () => {
  const html = '<p>打开链接</p><p data-ours="">我的邮箱，打开链接</p>';
  const glossary = { 邮箱: "電郵" };
  const articles = [{ path: "/2025/05/a/", title: "标题", lede: "导语", traditional: { 链接: "超連結" } }];
  const variant = variantOf(html, { glossary, articles }, "/2025/05/a/");
  assert.equal(variant, '<p>打開超連結</p><p data-ours="">我的電郵，打開超連結</p>');
});

test("structured data and entries of feeds keep their words; the head of a feed speaks for the publication, or says a name", () => {
  const data = (text: string) => `<script type="application/ld+json">{"headline":"${text}"}</script>`;
  assert.equal(variantOf(data("打开链接")), data("打開鏈接"));
  const edition = editionWith();
  const item = (text: string) =>
    `<item><title>${text}</title><description><![CDATA[<p>${text}</p>]]></description></item>`;
  const rss = (head: string, text: string) => `<rss><channel><title>${head}</title>${item(text)}</channel></rss>`;
  const written = (path: string, text: string) => edition.variantOf({ path, text })?.text ?? "";
  assert.equal(written("/feed.xml", rss("更正记录", "更正记录")), rss("更正紀錄", "更正記錄"));
  assert.equal(written("/2025/05/a/comments.xml", rss("更正记录", "更正记录")), rss("更正記錄", "更正記錄"));
  const feed = (name: string, text: string) => ({
    title: name,
    items: [{ title: text, content_html: `<p>${text}</p>` }],
  });
  const json = written("/feed.json", JSON.stringify(feed("更正记录", "更正记录")));
  assert.deepEqual(JSON.parse(json), feed("更正紀錄", "更正記錄"));
});

test("in search results articles keep their words, whatever the interface says on the same page", () => {
  const edition = editionWith({ glossary: { 台风: "颱風" } });
  const used = new AllUsed();
  const page = '<form data-ours="">打开链接，邮箱</form><p>打开链接，台风，更正记录</p><p>供应链接近断裂</p>';
  used.add(edition.variantOf({ path: "/about/", text: page })?.used ?? { characters: "", words: "", terms: [] });
  const table = edition.wordTable(used);
  assert.deepEqual(table.terms, { 台风: "颱風" });
  const { converter } = tableWriting(table);
  assert.equal(converter.text("打开链接，台风，更正记录，供应链接近断裂"), "打開鏈接，颱風，更正記錄，供應鏈接近斷裂");
});

test("an entry of a glossary that says no more than the interface is about the interface", () => {
  assert.deepEqual(withoutInterfaceTerms({ ...INTERFACE_TERMS, 台风: "颱風", 邮箱: "電郵" }), {
    台风: "颱風",
    邮箱: "電郵",
  });
});
