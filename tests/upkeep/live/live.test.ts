import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { CopyReader } from "../../../src/copy/copy-reader.ts";
import { runBulkEdit } from "../../../src/upkeep/bulk-edit/command.ts";
import { runLive } from "../../../src/upkeep/live/command.ts";
import { FOLDER, minimalPublication } from "../../fixtures/minimal-publication.ts";

const NOW = Date.parse("2025-05-19T20:00:00-07:00");
const at = (clock: string) => `2025-05-19T${clock}:00-07:00`;

function livePage(entry?: Readonly<Record<string, unknown>>, text = "") {
  const files = minimalPublication();
  files.record({ genre: "live" });
  if (entry) files.write("live/a.md", `${JSON.stringify(entry, null, 2)}\n\n${text}\n`);
  return files;
}

test("the copy desk reads the headlines and texts of entries, and says where in their files", () => {
  const files = livePage({ time: at("10:00"), title: "他说“好", own: true }, "第二段有(半角)括号。");
  const copy = new CopyReader(files, "all");
  const { siteData } = files.read(NOW);
  const found = copy.finish(siteData).map(({ code, file, line }) => `${code} ${file.split(`${FOLDER}/`)[1]}:${line}`);
  assert.deepEqual(found, ["unpaired-quotes live/a.md:3", "half-width-punctuation live/a.md:7"]);
});

test("two who add entries in the same minute, each in a clone of their own, are merged without a conflict, and nothing of either is lost", async () => {
  const git = (folder: string, ...args: string[]) =>
    execFileSync("git", ["-C", folder, "-c", "user.name=编辑", "-c", "user.email=desk@site.example", ...args], {
      encoding: "utf8",
    });
  const files = livePage();
  const repository = join(files.articles, "..");
  git(repository, "init", "-q", "-b", "main");
  git(repository, "add", "-A");
  git(repository, "commit", "-qm", "begun");
  for (const [branch, title] of [
    ["one", "甲写的"],
    ["two", "乙写的"],
  ] as const) {
    git(repository, "checkout", "-qb", branch, "main");
    const places = ["--articles", files.articles, "--data", files.data];
    assert.equal(await runLive([FOLDER, title, "--own", "--text", `${title}一段。`, ...places], process, NOW), 0);
    git(repository, "add", "-A");
    git(repository, "commit", "-qm", branch);
  }
  git(repository, "checkout", "-q", "main");
  git(repository, "merge", "-q", "one");
  git(repository, "merge", "-q", "--no-edit", "two");
  const entries = (files.read(NOW).articles[0]?.body ?? []).flatMap((block) => (block.kind === "entry" ? block : []));
  assert.deepEqual(
    new Set(entries.map(({ entry: { title, time } }) => `${title} ${time.iso}`)),
    new Set([`甲写的 ${at("20:00")}`, `乙写的 ${at("20:00")}`]),
  );
});

test("an entry without a source, and one for an article that is no live page, are not written", async () => {
  const files = livePage();
  const places = ["--articles", files.articles, "--data", files.data];
  assert.equal(await runLive([FOLDER, "无源的消息", ...places], process, NOW), 2);
  files.record({});
  assert.equal(await runLive([FOLDER, "消息", "--own", ...places], process, NOW), 1);
  assert.deepEqual(files.problems(), []);
});

test("a source that is given another key, and words that are replaced, are so in entries as well", async () => {
  const files = livePage({ time: at("10:00"), title: "旧词开头", sources: ["gazette"] }, "旧词在正文里。");
  const places = ["--articles", files.articles, "--data", files.data];
  assert.equal(await runBulkEdit(["source", "gazette", "bulletin", "--yes", ...places]), 0);
  assert.equal(await runBulkEdit(["text", "旧词", "新词", "--yes", ...places]), 0);
  const [article] = files.read(NOW).articles;
  assert.deepEqual(
    article?.sources.map(({ key }) => key),
    ["bulletin"],
  );
  assert.match(JSON.stringify(article?.body), /新词开头.*新词在正文里/);
  assert.doesNotMatch(JSON.stringify(article?.body), /旧词/);
});
