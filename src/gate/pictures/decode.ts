import sharp, { type Sharp } from "sharp";
import { turned } from "../../content/exif-orientation.ts";
import { pictureTypeOf, structureOf } from "../../content/picture-structure.ts";
import { decodedSizeOf, type Sized } from "../../domain/rendition.ts";

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
 * here: what comes out are pixels, of which any file can be made. The decoder is given the picture alone, and told how to turn
 * it: what else a file holds, nobody reads.
 *
 * @param source bytes of the author's file
 * @throws Error of libvips when the pixels are damaged or not as many as the head of the file says
 */
export async function decodePicture(source: Buffer, picture: Sized): Promise<Pixels> {
  const type = pictureTypeOf(source);
  const structure = type && structureOf(type, source);
  if (!structure) throw new Error("no picture any more");
  const { orientation } = structure;
  const image = sharp(structure.picture, { limitInputPixels: LIMIT_PIXELS }).timeout({ seconds: LIMIT_SECONDS });
  const head = await image.metadata();
  const found = turned(head.width, head.height, orientation);
  if (found.width !== picture.width || found.height !== picture.height) {
    throw new Error(`${found.width}×${found.height} pixels instead of ${picture.width}×${picture.height}`);
  }
  const wanted = decodedSizeOf(picture);
  const { width, height } = turned(wanted.width, wanted.height, orientation);
  // Of sixteen bits the library makes Display P3 on the way, and leaves it at that unless it is asked.
  const coloured = head.depth === "ushort" && head.hasProfile ? image.withIccProfile("srgb", { attach: false }) : image;
  return upright(coloured.resize({ width, height, fit: "fill" }), orientation)
    .flatten({ background: GROUND })
    .toColourspace("srgb")
    .raw()
    .toBuffer({ resolveWithObject: true });
}

/** What EXIF's eight orientations ask for: mirrored first, then turned clockwise (CIPA DC-008, 4.6.5.1). */
const TURNS = [0, 0, 0, 180, 180, 270, 90, 90, 270] as const;
const MIRRORED = new Set([2, 4, 5, 7]);

function upright(image: Sharp, orientation: number): Sharp {
  const turn = TURNS[orientation];
  const mirrored = MIRRORED.has(orientation) ? image.flop() : image;
  return turn ? mirrored.rotate(turn) : mirrored;
}

/** Pixels as an image to go on with. */
export function imageOf({ data, info }: Pixels): Sharp {
  return sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });
}
