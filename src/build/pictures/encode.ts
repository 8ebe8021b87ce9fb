import sharp, { type Sharp } from "sharp";
import { carriesCredit, RECIPE, type Rendition, renditionsOf, type Sized } from "../../domain/rendition.ts";
import { toneOf } from "../../domain/tone.ts";
import type { Bundle } from "../bundle-cache.ts";

/** As at the door (src/content/picture-file.ts), should a file hold more pixels than its head says. */
const LIMIT_PIXELS = 40e6;
/** Far more than the largest picture takes. */
const LIMIT_SECONDS = 60;
/** Charts with transparent ground are drawn for paper. */
const GROUND = "#fff";
/** Where a bundle keeps the name of the picture's tone; addresses begin with a slash. */
const TONE = "tone";

/** Pixels of a picture at one width: decoded, turned upright, in sRGB, nothing else left of the file. */
interface Pixels {
  readonly data: Buffer;
  readonly info: { readonly width: number; readonly height: number; readonly channels: 1 | 2 | 3 | 4 };
}

/**
 * Makes all files of a picture. The source is decoded once, at the largest width that is wanted; smaller ones are made
 * from that. Nothing that stood in the source besides its pixels gets into a file (place, camera, thumbnails); the credit
 * of the record does.
 *
 * @param source bytes of the author's file
 * @param xmp packet to embed
 * @returns the files by their addresses, and the tone
 * @throws Error of libvips when the pixels are damaged or not as many as the head of the file says
 */
export async function encodePicture(picture: Sized, source: Buffer, xmp: string): Promise<Bundle> {
  const bundle = new Map<string, Uint8Array>();
  let pixels: Pixels | undefined;
  for (const rendition of renditionsOf(picture).toSorted((a, b) => b.width - a.width)) {
    pixels = pixels ? await shrink(pixels, rendition) : await decode(source, picture, rendition);
    bundle.set(rendition.path, await encode(pixels, rendition, xmp));
  }
  if (pixels) bundle.set(TONE, Buffer.from(toneOf((await raw(pixels).stats()).dominant)));
  return bundle;
}

/** The files of a bundle by their addresses. */
export function filesOf(bundle: Bundle): Bundle {
  return new Map([...bundle].filter(([path]) => path !== TONE));
}

/** The tone of the picture that a bundle was made from. */
export function toneIn(bundle: Bundle): string {
  return Buffer.from(bundle.get(TONE) ?? []).toString("utf8");
}

async function decode(source: Buffer, { width, height }: Sized, to: Rendition): Promise<Pixels> {
  const image = sharp(source, { limitInputPixels: LIMIT_PIXELS }).timeout({ seconds: LIMIT_SECONDS });
  const { autoOrient } = await image.metadata();
  if (autoOrient.width !== width || autoOrient.height !== height) {
    throw new Error(`${autoOrient.width}×${autoOrient.height} pixels instead of ${width}×${height}`);
  }
  return image
    .autoOrient()
    .resize({ width: to.width, height: to.height, fit: "fill" })
    .flatten({ background: GROUND })
    .toColourspace("srgb")
    .raw()
    .toBuffer({ resolveWithObject: true });
}

async function shrink(pixels: Pixels, { width, height }: Rendition): Promise<Pixels> {
  if (pixels.info.width === width) return pixels;
  return raw(pixels).resize({ width, height, fit: "fill" }).raw().toBuffer({ resolveWithObject: true });
}

function encode(pixels: Pixels, rendition: Rendition, xmp: string): Promise<Buffer> {
  const image = raw(pixels).toFormat(rendition.format, RECIPE[rendition.format].settings);
  return (carriesCredit(rendition) ? image.withXmp(xmp) : image).toBuffer();
}

function raw({ data, info }: Pixels): Sharp {
  return sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });
}
