import { runCommand } from "../../../src/terminal/command.ts";
import type { Command } from "../../../src/terminal/declaration.ts";
import { parsed, USUAL, wholeNumber } from "../../../src/terminal/options.ts";
import { EXIT } from "../../../src/terminal/outcome.ts";
import { benchPictures, type PictureFigures } from "./bench.ts";

const OPTIONS = {
  pictures: parsed("张数", "画多少张；1000 张大约要半小时", wholeNumber(), { default: "60" }),
  json: USUAL.json,
};
const BENCH_PICTURES: Command<typeof OPTIONS> = {
  name: "bench:pictures",
  what: "画出许多像照片的图片，生成两次网站，再只用 sharp 做同样的文件，比较用了多少处理器时间。",
  options: OPTIONS,
  exits: { 0: "都在限度之内", 1: "有一项超出", 3: "测量过程出错" },
};

/** What each figure has to keep to, and how it is said. */
const LIMITS: readonly { name: string; of(figures: PictureFigures): number; limit: number; unit: string }[] = [
  { name: "处理器时间，sharp 为 1", of: ({ ours, sharp }) => ours / sharp, limit: 1 / 0.85, unit: "" },
  { name: "第二次生成，第一次为 100", of: ({ first, second }) => (second / first) * 100, limit: 2, unit: "" },
  { name: "第二次编码的图片", of: ({ again }) => again, limit: 0, unit: " 张" },
  { name: "内存", of: ({ peak }) => peak, limit: 500, unit: " MiB" },
  { name: "手机上的头图，最大", of: ({ lead }) => lead.largest, limit: 40, unit: " KiB" },
];

/** The picture benchmark as a command. @returns the exit code; the help text lists them */
export function runPictureBench(args: readonly string[]): Promise<number> {
  return runCommand(BENCH_PICTURES, args, process, async ({ values: { pictures, json } }) => {
    const figures = await benchPictures(pictures, (text) => process.stderr.write(`${text}\n`));
    process.stdout.write(json ? `${JSON.stringify(figures)}\n` : text(figures));
    return LIMITS.every(({ of, limit }) => of(figures) <= limit) ? EXIT.done : EXIT.problems;
  });
}

function text(figures: PictureFigures): string {
  const { pictures, files, ours, sharp, first, lead } = figures;
  const lines = LIMITS.map(({ name, of, limit, unit }) => {
    const value = of(figures);
    return `  ${value <= limit ? "✓" : "✗"} ${name}：${value.toFixed(2)}${unit}（限度 ${limit.toFixed(2)}）`;
  });
  return [
    `${pictures} 张图片，${files} 个文件：每张 ${ours.toFixed(2)} 处理器秒，只用 sharp 为 ${sharp.toFixed(2)}；第一次 ${first.toFixed(1)} 秒；头图平均 ${lead.mean.toFixed(1)} KiB`,
    ...lines,
    "",
  ].join("\n");
}
