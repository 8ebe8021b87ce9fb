import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import sharp from "sharp";
import { between, seededRandom } from "../../../scripts/bench/random.ts";
import { bundleStyles } from "../../../src/build/bundle-styles.ts";
import { useCardFont } from "../../../src/build/cards/draw-card.ts";
import { drawIcon, drawName } from "../../../src/build/name/draw-name.ts";
import { writeIcons } from "../../../src/build/name/icons.ts";
import { wordmarksOf } from "../../../src/build/name/name-styles.ts";
import { CARD_CHARACTERS } from "../../../src/domain/generated/card-characters.ts";

useCardFont();

const NAMING = {
  assetNames: "[name]",
  entryNames: "[name]",
  charset: "utf8",
  logLevel: "silent",
  minify: true,
} as const;
const SIZE = { width: 160, height: 40 };
/** Of 255, on average: rounding to the grid moves edges by less than half a pixel. */
const ALIKE = 14;
const HAN = [...CARD_CHARACTERS].filter((character) => /\p{Script=Han}/u.test(character));

/** Ink and nothing around it, in one size. */
async function inkOf(svg: string): Promise<Buffer> {
  const drawn = await sharp(Buffer.from(svg)).flatten({ background: "white" }).trim().toBuffer();
  return sharp(drawn)
    .resize({ ...SIZE, fit: "fill" })
    .greyscale()
    .raw()
    .toBuffer();
}

function written(text: string): string {
  const at = `x="100" y="300" font-family="Noto Serif CJK SC" font-weight="700" font-size="200"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="2200" height="400"><text ${at}>${text}</text></svg>`;
}

async function difference(one: string, other: string): Promise<number> {
  const [a, b] = [await inkOf(one), await inkOf(other)];
  return a.reduce((sum, value, at) => sum + Math.abs(value - (b[at] ?? 0)), 0) / a.length;
}

test("what is drawn of a name is that name, in the font of share cards", async () => {
  const random = seededRandom(75);
  const some = () => HAN[between(random, 0, HAN.length - 1)] ?? "";
  const names = ["北岸纪事", "湖畔 Daily", ...Array.from({ length: 3 }, () => some() + some() + some())];
  for (const name of names) {
    const drawn = (await drawName(name))?.svg ?? "";
    assert.ok((await difference(drawn, written(name))) < ALIKE, name);
    assert.ok((await difference(drawn, written("来源"))) > ALIKE, `${name} is told from another`);
  }
});

test("a name is sent in a few bytes, and a long one stands in two lines", async () => {
  const short = await drawName("北岸纪事");
  assert.ok((short?.svg.length ?? 0) < 3000);
  assert.ok(short && short.ratio > 4 && short.ratio < 4.5);
  const long = await drawName("北美华人新闻周刊与评论");
  assert.ok(long && long.ratio < 4);
});

test("styles lay the drawing of each edition over the name; one that cannot be drawn stands as text in both", async () => {
  const convert = (text: string) => text.replace("纪", "紀");
  const sent = async (name: string) => {
    const wordmarks = await wordmarksOf(name, convert);
    const sheet = "_includes/partials/masthead/masthead.css";
    const { outputFiles } = await bundleStyles(
      [sheet],
      { name, wordmarks, sections: new Map() },
      { ...NAMING, outdir: "nowhere" },
    );
    return new Map(outputFiles.map(({ path, text }) => [path.replace(/.*\//, ""), text]));
  };
  const files = await sent("北岸纪事");
  assert.deepEqual([...files.keys()].sort(), ["masthead.css", "wordmark-hant.svg", "wordmark.svg"]);
  assert.equal(files.get("wordmark.svg"), (await drawName("北岸纪事"))?.svg);
  assert.equal(files.get("wordmark-hant.svg"), (await drawName("北岸紀事"))?.svg);
  assert.match(files.get("masthead.css") ?? "", /wordmark\.svg.*:lang\(zh-Hant\) \.wordmark\{[^}]*wordmark-hant\.svg/s);
  const text = await sent("한국신문");
  assert.deepEqual([...text.keys()], ["masthead.css"]);
  assert.doesNotMatch(text.get("masthead.css") ?? "", /\.wordmark>span/);
});

test("icons show the first character of the name, or the one that was chosen, or a column of text", async () => {
  const folder = mkdtempSync(join(tmpdir(), "icons-"));
  try {
    for (const [site, character] of [
      [{ name: "北岸纪事" }, "北"],
      [{ name: "北岸纪事", icon: "岸" }, "岸"],
    ] as const) {
      await writeIcons(folder, site);
      assert.equal(readFileSync(join(folder, "icon.svg"), "utf8"), await drawIcon(character, 40));
    }
    const { width, height, hasAlpha } = await sharp(join(folder, "apple-touch-icon.png")).metadata();
    assert.deepEqual([width, height, hasAlpha], [180, 180, false]);
    assert.notEqual(await drawIcon("한", 0), await drawIcon("北", 0));
    assert.match(await drawIcon("한", 0), /<path/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
