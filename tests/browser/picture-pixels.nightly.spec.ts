import type { Sharp } from "sharp";
import { between, pick, type Random, seededRandom } from "../../scripts/bench/random.ts";
import { drawing, pngChunk } from "../fixtures/drawn-pictures.ts";
import {
  avifWith,
  damagedChunk,
  exifSegment,
  jpegSegment,
  jpegWith,
  mirrorBox,
  orientationTag,
  pngWith,
  turnBox,
  withScanHead,
} from "../fixtures/phone-pictures.ts";
import { AS_IT_IS, outcomeOf, sightOf } from "./picture-pixels.ts";
import { expect, test } from "./watch.ts";

const PARTS = 4;
const PER_PART = 100;
const [WIDTH, HEIGHT] = [60, 40] as const;

test.describe.configure({ timeout: 300_000 });

const CODES = /^(?:bad-picture-file|animated-picture|picture-too-large)$/;

type Change = (bytes: Buffer, random: Random) => Buffer;
interface Kind {
  readonly extension: string;
  readonly colours: readonly [(image: Sharp) => Promise<Buffer>, ...((image: Sharp) => Promise<Buffer>)[]];
  /** What phones and programs do to a file of this kind. */
  readonly oddities: readonly [Change, ...Change[]];
}

const grey = (image: Sharp) => image.greyscale().toColourspace("b-w");
const orientation = (random: Random) => orientationTag(between(random, 0, 9), pick(random, ["II", "MM"]));
const text = Buffer.from("Comment\0words");

const KINDS: readonly [Kind, ...Kind[]] = [
  {
    extension: "jpg",
    colours: [
      (image) => image.jpeg({ quality: 95 }).toBuffer(),
      (image) => image.jpeg({ quality: 90, progressive: true }).toBuffer(),
      (image) => grey(image).jpeg().toBuffer(),
      (image) => image.withIccProfile("p3").jpeg({ quality: 95 }).toBuffer(),
    ],
    oddities: [
      (bytes, random) => jpegWith(bytes, exifSegment(orientation(random))),
      (bytes, random) => jpegWith(bytes, exifSegment(orientation(random)), exifSegment(orientation(random))),
      (bytes, random) =>
        withScanHead(bytes, [between(random, 0, 255), between(random, 0, 255), between(random, 0, 255)]),
      (bytes, random) =>
        jpegWith(bytes, jpegSegment(0xe5, text), Buffer.alloc(between(random, 1, 5), between(random, 0, 254))),
    ],
  },
  {
    extension: "png",
    colours: [
      (image) => image.png().toBuffer(),
      (image) => image.png({ palette: true }).toBuffer(),
      (image) => image.ensureAlpha(0.4).png({ progressive: true }).toBuffer(),
      (image) => image.ensureAlpha(0.4).png({ palette: true }).toBuffer(),
      (image) => grey(image).png().toBuffer(),
      (image) => image.toColourspace("rgb16").withIccProfile("p3").png().toBuffer(),
    ],
    oddities: [
      (bytes, random) => pngWith(bytes, pngChunk("eXIf", orientation(random))),
      (bytes, random) =>
        pngWith(bytes, damagedChunk(pick(random, ["tEXt", "iTXt", "zTXt", "eXIf", "sRGB", "tIME"]), text)),
    ],
  },
  {
    extension: "webp",
    colours: [
      (image) => image.webp({ quality: 95 }).toBuffer(),
      (image) => image.ensureAlpha(0.4).webp({ lossless: true }).toBuffer(),
      (image) => image.withIccProfile("p3").webp({ quality: 95 }).toBuffer(),
    ],
    oddities: [(bytes) => bytes],
  },
  {
    extension: "avif",
    colours: [
      (image) => image.avif({ quality: 90, effort: 0 }).toBuffer(),
      (image) => image.avif({ quality: 90, effort: 0, bitdepth: 10 }).toBuffer(),
    ],
    oddities: [
      (bytes, random) => avifWith(bytes, turnBox(between(random, 0, 3))),
      (bytes, random) => avifWith(bytes, turnBox(between(random, 0, 3)), mirrorBox(between(random, 0, 1))),
    ],
  },
  { extension: "gif", colours: [(image) => image.gif().toBuffer()], oddities: [(bytes) => bytes] },
];

/** What happens to any file on its way. */
const ACCIDENTS: readonly [Change, ...Change[]] = [
  (bytes) => bytes,
  (bytes, random) => Buffer.concat([bytes, Buffer.alloc(between(random, 1, 900), between(random, 0, 255))]),
  (bytes) => Buffer.concat([bytes, bytes]),
  (bytes, random) => bytes.subarray(0, between(random, bytes.length >> 1, bytes.length - 1)),
  flipped,
];
/** Of a bit of its colour profile or its codec's settings each decoder makes something else; size and turn are the same. */
const ANY_COLOUR = 255;

function flipped(bytes: Buffer, random: Random): Buffer {
  const copy = Buffer.from(bytes);
  const at = between(random, 0, bytes.length - 1);
  copy.writeUInt8(copy.readUInt8(at) ^ (1 << between(random, 0, 7)), at);
  return copy;
}

for (let part = 0; part < PARTS; part += 1) {
  test(`a picture is refused, or readers see what the browser shows of it, part ${part + 1}`, async ({ page }) => {
    await page.goto("about:blank");
    for (let seed = part; seed < PARTS * PER_PART; seed += PARTS) {
      const random = seededRandom(seed);
      const kind = pick(random, KINDS);
      const whole = pick(random, kind.oddities)(await pick(random, kind.colours)(drawing(WIDTH, HEIGHT)), random);
      const accident = pick(random, ACCIDENTS);
      const outcome = await outcomeOf(page, kind.extension, accident(whole, random));
      const what = `seed ${seed}, ${kind.extension}`;
      if ("refused" in outcome) expect.soft(outcome.refused, what).toMatch(CODES);
      else expect.soft(sightOf(outcome, accident === flipped ? ANY_COLOUR : undefined), what).toEqual(AS_IT_IS);
    }
  });
}

test("what is made for print is shown in colours close to the browser's own", async ({ page }) => {
  await page.goto("about:blank");
  const cmyk = drawing(WIDTH, HEIGHT).toColourspace("cmyk");
  for (const bytes of [
    await cmyk.clone().jpeg().toBuffer(),
    await cmyk.clone().withIccProfile("cmyk").jpeg().toBuffer(),
  ]) {
    const outcome = await outcomeOf(page, "jpg", bytes);
    expect("faults" in outcome && sightOf(outcome, 16)).toEqual(AS_IT_IS);
  }
});
