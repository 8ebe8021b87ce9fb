import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { between, type Random, seededRandom } from "../../scripts/bench/random.ts";
import { fingerprintOf, inScratch, unlike } from "./folders.ts";
import { PROOF_NOW, type SampleKind, samplePublication } from "./sample-publication.ts";
import { editSoundly } from "./sound-edits.ts";
import { writeSample } from "./write-sample.ts";

export interface CodeReport {
  readonly changes: number;
  readonly files: readonly string[];
  /** Pictures and shards that could be taken from the cache. */
  readonly reused: { readonly pictures: number; readonly shards: number };
  readonly failures: readonly string[];
}

interface CodeChange {
  readonly file: string;
  readonly from: string;
  /** @param number another one each time */
  to(number: number): string;
}

/** Templates, styles, and the code behind everything that is kept in the cache. */
const CHANGES: readonly CodeChange[] = [
  { file: "_includes/partials/figure/Figure.tsx", from: "看大图", to: (n) => `看大图${n}` },
  { file: "_includes/partials/disclaimer/Disclaimer.tsx", from: "免责声明", to: (n) => `免责声明${n}` },
  { file: "src/styles/tokens.css", from: ":root", to: (n) => `.proof-${n}{color:red}:root` },
  { file: "src/domain/kind.ts", from: '"综合"', to: (n) => `"综合${n}"` },
  { file: "src/domain/rendition.ts", from: "LIGHT_STEP = 15", to: (n) => `LIGHT_STEP = ${10 + (n % 20)}` },
  { file: "src/domain/rendition.ts", from: "quality: 50", to: (n) => `quality: ${30 + (n % 40)}` },
  { file: "src/build/pictures/encode.ts", from: '"#fff"', to: (n) => `"#${String(100 + (n % 900))}"` },
  { file: "src/pagefind/bundle.ts", from: '["x"]', to: (n) => `["x", "y${n}"]` },
  { file: "src/browser/share-tools.ts", from: "import", to: (n) => `console.debug("proof ${n}");\nimport` },
  { file: "src/domain/reading.ts", from: "CHARACTERS_PER_MINUTE = 400", to: (n) => `CHARACTERS_PER_MINUTE = ${9 + n}` },
  {
    file: "src/content/article-file.ts",
    from: "minutes: readingMinutes(",
    to: (n) => `minutes: ${n} + readingMinutes(`,
  },
  { file: "src/build/cards/draw-card.ts", from: '"#b3261e"', to: (n) => `"#b3${String(1000 + n)}"` },
  { file: "src/traditional/quotes.ts", from: '"「"', to: (n) => `"${"『【〈《"[n % 4]}"` },
  { file: "src/publication/related.ts", from: "import", to: (n) => `// Proof ${n}.\nimport` },
  { file: "package-lock.json", from: '"name": "laiyuan"', to: (n) => `"name": "laiyuan-${n}"` },
  { file: "src/embedding/xmp.ts", from: "<x:xmpmeta", to: (n) => `<!--${n}--><x:xmpmeta` },
];
const TREE = ["_includes", "scripts", "src", "netlify.toml", "package.json", "package-lock.json", "tsconfig.json"];

const EVERYTHING: SampleKind = { traditional: true, pictures: true, search: true, cards: true };

/**
 * Changes the program instead of the articles, in a copy of it: a template, a style, the encoding of pictures, the making
 * of the index. After each change, and some edits of articles, what is built with the cache has to be what is built
 * from nothing.
 */
export function proveCodeChanges(
  count: number,
  seed: number,
  print: (text: string) => void,
  kind = EVERYTHING,
): Promise<CodeReport> {
  return inScratch(async (folder) => {
    const random = seededRandom(seed);
    let publication = samplePublication(random, kind);
    const tree = join(folder, "program");
    for (const name of TREE) cpSync(name, join(tree, name), { recursive: true });
    symlinkSync(resolve("node_modules"), join(tree, "node_modules"));
    const reused = { pictures: 0, shards: 0 };
    const failures: string[] = [];
    const files: string[] = [];
    const build = (name: "cached" | "clean") => {
      const { articles, data } = writeSample(publication, join(folder, "publication"));
      const output = join(folder, name);
      const cache = name === "cached" ? ["--cache", join(folder, "cache")] : ["--no-cache"];
      const index = kind.search ? [] : ["--no-search"];
      const args = ["--articles", articles, "--data", data, "--output", output, ...index, ...cache];
      return { report: buildWith(tree, args), site: fingerprintOf(output) ?? new Map() };
    };
    // What the program as it is has kept.
    build("cached");
    for (let number = 0; number < count; number += 1) {
      files.push(changeAtRandom(tree, random, number));
      if (random() < 0.5) publication = await editSoundly(publication, 1, random, join(folder, "publication"));
      const [cached, clean] = [build("cached"), build("clean")];
      reused.pictures += cached.report.pictures - cached.report.encoded;
      reused.shards += cached.report.shards?.cached ?? 0;
      const different = unlike(cached.site, clean.site);
      if (different.length > 0) failures.push(`改了 ${files.at(-1)} 以后：${different.slice(0, 5).join("、")} 不一样`);
      print(`  程序改动 ${number + 1}/${count}：${files.at(-1)}`);
    }
    return { changes: count, files: [...new Set(files)].sort(), reused, failures };
  });
}

/** Changes one file, from what it is in the repository. @returns which */
function changeAtRandom(tree: string, random: Random, number: number): string {
  const change = CHANGES[between(random, 0, CHANGES.length - 1)];
  if (!change) throw new Error("no change");
  const text = readFileSync(change.file, "utf8");
  if (!text.includes(change.from)) throw new Error(`${change.file} 里没有 ${change.from}，改不了。`);
  writeFileSync(join(tree, change.file), text.replace(change.from, change.to(number)));
  return change.file;
}

interface BuiltReport {
  readonly pictures: number;
  readonly encoded: number;
  /** Absent without a search index. */
  readonly shards?: { readonly cached: number };
}

function buildWith(tree: string, args: readonly string[]): BuiltReport {
  const command = ["scripts/bundled.mjs", "scripts/build.ts", "--json", "--now", PROOF_NOW, ...args];
  const { status, stdout } = spawnSync(process.execPath, command, { cwd: tree, encoding: "utf8" });
  if (status !== 0) throw new Error(`改过的程序没有生成：${stdout.slice(0, 500)}`);
  const report: BuiltReport = JSON.parse(stdout);
  return report;
}
