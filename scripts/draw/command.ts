import { join } from "node:path";
import { withLocks } from "../../src/disk/lock.ts";
import { replaceFile } from "../../src/disk/replace-file.ts";
import { runCommand } from "../../src/terminal/command.ts";
import type { Command } from "../../src/terminal/declaration.ts";
import { DRAWINGS } from "./drawings.ts";

const DRAW: Command<Record<never, never>> = {
  name: "draw",
  what: "重新画站务文章里的示意图，写进各篇的文件夹。要装有 Noto Sans CJK 字体；画好的图随文章一起提交。",
  options: {},
  exits: { 0: "画好了", 3: "没有画成" },
};
const ARTICLES = "src/articles";

/**
 * Draws the pictures of our own articles anew. The results are committed, because they are set in Noto Sans CJK, which
 * the machine of a build need not have.
 *
 * @returns the exit code
 */
export function runDraw(args: readonly string[]): Promise<number> {
  return runCommand(DRAW, args, process, async () => {
    const { default: sharp } = await import("sharp");
    for (const [file, draw] of Object.entries(DRAWINGS)) {
      const png = await sharp(Buffer.from(draw())).png({ palette: true, colours: 64, effort: 10 }).toBuffer();
      const print = (text: string) => process.stderr.write(`${text}\n`);
      await withLocks([ARTICLES], print, () => replaceFile(join(ARTICLES, file), png));
      process.stdout.write(`${file}（${(png.length / 1024).toFixed(0)} KB）\n`);
    }
    return undefined;
  });
}
