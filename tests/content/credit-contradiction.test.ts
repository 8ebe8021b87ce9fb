import assert from "node:assert/strict";
import { test } from "node:test";
import type { Sharp } from "sharp";
import { xmpOf } from "../../src/embedding/xmp.ts";
import { drawing } from "../fixtures/drawn-pictures.ts";
import { minimalPublication, pictureRecord } from "../fixtures/minimal-publication.ts";
import { dataset, iptcSegment, jpegWith } from "../fixtures/phone-pictures.ts";

const SAYS = { credit: "公报", creator: "公报", source: "公报", licence: "自拍", statement: "https://paper.example/" };

/** What the build remarks on a picture that says this of itself. */
async function remarks(
  says: Partial<typeof SAYS> | undefined,
  record: Record<string, unknown> = {},
  more: (image: Sharp) => Sharp = (image) => image,
): Promise<string[]> {
  const image = drawing(60, 40).jpeg();
  const p = minimalPublication();
  p.record({ pictures: { chart: pictureRecord({ file: "p.jpg", ...record }) } });
  p.write("p.jpg", await more(says ? image.withXmp(xmpOf({ ...SAYS, ...says })) : image).toBuffer());
  p.write("article.md", "![](chart)\n\n正文。");
  return p.read().warnings.map(({ code, line, message }) => `${line} ${code} ${message}`);
}

test("a file that names another owner than the record is remarked on, with both names and the line", async () => {
  assert.deepEqual(await remarks({ credit: "Far Away Times", creator: "Far Away Times", source: "Far Away Times" }), [
    "13 credit-contradiction 图片“chart”文件里写明的出处是“Far Away Times”，记录里写的是“公报”。",
  ]);
});

test("a file that names an author whom the record leaves out is remarked on", async () => {
  assert.deepEqual(await remarks({ creator: "丁" }), [
    "13 credit-contradiction 图片“chart”文件里写明的作者是“丁”，记录里没有写 author。",
  ]);
  assert.deepEqual(await remarks({ creator: "丁" }, { credit: { source: "gazette", author: "戊" } }), [
    "13 credit-contradiction 图片“chart”文件里写明的作者是“丁”，记录里写的是“戊”。",
  ]);
});

test("a camera's own note of who owns it counts", async () => {
  const camera = (image: Sharp) => image.withExif({ IFD0: { Artist: "Far Away" } });
  assert.equal((await remarks(undefined, {}, camera)).length, 1);
});

test("one owner alone, as cameras write it, is enough to contradict the record", async () => {
  const camera = (image: Sharp) => image.withExif({ IFD0: { Copyright: "Far Away Times" } });
  assert.deepEqual(await remarks(undefined, {}, camera), [
    "13 credit-contradiction 图片“chart”文件里写明的出处是“Far Away Times”，记录里写的是“公报”。",
  ]);
});

test("agreement in other words is no contradiction", async () => {
  assert.deepEqual(await remarks({}), []);
  assert.deepEqual(await remarks({ credit: "© 2026 GAZETTE / handout", source: "x", creator: "gazette staff" }), []);
  assert.deepEqual(
    await remarks({ credit: "公报，作者：丁", creator: "丁" }, { credit: { source: "gazette", author: "丁" } }),
    [],
  );
  assert.deepEqual(await remarks(undefined), []);
});

test("a short name inside another word is not that name", async () => {
  const ap = { name: "AP", url: "https://ap.example" };
  assert.equal((await remarks({ credit: "JAPAN", creator: "AP", source: "JAPAN" }, { credit: ap })).length, 1);
  assert.deepEqual(await remarks({ credit: "AP/JAPAN", creator: "AP", source: "AP" }, { credit: ap }), []);
});

test("a file and a record that name different licences of Creative Commons are not published together; of other words nobody can say", async () => {
  const told = async (licence: string, recorded: string) => {
    const p = minimalPublication();
    p.record({ pictures: { chart: pictureRecord({ file: "p.jpg", licence: recorded }) } });
    p.write(
      "p.jpg",
      await drawing(60, 40)
        .jpeg()
        .withXmp(xmpOf({ ...SAYS, licence }))
        .toBuffer(),
    );
    p.write("article.md", "![](chart)\n\n正文。");
    return p.problems().map(({ code, line, message }) => `${line} ${code} ${message}`);
  };
  assert.deepEqual(await told("https://creativecommons.org/licenses/by-nc/4.0/deed.zh", "CC BY 4.0"), [
    "14 licence-contradiction 图片“chart”文件里写明的许可是“CC BY-NC 4.0”，记录里写的是“CC BY 4.0”。",
  ]);
  assert.equal((await told("CC-BY-SA-3.0", "CC BY-SA 4.0")).length, 1);
  for (const [said, recorded] of [
    ["CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"],
    ["CC0", "CC0 1.0"],
    ["版权所有", "CC BY 4.0"],
    ["CC BY-NC 4.0", "已获书面授权"],
  ] as const)
    assert.deepEqual(await told(said, recorded), [], said);
});

/** Texts in encodings that nothing here writes, by their bytes. */
const GB18030 = { 公报: "b9abb1a8", 新华社: "d0c2bbaac9e7", 朱镕基: "d6ece946bbf9" } as const;
const BIG5 = { 中央社: "a4a4a5a1aac0" } as const;
const LATIN = { "Agência Brasil": "4167ea6e6369612042726173696c", "José Müller": "4a6f73e9204dfc6c6c6572" } as const;
const UTF8 = { 公报: Buffer.from("公报").toString("hex") } as const;
const CREDIT = 110;
/** IPTC-IIM 1:90, as Photoshop writes it for UTF-8. */
const SAYS_UTF8 = dataset(1, 90, Buffer.from("\x1b%G", "latin1"));

/** What is remarked on a picture whose IPTC credit is these bytes, and what when EXIF names them as the artist. */
async function remarksOn(hex: string, ...before: readonly Buffer[]): Promise<string[]> {
  const bytes = Buffer.from(hex, "hex");
  const p = minimalPublication();
  p.record({ pictures: { chart: pictureRecord({ file: "p.jpg" }) } });
  p.write(
    "p.jpg",
    jpegWith(await drawing(60, 40).jpeg().toBuffer(), iptcSegment(...before, dataset(2, CREDIT, bytes))),
  );
  p.write("article.md", "![](chart)\n\n正文。");
  return p.read().warnings.map(({ message }) => message);
}

test("an IPTC credit is read in the encoding that it is in, whatever its record of it says", async () => {
  for (const before of [[], [SAYS_UTF8]]) {
    for (const texts of [GB18030, BIG5, LATIN, UTF8]) {
      for (const [text, hex] of Object.entries(texts)) {
        const found = await remarksOn(hex, ...before);
        if (text === "公报") assert.deepEqual(found, [], hex);
        else assert.match(found.join(), new RegExp(`出处是“${text}”`), hex);
      }
    }
  }
});

test("of several by-lines each is read", async () => {
  const p = minimalPublication();
  p.record({ pictures: { chart: pictureRecord({ file: "p.jpg", credit: { source: "gazette", author: "丁" } }) } });
  const lines = ["丁", "戊"].map((name) => dataset(2, 80, Buffer.from(name)));
  p.write("p.jpg", jpegWith(await drawing(60, 40).jpeg().toBuffer(), iptcSegment(...lines)));
  p.write("article.md", "![](chart)\n\n正文。");
  assert.match(
    p
      .read()
      .warnings.map(({ message }) => message)
      .join(),
    /作者是“戊”/,
  );
});
