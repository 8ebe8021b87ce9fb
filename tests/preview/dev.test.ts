import assert from "node:assert/strict";
import { chmodSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { watch } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { after, test } from "node:test";
import { FOLDER, minimalPublication } from "../fixtures/minimal-publication.ts";
import { RunningDev } from "./running-dev.ts";

const PAGE = `/${FOLDER}/`;

test("npm run dev opens a draft at its address with the panel, and leaves nothing behind", async () => {
  const publication = minimalPublication();
  publication.record({ status: "draft", section: "nowhere" });
  publication.write("article.md", "正文。\n\n![](lost)\n");
  const root = dirname(publication.data);
  const path = join(root, "bin");
  const opened = join(root, "opened");
  for (const folder of [path, opened]) mkdirSync(folder);
  const watching = new AbortController();
  after(() => watching.abort());
  const opening = watch(opened, { persistent: false, signal: watching.signal })[Symbol.asyncIterator]().next();
  for (const name of ["xdg-open", "open"]) {
    writeFileSync(
      join(path, name),
      `#!/bin/sh\nprintf %s "$1" > '${root}/address' && mv '${root}/address' '${opened}'\n`,
    );
    chmodSync(join(path, name), 0o755);
  }
  const dev = new RunningDev(publication, [FOLDER, "--open", "--no-search", "--no-cache"], {
    env: { PATH: `${path}${delimiter}${process.env.PATH ?? ""}` },
  });
  after(() => dev.child.kill());
  const line = await dev.says(/^打开/);
  const address = /^打开 (http:\S+)/.exec(line)?.[1] ?? "";
  assert.ok(address.endsWith(PAGE), line);
  const atOnce = await dev.get(PAGE);
  await opening;
  assert.equal(atOnce.status, 503);
  assert.match(atOnce.text, /<noscript><meta http-equiv="refresh".*<h1>正在生成<\/h1>/s);
  assert.equal(readFileSync(join(opened, "address"), "utf8"), address);
  await dev.says(/^完成：1 篇文章/);
  const { text } = await dev.get(PAGE);
  assert.match(text, /【草稿】/);
  assert.match(text, /<details class="provenance-panel".*草稿，不会发布.*2 项要改/s);
  assert.match(text, /图片暂缺/);
  assert.match((await dev.get("/__dev/panel.css")).text, /\.provenance-panel/);
  assert.deepEqual([(await dev.get("/nowhere/")).status, (await dev.get("/feed.xml")).status], [404, 200]);
  const [made = ""] = readdirSync(dev.scratch);
  const files = readdirSync(join(dev.scratch, made), { recursive: true, encoding: "utf8" });
  assert.ok(!files.some((name) => name.endsWith(".html")), "a page has been written");
  assert.equal(await dev.stop("SIGINT"), 0);
  assert.deepEqual(readdirSync(dev.scratch), []);
});

test("what is saved is on the page at once, what is wrong is named while the page stays, and one reading takes in a whole month", async () => {
  const publication = minimalPublication();
  publication.record({});
  publication.write("article.md", "第一稿。\n");
  const dev = new RunningDev(publication, ["--no-search", "--no-cache"]);
  after(() => dev.child.kill());
  await dev.says(/^完成/);
  const folder = join(publication.articles, FOLDER);
  const text = async () => (await dev.get(PAGE)).text;
  const { version } = await dev.tells(() => true);

  publication.write("article.md", "第二稿。\n");
  const saved = await dev.tells((told) => told.version !== version);
  assert.match(await text(), /第二稿。/);

  publication.record({ section: "nowhere" });
  const wrong = await dev.tells(({ problems }) => problems.length > 0);
  assert.match(wrong.problems[0]?.place ?? "", /article\.json:\d+:\d+$/);
  assert.match(await text(), /第二稿。/);

  rmSync(join(folder, "article.json"));
  await dev.tells(({ problems }) => problems.some(({ message }) => message.includes("缺少 article.json")));
  assert.match(await text(), /第二稿。/);

  publication.record({});
  publication.write("article.md", "第三稿，见 [别处](/nowhere/)。\n");
  // What it takes the whole publication to see comes from the check, a moment later.
  await dev.tells(({ problems }) => problems.some(({ message }) => message.includes("/nowhere/")));
  assert.match(await text(), /第三稿/);

  publication.write("article.md", "第四稿。\n");
  const before = await dev.tells(({ problems }) => problems.length === 0);
  assert.notEqual(before.version, saved.version);
  // Elsewhere first, and then there in one step.
  const [elsewhere, month] = [join(dirname(publication.data), "06"), join(publication.articles, "2025/06")];
  const many = Array.from({ length: 40 }, (_, at) => `story-${at + 10}`);
  for (const name of many) {
    const record = { id: `2025-${name}`, published: "2025-06-02T09:30:00-07:00" };
    publication.record(record, join("../06", name));
    publication.write("article.md", "许多篇之一。\n", join("../06", name));
  }
  renameSync(elsewhere, month);
  const read = await dev.tells((told) => told.version !== before.version);
  const pages = await Promise.all(many.map((name) => dev.get(`/2025/06/${name}/`)));
  assert.deepEqual(new Set(pages.map(({ status }) => status)), new Set([200]));
  assert.equal(numberOf(read.version), numberOf(before.version) + 1);

  renameSync(month, elsewhere);
  await dev.tells((told) => told.version !== read.version);
  assert.equal((await dev.get("/2025/06/story-10/")).status, 404);
  assert.equal(await dev.stop("SIGTERM"), 0);
  assert.deepEqual(readdirSync(dev.scratch), []);
});

/** How often pages have become others. */
function numberOf(version: string): number {
  return Number(version.split("-").at(-1));
}
