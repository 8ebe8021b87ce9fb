import { join } from "node:path";
import sharp from "sharp";
import { withLocks } from "../../src/disk/lock.ts";
import { replaceFile } from "../../src/disk/replace-file.ts";
import { DRAWINGS } from "./drawings.ts";

const HELP = `用法：npm run draw

  重新画站务文章里的示意图，写进各篇的文件夹。要装有 Noto Sans CJK 字体；画好的图随文章一起提交。
`;
const ARTICLES = "src/articles";

/**
 * Draws the pictures of our own articles anew. The results are committed, because they are set in Noto Sans CJK, which
 * the machine of a build need not have.
 *
 * @returns the exit code
 */
export async function runDraw(args: readonly string[]): Promise<number> {
  if (args.length > 0) {
    const asked = args.includes("--help");
    (asked ? process.stdout : process.stderr).write(HELP);
    return asked ? 0 : 2;
  }
  for (const [file, draw] of Object.entries(DRAWINGS)) {
    const png = await sharp(Buffer.from(draw())).png({ palette: true, colours: 64, effort: 10 }).toBuffer();
    const print = (text: string) => process.stderr.write(`${text}\n`);
    await withLocks([ARTICLES], print, () => replaceFile(join(ARTICLES, file), png));
    process.stdout.write(`${file}（${(png.length / 1024).toFixed(0)} KB）\n`);
  }
  return 0;
}
