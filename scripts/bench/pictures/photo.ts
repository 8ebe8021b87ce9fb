import sharp from "sharp";
import { type Random, seededRandom } from "../random.ts";

/** Cells across, and how far each moves the colour: from the light of a scene down to its texture. */
const OCTAVES = [
  [4, 80],
  [12, 45],
  [40, 25],
  [130, 13],
  [400, 6],
] as const;
const GRAIN = 6;
const SHAPES = 14;

/**
 * A picture as hard to compress as a photograph: clouds of colour at every scale, edges, and the grain of a sensor. The
 * same for the same seed.
 *
 * @returns JPEG of quality 92
 */
export async function drawPhoto(seed: number, width: number, height: number): Promise<Buffer> {
  const random = seededRandom(seed);
  const sum = new Float32Array(width * height * 3).fill(128);
  for (const [cells, weight] of OCTAVES) {
    const layer = await cloud(random, cells, width, height);
    for (let at = 0; at < sum.length; at += 1) sum[at] = (sum[at] ?? 0) + (((layer[at] ?? 128) - 128) / 128) * weight;
  }
  const pixels = Uint8ClampedArray.from(sum, (value) => value + (random() - 0.5) * GRAIN);
  return sharp(Buffer.from(pixels.buffer), { raw: { width, height, channels: 3 } })
    .composite([{ input: Buffer.from(shapes(random, width, height)) }])
    .jpeg({ quality: 92 })
    .toBuffer();
}

function cloud(random: Random, cells: number, width: number, height: number): Promise<Buffer> {
  const rows = Math.max(2, Math.round((cells * height) / width));
  const noise = Buffer.from(Array.from({ length: cells * rows * 3 }, () => Math.floor(random() * 256)));
  return sharp(noise, { raw: { width: cells, height: rows, channels: 3 } })
    .resize({ width, height, fit: "fill", kernel: "cubic" })
    .raw()
    .toBuffer();
}

function shapes(random: Random, width: number, height: number): string {
  const drawn = Array.from({ length: SHAPES }, () => {
    const colour = [0, 1, 2].map(() => Math.floor(random() * 256)).join();
    const place = `cx="${random() * width}" cy="${random() * height}"`;
    return `<ellipse ${place} rx="${(random() * width) / 8}" ry="${(random() * height) / 6}" fill="rgb(${colour})" opacity="0.6"/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${drawn.join("")}</svg>`;
}
