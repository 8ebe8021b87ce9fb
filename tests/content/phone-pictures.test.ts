import assert from "node:assert/strict";
import { test } from "node:test";
import sharp from "sharp";
import { pictureTypeOf, structureOf } from "../../src/content/picture-structure.ts";
import { decodePicture } from "../../src/gate/pictures/decode.ts";
import { drawing, pngChunk } from "../fixtures/drawn-pictures.ts";
import {
  apertureBox,
  avifWith,
  damagedChunk,
  drawings,
  exifSegment,
  jpegSegment,
  jpegWith,
  mirrorBox,
  orientationTag,
  pngWith,
  turnBox,
  webpWithExif,
  withScanHead,
} from "../fixtures/phone-pictures.ts";

const [WIDTH, HEIGHT] = [60, 40] as const;
const made = await drawings(WIDTH, HEIGHT);
const { jpeg, png, webp, avif, gif } = made;
const ascii = (text: string) => Buffer.from(text, "latin1");
const BEHIND = ascii("PK\x03\x04<script>alert(1)</script>");
const end = jpeg.length - 2;

/** What a page would say and show of a file; undefined when it is refused. */
async function shown(bytes: Buffer) {
  const type = pictureTypeOf(bytes);
  const structure = type && structureOf(type, bytes);
  if (!structure || structure.animated) return undefined;
  const { width, height } = structure;
  try {
    const { data, info } = await decodePicture(bytes, { name: "p", digest: "0".repeat(12), width, height });
    return info.width === width && info.height === height ? { width, height, data } : "not as its page says";
  } catch {
    return undefined;
  }
}

function sizeOf(found: Awaited<ReturnType<typeof shown>>): unknown {
  return typeof found === "object" ? [found.width, found.height] : found;
}

/** What is odd about a file, beside the same without that. */
const ODD: Readonly<Record<string, readonly [odd: Buffer, usual: Buffer]>> = {
  ...Object.fromEntries(
    Object.entries(made).map(([format, bytes]) => [
      `a ${format} with a page and an archive behind it`,
      [Buffer.concat([bytes, BEHIND]), bytes],
    ]),
  ),
  "a motion photo": [Buffer.concat([jpeg, ascii("\0\0\0\x18ftypmp42"), Buffer.alloc(900, 7)]), jpeg],
  "a JPEG with a second one behind it": [Buffer.concat([jpeg, jpeg, Buffer.alloc(300)]), jpeg],
  "an AVIF with zeros behind it": [Buffer.concat([avif, Buffer.alloc(5)]), avif],
  "an AVIF that calls itself MIAF first": [Buffer.from(avif).fill("mif1", 8, 12), avif],
  "a text chunk whose checksum is wrong": [pngWith(png, damagedChunk("tEXt", ascii("Comment\0x"))), png],
  "a turn whose checksum is wrong": [pngWith(png, damagedChunk("eXIf", orientationTag(6))), png],
  "a density whose checksum is wrong": [pngWith(png, damagedChunk("pHYs", Buffer.alloc(9))), png],
  "a turn behind the pixels": [
    Buffer.concat([png.subarray(0, -12), pngChunk("eXIf", orientationTag(6)), png.subarray(-12)]),
    png,
  ],
  "a PNG that ends with its pixels": [png.subarray(0, -12), png],
  "a GIF without an end": [gif.subarray(0, -1), gif],
  "a WebP whose list is a byte shorter than it says": [Buffer.from(webp).fill(webp.readUInt8(4) + 1, 4, 5), webp],
  "a scan of 0 0 0": [withScanHead(jpeg, [0, 0, 0]), jpeg],
  "a scan of 255 255 255": [withScanHead(jpeg, [255, 255, 255]), jpeg],
  "a scan of 1 63 0": [withScanHead(jpeg, [1, 63, 0]), jpeg],
  "zeros between segments": [jpegWith(jpeg, jpegSegment(0xe5, ascii("x")), Buffer.alloc(3)), jpeg],
  "a segment of no length": [jpegWith(jpeg, Buffer.from([0xff, 0xe5, 0, 0])), jpeg],
  "a marker that stands alone": [jpegWith(jpeg, Buffer.from([0xff, 0xd0, 0xff, 0x01])), jpeg],
  "colours kept in an unknown way": [
    jpegWith(jpeg, jpegSegment(0xee, Buffer.concat([ascii("Adobe\0"), Buffer.from([100, 0, 0, 0, 0, 7])]))),
    jpeg,
  ],
  "a broken profile": [
    jpegWith(jpeg, jpegSegment(0xe2, Buffer.concat([ascii("ICC_PROFILE\0\x01\x02"), Buffer.alloc(99)]))),
    jpeg,
  ],
  "bytes before the end": [
    Buffer.concat([jpeg.subarray(0, end), Buffer.from([0, 0, 18, 52]), jpeg.subarray(end)]),
    jpeg,
  ],
};

for (const [what, [odd, usual]] of Object.entries(ODD)) {
  test(`${what} is shown as if nothing were the matter`, async () => {
    const expected = await shown(usual);
    assert.ok(expected);
    assert.deepEqual(await shown(odd), expected);
  });
}

test("nothing but the picture gets to a decoder: not what is behind it, not what describes it", () => {
  const secret = ascii("nothing-of-this-leaves-the-house");
  const files = [
    jpegWith(jpeg, exifSegment(Buffer.concat([orientationTag(6), secret])), jpegSegment(0xfe, secret)),
    pngWith(png, pngChunk("tEXt", Buffer.concat([ascii("Comment\0"), secret]))),
    ...Object.values(made).map((bytes) => Buffer.concat([bytes, secret])),
  ];
  for (const bytes of files) {
    const type = pictureTypeOf(bytes);
    const structure = type && structureOf(type, bytes);
    assert.ok(structure && !structure.picture.includes(secret), type);
  }
});

const inFormats = (tag: Buffer): readonly (readonly [string, Buffer])[] => [
  ["jpeg", jpegWith(jpeg, exifSegment(tag))],
  ["png", pngWith(png, pngChunk("eXIf", tag))],
  ["webp", webpWithExif(webp, WIDTH, HEIGHT, tag)],
];

test("a picture is turned as EXIF says from 1 to 8, in either order of bytes, and by nothing else", async () => {
  for (const order of ["II", "MM"] as const) {
    for (const orientation of [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 65_535]) {
      for (const [format, bytes] of inFormats(orientationTag(orientation, order))) {
        const found = await shown(bytes);
        const { data, info } = await sharp(bytes).autoOrient().raw().toBuffer({ resolveWithObject: true });
        const expected = { width: info.width, height: info.height, data };
        assert.deepEqual(found, expected, `${format} ${order} ${orientation}`);
      }
    }
  }
});

test("what browsers do not read turns nothing: a number of another type, a second EXIF, one that is cut off", async () => {
  const upright = await shown(jpeg);
  const turned = await shown(jpegWith(jpeg, exifSegment(orientationTag(6))));
  const cut = orientationTag(6).subarray(0, 15);
  for (const parts of [[orientationTag(6, "MM", 4)], [orientationTag(1), orientationTag(6)], [cut], [ascii("??")]])
    assert.deepEqual(await shown(jpegWith(jpeg, ...parts.map(exifSegment))), upright);
  assert.deepEqual(await shown(jpegWith(jpeg, exifSegment(orientationTag(6)), exifSegment(orientationTag(1)))), turned);
  assert.deepEqual(sizeOf(turned), [HEIGHT, WIDTH]);
});

test("the boxes of an AVIF turn, mirror and cut it, and its size is that of what is seen", async () => {
  const upright = await shown(avif);
  assert.ok(typeof upright === "object");
  const raw = () => sharp(upright.data, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } });
  for (const quarters of [0, 1, 2, 3]) {
    for (const axis of [undefined, 0, 1]) {
      const boxes = [turnBox(quarters), ...(axis === undefined ? [] : [mirrorBox(axis)])];
      const turn = await raw()
        .rotate((360 - quarters * 90) % 360)
        .toBuffer({ resolveWithObject: true });
      const { width, height } = turn.info;
      const mirrored = sharp(turn.data, { raw: { width, height, channels: 3 } });
      const data = await (axis === undefined ? mirrored : axis === 0 ? mirrored.flip() : mirrored.flop()).toBuffer();
      assert.deepEqual(await shown(avifWith(avif, ...boxes)), { width, height, data }, `${quarters} ${axis}`);
    }
  }
  const cut = await shown(avifWith(avif, apertureBox(40, 20), turnBox(1)));
  assert.deepEqual(sizeOf(cut), [20, 40]);
});

test("a picture of sixteen bits has the colours of the same in eight", async () => {
  const p3 = () => drawing(WIDTH, HEIGHT).withIccProfile("p3");
  const [deep, flat] = await Promise.all([
    shown(await p3().toColourspace("rgb16").png().toBuffer()),
    shown(await p3().png().toBuffer()),
  ]);
  assert.ok(typeof deep === "object" && typeof flat === "object");
  for (const [at, value] of flat.data.entries()) assert.ok(Math.abs(value - (deep.data[at] ?? 0)) <= 2, String(at));
});

test("of a picture that was cut off somewhere either nothing is shown or all of it", async () => {
  const progressive = await drawing(WIDTH, HEIGHT).jpeg({ progressive: true }).toBuffer();
  for (const bytes of [...Object.values(made), progressive]) {
    const whole = await shown(bytes);
    for (let length = 30; length < bytes.length; length += 7) {
      const found = await shown(bytes.subarray(0, length));
      if (found) assert.deepEqual(found, whole, `${pictureTypeOf(bytes)} ${length} of ${bytes.length}`);
    }
  }
});
