import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Measurement } from "../../scripts/bench/bench.ts";
import { overBudget } from "../../scripts/bench/budgets.ts";
import type { ContenderKey } from "../../scripts/bench/contenders.ts";
import type { Run } from "../../scripts/bench/generators.ts";
import { measure } from "../../scripts/bench/measure.ts";
import { BENCH, benchOptionsOf } from "../../scripts/bench/options.ts";
import { benchReport } from "../../scripts/bench/report.ts";
import { UsageError } from "../../src/terminal/outcome.ts";
import { givenTo } from "../fixtures/given.ts";

const run = (wall: number, cpu: number, peak = 100): Run => ({
  ...{ wall, cpu, peak },
  ...{ pages: 10, files: 20, bytes: 1000, steps: [] },
});
const measured = (articles: number, runs: Partial<Record<ContenderKey, readonly Run[]>>): Measurement => ({
  articles,
  contenders: KEYS.flatMap((key) => (runs[key] ? [{ key, label: key, runs: runs[key] }] : [])),
});
const KEYS = ["laiyuan", "unchanged", "one-changed", "hugo", "hugo-pagefind", "eleventy", "raw"] as const;

const optionsOf = (...args: string[]) => benchOptionsOf(givenTo(BENCH, args).values);

describe("benchmark report", () => {
  it("compares each run with its partner, not the sums", () => {
    const laiyuan = [run(1, 2), run(10, 20), run(2, 4)];
    const hugo = [run(1, 1), run(20, 10), run(3, 4)];
    const { sizes } = benchReport([measured(10, { laiyuan, hugo })]);
    const [ours, theirs] = sizes[0]?.contenders ?? [];
    assert.deepEqual([theirs?.times?.wall, theirs?.times?.cpu], [1.5, 0.5]);
    assert.deepEqual([ours?.figures.wall, ours?.figures.wallPerArticle, ours?.times], [2, 0.2, undefined]);
  });

  it("tells how the cost of an article grows from the smallest to the largest size", () => {
    const sizes = [measured(30, { laiyuan: [run(6, 12)] }), measured(10, { laiyuan: [run(1, 2)] })];
    const { growth } = benchReport(sizes);
    assert.deepEqual([growth?.from, growth?.to, growth?.wall, growth?.cpu], [10, 30, 2, 2]);
  });
});

describe("budgets of a build", () => {
  const over = (...sizes: Measurement[]) => overBudget(benchReport(sizes));

  it("are kept by a build that is as fast as Hugo and rebuilds in an eighth and a fifth", () => {
    const laiyuan = [run(8, 8)];
    assert.deepEqual(over(measured(10, { laiyuan, hugo: [run(8, 1)], raw: [run(5, 5)], eleventy: [run(9, 9)] })), []);
    const rebuilt = { unchanged: [run(1, 1)], "one-changed": [run(1.6, 1)] };
    assert.deepEqual(over(measured(10, { laiyuan, ...rebuilt, "hugo-pagefind": [run(8, 8)] })), []);
  });

  it("are each exceeded by a little too much", () => {
    const laiyuan = [run(8, 8, 2049)];
    const rebuilt = { unchanged: [run(1.1, 1)], "one-changed": [run(1.7, 1)] };
    const peers = { hugo: [run(4.9, 1)], "hugo-pagefind": [run(4.9, 1)], raw: [run(0.8, 4)] };
    const sentences = over(measured(10, { laiyuan, ...rebuilt, ...peers }));
    assert.equal(sentences.length, 6, sentences.join("\n"));
  });

  it("allow more memory for many articles, and no more time for each", () => {
    const few = measured(10_000, { laiyuan: [run(10, 10)] });
    assert.deepEqual(over(few, measured(100_000, { laiyuan: [run(130, 1, 4000)] })), []);
    assert.equal(over(few, measured(100_000, { laiyuan: [run(131, 1, 4100)] })).length, 2);
  });
});

describe("measuring a command", () => {
  it("counts the CPU time and memory of the processes a command starts", async () => {
    const inner =
      "const end = process.cpuUsage().user + 3e5; const held = Buffer.alloc(8e7, 1); while (process.cpuUsage().user < end) held[0]++;";
    const outer = `require("node:child_process").spawnSync(process.execPath, ["-e", ${JSON.stringify(inner)}])`;
    const { wall, cpu, peak } = await measure(process.execPath, ["-e", outer], process.cwd());
    assert.ok(cpu >= 0.3 && cpu < 3, `${cpu} s`);
    assert.ok(wall >= 0.3, `${wall} s`);
    assert.ok(peak >= 80, `${peak} MiB`);
  });

  it("fails with what the command said", async () => {
    const failing = measure(process.execPath, ["-e", "console.error('坏了'); process.exit(3)"], process.cwd());
    await assert.rejects(failing, /3.*坏了/s);
  });
});

describe("benchmark options", () => {
  it("has defaults", () => {
    const options = {
      articles: [1000],
      comments: 0,
      traditional: false,
      runs: 3,
      search: false,
      peers: "when-installed",
      budgets: false,
      json: false,
      clean: false,
    };
    assert.deepEqual(optionsOf(), options);
  });

  it("reads sizes and refuses what it cannot measure", () => {
    const options = optionsOf("--articles", "10,200", "--search");
    assert.deepEqual([options.articles, options.peers], [[10, 200], "when-installed"]);
    for (const args of [["--articles", "0"], ["--runs", "x"], ["--peers", "--no-peers"], ["--fast"]]) {
      assert.throws(() => optionsOf(...args), UsageError);
    }
  });
});
