import { drawing, pngChunk } from "../fixtures/drawn-pictures.ts";
import {
  avifWith,
  damagedChunk,
  drawings,
  exifSegment,
  jpegWith,
  mirrorBox,
  orientationTag,
  pngWith,
  turnBox,
} from "../fixtures/phone-pictures.ts";
import { AS_IT_IS, outcomeOf, sightOf } from "./picture-pixels.ts";
import { expect, test } from "./watch.ts";

const [WIDTH, HEIGHT] = [60, 40] as const;
const BEHIND = Buffer.from("<script>alert(1)</script>");

test("of pictures as phones make them readers see in every format what the browser shows of the original", async ({
  page,
}) => {
  const { jpeg, png, webp, avif, gif } = await drawings(WIDTH, HEIGHT);
  const deep = await drawing(WIDTH, HEIGHT).toColourspace("rgb16").withIccProfile("p3").png().toBuffer();
  const clear = await drawing(WIDTH, HEIGHT).ensureAlpha(0.4).png({ palette: true }).toBuffer();
  const files: Readonly<Record<string, readonly [extension: string, bytes: Buffer]>> = {
    "a photograph on its side": ["jpg", Buffer.concat([jpegWith(jpeg, exifSegment(orientationTag(6))), BEHIND])],
    "a mirrored one": ["png", pngWith(png, pngChunk("eXIf", orientationTag(5)), damagedChunk("tEXt", BEHIND))],
    "one whose orientation is none": ["jpg", jpegWith(jpeg, exifSegment(orientationTag(9)))],
    "sixteen bits of Display P3": ["png", deep],
    "a transparent palette": ["png", clear],
    "a WebP with something behind it": ["webp", Buffer.concat([webp, BEHIND])],
    "an AVIF on its side, in a mirror": ["avif", avifWith(avif, turnBox(3), mirrorBox(1))],
    "a GIF": ["gif", Buffer.concat([gif, BEHIND])],
  };
  await page.goto("about:blank");
  for (const [what, [extension, bytes]] of Object.entries(files)) {
    const outcome = await outcomeOf(page, extension, bytes);
    expect("faults" in outcome && sightOf(outcome), what).toEqual(AS_IT_IS);
  }
});
