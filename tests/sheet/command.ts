import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { runCommand } from "../../src/terminal/command.ts";
import type { Command } from "../../src/terminal/declaration.ts";
import { flag, values } from "../../src/terminal/options.ts";
import { Refusal, UsageError } from "../../src/terminal/outcome.ts";
import { browserSources, findBrowser } from "../runner/find-browser.ts";
import { contactSheet } from "./sheet.tsx";

const FOLDER = ".sheet";
const DESIGN_FOLDER = "docs/design";

const OPTIONS = {
  only: values("词", "只拍名字里有这个词的页面，可以写几次，如 --only article"),
  design: flag(`只重拍 ${DESIGN_FOLDER}/ 里的几张`),
  json: flag("拍了哪些，写成 JSON"),
};
const SHEET: Command<typeof OPTIONS> = {
  name: "sheet",
  what: `把每一种页面按简繁、浅色深色、320/375/768/1440 像素各拍一张，合成一页样张，供人过目。
写进 ${FOLDER}/，打开 ${FOLDER}/index.html 看。`,
  options: OPTIONS,
  exits: { 0: "拍好", 1: "没有拍成" },
};

/** @returns the exit code; the help text lists them */
export function sheet(args: readonly string[]): Promise<number> {
  return runCommand(SHEET, args, process, async ({ values: { only, design, json } }) => {
    const { allShots, designShots } = await import("./shots.ts");
    const shots = design ? designShots() : allShots(only);
    if (shots.length === 0) throw new UsageError(`没有哪种页面的名字里有：${only.join("、")}`);
    const folder = design ? DESIGN_FOLDER : FOLDER;
    const { photograph } = await import("./photographer.ts");
    try {
      const browser = findBrowser(browserSources(), print);
      await photograph({ browser, shots, folder, firstScreen: design, print });
      const page = join(folder, "index.html");
      if (!design) writeFileSync(page, contactSheet(shots));
      if (json) process.stdout.write(`${JSON.stringify({ folder, shots: shots.map(({ file }) => file) })}\n`);
      print(design ? `已重拍 ${shots.length} 张` : `共 ${shots.length} 张，请打开 ${page}`);
      return undefined;
    } catch (error) {
      throw new Refusal(`没有拍成：${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
  });
}

function print(text: string): void {
  process.stderr.write(`${text}\n`);
}
