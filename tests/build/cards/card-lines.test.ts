import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { between, pick, seededRandom } from "../../../scripts/bench/random.ts";
import { namesIn, setHeadline, widthOf } from "../../../src/build/cards/card-lines.ts";
import { drawCard, useCardFont } from "../../../src/build/cards/draw-card.ts";
import { CARD_CHARACTERS } from "../../../src/domain/generated/card-characters.ts";
import { canBeDrawn, SHARE_CARD_SIZE, type ShareCard } from "../../../src/domain/share-card.ts";

const ROOM = 1056;
const FONT = fileURLToPath(new URL("../../../src/build/cards/card-font.otf", import.meta.url));
const card = (headline: string): ShareCard => ({
  name: "公报",
  headline,
  seal: "综合",
  makers: ["甲报"],
  date: "2026年1月1日",
});

/** The characters of a font's `cmap` in format 4 (OpenType 1.9.1), by another way than the one that the list was made in. */
function glyphsOf(font: Buffer): ReadonlySet<string> {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, index) => 12 + index * 16);
  const record = tables.find((at) => font.toString("latin1", at, at + 4) === "cmap") ?? 0;
  const cmap = font.readUInt32BE(record + 8);
  const subtables = Array.from(
    { length: font.readUInt16BE(cmap + 2) },
    (_, i) => cmap + font.readUInt32BE(cmap + 8 + i * 8),
  );
  const table = subtables.find((at) => font.readUInt16BE(at) === 4) ?? 0;
  const double = font.readUInt16BE(table + 6);
  const glyphs = new Set<string>();
  for (let segment = 0; segment < double; segment += 2) {
    const last = font.readUInt16BE(table + 14 + segment);
    const first = font.readUInt16BE(table + 16 + double + segment);
    if (last !== 0xffff) for (let code = first; code <= last; code += 1) glyphs.add(String.fromCharCode(code));
  }
  return glyphs;
}

test("the font of cards has a glyph for all that it is said to have", () => {
  const glyphs = glyphsOf(readFileSync(FONT));
  assert.deepEqual(
    [...CARD_CHARACTERS].filter((character) => !glyphs.has(character)),
    [],
  );
  assert.ok(!glyphs.has("𬱟"));
});

test("a card with a character that would come out as an empty box is not drawn", () => {
  assert.ok(canBeDrawn(card("加拿大央行維持利率不變，通脹放緩——“風險”仍在 4.5%")));
  for (const missing of ["𬱟", "😀", "한국", "عربي"]) assert.ok(!canBeDrawn(card(`标题${missing}`)), missing);
});

test("no line of a card ends within a word of Latin letters that a line has room for", () => {
  const random = seededRandom(34);
  const latin = [
    "Ottawa",
    "Senators",
    "sign",
    "three-year",
    "deal",
    "G7",
    "internationalization",
    "of",
    "OpenAI",
  ] as const;
  const han = ["央行维持利率", "签下", "，", "《条例》", "两国代表团"] as const;
  for (let round = 0; round < 300; round += 1) {
    const words = Array.from({ length: between(random, 1, 12) }, () =>
      random() < (round % 3) / 2.5 ? pick(random, han) : ` ${pick(random, latin)} `,
    );
    const headline = words.join("").replace(/ +/g, " ").trim();
    const { size, lines } = setHeadline(headline, ROOM);
    const whole = new Set(headline.match(/[\w-]+/g));
    const cut = lines.at(-1)?.endsWith("…") ? lines.slice(0, -1) : lines;
    for (const word of cut.flatMap((line) => line.match(/[\w-]+/g) ?? []))
      assert.ok(whole.has(word), `${word} of ${headline} at ${size}`);
  }
});

test("a headline keeps all of its words, in lines that have room", () => {
  const words = [
    "央行",
    "维持利率不变",
    "，",
    " ",
    "CBC News",
    "“风险”",
    "2,900亿元",
    "——",
    "麦克马洪",
    "WWW",
    "！",
    "iPhone",
    "：",
    "与普京会谈",
  ] as const;
  const random = seededRandom(7);
  for (let round = 0; round < 400; round += 1) {
    const text = Array.from({ length: between(random, 1, 14) }, () => pick(random, [...words]))
      .join("")
      .trim();
    const { size, lines } = setHeadline(text, ROOM);
    for (const line of lines) assert.ok(widthOf(line) * size <= ROOM + 0.01, `${text}: ${line}`);
    const kept = lines.join("").replaceAll(" ", "");
    const [whole, cut] = [text.replaceAll(" ", ""), kept.replace(/…$/, "")];
    assert.ok(kept === whole || (kept.endsWith("…") && whole.startsWith(cut) && whole.length > 70), `${text}: ${kept}`);
    assert.ok(lines.length * size * 1.3 <= 360, `${text} is ${lines.length} lines of ${size}`);
  }
});

test("lines end between clauses where both have room, and between words otherwise", () => {
  assert.deepEqual(setHeadline("俄称拦截乌方防空导弹 乌称打击俄军防空系统", ROOM).lines, [
    "俄称拦截乌方防空导弹",
    "乌称打击俄军防空系统",
  ]);
  assert.deepEqual(setHeadline("王沪宁主持召开全国政协主席会议", ROOM).lines, ["王沪宁主持召开", "全国政协主席会议"]);
});

test("names that have no room are said to be more", () => {
  assert.equal(namesIn(["甲报", "乙报", "丙报"], 20), "甲报、乙报、丙报");
  assert.equal(namesIn(["甲报", "乙报", "丙报"], 6.5), "甲报、乙报等");
  assert.equal(namesIn([], 6), "");
});

test("what is drawn stays within the margins, whatever letters it has", async () => {
  useCardFont();
  for (const headline of ["WWWWWWWWWWWWWWWWWW MMMMMMMMMMMM", "国".repeat(16), "fiffifijllj—".repeat(6)]) {
    const png = await drawCard(card(headline), "https://example.org/a/");
    const { width, height } = SHARE_CARD_SIZE;
    const edge = { left: width - 60, top: 0, width: 60, height };
    const { data } = await sharp(png).extract(edge).greyscale().raw().toBuffer({ resolveWithObject: true });
    assert.ok(
      data.every((shade) => shade > 240),
      headline,
    );
    assert.ok(png.length < 60 * 1024);
  }
});
