import assert from "node:assert/strict";
import { test } from "node:test";
import type { ProblemCode } from "../../src/domain/problem.ts";
import { animation, drawing, handmadePng, pngChunk } from "../fixtures/drawn-pictures.ts";
import { minimalPublication, pictureRecord } from "../fixtures/minimal-publication.ts";

const [jpeg, png, webp, avif, gif] = await Promise.all([
  drawing(60, 40).jpeg().toBuffer(),
  drawing(60, 40).png().toBuffer(),
  drawing(60, 40).webp().toBuffer(),
  drawing(60, 40).avif({ effort: 0 }).toBuffer(),
  drawing(60, 40).gif().toBuffer(),
]);
const GOOD = { "p.jpg": jpeg, "p.jpeg": jpeg, "p.png": png, "p.webp": webp, "p.avif": avif, "p.gif": gif };

/** A file name, what is in it, and how it is refused. */
type Hostile = readonly [file: string, bytes: Uint8Array, code?: ProblemCode];

const half = (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1);
const text = (content: string) => Buffer.from(content, "latin1");
const altered = (bytes: Buffer, change: (copy: Buffer) => unknown) => {
  const copy = Buffer.from(bytes);
  change(copy);
  return copy;
};
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';
const BILLION = `<!DOCTYPE svg [<!ENTITY a "ha">${"<!ENTITY b '&a;&a;&a;&a;'>".repeat(9)}]>${SVG}`;
const ZIP = text(`PK\x03\x04${"\0".repeat(26)}hidden.txt`);
const ROWS = Buffer.alloc(40 * (1 + 60 * 3));
const pngHead = text("\x89PNG\r\n\x1a\n");
const sof = jpeg.findIndex((byte, at) => byte === 0xff && (jpeg[at + 1] === 0xc0 || jpeg[at + 1] === 0xc2));
const ispe = avif.indexOf("ispe");
const heic = Buffer.from(avif.toString("latin1").replaceAll("avif", "heic"), "latin1");

const HOSTILE: Readonly<Record<string, Hostile>> = {
  "nothing at all": ["p.png", Buffer.of()],
  "plain text": ["p.png", text("hello")],
  "a web page": ["p.jpg", text("<!doctype html><script>alert(1)</script>")],
  "a PDF": ["p.jpg", text("%PDF-1.7\n%%EOF")],
  "an archive": ["p.png", ZIP],
  "a drawing with scripts": ["p.svg", text(SVG)],
  "a drawing with scripts under another name": ["p.png", text(SVG)],
  "a drawing whose entities multiply": ["p.svg", text(`<?xml version="1.0"?>${BILLION}`)],
  "a JPEG called PNG": ["p.png", jpeg],
  "a PNG called JPEG": ["p.jpg", png],
  "a GIF called WebP": ["p.webp", gif],
  "sound called WebP": ["p.webp", altered(webp, (copy) => copy.write("WAVE", 8))],
  "HEIC called AVIF": ["p.avif", heic],
  "half a JPEG": ["p.jpg", half(jpeg)],
  "half a PNG": ["p.png", half(png)],
  "half a WebP": ["p.webp", half(webp)],
  "half an AVIF": ["p.avif", half(avif)],
  "half a GIF": ["p.gif", half(gif)],
  "a PNG with one bit turned": ["p.png", altered(png, (copy) => copy.writeUInt8(copy.readUInt8(80) ^ 1, 80))],
  "a PNG without pixels": ["p.png", Buffer.concat([png.subarray(0, 33), pngChunk("IEND", Buffer.of())])],
  "a PNG whose chunk claims four gigabytes": ["p.png", Buffer.concat([pngHead, text("\xff\xff\xff\xffIHDR")])],
  "a JPEG that never begins": ["p.jpg", Buffer.concat([jpeg.subarray(0, 2), Buffer.alloc(9000, 0xff)])],
  "a GIF that is a script": ["p.gif", text("GIF89a=1/*\xff\xff\0*/;alert(1)//")],
  "a PNG of 2.5 gigapixels": ["p.png", handmadePng(50_000, 50_000, ROWS), "picture-too-large"],
  "a PNG of no size": ["p.png", handmadePng(0, 40, ROWS)],
  "a JPEG of 4 gigapixels": [
    "p.jpg",
    altered(jpeg, (copy) => copy.writeUInt32BE(0xffdcffdc, sof + 5)),
    "picture-too-large",
  ],
  "a GIF of 4 gigapixels": ["p.gif", altered(gif, (copy) => copy.writeUInt32LE(0xffffffff, 6)), "picture-too-large"],
  "an AVIF of 4 gigapixels": [
    "p.avif",
    altered(avif, (copy) => copy.writeUInt32BE(65_535, copy.writeUInt32BE(65_535, ispe + 8))),
    "picture-too-large",
  ],
  "sixteen megabytes": ["p.jpg", Buffer.concat([jpeg, Buffer.alloc(16 * 1024 * 1024)]), "picture-too-large"],
  "an animated GIF": ["p.gif", await animation("gif"), "animated-picture"],
  "an animated WebP": ["p.webp", await animation("webp"), "animated-picture"],
  "an animated PNG": ["p.png", handmadePng(60, 40, ROWS, [pngChunk("acTL", Buffer.alloc(8))]), "animated-picture"],
  "an AVIF film": ["p.avif", Buffer.concat([avif, text("\0\0\0\x08moov")]), "animated-picture"],
};

function problemsWith(file: string, bytes: Uint8Array) {
  const p = minimalPublication();
  p.record({ pictures: { chart: pictureRecord({ file }) } });
  p.write(file, bytes);
  p.write("article.md", "![](chart)\n\n正文。");
  return p.problems();
}

for (const [name, [file, bytes, code = "bad-picture-file"]] of Object.entries(HOSTILE)) {
  test(`${name}, as ${file}, is refused as ${code}, by its name and in Chinese`, () => {
    const problems = problemsWith(file, bytes);
    assert.deepEqual(
      problems.map((problem) => problem.code),
      [code],
    );
    assert.ok(problems[0]?.file.endsWith(file), problems[0]?.file);
    assert.match(problems[0]?.message ?? "", /\p{Script=Han}/u);
  });
}

for (const [file, bytes] of Object.entries(GOOD)) {
  test(`an honest picture called ${file} is accepted`, () => {
    assert.deepEqual(problemsWith(file, bytes), []);
  });
}

test("a photograph or a drawing of another kind is called by its name, and what to do is said", () => {
  const kinds: Readonly<Record<string, readonly [RegExp, Uint8Array]>> = {
    "p.heic": [/HEIC.*兼容性最佳/, heic],
    "p.jpg": [/HEIC.*导出成 JPEG/, heic],
    "p.dng": [/RAW/, text("II*\0\x08\0\0\0")],
    "p.tif": [/TIFF/, text("MM\0*\0\0\0\x08")],
    "p.bmp": [/BMP.*PNG/, text("BM\x46\0\0\0")],
    "p.jxl": [/JPEG XL/, text("\xff\x0a\xfa")],
    "p.psd": [/PSD/, text("8BPS\0\x01")],
    "p.pdf": [/PDF.*PNG/, text("%PDF-1.7")],
    "p.svg": [/SVG.*PNG/, text(SVG)],
    "chart.png": [/改名为“chart\.jpg”/, jpeg],
  };
  for (const [file, [says, bytes]] of Object.entries(kinds))
    assert.match(problemsWith(file, bytes)[0]?.message ?? "", says);
});

for (const [file, bytes] of Object.entries(GOOD)) {
  test(`${file} with something behind it is accepted: readers get another file`, () => {
    assert.deepEqual(problemsWith(file, Buffer.concat([bytes, ZIP])), []);
  });
}
