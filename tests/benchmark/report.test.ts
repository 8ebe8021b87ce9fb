import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Run } from "../../src/benchmark/generators.ts";
import { measure } from "../../src/benchmark/measure.ts";
import { readBenchOptions } from "../../src/benchmark/options.ts";
import { benchReport } from "../../src/benchmark/report.ts";
import { UsageError } from "../../src/build/options.ts";

const run = (wall: number, cpu: number): Run => ({ wall, cpu, peak: 100, pages: 10, bytes: 1000, steps: [] });

describe("benchmark report", () => {
  it("compares each run with its partner, not the sums", () => {
    const laiyuan = [run(1, 2), run(10, 20), run(3, 4)];
    const hugo = [run(1, 1), run(20, 10), run(2, 4)];
    const { sizes } = benchReport([{ articles: 10, laiyuan, hugo }]);
    assert.deepEqual([sizes[0]?.ratio?.wall, sizes[0]?.ratio?.cpu], [1, 2]);
    assert.equal(sizes[0]?.laiyuan.wall, 3);
    assert.equal(sizes[0]?.laiyuan.wallPerArticle, 0.3);
  });

  it("tells how the cost of an article grows from the smallest to the largest size", () => {
    const sizes = [
      { articles: 30, laiyuan: [run(6, 12)], hugo: [] },
      { articles: 10, laiyuan: [run(1, 2)], hugo: [] },
    ];
    const { growth } = benchReport(sizes);
    assert.deepEqual([growth?.from, growth?.to, growth?.wall, growth?.cpu], [10, 30, 2, 2]);
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
      json: false,
      clean: false,
    };
    assert.deepEqual(readBenchOptions([]), options);
  });

  it("reads sizes and refuses what it cannot measure", () => {
    const options = readBenchOptions(["--articles", "10,200", "--search"]);
    assert.deepEqual(options !== "help" && [options.articles, options.peers], [[10, 200], "never"]);
    for (const args of [["--articles", "0"], ["--runs", "x"], ["--peers", "--no-peers"], ["--fast"]]) {
      assert.throws(() => readBenchOptions(args), UsageError);
    }
  });
});
