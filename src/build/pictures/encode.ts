import { pictureTypeOf } from "../../content/picture-structure.ts";
import {
  carriesCredit,
  isTone,
  RECIPE,
  type Rendition,
  renditionsOf,
  type Sized,
  toneOf,
} from "../../domain/rendition.ts";
import { decodePicture, imageOf, type Pixels } from "../../gate/pictures/decode.ts";
import type { Bundle } from "../bundle-cache.ts";

/** Where a bundle keeps the name of the picture's tone; addresses begin with a slash. */
const TONE = "tone";

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
  for (const rendition of renditionsOf(picture).toSorted((a, b) => wholeOf(b).width - wholeOf(a).width)) {
    pixels = pixels ? await shrink(pixels, wholeOf(rendition)) : await decodePicture(source, picture);
    bundle.set(rendition.path, await encode(pixels, rendition, xmp));
  }
  if (pixels) bundle.set(TONE, Buffer.from(toneOf((await imageOf(pixels).stats()).dominant)));
  return bundle;
}

/** The files of a bundle by their addresses. */
export function filesOf(bundle: Bundle): Bundle {
  return new Map([...bundle].filter(([path]) => path !== TONE));
}

/** Whether these are the files of a picture: all of them and no others, each a picture of its format, and a tone. */
export function isBundleOf(picture: Sized, bundle: Bundle): boolean {
  const wanted = renditionsOf(picture);
  return (
    bundle.size === wanted.length + 1 &&
    isTone(toneIn(bundle)) &&
    wanted.every(({ path, format }) => pictureTypeOf(Buffer.from(bundle.get(path) ?? [])) === format)
  );
}

/** The tone of the picture that a bundle was made from. */
export function toneIn(bundle: Bundle): string {
  return Buffer.from(bundle.get(TONE) ?? []).toString("utf8");
}

/** The size of the whole picture, of which a file may show a part. */
function wholeOf({ cut, ...file }: Rendition): Size {
  return cut ?? file;
}

type Size = Pick<Rendition, "width" | "height">;

async function shrink(pixels: Pixels, { width, height }: Size): Promise<Pixels> {
  if (pixels.info.width === width) return pixels;
  return imageOf(pixels).resize({ width, height, fit: "fill" }).raw().toBuffer({ resolveWithObject: true });
}

function encode(pixels: Pixels, rendition: Rendition, xmp: string): Promise<Buffer> {
  const { format, width, height, cut } = rendition;
  const shown = cut ? imageOf(pixels).extract({ left: cut.left, top: cut.top, width, height }) : imageOf(pixels);
  const image = shown.toFormat(format, RECIPE[format].settings);
  return (carriesCredit(rendition) ? image.withXmp(xmp) : image).toBuffer();
}
