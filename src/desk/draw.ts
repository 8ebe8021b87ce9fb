import { writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { DRAWINGS } from "./drawings/drawings.ts";

const ARTICLES = "src/articles";

/**
 * Draws the pictures of our own articles anew. The results are committed, because they are set in Noto Sans CJK, which
 * the machine of a build need not have.
 *
 * @returns the exit code
 */
export async function runDraw(): Promise<number> {
  for (const [file, draw] of Object.entries(DRAWINGS)) {
    const png = await sharp(Buffer.from(draw())).png({ palette: true, colours: 64, effort: 10 }).toBuffer();
    writeFileSync(join(ARTICLES, file), png);
    process.stdout.write(`${file}（${(png.length / 1024).toFixed(0)} KB）\n`);
  }
  return 0;
}
