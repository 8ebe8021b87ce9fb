import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { z } from "zod";
import { RECIPE, renditionsOf } from "../../../src/domain/rendition.ts";
import { SOURCES } from "../corpus-data.ts";
import { type CorpusFolders, writePublication } from "../corpus-files.ts";
import { type Measured, measure } from "../measure.ts";
import { drawPhoto } from "./photo.ts";

const WIDTH = 1600;
const HEIGHT = 1067;
const FOLDER = "2026/01/pictures";
/** The lead on a phone of two pixels a point. */
const LEAD = /-720\.avif$/;

export interface PictureFigures {
  readonly pictures: number;
  readonly files: number;
  /** CPU seconds a picture: what the first build took more than the second, and sharp alone making the same files. */
  readonly ours: number;
  readonly sharp: number;
  /** Seconds of the step: everything encoded, and nothing. */
  readonly first: number;
  readonly second: number;
  /** Pictures that the second build encoded. */
  readonly again: number;
  /** Most memory of a build, MiB. */
  readonly peak: number;
  /** KiB of the leads on a phone: mean and largest. */
  readonly lead: { readonly mean: number; readonly largest: number };
}

const Report = z.object({
  encoded: z.number(),
  steps: z.array(z.object({ step: z.string(), seconds: z.number() })),
});

/** Builds an article of so many drawn photographs twice, then lets sharp alone make the same files. */
export async function benchPictures(pictures: number, print: (text: string) => void): Promise<PictureFigures> {
  const root = mkdtempSync(join(tmpdir(), "laiyuan-bench-pictures-"));
  try {
    print(`画 ${pictures} 张 ${WIDTH} 像素宽的图片……`);
    const { folders, photos } = await drawn(join(root, "publication"), pictures);
    const output = join(root, "site");
    const build = async (): Promise<Measured & { step: z.infer<typeof Report>["steps"][number]; encoded: number }> => {
      const where = [
        "--articles",
        folders.articles,
        "--data",
        folders.data,
        "--output",
        output,
        "--cache",
        join(root, "cache"),
      ];
      const command = ["scripts/bundled.mjs", "scripts/build.ts", "--json", "--no-search", ...where];
      const measured = await measure(process.execPath, command, process.cwd());
      const { steps, encoded } = Report.parse(JSON.parse(measured.output));
      const step = steps.find((each) => each.step === "图片");
      if (!step) throw new Error("生成的报告里没有“图片”这一步。");
      return { ...measured, step, encoded };
    };
    print("第一次生成，全部编码……");
    const first = await build();
    print(`  ${first.step.seconds.toFixed(1)} 秒；第二次生成……`);
    const second = await build();
    print(`  ${second.step.seconds.toFixed(2)} 秒；只用 sharp 做同样的文件……`);
    const alone = await sharpAlone(photos);
    const made = readdirSync(join(output, "assets/pictures"));
    const leads = made.filter((name) => LEAD.test(name)).map((name) => sizeOf(join(output, "assets/pictures", name)));
    return {
      pictures,
      files: made.length,
      ours: (first.cpu - second.cpu) / pictures,
      sharp: alone / pictures,
      first: first.step.seconds,
      second: second.step.seconds,
      again: second.encoded,
      peak: Math.max(first.peak, second.peak),
      lead: { mean: leads.reduce((sum, size) => sum + size, 0) / leads.length, largest: Math.max(...leads) },
    };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

async function drawn(root: string, count: number): Promise<{ folders: CorpusFolders; photos: string[] }> {
  const names = Array.from({ length: count }, (_, index) => `photo-${index + 1}`);
  const record = {
    id: "20260101-pictures",
    title: "示例图片",
    lede: "由程序画成，只用来测量。",
    published: "2026-01-01T00:00:00-08:00",
    kind: "original" as const,
    desk: "示例",
    section: "world",
    pictures: Object.fromEntries(
      names.map((name) => [name, { file: `${name}.jpg`, alt: "示例", credit: "source-01", licence: "示例" }]),
    ),
  };
  const markdown = `示例。\n\n${names.map((name) => `![](${name})`).join("\n\n")}\n`;
  const folders = writePublication(root, [{ slug: "pictures", folder: FOLDER, record, markdown }], SOURCES);
  const photos = names.map((name) => join(folders.articles, FOLDER, `${name}.jpg`));
  for (const [seed, file] of photos.entries()) writeFileSync(file, await drawPhoto(seed, WIDTH, HEIGHT));
  return { folders, photos };
}

/** @returns CPU seconds of sharp for the same sizes and formats, without credit, cache or anything else of ours */
async function sharpAlone(photos: readonly string[]): Promise<number> {
  sharp.concurrency(1);
  const before = process.cpuUsage();
  for (const file of photos) {
    const photo = sharp(readFileSync(file));
    for (const { format, width, height } of renditionsOf({ name: "x", digest: "x", width: WIDTH, height: HEIGHT })) {
      await photo.clone().resize({ width, height, fit: "fill" }).toFormat(format, RECIPE[format].settings).toBuffer();
    }
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

function sizeOf(file: string): number {
  return readFileSync(file).length / 1024;
}
