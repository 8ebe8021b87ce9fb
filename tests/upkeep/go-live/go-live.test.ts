import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { runGoLive } from "../../../src/upkeep/go-live/command.ts";
import { commandRun } from "../../fixtures/command-run.ts";
import { minimalPublication, type Publication } from "../../fixtures/minimal-publication.ts";

/** By the clocks of Vancouver 1 December 2025, 09:30. */
const NOW = Date.parse("2025-12-01T17:30:42Z");
const DRAFT = "2025/11/harbour";

const goLive = (p: Publication, ...args: string[]) =>
  commandRun((streams) => runGoLive([...args, "--articles", p.articles, "--data", p.data], streams, NOW));
const recordAt = ({ articles }: Publication, folder: string) =>
  JSON.parse(readFileSync(join(articles, folder, "article.json"), "utf8"));

function withDraft(changes: object = {}): Publication {
  const p = minimalPublication();
  p.record({ id: "harbour-draft", published: "2025-11-28T00:00:00-08:00", status: "draft", ...changes }, DRAFT);
  p.write("article.md", "正文。\n", DRAFT);
  return p;
}

/** Puts everything into git, as it is. */
function commit({ articles }: Publication): void {
  const git = (...args: string[]) =>
    execFileSync("git", ["-C", dirname(articles), "-c", "user.name=x", "-c", "user.email=x@x.example", ...args], {
      stdio: "ignore",
    });
  if (!existsSync(join(dirname(articles), ".git"))) git("init");
  git("add", "--all");
  git("commit", "--message", "稿件");
}

test("a draft of November goes live in December: date, order, status and folder at once, and readers see it", async () => {
  const p = withDraft();
  commit(p);
  const { status, stdout, stderr } = await goLive(p, `/${DRAFT}/`);
  assert.equal(status, 0, stderr);
  assert.match(stdout, /已定于 2025年12月1日 09:30 发布：\/2025\/12\/harbour\/\n {2}从 \/2025\/11\/harbour\/ 搬到/);
  assert.equal(existsSync(join(p.articles, "2025/11")), false);
  const { published, order, status: standing, aliases } = recordAt(p, "2025/12/harbour");
  assert.deepEqual(
    { published, order, standing, aliases },
    { published: "2025-12-01T09:30:00-08:00", order: "20251201T173042Z", standing: undefined, aliases: undefined },
  );
  assert.equal(p.read(NOW).articles[0]?.path, "/2025/12/harbour/");
});

test("an address that readers may have known leads on: it was out once, or nobody can say whether it was", async () => {
  const p = withDraft({ status: "published" });
  commit(p);
  p.record({ id: "harbour-draft", published: "2025-11-28T00:00:00-08:00", status: "draft" }, DRAFT);
  commit(p);
  const { stdout } = await goLive(p, "harbour");
  assert.match(stdout, /旧地址 \/2025\/11\/harbour\/ 会转过来/);
  assert.deepEqual(recordAt(p, "2025/12/harbour").aliases, ["/2025/11/harbour/"]);
  assert.deepEqual(p.problems(), []);
  const withoutHistory = withDraft();
  await goLive(withoutHistory, "harbour");
  assert.deepEqual(recordAt(withoutHistory, "2025/12/harbour").aliases, ["/2025/11/harbour/"]);
});

test("what knows the article by its address goes along: comments, withdrawn pictures, links of other drafts", async () => {
  const p = withDraft();
  const linking = "2025/11/linking";
  p.record({ id: "linking-one", published: "2025-11-28T00:00:00-08:00", status: "draft" }, linking);
  p.write("article.md", `[前文](/${DRAFT}/)\n`, linking);
  commit(p);
  mkdirSync(join(p.data, "comments", DRAFT), { recursive: true });
  writeFileSync(join(p.data, "comments", DRAFT, "a.json"), "{}");
  p.siteData("breaking.json", { text: "快讯", url: `/${DRAFT}/`, until: "2025-12-02T00:00:00-08:00" });
  assert.equal((await goLive(p, "harbour")).status, 0);
  assert.deepEqual(readdirSync(join(p.data, "comments/2025/12/harbour")), ["a.json"]);
  assert.match(readFileSync(join(p.data, "breaking.json"), "utf8"), /\/2025\/12\/harbour\//);
  assert.equal(readFileSync(join(p.articles, linking, "article.md"), "utf8"), "[前文](/2025/12/harbour/)\n");
});

test("links from the text to its neighbours of the month, and theirs to it, lead where they led", async () => {
  const p = withDraft();
  p.record({ id: "neighbour", published: "2025-11-05T00:00:00-08:00" }, "2025/11/neighbour");
  p.write("article.md", "见[海港](../harbour/#main)。", "2025/11/neighbour");
  p.write("article.md", "[一](../neighbour/)、[二][2]、[三](../harbour/)。\n\n[2]: ../neighbour/\n", DRAFT);
  commit(p);
  assert.equal((await goLive(p, "harbour")).status, 0);
  const text = (folder: string) => readFileSync(join(p.articles, folder, "article.md"), "utf8");
  assert.equal(
    text("2025/12/harbour"),
    "[一](/2025/11/neighbour/)、[二][2]、[三](/2025/12/harbour/)。\n\n[2]: /2025/11/neighbour/\n",
  );
  assert.equal(text("2025/11/neighbour"), "见[海港](/2025/12/harbour/#main)。");

  const known = withDraft();
  known.record({ id: "neighbour", published: "2025-11-05T00:00:00-08:00" }, "2025/11/neighbour");
  known.write("article.md", "[一](../neighbour/)。", DRAFT);
  assert.equal((await goLive(known, "harbour")).status, 0);
  assert.equal(readFileSync(join(known.articles, "2025/12/harbour/article.md"), "utf8"), "[一](/2025/11/neighbour/)。");
});

test("a moment to come is set down as well, by the clocks of the publication", async () => {
  const p = withDraft();
  const { status, stdout } = await goLive(p, "harbour", "--at", "2026-01-05T06:00", "--json");
  assert.equal(status, 0);
  assert.equal(JSON.parse(stdout).published, "2026-01-05T06:00:00-08:00");
  assert.deepEqual(p.read(NOW).skipped, [
    { path: "/2026/01/harbour/", reason: "not-due", due: "2026-01-05T06:00:00-08:00" },
  ]);
});

test("an article of this month stays where it is, and an embargo that is over is forgotten", async () => {
  const p = minimalPublication();
  const folder = "2025/12/here";
  p.record(
    {
      id: "here-draft",
      published: "2025-12-01T00:00:00-08:00",
      publishAt: "2025-12-01T06:00:00-08:00",
      status: "draft",
    },
    folder,
  );
  p.write("article.md", "正文。\n", folder);
  assert.equal((await goLive(p, join(p.articles, folder, "article.md"))).status, 0);
  const { published, publishAt } = recordAt(p, folder);
  assert.deepEqual([published, publishAt], ["2025-12-01T09:30:00-08:00", undefined]);
});

test("what cannot be is told, and nothing is changed", async () => {
  const p = withDraft();
  p.record({ id: "held-draft", publishAt: "2025-12-24T06:00:00-08:00", status: "draft" }, "2025/11/held");
  p.record({ id: "same-slug", status: "draft" }, "2025/12/harbour");
  const corrected = [{ date: "2025-11-30T09:00:00-08:00", kind: "correction", text: "已更正。" }];
  p.record({ id: "corrected-draft", changes: corrected, status: "draft" }, "2025/11/corrected");
  p.write("article.json", "{", "2025/11/broken");
  p.record({ id: "taken-down", status: "draft" }, "2025/11/down");
  const withdrawal = { id: "taken-down", date: "2025-11-20T00:00:00-08:00", reason: "x", requestedBy: "y" };
  p.siteData("withdrawals.json", [{ path: "/2025/11/down/", ...withdrawal }]);
  const before = recordAt(p, DRAFT);
  for (const [args, status, says] of [
    [["sample"], 1, /已经发布了/],
    [[`/${DRAFT}/`], 1, /\/2025\/12\/harbour\/ 已经有一篇了/],
    [["harbour"], 1, /都叫 harbour，写明是哪一篇/],
    [["held"], 1, /禁发到 2025-12-24/],
    [["corrected"], 1, /以前发布过，changes 里记着 2025-11-30T09:00:00-08:00 的改动/],
    [["broken"], 1, /读不懂/],
    [["down"], 1, /已经撤下/],
    [["nowhere"], 1, /没有文章是 nowhere/],
    [["harbour", "--at", "2026-02-31"], 1, /--at “2026-02-31”/],
    [[], 2, /写一篇文章/],
    [["harbour", "--soon"], 2, /--help/],
  ] as const) {
    const ended = await goLive(p, ...args);
    assert.equal(ended.status, status, args.join(" "));
    assert.match(ended.stderr, says);
  }
  assert.deepEqual(recordAt(p, DRAFT), before);
  const dry = withDraft();
  assert.match((await goLive(dry, "harbour", "--dry-run")).stdout, /^会定于/);
  assert.equal(recordAt(dry, DRAFT).status, "draft");
});

test("cut short before the folder has moved, the command can be run again", async () => {
  const p = withDraft();
  commit(p);
  const whole = recordAt(p, DRAFT);
  p.record({ ...whole, published: "2025-12-01T09:30:00-08:00", status: undefined }, DRAFT);
  assert.equal((await goLive(p, "harbour")).status, 0);
  assert.equal(recordAt(p, "2025/12/harbour").published, "2025-12-01T09:30:00-08:00");
});

test("what the browser has published in the folder of another month is moved and keeps its moment, past or to come", async () => {
  for (const published of ["2025-12-01T06:00:00-08:00", "2026-01-05T06:00:00-08:00"]) {
    const p = withDraft({ published, order: "20251201T140000Z", status: undefined });
    const record = recordAt(p, DRAFT);
    assert.equal((await goLive(p, "harbour", "--at", "2025-12-01T05:00")).status, published < "2026" ? 1 : 0);
    const again = withDraft({ published, order: "20251201T140000Z", status: undefined });
    const { stdout, stderr } = await goLive(again, "harbour", "--json");
    const address = `/${published.slice(0, 7).replace("-", "/")}/harbour/`;
    assert.deepEqual(JSON.parse(stdout), { address, published, alias: `/${DRAFT}/`, written: true }, stderr);
    assert.deepEqual(recordAt(again, address), { ...record, aliases: [`/${DRAFT}/`] });
  }
  const held = withDraft({
    published: "2025-12-01T06:00:00-08:00",
    publishAt: "2025-12-24T06:00:00-08:00",
    status: undefined,
  });
  assert.match((await goLive(held, "harbour")).stdout, /^已定于 2025年12月24日 06:00 发布：\/2025\/12\/harbour\//);
});
