import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { isPortableFileName, sameFileKey } from "../../../src/domain/file-name.ts";
import { PictureLibrary } from "../../../src/migration/pictures/library.ts";
import { picturesOf } from "../../../src/migration/pictures/pictures-of.ts";
import { stripped, uploadPath } from "../../../src/migration/pictures/upload-path.ts";
import { Uploads } from "../../../src/migration/pictures/uploads.ts";
import { animation, handmadePng } from "../../fixtures/drawn-pictures.ts";
import { body, drafted, lay, library, SITE } from "./old-library.ts";

const scratch = mkdtempSync(join(tmpdir(), "laiyuan-pictures-"));
after(() => rmSync(scratch, { recursive: true, force: true }));

/** A picture unlike every other one. */
const png = (shade: number) => handmadePng(8, 8, new Uint8Array(8 * 8 * 3).fill(shade));

/** What becomes of the pictures of one article. */
async function found(
  files: Readonly<Record<string, string | Uint8Array>>,
  attachments: Readonly<Record<number, string>>,
  addresses: Readonly<Record<string, string>>,
  ids: Readonly<Record<string, number>> = {},
) {
  const uploads = new Uploads(lay(mkdtempSync(join(scratch, "uploads-")), files));
  const of = new PictureLibrary(library(attachments), { uploads });
  return picturesOf(drafted(Object.keys(addresses)), body(addresses, ids), of);
}

const UPLOADED = `${SITE}/wp-content/uploads/2019/05`;

test("a picture is found by its number, by its file in any size, and by every way to write its address", async () => {
  const { pictures, files, missing } = await found(
    {
      "2019/05/a.png": png(1),
      "2019/05/港口.png": png(2),
      "2019/05/c-scaled.png": png(3),
      "2019/05/d-e1557000000000.png": png(4),
    },
    { 7: "2019/05/a.png" },
    {
      number: "https://cdn.elsewhere.example/x.png",
      size: `${UPLOADED}/a-300x200.png`,
      "no-host": "/wp-content/uploads/2019/05/a.png?ssl=1",
      "other-protocol": "http://old.example/wp-content/uploads/2019/05/a.png#x",
      proxy: "https://i0.wp.com/old.example/wp-content/uploads/2019/05/a.png?resize=300%2C200",
      encoded: `${UPLOADED}/%e6%b8%af%e5%8f%a3-1024x768.png`,
      scaled: `${UPLOADED}/c.png`,
      edited: `${UPLOADED}/d-e1557000000000-150x150.png`,
    },
    { number: 7 },
  );
  assert.deepEqual(missing, []);
  const named = [...pictures].map(([name, { file, unavailable }]) => [name, file, unavailable]);
  assert.deepEqual(named, [
    ...["number", "size", "no-host", "other-protocol", "proxy"].map((name) => [name, "a.png", undefined]),
    ["encoded", "港口.png", undefined],
    ["scaled", "c.png", undefined],
    ["edited", "d.png", undefined],
  ]);
  assert.equal(files.size, 4);
});

test("capitals, names in several pieces and encoded names on the disk make no difference, but where two files differ by them alone", async () => {
  const { pictures, missing } = await found(
    {
      "wp-content/uploads/2019/05/Photo.PNG": png(1),
      [`wp-content/uploads/2019/05/${"café".normalize("NFD")}.png`]: png(2),
      "wp-content/uploads/2019/05/%E6%B8%AF%E5%8F%A3.png": png(3),
      "wp-content/uploads/2019/05/Two.png": png(4),
      "wp-content/uploads/2019/05/two.png": png(5),
      "wp-content/uploads/2019/05/three.png": png(6),
    },
    {},
    {
      capital: `${UPLOADED}/photo.png`,
      pieces: `${UPLOADED}/café.png`,
      encoded: `${UPLOADED}/港口.png`,
      exact: `${UPLOADED}/two.png`,
      neither: `${UPLOADED}/TWO.png`,
      above: `${UPLOADED}/../05/three.png`,
    },
  );
  assert.deepEqual(
    [...pictures].flatMap(([name, { file }]) => (file ? [name] : [])),
    ["capital", "pieces", "encoded", "exact"],
  );
  assert.deepEqual(
    missing.map(({ name }) => name),
    ["neither", "above"],
  );
});

test("files of one name are kept apart, a file that stands twice is one, and every system keeps the names", async () => {
  const { pictures, files } = await found(
    { "2019/05/a.png": png(1), "2019/06/A.png": png(2), "2019/07/a.png": png(3), "2019/05/con.png": png(4) },
    {},
    {
      one: `${UPLOADED}/a.png`,
      two: `${SITE}/wp-content/uploads/2019/06/A.png`,
      three: `${SITE}/wp-content/uploads/2019/07/a.png`,
      again: `${UPLOADED}/a-300x200.png`,
      device: `${UPLOADED}/con.png`,
    },
  );
  assert.deepEqual(
    [...pictures.values()].map(({ file }) => file),
    ["a.png", "A-2.png", "a-3.png", "a.png", "con-1.png"],
  );
  assert.deepEqual(
    [...files.values()].map((path) => readFileSync(path).equals(png(1))),
    [true, false, false, false],
  );
  const names = [...files.keys()];
  assert.ok(names.every(isPortableFileName));
  assert.equal(new Set(names.map(sameFileKey)).size, names.length);
});

test("what is in a file decides: another ending is put right, what is no picture or moves says why it is not shown", async () => {
  const { pictures, missing, reasons } = await found(
    {
      "2019/05/a.jpg": png(1),
      "2019/05/moving.gif": await animation("gif"),
      "2019/05/moving-300x200.gif": png(1),
      "2019/05/page.jpg": "<!doctype html><title>404</title>",
      "2019/05/half.png": png(2).subarray(0, 40),
      "2019/05/huge.png": handmadePng(1, 1, new Uint8Array(3)).fill(0xff, 16, 24),
    },
    {},
    {
      ending: `${UPLOADED}/a.jpg`,
      moving: `${UPLOADED}/moving-300x200.gif`,
      page: `${UPLOADED}/page.jpg`,
      half: `${UPLOADED}/half.png`,
      huge: `${UPLOADED}/huge.png`,
      nowhere: `${UPLOADED}/nowhere.png`,
      elsewhere: "https://evil.example/wp-content/uploads/2019/05/a.jpg",
      inline: "data:image/png;base64,AAAA",
      nothing: "",
    },
  );
  assert.equal(pictures.get("ending")?.file, "a.png");
  assert.deepEqual(
    missing.map(({ name }) => name),
    ["moving", "page", "half", "huge", "nowhere", "elsewhere", "inline", "nothing"],
  );
  for (const { name, reason } of missing) assert.equal(pictures.get(name)?.unavailable, reason);
  assert.match(missing[0]?.reason ?? "", /会动/);
  assert.equal(
    [...reasons.values()].reduce((sum, count) => sum + count, 0),
    missing.length,
  );
  assert.equal(reasons.get("图片在别的网站（evil.example）上，没有带过来"), 1);
});

test("whatever stands between name and ending, an address means the file that was uploaded", () => {
  const hosts = new Set(["old.example"]);
  const marks = [
    "-300x200",
    "-scaled",
    "-rotated",
    "-e1557000000000",
    "@2x",
    "-scaled-1024x768",
    "-e1557000000000-300x300",
  ];
  for (const start of ["https://www.old.example", "http://OLD.example:80", "//old.example", ""])
    for (const folder of ["wp-content/uploads", "wp-content/uploads/sites/3", "files", "blog/wp-content/uploads"])
      for (const mark of marks) {
        const path = uploadPath(`${start}/${folder}/2019/05/港口${mark}.jpg?x=1`, hosts);
        assert.equal(path === undefined ? undefined : stripped(path), "2019/05/港口.jpg", `${start} ${folder} ${mark}`);
      }
  for (const [address, kept] of [
    ["/wp-content/uploads/2019/05/team-2019.jpg", "2019/05/team-2019.jpg"],
    ["/wp-content/uploads/2019/05/5x7.jpg", "2019/05/5x7.jpg"],
  ] as const)
    assert.equal(stripped(uploadPath(address, hosts) ?? ""), kept);
});
