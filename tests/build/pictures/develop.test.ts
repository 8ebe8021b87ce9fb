import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { gzipSync } from "node:zlib";
import sharp from "sharp";
import { BundleCache } from "../../../src/build/bundle-cache.ts";
import { type DevelopOptions, developPictures } from "../../../src/build/pictures/develop.ts";
import { encodePicture } from "../../../src/build/pictures/encode.ts";
import { Encoder } from "../../../src/build/pictures/encoder.ts";
import { picturesOf } from "../../../src/domain/article.ts";
import type { ShownPicture } from "../../../src/domain/picture.ts";
import { ProblemsError } from "../../../src/domain/problem.ts";
import { renditionsOf } from "../../../src/domain/rendition.ts";
import { drawing, handmadePng } from "../../fixtures/drawn-pictures.ts";
import { minimalPublication, type Publication, pictureRecord } from "../../fixtures/minimal-publication.ts";

const scratch = mkdtempSync(join(tmpdir(), "laiyuan-pictures-"));
after(() => rmSync(scratch, { recursive: true, force: true }));
/** Starting a process for each would take most of the time. */
const encoder = new Encoder();
after(() => encoder.close());

type Files = Readonly<Record<string, Uint8Array>>;

/** An article that shows these files, each with the same record. */
function showing(files: Files, changes: Record<string, unknown> = {}): Publication {
  const p = minimalPublication();
  const names = Object.keys(files).map((file) => [file.replace(/\W/g, "-"), file] as const);
  p.record({ pictures: Object.fromEntries(names.map(([name, file]) => [name, pictureRecord({ file, ...changes })])) });
  for (const [file, bytes] of Object.entries(files)) p.write(file, bytes);
  p.write("article.md", `正文。\n\n${names.map(([name]) => `![](${name})`).join("\n\n")}`);
  return p;
}

async function develop(p: Publication, options: Partial<DevelopOptions> = {}) {
  const { articles, siteData } = p.read();
  const output = mkdtempSync(join(scratch, "out-"));
  const developed = await developPictures(articles, output, { site: siteData.site, encoder, ...options });
  const pictures = developed.articles.flatMap(picturesOf).filter((picture): picture is ShownPicture => picture.shown);
  const folder = join(output, "assets/pictures");
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const files = new Map(names.map((name) => [name, readFileSync(join(folder, name))]));
  return { ...developed, shown: pictures, output, files };
}

const wide = await drawing(1000, 600).jpeg().toBuffer();

test("a picture becomes exactly the files its address promises, each of its format and size", async () => {
  const { shown, files, output, pictures, encoded } = await develop(showing({ "wide.jpg": wide }));
  assert.deepEqual([pictures, encoded], [1, 1]);
  const promised = shown.flatMap(renditionsOf);
  assert.deepEqual(promised.map(({ path }) => path.replace("/assets/pictures/", "")).sort(), [...files.keys()].sort());
  for (const { path, format, width, height } of promised) {
    const found = await sharp(join(output, path)).metadata();
    const kind = found.format === "heif" ? "avif" : found.format;
    assert.deepEqual([kind, found.width, found.height], [format, width, height], path);
  }
});

test("place, camera and colour profile stay behind, and a picture taken sideways stands upright", async () => {
  const sideways = drawing(600, 1000)
    .rotate(270)
    .withIccProfile("p3")
    .withMetadata({ orientation: 6 })
    .withExifMerge({ IFD0: { Make: "Camera" }, IFD3: { GPSLatitude: "49/1 15/1 0/1" } });
  const sources = {
    "s.jpg": await sideways.clone().jpeg().toBuffer(),
    "s.png": await sideways.clone().png().toBuffer(),
    "s.webp": await sideways.clone().webp().toBuffer(),
  };
  for (const bytes of Object.values(sources)) {
    const before = await sharp(bytes).metadata();
    assert.ok(before.exif && before.icc && before.orientation === 6, before.format);
  }
  const { shown, files } = await develop(showing(sources));
  for (const { width, height } of shown) assert.deepEqual([width, height], [600, 1000]);
  assert.ok(files.size > 15);
  for (const [name, bytes] of files) {
    const { exif, icc, iptc, orientation, width, height } = await sharp(bytes).metadata();
    assert.deepEqual([exif, icc, iptc, orientation], [undefined, undefined, undefined, undefined], name);
    // The cut for previews lies.
    if (/-0\d+\.jpg$/.test(name)) continue;
    assert.ok(height > width, name);
    // Red stands above the middle, as it was drawn.
    const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
    const at = (Math.floor(info.height * 0.4) * info.width + Math.floor(info.width * 0.25)) * info.channels;
    assert.ok((data[at] ?? 0) > 140 && (data[at + 2] ?? 255) < 80, `${name}: ${data.subarray(at, at + 3).join()}`);
  }
});

test("what is transparent lies on white, and grey, deep and indexed pictures come through", async () => {
  const clear = { create: { width: 30, height: 20, channels: 4 as const, background: { r: 0, g: 0, b: 0, alpha: 0 } } };
  const { files, shown } = await develop(
    showing({
      "clear.png": await sharp(clear).png().toBuffer(),
      "grey.png": await drawing(40, 30).greyscale().toColourspace("b-w").png().toBuffer(),
      "deep.png": await drawing(40, 30).toColourspace("rgb16").png().toBuffer(),
      "indexed.png": await drawing(40, 30).png({ palette: true }).toBuffer(),
      "print.jpg": await drawing(40, 30).toColourspace("cmyk").jpeg().toBuffer(),
      "still.gif": await drawing(40, 30).gif().toBuffer(),
    }),
  );
  assert.equal(shown.length, 6);
  for (const [name, bytes] of files) {
    const { channels } = await sharp(bytes).metadata();
    assert.ok(channels === 3 || channels === 1, name);
    if (name.startsWith("clear"))
      assert.ok(
        (await sharp(bytes).stats()).channels.every(({ min }) => min > 250),
        name,
      );
  }
});

test("a long picture stands on pages in part, around its focus, and is whole to open", async () => {
  const stripes = ["#b3261e", "#2b4f81", "#2f6650", "#f2eee5"].map(
    (colour, index) => `<rect y="${index * 1000}" width="400" height="1000" fill="${colour}"/>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="4000">${stripes.join("")}</svg>`;
  const long = await sharp(Buffer.from(svg)).png().toBuffer();
  for (const [focus, top] of [
    [undefined, [179, 38, 30]],
    [{ x: 0.5, y: 0.6 }, [47, 102, 80]],
    ["bottom", [242, 238, 229]],
  ] as const) {
    const { files, shown } = await develop(showing({ "long.png": long }, focus ? { focus } : {}));
    assert.equal(shown.length, 1);
    for (const [name, bytes] of files) {
      const { width, height } = await sharp(bytes).metadata();
      const [, jpeg, card] = /-(0)?\d+\.(?:webp|avif|(jpg))$/.exec(name) ?? [];
      if (card && !jpeg) assert.deepEqual([width, height], [400, 4000], name);
      else assert.equal(height, jpeg ? 210 : Math.round((width * 5) / 4), name);
      if (card && !jpeg) continue;
      const { channels } = await sharp(bytes).stats();
      for (const [index, { mean }] of channels.entries()) assert.ok(Math.abs(mean - (top[index] ?? 0)) < 6, name);
    }
  }
});

test("a picture has the tone of what it shows most", async () => {
  const sea = { create: { width: 90, height: 60, channels: 3 as const, background: "#2b4f81" } };
  const { shown } = await develop(showing({ "sea.png": await sharp(sea).png().toBuffer() }));
  assert.equal(shown[0]?.tone, "l30 h225");
});

test("another credit gives other addresses, and no file keeps the old credit", async () => {
  const names = async (credit: unknown, licence = "CC BY 4.0") =>
    (await develop(showing({ "wide.jpg": wide }, { credit, licence }))).files;
  const first = await names("gazette");
  const second = await names({ source: "gazette", author: "戊" });
  const third = await names("gazette", "已获授权");
  const all = [...first.keys(), ...second.keys(), ...third.keys()];
  assert.equal(new Set(all).size, first.size * 3);
  const holding = [...second.values()].filter((bytes) => bytes.includes("作者：戊"));
  assert.ok(holding.length >= 6);
  assert.ok([...first.values()].every((bytes) => !bytes.includes("戊")));
});

test("a second build encodes nothing and gives the same bytes; a new credit encodes that picture alone", async () => {
  const cache = new BundleCache(mkdtempSync(join(scratch, "cache-")), "paper");
  const two = { "a.jpg": wide, "b.png": await drawing(50, 40).png().toBuffer() };
  const p = showing(two);
  const first = await develop(p, { cache });
  const second = await develop(p, { cache });
  assert.deepEqual([first.encoded, second.encoded, second.pictures], [2, 0, 2]);
  assert.deepEqual(second.files, first.files);
  assert.deepEqual(
    second.shown.map(({ tone }) => tone),
    first.shown.map(({ tone }) => tone),
  );
  p.record({
    pictures: {
      "a-jpg": pictureRecord({ file: "a.jpg" }),
      "b-png": pictureRecord({ file: "b.png", licence: "自拍" }),
    },
  });
  assert.equal((await develop(p, { cache })).encoded, 1);
});

test("a damaged file of the cache is told and made again; what is no longer shown leaves the cache", async () => {
  const root = mkdtempSync(join(scratch, "cache-"));
  const cache = new BundleCache(root, "paper");
  const kept = () => readdirSync(join(root, "paper"));
  const first = await develop(showing({ "a.jpg": wide }), { cache });
  const [key = ""] = kept();
  writeFileSync(join(root, "paper", key), gzipSync("something else"));
  const said: string[] = [];
  const again = await develop(showing({ "a.jpg": wide }), { cache, print: (text) => said.push(text) });
  assert.deepEqual([again.encoded, kept()], [1, [key]]);
  assert.deepEqual(again.files, first.files);
  assert.match(said.join("\n"), /a\.jpg 已损坏/);
  await develop(minimalPublication(), { cache });
  assert.deepEqual(kept(), []);
});

test("pictures whose pixels are not what the head says are refused, all at once, and leave nothing in the cache", async () => {
  const noise = Buffer.from(Array.from({ length: 9000 }, (_, index) => (index * 7919) % 251));
  const avif = await drawing(200, 100).avif({ effort: 0 }).toBuffer();
  avif.writeUInt32BE(20, avif.indexOf("ispe") + 8);
  const torn = Buffer.from(wide);
  torn.fill(0x5a, torn.length >> 1, (torn.length >> 1) + 2000);
  const hostile = {
    "noise.png": handmadePng(1000, 1000, noise),
    "lying.avif": avif,
    "torn.jpg": torn,
  };
  const root = mkdtempSync(join(scratch, "cache-"));
  const p = showing({ "good.jpg": wide, ...hostile });
  await assert.rejects(develop(p, { cache: new BundleCache(root, "paper") }), (error) => {
    assert.ok(error instanceof ProblemsError);
    assert.deepEqual(
      error.problems.map(({ code, file }) => [code, file.replace(/.*\//, "")]),
      Object.keys(hostile)
        .sort()
        .map((file) => ["bad-picture-file", file]),
    );
    return true;
  });
  assert.equal(readdirSync(join(root, "paper")).length, 1);
});

test("a picture that unpacks to other pixels than its head promised is not made", async () => {
  const picture = { name: "p", digest: "0", width: 600, height: 1000 };
  await assert.rejects(encodePicture(picture, wide, ""), /1000×600/);
});
