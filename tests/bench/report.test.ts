import assert from "node:assert/strict";
import { linkSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import type { Measurement } from "../../scripts/bench/bench.ts";
import { BUDGETS, overBudget, ratioText } from "../../scripts/bench/budgets.ts";
import { cacheFactsOf } from "../../scripts/bench/cache-facts.ts";
import type { Run } from "../../scripts/bench/generators.ts";
import { asSpokenBy, findHugo } from "../../scripts/bench/hugo-program.ts";
import { measure } from "../../scripts/bench/measure.ts";
import { BENCH } from "../../scripts/bench/options.ts";
import { RATIO_KEYS } from "../../scripts/bench/ratios.ts";
import { benchReport } from "../../scripts/bench/report.ts";
import { reportMarkdown, reportText } from "../../scripts/bench/report-text.ts";
import { type ContenderKey, keysOf } from "../../scripts/bench/scopes.ts";
import { estimateTable } from "../../scripts/bench/tables.ts";
import { UsageError } from "../../src/terminal/outcome.ts";
import { givenTo } from "../fixtures/given.ts";

const run = (wall: number, cpu = wall, peak = 100): Run => ({
  ...{ wall, cpu, peak, others: 0 },
  ...{ pages: 10, files: 20, bytes: 1000, steps: [] },
});
type Runs = Partial<Record<ContenderKey, readonly Run[]>>;
const measured = (articles: number, runs: Runs): Measurement => ({
  articles,
  contenders: keysOf(runs).map((key) => ({ key, runs: runs[key] ?? [] })),
});
const reportOf = (...sizes: Measurement[]) => benchReport({ sizes });
const ratioOf = (rows: readonly { key: string; value: number }[] = [], key: string) =>
  rows.find((row) => row.key === key)?.value;

const optionsOf = (...args: string[]) => givenTo(BENCH, args).values;

describe("benchmark report", () => {
  it("compares each run with its partner, not the sums", () => {
    const html = [run(1, 2), run(20, 20), run(3, 4)];
    const hugo = [run(1, 1), run(10, 10), run(2, 4)];
    const { sizes } = reportOf(measured(10, { html, hugo }));
    assert.equal(ratioOf(sizes[0]?.ratios, "html/hugo wall"), 1.5);
    assert.equal(ratioOf(sizes[0]?.ratios, "html/hugo cpu"), 2);
    assert.equal(sizes[0]?.contenders[0]?.figures.wall, 3);
  });

  it("compares only what was measured", () => {
    const { sizes, growth } = reportOf(measured(10, { "whole-cold": [run(9)], "whole-changed": [run(3)] }));
    assert.deepEqual(
      sizes[0]?.ratios.map(({ key }) => key),
      ["whole-changed/whole-cold wall", "whole-changed/whole-cold cpu"],
    );
    assert.deepEqual(growth, []);
  });

  it("tells how an article costs more in a larger archive, and how a change does", () => {
    const sizes = [
      measured(30, { html: [run(6)], "whole-changed": [run(3)] }),
      measured(10, { html: [run(1)], "whole-changed": [run(1)] }),
    ];
    const { growth } = reportOf(...sizes);
    assert.deepEqual([ratioOf(growth, "html per article"), ratioOf(growth, "whole-changed per build")], [2, 3]);
    assert.deepEqual([growth[0]?.from, growth[0]?.to], [10, 30]);
  });

  it("puts ratios before seconds, for people and for the page about scale", () => {
    const report = reportOf(measured(1000, { html: [run(40)], hugo: [run(4)] }));
    const text = reportText(report, { runs: 1 });
    assert.match(text, /HTML ÷ Hugo，用时 +10\.00 ✗ \(限 6\.70\).*40\.00 s/s);
    const markdown = reportMarkdown(report, { runs: 1 });
    assert.match(markdown, /\| HTML alone ÷ Hugo, wall \| 10\.00 ✗ \(≤ 6\.70\) \|.*\| 40\.00 s \|/s);
    assert.doesNotMatch(markdown.replace(/^.*GiB/, ""), /\p{Script=Han}/u);
  });

  it("estimates a size in a straight line through the two largest", () => {
    const sizes = [10, 20, 30].map((articles) => measured(articles, { html: [run(articles === 10 ? 9 : articles)] }));
    assert.deepEqual(estimateTable(reportOf(...sizes), 100, "title")?.[1], ["HTML", "100 s", "100 MiB"]);
  });
});

describe("budgets of a build", () => {
  const over = (...sizes: Measurement[]) => overBudget(reportOf(...sizes));
  const whole = (cold: number, changed: number): Runs => ({
    "whole-cold": [run(cold)],
    "whole-changed": [run(changed)],
  });

  it("are kept at the limit and exceeded by a little more", () => {
    assert.deepEqual(over(measured(10_000, { html: [run(27.2)], hugo: [run(8, 8, 200)] })), []);
    assert.equal(over(measured(10_000, { html: [run(27.3)], hugo: [run(8, 8, 160)] })).length, 2);
  });

  it("allow little of what a small publication costs in a large one", () => {
    assert.deepEqual(over(measured(1000, whole(80, 10))), []);
    assert.deepEqual(over(measured(10_000, whole(300, 10))), []);
    assert.equal(over(measured(10_000, whole(80, 10))).length, 1);
  });

  it("hold what an article costs when there are many", () => {
    const few = measured(1000, { html: [run(10)] });
    assert.deepEqual(over(few, measured(10_000, { html: [run(130)] })), []);
    assert.equal(over(few, measured(10_000, { html: [run(131)] })).length, 1);
  });

  it("name ratios that the report has", () => {
    assert.deepEqual(
      Object.keys(BUDGETS).filter((key) => !RATIO_KEYS.includes(key)),
      [],
    );
  });

  it("are written as parts where they are small", () => {
    assert.deepEqual([1.386, 1 / 30, 0.25].map(ratioText), ["1.39", "1/30", "1/4.0"]);
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
    const { articles, scope, runs, peers, hugo } = optionsOf();
    assert.deepEqual(
      { articles, scope, runs, peers, hugo },
      {
        articles: [1000],
        scope: ["html", "whole"],
        runs: 3,
        peers: undefined,
        hugo: "hugo",
      },
    );
  });

  it("reads lists and refuses what it cannot measure", () => {
    const options = optionsOf("--articles", "10,200", "--scope", "search,dev", "--peers", "none");
    assert.deepEqual([options.articles, options.scope, options.peers], [[10, 200], ["search", "dev"], []]);
    for (const args of [["--articles", "0"], ["--runs", "x"], ["--peers", "jekyll"], ["--scope", ""], ["--fast"]]) {
      assert.throws(() => optionsOf(...args), UsageError);
    }
  });
});

describe("Hugo of today and of yesterday", () => {
  const site = 'locale = "zh-CN"\n[pagination]\npagerSize = 40\ndisableAliases = true\n\nbuild:\n{{ hugo.Data.tags }}';

  it("is given the site as it is", () => assert.equal(asSpokenBy("0.169.0", site), site));

  it("is given the names it knew", () => {
    const old = 'languageCode = "zh-CN"\npaginate = 40\n\n_build:\n{{ site.Data.tags }}';
    assert.equal(asSpokenBy("0.111.3", site), old);
  });

  it("is nobody who does not say so", () => assert.equal(findHugo("true"), undefined));
});

describe("what is kept for the next build", () => {
  it("is counted once by whatever names, and packed", async (t) => {
    const folder = mkdtempSync(join(tmpdir(), "laiyuan-facts-"));
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    const [blobs, tables] = [join(folder, "kept", "site.example", "blobs", "0f"), join(folder, "tables")];
    for (const inside of [blobs, tables]) mkdirSync(inside, { recursive: true });
    writeFileSync(join(blobs, "a"), Buffer.alloc(100_000));
    linkSync(join(blobs, "a"), join(blobs, "b"));
    for (const number of ["01", "02"]) writeFileSync(join(tables, `pages-${number}.pack`), number);
    const facts = await cacheFactsOf(folder);
    assert.deepEqual([facts?.files, facts?.bytes], [3, 100_004]);
    assert.deepEqual(facts?.parts, [
      { name: "kept/site.example/blobs", files: 1, bytes: 100_000 },
      { name: "tables/pages", files: 2, bytes: 4 },
    ]);
    assert.ok(facts && facts.packed > 0 && facts.packed < 10_000, `${facts?.packed}`);
    assert.equal(await cacheFactsOf(join(folder, "none")), undefined);
  });
});
