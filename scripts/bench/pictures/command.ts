import { parseArgs } from "node:util";
import { UsageError } from "../../../src/build/usage-error.ts";
import { wholeNumber } from "../options.ts";
import { benchPictures, type PictureFigures } from "./bench.ts";

const HELP = `用法：npm run bench:pictures -- [选项]

  画出许多像照片的图片，生成两次网站，再只用 sharp 做同样的文件，比较用了多少处理器时间。

选项：
  --pictures <张数>   画多少张                  （默认 60；1000 张大约要半小时）
  --json              结果用 JSON 写到标准输出
  --help              显示这段说明

退出码：0 都在限度之内；1 有一项超出；2 用法不对；3 测量过程出错。
`;

const EXIT = { good: 0, beyond: 1, usage: 2, failed: 3 } as const;

/** What each figure has to keep to, and how it is said. */
const LIMITS: readonly { name: string; of(figures: PictureFigures): number; limit: number; unit: string }[] = [
  { name: "处理器时间，sharp 为 1", of: ({ ours, sharp }) => ours / sharp, limit: 1 / 0.85, unit: "" },
  { name: "第二次生成，第一次为 100", of: ({ first, second }) => (second / first) * 100, limit: 2, unit: "" },
  { name: "第二次编码的图片", of: ({ again }) => again, limit: 0, unit: " 张" },
  { name: "内存", of: ({ peak }) => peak, limit: 500, unit: " MiB" },
  { name: "手机上的头图，最大", of: ({ lead }) => lead.largest, limit: 40, unit: " KiB" },
];

/** The picture benchmark as a command. @returns the exit code; the help text lists them */
export async function runPictureBench(args: readonly string[]): Promise<number> {
  const print = (text: string) => process.stderr.write(`${text}\n`);
  try {
    const values = parse(args);
    if (values.help) {
      process.stdout.write(HELP);
      return EXIT.good;
    }
    const figures = await benchPictures(wholeNumber("--pictures", values.pictures), print);
    process.stdout.write(values.json ? `${JSON.stringify(figures)}\n` : text(figures));
    return LIMITS.every(({ of, limit }) => of(figures) <= limit) ? EXIT.good : EXIT.beyond;
  } catch (error) {
    print(`✗ ${error instanceof Error ? error.message : String(error)}`);
    return error instanceof UsageError ? EXIT.usage : EXIT.failed;
  }
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

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        pictures: { type: "string", default: "60" },
        json: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError(`看不懂的选项：${error instanceof Error ? error.message : String(error)}`);
  }
}
