import { CARD, focusOf, isLong, LONG_PART, startOf, WHOLE } from "./focus.ts";
import type { ShownPicture } from "./picture.ts";

/**
 * How pictures are encoded; all of it is part of their addresses (`digest`), so another recipe gives other files.
 * `steps`: widths in pixels for the places where pictures stand, at one, two and three pixels a point: lists (120), the
 * column on a phone (343) and on a desk (684); 1920 for looking closely. Effort and quality were measured
 * (docs/decisions/0008).
 */
export const RECIPE = {
  avif: { extension: "avif", steps: [360, 720, 1080, 1440], settings: { quality: 50, effort: 3 } },
  webp: { extension: "webp", steps: [240, 360, 720, 1080, 1440], settings: { quality: 75, effort: 4 } },
  jpeg: { extension: "jpg", steps: [720, 1920], settings: { quality: 75, mozjpeg: true } },
} as const;

export type Format = keyof typeof RECIPE;
/** The best first, as browsers choose. */
export const FORMATS = ["avif", "webp", "jpeg"] as const satisfies readonly Format[];

/** A part of a picture: the whole at this size, and where in it the part begins. */
export interface Cut {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
}

/** One file made from a picture. */
export interface Rendition {
  readonly format: Format;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Address on the site. The name changes with the picture, its credit and the recipe: it may be kept for ever. */
  readonly path: string;
  /** Of what it is a part; absent when it shows the whole picture. */
  readonly cut?: Cut;
}

/** What files and their addresses are made of. */
export type Sized = Pick<ShownPicture, "name" | "digest" | "width" | "height"> & {
  readonly focus?: ShownPicture["focus"] | undefined;
};

/** So many pixels high a file may be: what the formats, and those who encode them, can hold. */
const TALLEST: Readonly<Record<Format, number>> = { avif: 16_384, webp: 16_383, jpeg: 65_535 };
/** Previews smaller than this are shown small, whatever they show (developers.facebook.com/docs/sharing/webmasters/images). */
const SMALLEST_CARD = 300;
/** A step this close to the next is not worth a file. */
const NEAR = 1.15;
const DIGEST_LETTERS = 12;
/** Narrower files are for lists. IPTC credit belongs into everything that might be passed on. */
const CREDIT_FROM = 400;

/**
 * The files of a picture in one format, narrowest first; none is wider than the picture, nor so wide that it would be
 * higher than the format can hold. Of a long picture AVIF and WebP show a part, which is what stands on pages; its JPEG are whole.
 */
export function renditionsIn(format: Format, picture: Sized): Rendition[] {
  const { steps } = RECIPE[format];
  const { width, height } = picture;
  const part = format !== "jpeg" && isLong(picture);
  const tallest = part ? width : Math.floor((TALLEST[format] * width) / height);
  const widest = Math.max(1, Math.min(width, Math.max(...steps), tallest));
  return [...steps.filter((step) => step * NEAR < widest), widest].map((each) => ({
    format,
    width: each,
    ...(part ? partOf(picture, each, heightAt(each, LONG_PART)) : { height: heightAt(each, picture) }),
    path: pathOf(picture, format, String(each)),
  }));
}

function heightAt(width: number, shape: Pick<Sized, "width" | "height">): number {
  return Math.max(1, Math.round((width * shape.height) / shape.width));
}

function pathOf({ name, digest }: Sized, format: Format, width: string): string {
  return `/assets/pictures/${name}-${digest.slice(0, DIGEST_LETTERS)}-${width}.${RECIPE[format].extension}`;
}

/** A part of a picture around its focus, as wide as this or as high, whichever leaves less of it out. */
function partOf(picture: Sized, width: number, height: number): { readonly height: number; readonly cut: Cut } {
  const scale = Math.max(width / picture.width, height / picture.height);
  const whole = { width: Math.round(picture.width * scale), height: Math.round(picture.height * scale) };
  const { x, y } = focusOf(picture);
  const left = Math.round(startOf(x, width, whole.width));
  const top = Math.round(startOf(y, height, whole.height));
  return { height, cut: { ...whole, left, top } };
}

/** Whether every format can hold a picture of this shape at any width at all. */
export function canBeHeld({ width, height }: Pick<Sized, "width" | "height">): boolean {
  return height <= width * Math.min(...Object.values(TALLEST));
}

/** Every file of a picture. */
export function renditionsOf(picture: Sized): Rendition[] {
  const card = ownCardOf(picture);
  return [...FORMATS.flatMap((format) => renditionsIn(format, picture)), ...(card ? [card] : [])];
}

/** The size at which a picture has to be decoded for all of its files to be made from it. */
export function decodedSizeOf(picture: Sized): Pick<Cut, "width" | "height"> {
  return renditionsOf(picture)
    .map((rendition) => rendition.cut ?? rendition)
    .reduce((a, b) => (b.width > a.width ? b : a));
}

/** The size of what stands on a page, as large as there is. */
export function shownSizeOf(picture: Sized): Pick<Rendition, "width" | "height"> {
  return isLong(picture) ? lastOf(renditionsIn("webp", picture)) : picture;
}

/** The file to open, to share and to name to machines: a JPEG, which everything can read, as large as there is. */
export function largestOf(picture: Sized): Rendition {
  return lastOf(renditionsIn("jpeg", picture));
}

/** The JPEG for where only one size can be given and the column is narrow: old browsers, feed readers. */
export function columnSizeOf(picture: Sized): Rendition {
  const [narrowest = largestOf(picture)] = renditionsIn("jpeg", picture);
  return narrowest;
}

/** The two sizes for lists, as WebP: files that small gain nothing from AVIF. One, when the picture is hardly larger. */
export function thumbnailsOf(picture: Sized): Rendition[] {
  return renditionsIn("webp", picture).slice(0, 2);
}

/**
 * The picture of a link's preview. Those who show previews cut them to about this shape, around the middle; where that would
 * not do, because the picture is too high for it or its record says what matters, a file is cut here.
 */
export function cardOf(picture: Sized): Rendition {
  return ownCardOf(picture) ?? largestOf(picture);
}

function ownCardOf(picture: Sized): Rendition | undefined {
  const { width, height, focus } = picture;
  const fits = width * 3 >= height * 4;
  if (focus === WHOLE || (fits && !focus)) return undefined;
  const wide = Math.min(CARD.width, width, Math.floor((height * CARD.width) / CARD.height));
  if (wide < SMALLEST_CARD) return undefined;
  // A width behind a zero: no whole picture is called that.
  const path = pathOf(picture, "jpeg", `0${wide}`);
  return { format: "jpeg", width: wide, ...partOf(picture, wide, heightAt(wide, CARD)), path };
}

/** Whether the file says itself where it comes from. A JPEG always does: it is the one that gets passed on. */
export function carriesCredit({ format, width }: Rendition): boolean {
  return format === "jpeg" || width >= CREDIT_FROM;
}

function lastOf(renditions: readonly Rendition[]): Rendition {
  const last = renditions.at(-1);
  if (!last) throw new RangeError("a recipe without steps");
  return last;
}

/** Degrees between two hues of the palette in figure.css, and percent between two lightnesses. */
const HUE_STEP = 45;
const LIGHT_STEP = 15;
/** Below this saturation a colour counts as grey. */
const GREY = 0.12;

/**
 * The colour of the palette nearest to a picture's dominant one; it fills the picture's place until it is there. A name
 * and not the colour itself, because the Content-Security-Policy allows no style on the page.
 *
 * @param colour sRGB, 0 to 255
 * @returns `l30` for a grey of 30 % lightness, `l60 h135` for a green of 60 %
 */
export function toneOf({ r, g, b }: { readonly r: number; readonly g: number; readonly b: number }): string {
  const [most, least] = [Math.max(r, g, b), Math.min(r, g, b)];
  const range = most - least;
  const lightness = (most + least) / 510;
  const light = `l${Math.min(90, Math.max(15, Math.round((lightness * 100) / LIGHT_STEP) * LIGHT_STEP))}`;
  if (range === 0 || range / 255 / (1 - Math.abs(2 * lightness - 1)) < GREY) return light;
  const sixth = most === r ? (g - b) / range : most === g ? (b - r) / range + 2 : (r - g) / range + 4;
  const hue = (Math.round((sixth * 60) / HUE_STEP) * HUE_STEP + 360) % 360;
  return `${light} h${hue}`;
}

/** Whether it is the name of a tone. */
export function isTone(name: string): boolean {
  return /^l\d\d(?: h\d{1,3})?$/.test(name);
}
