import sharp, { type Sharp } from "sharp";
import { renditionsOf, type Sized } from "../../domain/rendition.ts";
import { withUsualScan } from "./usual-scan.ts";

/** As at the door (src/content/picture-file.ts), should a file hold more pixels than its head says. */
const LIMIT_PIXELS = 40e6;
/** Far more than the largest picture takes. */
const LIMIT_SECONDS = 60;
/** Charts with transparent ground are drawn for paper. */
const GROUND = "#fff";

/** Pixels of a picture at one width: decoded, turned upright, in sRGB, nothing else left of the file. */
export interface Pixels {
  readonly data: Buffer;
  readonly info: { readonly width: number; readonly height: number; readonly channels: 1 | 2 | 3 | 4 };
}

/**
 * Decodes an author's picture, once, at the largest size that is wanted of it. What goes wrong with a picture goes wrong
 * here: what comes out are pixels, of which any file can be made.
 *
 * @param source bytes of the author's file
 * @throws Error of libvips when the pixels are damaged or not as many as the head of the file says
 */
export async function decodePicture(source: Buffer, picture: Sized): Promise<Pixels> {
  const image = sharp(withUsualScan(source), { limitInputPixels: LIMIT_PIXELS }).timeout({ seconds: LIMIT_SECONDS });
  const { autoOrient } = await image.metadata();
  if (autoOrient.width !== picture.width || autoOrient.height !== picture.height) {
    throw new Error(`${autoOrient.width}×${autoOrient.height} pixels instead of ${picture.width}×${picture.height}`);
  }
  const { width, height } = renditionsOf(picture).reduce((a, b) => (b.width > a.width ? b : a));
  return image
    .autoOrient()
    .resize({ width, height, fit: "fill" })
    .flatten({ background: GROUND })
    .toColourspace("srgb")
    .raw()
    .toBuffer({ resolveWithObject: true });
}

/** Pixels as an image to go on with. */
export function imageOf({ data, info }: Pixels): Sharp {
  return sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });
}
