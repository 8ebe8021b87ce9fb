import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright/test";
import { encodePicture } from "../../src/build/pictures/encode.ts";
import { readPictureFile } from "../../src/content/picture-file.ts";
import { ProblemReport } from "../../src/content/problem-report.ts";
import { renditionsOf, type Sized } from "../../src/domain/rendition.ts";
import { decodePicture, imageOf } from "../../src/gate/pictures/decode.ts";

/** What a browser shows of a file. */
interface Seen {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue of every pixel, on white. */
  readonly pixels: Buffer;
}

/** What became of a picture. */
export type Outcome =
  /** By which code. */
  { readonly refused: string } | Made;

interface Made {
  /** What is wrong with its files, a sentence each. */
  readonly faults: readonly string[];
  /**
   * How far the pixels that they are made from, and those that the browser shows of them, are from what it shows of the original;
   * undefined when it shows nothing of that.
   */
  readonly decoded: number | undefined;
  readonly shown: number | undefined;
}

/** What readers see is the original: but for how much the encoders lose of a small drawing of sharp edges. */
export const AS_IT_IS = { faults: [], decoded: "the same", shown: "the same but for the encoder" } as const;

/** The same in words. @param most how far the decoded pixels may be, where browsers know another way from print to screen */
export function sightOf({ faults, decoded, shown }: Made, most = 1): object {
  return {
    faults,
    decoded: decoded === undefined || decoded <= most ? AS_IT_IS.decoded : decoded,
    shown: shown === undefined || shown <= most + 12 ? AS_IT_IS.shown : shown,
  };
}

const XMP = '<x:xmpmeta xmlns:x="adobe:ns:meta/"/>';

/**
 * Takes a picture through the gate and makes its files, then has a browser show them and the original. The picture has to be
 * narrower than the narrowest step, so that every file is as large as the original.
 */
export async function outcomeOf(page: Page, extension: string, bytes: Buffer): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), "laiyuan-pixels-"));
  try {
    const file = join(folder, `p.${extension}`);
    writeFileSync(file, bytes);
    const report = new ProblemReport();
    const read = readPictureFile(file, report);
    if (!read) return { refused: report.asFound.problems.map(({ code }) => code).join() };
    const picture = { name: "p", digest: "0".repeat(12), width: read.width, height: read.height };
    const bundle = await encodePicture(picture, bytes, XMP).catch(() => undefined);
    if (!bundle) return { refused: "bad-picture-file" };
    const original = await seenBy(page, extension, bytes);
    const faults: string[] = [];
    let shown: number | undefined;
    for (const { path, format, width, height, cut } of renditionsOf(picture)) {
      const seen = await seenBy(page, format, Buffer.from(bundle.get(path) ?? []));
      if (!seen) faults.push(`${path} is not shown`);
      else if (seen.width !== width || seen.height !== height) faults.push(`${path} is ${seen.width}×${seen.height}`);
      else if (original && !cut) shown = Math.max(shown ?? 0, distanceOf(original, seen));
    }
    return { faults, decoded: original && distanceOf(original, await decoded(bytes, picture)), shown };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function decoded(bytes: Buffer, picture: Sized): Promise<Seen> {
  const { width, height } = picture;
  const pixels = imageOf(await decodePicture(bytes, picture)).toColourspace("srgb");
  return { width, height, pixels: await pixels.raw().toBuffer() };
}

/** The mean difference of two pictures, 0 to 255; more than that when they are not of one size. */
function distanceOf(a: Seen, b: Seen): number {
  if (a.width !== b.width || a.height !== b.height) return 999;
  return a.pixels.reduce((sum, value, at) => sum + Math.abs(value - (b.pixels[at] ?? 0)), 0) / a.pixels.length;
}

/** @returns undefined when the browser shows nothing */
async function seenBy(page: Page, type: string, bytes: Buffer): Promise<Seen | undefined> {
  const mime = `image/${type.replace("jpg", "jpeg")}`;
  const seen = await page.evaluate(inPage, { base64: bytes.toString("base64"), mime });
  return seen && { width: seen.width, height: seen.height, pixels: Buffer.from(seen.pixels, "base64") };
}

async function inPage({ base64, mime }: { readonly base64: string; readonly mime: string }) {
  const image = new Image();
  image.src = `data:${mime};base64,${base64}`;
  const shown = await image.decode().then(
    () => true,
    () => false,
  );
  const context = document.createElement("canvas").getContext("2d");
  if (!shown || !context) return undefined;
  const { naturalWidth: width, naturalHeight: height } = image;
  Object.assign(context.canvas, { width, height });
  context.fillStyle = "#fff";
  context.fillRect(0, 0, width, height);
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  const rgb = data.filter((_, at) => at % 4 < 3);
  return { width, height, pixels: btoa(Array.from(rgb, (byte) => String.fromCharCode(byte)).join("")) };
}
