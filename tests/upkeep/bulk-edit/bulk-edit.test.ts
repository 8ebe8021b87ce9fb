import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { runBulkEdit } from "../../../src/upkeep/bulk-edit/command.ts";
import { KEYED, recordWith, replaced, textWith, withKey } from "../../../src/upkeep/bulk-edit/edits.ts";
import { commandRun } from "../../fixtures/command-run.ts";
import { minimalPublication, type Publication } from "../../fixtures/minimal-publication.ts";

const edit = (p: Publication, ...args: string[]) =>
  commandRun((streams) => runBulkEdit([...args, "--articles", p.articles, "--data", p.data], streams, undefined));
const dataOf = ({ data }: Publication, name: string) => JSON.parse(readFileSync(join(data, name), "utf8"));
const recordOf = ({ articles }: Publication, folder = "2025/05/sample") =>
  readFileSync(join(articles, folder, "article.json"), "utf8");
const filesOf = ({ articles, data }: Publication) =>
  [articles, data].flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8")),
  );

test("a tag gets another key everywhere, its old address is remembered, and the publication is still right", async () => {
  const p = minimalPublication();
  p.record({ tags: ["topic"] });
  const { status, stdout } = await edit(p, "tag", "topic", "matter", "--name", "事件", "--yes");
  assert.equal(status, 0);
  assert.match(stdout, /^-.*"topic"[\s\S]*^\+.*"matter"/m);
  assert.deepEqual(dataOf(p, "tags.json"), { matter: { name: "事件", formerly: ["topic"] } });
  assert.deepEqual(
    p.read().articles[0]?.tags.map(({ key, name }) => [key, name]),
    [["matter", "事件"]],
  );
  await edit(p, "tag", "matter", "topic", "--yes");
  assert.deepEqual(dataOf(p, "tags.json"), { topic: { name: "事件", formerly: ["matter"] } }, "and back again");
});

test("a tag joined to another stands once in an article that had both, and all its old keys lead on", async () => {
  const p = minimalPublication();
  p.siteData("tags.json", { topic: { name: "甲" }, other: { name: "乙", formerly: ["older"] } });
  p.record({ tags: ["other", "topic"] });
  assert.equal((await edit(p, "tag", "other", "topic", "--yes")).status, 0);
  assert.deepEqual(JSON.parse(recordOf(p)).tags, ["topic"]);
  assert.deepEqual(dataOf(p, "tags.json"), { topic: { name: "甲", formerly: ["older", "other"] } });
  assert.deepEqual(p.problems(), []);
});

test("a source joined to another keeps its names, wherever articles use them", async () => {
  const p = minimalPublication();
  const { gazette } = dataOf(p, "sources.json");
  p.siteData("sources.json", { gazette, post: { ...gazette, name: "邮报", aliases: ["北邮"] } });
  p.record({ kind: "compilation", sources: ["post", { source: "北邮", url: "https://post.example/1" }] });
  p.siteData("notices.json", [{ received: "2025-01-01", source: "post", about: "x", status: "open" }]);
  assert.equal((await edit(p, "source", "post", "gazette", "--yes")).status, 0);
  assert.deepEqual(p.problems(), []);
  assert.deepEqual(
    p.read().articles[0]?.sources.map(({ key }) => key),
    ["gazette", "gazette"],
  );
  assert.equal(dataOf(p, "notices.json")[0].source, "gazette");
});

test("what its author typed stays as it was typed, but for the key itself", async () => {
  const p = minimalPublication();
  const typed = `\uFEFF${recordOf(p).replaceAll("\n", "\r\n").replace("{", "{   ")}`;
  const tagged = typed.replace(/}\s*$/, ',\r\n\t"tags" : [ "topic" ]\r\n}\r\n');
  p.write("article.json", tagged);
  await edit(p, "tag", "topic", "matter", "--yes");
  assert.equal(recordOf(p), tagged.replace('"topic"', '"matter"'));
});

test("a section that is used, and a key that is not registered", async () => {
  const p = minimalPublication();
  assert.equal((await edit(p, "section", "news", "local", "--yes")).status, 0);
  assert.equal(p.read().articles[0]?.section.key, "local");
  const { status, stderr } = await edit(p, "section", "sport", "local", "--yes");
  assert.equal(status, 1);
  assert.match(stderr, /没有登记过“sport”；有的是：local/);
});

test("a person is renamed where the whole of a name is his, and nowhere else", async () => {
  const p = minimalPublication();
  p.record({ authors: ["李明", "李明博"], lede: "李明说。" });
  assert.equal((await edit(p, "person", "李明", "黎明", "--yes")).status, 0);
  assert.deepEqual(JSON.parse(recordOf(p)).authors, ["黎明", "李明博"]);
  assert.equal(JSON.parse(recordOf(p)).lede, "李明说。");
});

test("a name is corrected in what readers read; addresses, code, longer names and earlier notes stay, and the log says so", async () => {
  const p = minimalPublication();
  const note = "原文误作特鲁多，现已更正。";
  p.record({
    title: "特鲁多访问",
    changes: [{ date: "2025-05-20T00:00:00-07:00", kind: "update", text: "补充特鲁多。" }],
  });
  p.write("article.md", "特鲁多与特鲁多基金会，[特鲁多](https://x.example/特鲁多)。`特鲁多`\n");
  p.record({ id: "draft-record", title: "特鲁多", status: "draft" }, "2025/05/draft");
  p.write("article.md", "特鲁多\n", "2025/05/draft");
  const args = ["text", "特鲁多", "杜鲁多", "--except", "特鲁多基金会", "--note", note, "--yes"];
  assert.equal((await edit(p, ...args)).status, 0);
  const { title, changes } = JSON.parse(recordOf(p));
  assert.equal(title, "杜鲁多访问");
  assert.deepEqual(
    changes.map(({ text }: { text: string }) => text),
    ["补充特鲁多。", note],
  );
  assert.equal(
    readFileSync(join(p.articles, "2025/05/sample/article.md"), "utf8"),
    "杜鲁多与特鲁多基金会，[杜鲁多](https://x.example/特鲁多)。`特鲁多`\n",
  );
  assert.equal(JSON.parse(recordOf(p, "2025/05/draft")).changes, undefined, "nobody has read a draft");
  assert.equal((await edit(p, ...args)).status, 1, "there is nothing left to change");
  const done = recordOf(p);
  p.write("article.md", "特鲁多\n");
  assert.equal((await edit(p, ...args)).status, 0, "a run that was killed between the record and the text");
  assert.equal(recordOf(p), done, "the note is there already");
});

test("no note is written where nobody has read the article yet, and a broken draft holds up nobody's correction", async () => {
  const p = minimalPublication();
  p.record({ title: "李明来访" });
  p.record({ id: "later", title: "李明再访", published: "2099-05-19T09:30:00-07:00" }, "2099/05/later");
  p.record({ id: "held", title: "李明走了", publishAt: "2099-05-19T09:30:00-07:00" }, "2025/05/held");
  p.write("article.md", "李明。", "2025/05/broken");
  p.write("article.json", '{ "status": "draft",, }', "2025/05/broken");
  p.write("article.md", "李明。", "2025/05/bare");
  const { status, stderr } = await edit(p, "text", "李明", "黎明", "--note", "原文误作“李明”。", "--yes");
  assert.equal(status, 0, stderr);
  const changesOf = (folder: string) => JSON.parse(recordOf(p, folder)).changes?.length;
  assert.deepEqual(["2025/05/sample", "2099/05/later", "2025/05/held"].map(changesOf), [1, undefined, undefined]);
  for (const folder of ["broken", "bare"])
    assert.equal(readFileSync(join(p.articles, "2025/05", folder, "article.md"), "utf8"), "黎明。");
});

test("tags are added to some articles and taken from others", async () => {
  const p = minimalPublication();
  p.siteData("tags.json", { topic: { name: "甲" }, other: { name: "乙" } });
  p.record({ tags: ["topic"] });
  p.record({ id: "second-one", tags: ["topic"] }, "2025/05/second");
  p.write("article.md", "正文。\n", "2025/05/second");
  const address = "https://paper.example/2025/05/second/";
  assert.equal(
    (await edit(p, "retag", "--add", "other", "--remove", "topic", "--article", address, "--yes")).status,
    0,
  );
  assert.deepEqual(JSON.parse(recordOf(p)).tags, ["topic"]);
  assert.deepEqual(JSON.parse(recordOf(p, "2025/05/second")).tags, ["other"]);
  const { status, stderr } = await edit(p, "retag", "--add", "nowhere", "--yes");
  assert.equal(status, 1);
  assert.match(stderr, /没有登记过标签“nowhere”/);
});

test("nothing is written before somebody says yes, and a broken record is left alone and told", async () => {
  const p = minimalPublication();
  p.record({ tags: ["topic"] });
  p.write("article.json", "{ broken", "2025/05/broken");
  const before = filesOf(p);
  const { status, stdout, stderr } = await edit(p, "tag", "topic", "matter", "--dry-run");
  assert.equal(status, 0);
  assert.match(stdout, /会改 2 个文件，现在没有动/);
  assert.match(stderr, /broken\/article\.json 读不懂，没有动它/);
  const where = ["--articles", p.articles, "--data", p.data];
  const answered = (answer: string | undefined) =>
    commandRun((streams) => runBulkEdit(["tag", "topic", "matter", ...where], streams, () => Promise.resolve(answer)));
  assert.equal((await answered(undefined)).status, 130);
  assert.equal((await answered("n")).status, 0);
  assert.equal((await edit(p, "tag", "topic", "matter")).status, 2, "nobody is there to ask");
  assert.deepEqual(filesOf(p), before);
  assert.equal((await answered("y")).status, 0);
  assert.notDeepEqual(filesOf(p), before);
});

test("a disk that takes nothing is no refusal of the edit, and leaves what was there", async () => {
  const p = minimalPublication();
  p.record({ tags: ["topic"] });
  const before = filesOf(p);
  // Nothing can be written beside the record: a folder of that name stands in the way.
  mkdirSync(join(p.articles, "2025/05/sample/article.json.part~/x"), { recursive: true });
  const { status, stderr } = await edit(p, "tag", "topic", "matter", "--yes");
  assert.equal(status, 3);
  assert.match(stderr, /不能写 .*article\.json/);
  assert.deepEqual(filesOf(p), before);
});

test("wrong usage is told before anything is read", async () => {
  const p = minimalPublication();
  for (const args of [
    ["tag", "topic"],
    ["tag", "topic", "topic"],
    ["tag", "topic", "主题"],
    ["rename"],
    ["retag"],
    [],
  ]) {
    const { status, stderr } = await edit(p, ...args, "--yes");
    assert.equal(status, 2, args.join(" "));
    assert.match(stderr, /--help/);
  }
  assert.equal((await edit(p, "person", "a", "b", "--except", "c", "--yes")).status, 2);
});

/** Any of some values, by a number that grows. */
function chosen<T>(values: readonly T[], number: number): T {
  return values[number % values.length] ?? assert.fail();
}

test("of 500 generated records nothing changes but the key, and nothing is lost", () => {
  const keys = ["a", "b", "c", "from", "to"];
  for (let seed = 0; seed < 500; seed += 1) {
    const pick = (step: number) => chosen(keys, Math.floor(seed / (step + 1)) + seed * step);
    const record = {
      title: pick(1),
      tags: [...new Set([pick(2), pick(3), pick(4)])],
      section: pick(5),
      pictures: { [pick(6)]: { credit: pick(7) } },
    };
    const raw = JSON.stringify(record, null, chosen([0, 1, 2, "\t"], seed));
    const tags = [...new Set(record.tags.map((tag) => (tag === "from" ? "to" : tag)))];
    const after: unknown = JSON.parse(withKey(raw, KEYED.tag.places, "from", "to"));
    assert.deepEqual(new Set(Object(after).tags), new Set(tags), raw);
    assert.deepEqual({ ...Object(after), tags: 0 }, { ...record, tags: 0 }, raw);
  }
});

test("of generated words every one that is not excepted is replaced, and every other character stays", () => {
  const pieces = ["甲", "乙", "甲乙", "乙甲", "。", "[甲](https://x.example/甲)", "`甲`", "\n"];
  for (let seed = 1; seed < 400; seed += 1) {
    const parts = Array.from({ length: 12 }, (_, index) => chosen(pieces, seed * (index + 3) + ((seed >> index) & 7)));
    const text = parts.join("");
    const kept = (piece: string) => piece.replace(/\(https[^)]*\)|`甲`/g, "");
    const done = textWith(text, { from: "甲", to: "丙", except: ["乙甲"] });
    assert.equal(done.length, text.length, text);
    assert.deepEqual(done.match(/\(https[^)]*\)|`甲`/g), text.match(/\(https[^)]*\)|`甲`/g), text);
    assert.doesNotMatch(kept(done).replaceAll("乙甲", ""), /甲/, text);
  }
  assert.equal(replaced("李明博与李明", { from: "李明", to: "李明博", except: [] }), "李明博与李明博");
  const record = '{"title": "甲", "pictures": {"x": {"alt": "甲", "file": "甲.jpg", "licence": "甲"}}}';
  assert.equal(
    recordWith(record, { from: "甲", to: "乙", except: [] }),
    '{"title": "乙", "pictures": {"x": {"alt": "乙", "file": "甲.jpg", "licence": "甲"}}}',
  );
});
