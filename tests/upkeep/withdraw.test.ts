import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { ProblemReport } from "../../src/content/problem-report.ts";
import { readFolders } from "../../src/content/read-publication.ts";
import { Withdrawals } from "../../src/domain/withdrawal.ts";
import { runWithdraw } from "../../src/upkeep/withdraw.ts";
import { commandRun } from "../fixtures/command-run.ts";
import { minimalPublication, type Publication, pictureRecord, putPicture } from "../fixtures/minimal-publication.ts";

const PATH = "/2025/05/sample/";
const WHY = ["--reason", "权利人要求", "--by", "公报", "--date", "2025-12-31T00:00:00-08:00"];

const where = ({ articles, data }: Publication) => ["--articles", articles, "--data", data];
const withdraw = (p: Publication, ...args: string[]) =>
  commandRun((streams) => runWithdraw([...args, ...where(p)], streams));
const recordsOf = ({ data }: Publication): unknown => JSON.parse(readFileSync(join(data, "withdrawals.json"), "utf8"));

test("the command writes a record that takes the article away", () => {
  const p = minimalPublication();
  const command = ["scripts/bundled.mjs", "scripts/withdraw.ts", "https://paper.example/2025/05/sample", ...WHY];
  const { status, stdout } = spawnSync(process.execPath, [...command, ...where(p)], { encoding: "utf8" });
  assert.equal(status, 0);
  assert.match(stdout, /撤下 \/2025\/05\/sample\//);
  assert.deepEqual(recordsOf(p), [
    { path: PATH, id: "20250519-sample", date: "2025-12-31T00:00:00-08:00", reason: "权利人要求", requestedBy: "公报" },
  ]);
  const { articles, skipped } = p.read();
  assert.deepEqual(articles, []);
  assert.deepEqual(skipped, [{ path: PATH, reason: "withdrawn" }]);
});

test("a withdrawn article may be wrong in every way: it is not even read", async () => {
  const p = minimalPublication();
  assert.equal((await withdraw(p, PATH, ...WHY)).status, 0);
  p.write("article.json", "{");
  p.write("article.md", "<script>");
  assert.deepEqual(p.read().articles, []);
});

test("a single picture goes while its credit stays", async () => {
  const p = minimalPublication();
  putPicture(p);
  p.record({ pictures: { chart: pictureRecord() } });
  p.write("article.md", "![](chart)\n\n正文。");
  assert.equal((await withdraw(p, PATH, "--picture", "chart", ...WHY)).status, 0);
  const [block] = p.read().articles[0]?.body ?? [];
  assert.ok(block?.kind === "picture" && !block.picture.shown);
  assert.equal(block.picture.credit?.name, "公报");
  assert.equal(block.picture.reason, "2025年12月31日撤下：权利人要求");
});

for (const [name, args, status, says] of [
  ["no such article", ["/2025/05/other/", ...WHY], 1, /没有文章在 \/2025\/05\/other\//],
  ["no such picture", [PATH, "--picture", "chart", ...WHY], 1, /没有图片“chart”/],
  ["a path out of the folder", ["/../../data/", ...WHY], 1, /没有文章/],
  ["no reason", [PATH, "--by", "公报"], 2, /--reason/],
  ["no address", WHY, 2, /文章地址/],
  ["a bad date", [PATH, "--reason", "a", "--by", "b", "--date", "2026-02-31"], 2, /2026-02-31/],
  ["markup in the reason", [PATH, "--reason", "<b>x</b>", "--by", "b"], 1, /不能用的字符/],
] as const) {
  test(`${name}: the command refuses, says why and writes nothing`, async () => {
    const p = minimalPublication();
    const outcome = await withdraw(p, ...args);
    assert.equal(outcome.status, status, outcome.stderr);
    assert.match(outcome.stderr, says);
    assert.deepEqual(recordsOf(p), []);
  });
}

test("withdrawing twice is refused", async () => {
  const p = minimalPublication();
  assert.equal((await withdraw(p, PATH, ...WHY)).status, 0);
  assert.equal((await withdraw(p, PATH, ...WHY)).status, 1);
});

const DATE = "2026-01-01T00:00:00-08:00";
const entry = { id: "20250519-sample", date: DATE, reason: "权利人要求", requestedBy: "公报" };
/** What the check says of a record by hand. */
function told(p: Publication, record: object): string[] {
  p.siteData("withdrawals.json", [{ ...entry, ...record }]);
  const report = new ProblemReport();
  readFolders(p, Date.parse("2026-02-01T00:00:00Z"), report, { drafts: false, html: false });
  return report.count === 0 ? [] : report.problems.map(({ code, message }) => `${code} ${message}`);
}

test("a withdrawal of what is not there stops the build, and says what may have been meant", () => {
  const p = minimalPublication();
  putPicture(p);
  p.record({ pictures: { chart: pictureRecord() } });
  p.write("article.md", "![](chart)\n\n正文。");
  for (const [record, says] of [
    [{ path: "/2025/05/smaple/", id: "20250519-other" }, "没有文章在 /2025/05/smaple/，是不是 /2025/05/sample/？"],
    [{ path: "/2024/12/something-else/" }, "没有文章在 /2024/12/something-else/，是不是 /2025/05/sample/？"],
    [{ path: "/2024/12/something-else/", id: "20241201-x" }, "没有文章在 /2024/12/something-else/。"],
    [{ path: PATH, picture: "charts" }, `${PATH} 没有图片或图表“charts”，是不是 chart？`],
  ] as const)
    assert.deepEqual(told(p, record), [`unknown-withdrawal ${says}`]);
  assert.deepEqual([told(p, { path: PATH }), told(p, { path: PATH, picture: "chart" })], [[], []]);
});

test("what is erased after its withdrawal leaves a folder with an empty record, and nothing stops the build", () => {
  const p = minimalPublication();
  rmSync(join(p.articles, "2025/05/sample"), { recursive: true });
  p.write("article.json", "{}");
  assert.deepEqual(told(p, { path: PATH }), []);
});

test("of twelve withdrawals at once none is lost, and what an editor has written meanwhile stays", async () => {
  const p = minimalPublication();
  const paths = Array.from({ length: 12 }, (_, index) => `2025/05/takedown-${index}`);
  for (const [index, path] of paths.entries()) p.record({ id: `20250519-takedown-${index}` }, path);
  const where = ["--articles", p.articles, "--data", p.data];
  // Three processes as editors start them, the others in this one.
  const program = (path: string) =>
    new Promise((resolve) =>
      spawn(process.execPath, ["scripts/bundled.mjs", "scripts/withdraw.ts", path, ...WHY, ...where]).on(
        "close",
        resolve,
      ),
    );
  const ended = await Promise.all(
    paths.map((path, index) => (index < 3 ? program(path) : withdraw(p, path, ...WHY).then(({ status }) => status))),
  );
  assert.deepEqual(
    ended,
    paths.map(() => 0),
  );
  const records = Withdrawals.parse(recordsOf(p));
  assert.deepEqual(records.map(({ path }) => path).sort(), paths.map((path) => `/${path}/`).sort());
  assert.deepEqual(
    readdirSync(dirname(p.data)).filter((name) => name.includes("lock")),
    [],
  );
});

test("a withdrawal of a date that is to come is in force at once, and its date is pointed out", () => {
  const p = minimalPublication();
  const entry = { path: PATH, id: "20250519-sample", date: "2026-02-01T00:00:00-08:00" };
  p.siteData("withdrawals.json", [{ ...entry, reason: "权利人要求", requestedBy: "公报" }]);
  const { skipped, warnings } = p.read();
  assert.deepEqual(skipped, [{ path: PATH, reason: "withdrawn" }]);
  assert.deepEqual(
    warnings.map(({ code }) => code),
    ["future-date"],
  );
});

test("a withdrawal of this moment is written as the site's clocks show it, and nothing is withdrawn tomorrow", async () => {
  const p = minimalPublication();
  const why = WHY.slice(0, 4);
  assert.equal((await withdraw(p, PATH, ...why)).status, 0);
  assert.match(JSON.stringify(recordsOf(p)), /"date":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d-0[78]:00"/);
  assert.equal(p.read(Date.now()).skipped[0]?.reason, "withdrawn");
  for (const date of ["2100-01-01T00:00:00-07:00", "2025-07-01T00:00:00-08:00"])
    assert.equal((await withdraw(p, PATH, ...why, "--date", date)).status, 2, date);
});

test("several articles go in one command, all or none", async () => {
  const p = minimalPublication();
  p.record({ id: "20250520-other" }, "2025/05/other");
  assert.equal((await withdraw(p, PATH, "/2025/05/none/", ...WHY)).status, 1);
  assert.deepEqual(recordsOf(p), []);
  const { status, stdout } = await withdraw(p, PATH, "/2025/05/other/", ...WHY, "--json");
  assert.equal(status, 0);
  assert.equal(stdout.trim().split("\n").length, 2);
  assert.equal(Withdrawals.parse(recordsOf(p)).length, 2);
  assert.equal((await withdraw(p, PATH, "/2025/05/other/", ...WHY, "--picture", "chart")).status, 2);
});

test("a record that nobody can read is not written over", async () => {
  const p = minimalPublication();
  const file = join(p.data, "withdrawals.json");
  writeFileSync(file, "[{");
  const { status, stderr } = await withdraw(p, PATH, ...WHY);
  assert.deepEqual([status, readFileSync(file, "utf8")], [1, "[{"]);
  assert.match(stderr, /读不懂 .*withdrawals\.json/);
});
