import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { browserSources, findBrowser } from "../runner/find-browser.ts";
import { photograph } from "./photographer.ts";
import { contactSheet } from "./sheet.tsx";
import { allShots, designShots } from "./shots.ts";

const FOLDER = ".sheet";
const DESIGN_FOLDER = "docs/design";

const HELP = `用法：npm run sheet [-- 选项]

  把每一种页面按简繁、浅色深色、320/375/768/1440 像素各拍一张，合成一页样张，供人过目。
  写进 ${FOLDER}/，打开 ${FOLDER}/index.html 看。

选项：
  --only <词>   只拍名字里有这个词的页面，可以写几次，如 --only article
  --design      只重拍 ${DESIGN_FOLDER}/ 里的几张
  --json        拍了哪些，写成 JSON
  --help        显示这段说明

退出码：0 拍好；1 没有拍成；2 用法不对。
`;

/** @returns the exit code; the help text lists them */
export async function sheet(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (options === undefined) return 2;
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const shots = options.design ? designShots() : allShots(options.only);
  if (shots.length === 0) {
    process.stderr.write(`✗ 没有哪种页面的名字里有：${options.only.join("、")}\n`);
    return 2;
  }
  const folder = options.design ? DESIGN_FOLDER : FOLDER;
  try {
    const browser = findBrowser(browserSources(), print);
    await photograph({ browser, shots, folder, firstScreen: options.design, print });
    const page = join(folder, "index.html");
    if (!options.design) writeFileSync(page, contactSheet(shots));
    if (options.json) process.stdout.write(`${JSON.stringify({ folder, shots: shots.map(({ file }) => file) })}\n`);
    print(options.design ? `已重拍 ${shots.length} 张` : `共 ${shots.length} 张，请打开 ${page}`);
    return 0;
  } catch (error) {
    process.stderr.write(`✗ 没有拍成：${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}

function readOptions(args: readonly string[]) {
  const options = {
    only: { type: "string", multiple: true },
    design: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  } as const;
  try {
    const { only = [], ...flags } = parseArgs({ args: [...args], options }).values;
    return { only, ...flags };
  } catch (error) {
    process.stderr.write(`✗ ${error instanceof Error ? error.message : String(error)}\n`);
    return undefined;
  }
}

function print(text: string): void {
  process.stderr.write(`${text}\n`);
}
