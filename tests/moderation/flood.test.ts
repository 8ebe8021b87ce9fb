import assert from "node:assert/strict";
import { test } from "node:test";
import { between, pick, seededRandom } from "../../scripts/bench/random.ts";
import { floodsOf, SMALLEST_FLOOD } from "../../src/moderation/flood.ts";
import { listComments } from "../../src/moderation/list.ts";
import type { WaitingComment } from "../../src/moderation/waiting.ts";
import { answers, type Desk, netlifySubmission, newDesk, OTHER, records, take } from "./desk.ts";

/** A submission from an address of its own: the fixture's readers all sit behind one. */
function submitted(number: number, message: string, ip = `198.51.100.${number}`): object {
  const submission = netlifySubmission(number, { message });
  return { ...submission, data: { ...("data" in submission ? Object(submission.data) : {}), ip } };
}

/** Comments of readers who have nothing in common. */
const readers = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) =>
    submitted(from + index, `${"港口货船码头工人罢工"[index % 10]}${from + index}`),
  );

/** A flood: subdomains, names and addresses of their own, one site. */
const spam = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => {
    const number = from + index;
    return submitted(number, `优惠 https://n${number}.spam.example/?${number} 第 ${number} 次领取红包`);
  });

async function floodedDesk(): Promise<Desk> {
  const desk = newDesk();
  await take(desk, [...readers(1, 3), ...spam(10, 40), ...readers(60, 2)]);
  return desk;
}

test("a flood is refused in one decision and comes back in one; readers in between are asked about one by one", async () => {
  const desk = await floodedDesk();
  const before = desk.files();
  const { stdout } = await desk.run(["review"], answers("l", "n", "u", "n", "y", "q"));
  assert.match(stdout, /成批的 40 条：都有 spam\.example 的链接，正文一样，都在 \/2025\/05\/sample\/ 下面。/);
  assert.match(stdout, /……还有 35 条[\s\S]*第 49 次领取红包[\s\S]*已拒绝 40 条[\s\S]*已撤回：拒绝成批的 40 条/);
  assert.match(stdout, /第 1 条，共 5 条[\s\S]*通过 1 条，拒绝 40 条，回复 0 条，还有 4 条等候/);
  assert.deepEqual([desk.published().length, desk.queued().length], [1, 4]);
  const undo = async () => (await desk.run(["undo"])).stdout;
  assert.match(await undo(), /^已撤回：通过 2025\S+。1 条重新等候审阅。/);
  assert.match(await undo(), /^已撤回：拒绝成批的 40 条。40 条重新等候审阅。/);
  const { "data/comments/removed.json": removed, ...after } = desk.files();
  assert.deepEqual([after, removed], [before, "{}\n"]);
  assert.equal((await desk.run(["undo"])).status, 1);
});

test("a decision of which something was touched since is not taken back by half", async () => {
  const desk = await floodedDesk();
  await desk.run(["review"], answers("n", "q"));
  const [name = ""] = records(desk).map(({ id }) => id);
  await desk.run(["review"], answers("y", "q"));
  desk.put(`data/comments/2025/05/sample/${name}.json`, "{}");
  const before = desk.files();
  const { status, stderr } = await desk.run(["undo"]);
  assert.deepEqual([status, desk.files()], [1, before]);
  assert.match(stderr, /以后又有人动过 comments\/2025\/05\/sample\/.*不能撤回。什么都没有改/);
});

test("the list shows a flood in a few lines, machines get all ids; looked at one by one it is as ever", async () => {
  const desk = await floodedDesk();
  const { text, json } = await listComments(desk.options("list", "--pending"));
  assert.ok(text.split("\n").length < 70, text);
  assert.ok(Array.isArray(json.floods) && json.floods.length === 1);
  assert.deepEqual([json.floods[0].ids.length, json.floods[0].common], [40, ["都有 spam.example 的链接", "正文一样"]]);
  assert.equal((await listComments(desk.options("list", "--pending", "--whole"))).text.match(/^编号：/gm)?.length, 45);
  const { stdout } = await desk.run(["review"], answers("v", "y", "u", "q"));
  assert.match(stdout, /第 1 条，共 45 条[\s\S]*已撤回[\s\S]*第 1 条，共 45 条/);
});

test("words that the publication lists put together what has nothing else in common, however they are written", async () => {
  const desk = newDesk();
  desk.put("data/comment-words.json", '["代开发票"]');
  const spellings = ["代开发票", "代 开 发 票", "代.开.发.票", "【代开】发票", "代\u2063开发票", "代开発票"];
  const list = spellings.map((word, index) =>
    submitted(index + 1, `${"甲乙丙丁戊己".repeat(2).slice(index, index + 6)}${word}`),
  );
  await take(desk, list);
  const { json } = await listComments(desk.options("list", "--pending"));
  assert.match(JSON.stringify(json.floods), /^\[\{"common":\["都有“代开发票”"\],"ids":\[("[^"]+",?){5}\]\}\]$/);
  desk.put("data/comment-words.json", "[1]");
  assert.match((await desk.run(["list", "--pending"])).stderr, /comment-words\.json:1:2/);
});

test("who sent many at once is told as that, and by nothing that says who it was", async () => {
  const desk = newDesk();
  await take(
    desk,
    [1, 2, 3, 4, 5, 6].map((number) => submitted(number, `${"港货船码工人"[number - 1]}${number}`, "203.0.113.7")),
  );
  const { text } = await listComments(desk.options("list", "--pending"));
  assert.match(text, /成批的 6 条：同一个网络地址发来，都在 \/2025\/05\/sample\/ 下面/);
  await desk.run(["review"], answers("v", "y"));
  assert.doesNotMatch(desk.files()[`data/comments/2025/05/sample/${desk.published()[0]}.json`] ?? "senders", /senders/);
});

test("each comment is in one flood or in none, all of a flood have in common what is said, and none is too small", () => {
  const random = seededRandom(33);
  const LABELS = ["net-00000001", "net-00000002", "mail-00000003"] as const;
  const SITES = ["https://a.example/", "www.b.example.com.cn", "https://paper.example/x", ""] as const;
  for (let round = 0; round < 30; round += 1) {
    const comments = Array.from({ length: between(random, 0, 60) }, (_, index): WaitingComment => {
      const id = `20250520T1800${String(index).padStart(2, "0")}Z-${String(index).padStart(12, "0")}-00000000`;
      const text = `${pick(random, ["红包", "发票", "港口"])}${"甲乙丙丁戊己庚辛"[between(random, 0, 7)]} ${pick(random, SITES)}`;
      const senders = random() < 0.5 ? [pick(random, LABELS)] : undefined;
      return {
        id,
        article: OTHER,
        name: "甲",
        date: "2025-05-20T18:00:00Z",
        text,
        origin: "generic",
        ...(senders && { senders }),
      };
    });
    const { floods, others } = floodsOf(comments, ["红包", "发票"], "paper.example");
    const all = [...floods.flatMap((flood) => flood.comments), ...others];
    assert.deepEqual(
      all.map(({ id }) => id).toSorted(),
      comments.map(({ id }) => id),
    );
    for (const flood of floods) {
      assert.ok(flood.comments.length >= SMALLEST_FLOOD && flood.common.length > 0);
      for (const common of flood.common) {
        const word = /都有“(.*)”|都有 (?:b\.)?(.*) 的链接/.exec(common);
        if (word)
          assert.ok(
            flood.comments.every(({ text }) => text.includes(word[1] ?? word[2] ?? "")),
            common,
          );
      }
      assert.doesNotMatch(flood.common.join(), /paper/);
    }
    assert.equal(floodsOf(others, ["红包", "发票"], "paper.example").floods.length, 0);
  }
});
