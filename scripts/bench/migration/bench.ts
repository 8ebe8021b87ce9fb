import { once } from "node:events";
import { createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { z } from "zod";
import { SOURCES } from "../corpus-data.ts";
import { writePublication } from "../corpus-files.ts";
import { type Measured, measure } from "../measure.ts";
import { sampleExport } from "./export.ts";

/** What moving one export in took. */
export interface MoveFigures extends Pick<Measured, "wall" | "cpu" | "peak" | "others"> {
  readonly posts: number;
  /** Of the export. */
  readonly bytes: number;
}

/** So many posts of the generator are a gigabyte. */
export const GIGABYTE = 117_200;

/**
 * Moves made-up exports in, one after the other, each into an empty publication, and measures the command without the process that
 * watches over it.
 *
 * @param sizes posts of each export
 * @param write whether articles are written, or only looked at
 * @throws Error when the command fails, or what it took in and what it set aside are not all there is
 */
export async function benchMoves(
  sizes: readonly number[],
  write: boolean,
  print: (text: string) => void,
): Promise<MoveFigures[]> {
  const root = mkdtempSync(join(tmpdir(), "laiyuan-bench-migrate-"));
  try {
    const figures: MoveFigures[] = [];
    // Whoever is the first to run a changed program puts it together, which takes more memory than a move.
    await measure(process.execPath, [...ownCommand(), "--help"], process.cwd());
    for (const posts of sizes) {
      const path = join(root, "export.xml");
      print(`写一份 ${posts} 篇的导出……`);
      await writeExport(path, posts);
      const { size: bytes } = statSync(path);
      print(`  ${(bytes / 1e6).toFixed(0)} MB；搬……`);
      const { wall, cpu, peak, others } = await moved(path, join(root, `publication-${posts}`), write);
      figures.push({ posts, bytes, wall, cpu, peak, others });
    }
    return figures;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

async function writeExport(path: string, posts: number): Promise<void> {
  const out = createWriteStream(path);
  for (const piece of sampleExport(posts)) if (!out.write(piece)) await once(out, "drain");
  out.end();
  await finished(out);
}

async function moved(path: string, folder: string, write: boolean): Promise<Measured> {
  const { articles, data } = writePublication(folder, [], SOURCES);
  const places = ["--articles", articles, "--data", data, "--inbox", join(folder, "inbox")];
  const measured = await measure(
    process.execPath,
    [...ownCommand(), path, ...places, ...(write ? ["--write"] : [])],
    process.cwd(),
  );
  if (!measured.output.includes("（账平）")) throw new Error(`账不平：${measured.output.slice(0, 500)}`);
  rmSync(folder, { recursive: true });
  return measured;
}

/** What `npm run migrate` starts, with the options that it gives to Node. */
function ownCommand(): string[] {
  const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(readJson("package.json"));
  const words = scripts.migrate?.split(" ") ?? [];
  return words.slice(words.indexOf("scripts/watched.mjs") + 1);
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, "utf8"));
}
