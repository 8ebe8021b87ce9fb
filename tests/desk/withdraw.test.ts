import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { runWithdraw } from "../../src/desk/withdraw.ts";
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
  const command = ["--import", "tsx", "scripts/withdraw.ts", "https://paper.example/2025/05/sample", ...WHY];
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

test("a withdrawal of an article that is not there is a warning: it may be a typing mistake", () => {
  const p = minimalPublication();
  const entry = { path: "/2025/05/smaple/", id: "20250519-sample", date: "2025-12-31T00:00:00-08:00" };
  p.facts("withdrawals.json", [{ ...entry, reason: "权利人要求", requestedBy: "公报" }]);
  assert.deepEqual(
    p.read().warnings.map(({ code }) => code),
    ["unknown-withdrawal"],
  );
});

test("a withdrawal of a date that is to come is in force at once, and its date is pointed out", () => {
  const p = minimalPublication();
  const entry = { path: PATH, id: "20250519-sample", date: "2026-02-01T00:00:00-08:00" };
  p.facts("withdrawals.json", [{ ...entry, reason: "权利人要求", requestedBy: "公报" }]);
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
