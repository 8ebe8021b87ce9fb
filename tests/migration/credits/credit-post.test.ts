import assert from "node:assert/strict";
import { test } from "node:test";
import { cleanPaste, plain } from "../../../src/manuscripts/escaped-text.ts";
import { creditPost } from "../../../src/migration/credits/credit-post.ts";
import type { CreditedPost } from "../../../src/migration/model.ts";
import { decisionsIn } from "../../../src/migration/review/decisions.ts";
import { numbers } from "../../manuscripts/manuscripts.ts";
import { bodyOf, CONTEXT, credited, readAs } from "./credited.ts";

const P = "<p>这一段是正文，写得足够长，不会被当作小标题，最后有句号。</p>";
const picture = (name: string) => `<img src="https://a.example/u/${name}.jpg">`;
const creditsOf = ({ draft }: CreditedPost) => [...draft.pictures.values()].map(({ credit }) => credit);
const keysOf = ({ questions }: CreditedPost) => questions.map(({ about, key }) => `${about} ${key}`);

test("one answer about a name is the credit of every picture that names it, in either script and however it was typed", () => {
  const decisions = decisionsIn({ credits: { "图源：CTV": { name: "CTV", url: "https://www.ctv.example" } } });
  for (const line of ["图源：CTV", "圖源:ctv", "（CTV圖片）", "图/CTV"]) {
    const html = `${P}${picture("a")}<p>${line}</p>${P}`;
    assert.deepEqual(keysOf(credited(html)), ["credit 图源:ctv"], line);
    const decided = credited(html, { decisions });
    assert.deepEqual(
      [creditsOf(decided), decided.questions],
      [[{ name: "CTV", url: "https://www.ctv.example" }], []],
      line,
    );
  }
});

test("an answer that names nobody registered, or says that it is no credit, credits nobody", () => {
  const html = `${P}${picture("a")}<p>图源：CTV</p>${P}`;
  for (const answer of ["没有登记", null])
    assert.deepEqual(creditsOf(credited(html, { decisions: decisionsIn({ credits: { "图源：CTV": answer } }) })), [
      null,
    ]);
});

test("what is said once below several pictures is asked, and the answer counts for those that have no credit of their own", () => {
  const html = `${P}<figure>${picture("a")}<figcaption>港口（图源：BBC）</figcaption></figure>${picture("b")}${picture("c")}<p>图源：CBC</p>${P}`;
  const asked = credited(html);
  assert.deepEqual([creditsOf(asked), keysOf(asked)], [["bbc", null, null], ["credit 几张图一个图源:cbc"]]);
  const decided = credited(html, { decisions: decisionsIn({ credits: { "几张图一个图源：CBC": "cbc" } }) });
  assert.deepEqual(creditsOf(decided), ["bbc", "cbc", "cbc"]);
});

test("two credits that contradict each other are none, and the note of the picture has both", () => {
  const html = `${P}<figure>${picture("a")}<figcaption>港口（图源：BBC）</figcaption></figure><p>图源：CBC</p>${P}`;
  const post = credited(html);
  assert.deepEqual(creditsOf(post), [null]);
  assert.match([...post.draft.pictures.values()][0]?.creditNote ?? "", /图源：BBC.*图源：CBC/);
});

test("a credit above a picture stays in the text until somebody has decided that it is that picture's", () => {
  const html = `${P}<p>图源：CBC</p>${picture("a")}${P}`;
  const asked = credited(html);
  assert.deepEqual([creditsOf(asked), bodyOf(asked).includes("图源：CBC")], [[null], true]);
  const decided = credited(html, { decisions: decisionsIn({ credits: { "图上方的图源：CBC": "cbc" } }) });
  assert.deepEqual([creditsOf(decided), bodyOf(decided).includes("图源：CBC")], [["cbc"], false]);
});

test("whoever has put a reprint into WordPress is not its writer, and a source that is not registered stays where readers see it", () => {
  const { draft } = credited(`${P}${P}<p>转自：某某网</p>`);
  assert.deepEqual(
    [draft.authors, draft.sources, draft.body.map(({ escaped }) => plain(escaped)).at(-1)],
    [[], [], "转自：某某网"],
  );
});

test("outlets that nobody has registered yet are asked about, wherever a text names them, and stay in it", () => {
  for (const [html, keys] of [
    [`${P}${P}<p>（综合甲乙报、CTV报道）</p>`, ["source 来源:甲乙报", "source 来源:ctv"]],
    [`<p>【甲乙報訊】${P.slice(3)}${P}`, ["source 来源:甲乙报"]],
    [`<p>【甲乙綜合報道】${P.slice(3)}${P}`, ["source 来源:甲乙"]],
    [`${P}${P}<p>来源：甲乙报</p>`, ["source 来源:甲乙报"]],
  ] as const) {
    const post = credited(html);
    assert.deepEqual([keysOf(post), post.draft.sources, post.draft.desk], [keys, [], undefined], html);
    assert.ok(bodyOf(post).join("").includes("甲乙"));
  }
});

test("a reporter who is named before the first word has written it, and the words stay", () => {
  for (const [opening, name] of [
    ["（记者 张三）", "张三"],
    ["〔記者張三／溫哥華報導〕", "張三"],
  ] as const) {
    const post = credited(`<p>${opening}${P.slice(3)}${P}`);
    assert.deepEqual([post.draft.authors, bodyOf(post)[0]?.startsWith(opening)], [[name], true]);
  }
});

test("a source without a registration needs the address that its line links to", () => {
  const { draft } = credited(`${P}${P}<p>来源：<a href="https://paper.example/1">某某网</a></p>`);
  assert.deepEqual(draft.sources, [{ name: "某某网", url: "https://paper.example/1" }]);
});

test("a link to another site than the source's is not its address", () => {
  assert.deepEqual(credited(`${P}${P}<p>来源：<a href="https://www.bbc.com/1">CBC</a></p>`).draft.sources, ["cbc"]);
});

test("the title and the writer of a reprint are the original's", () => {
  const { draft } = credited(`${P}${P}<p>转自：新华网</p><p>作者：张三</p><p>原标题：市长去了哪里？！</p>`);
  assert.deepEqual(draft.sources, [{ source: "xinhua", title: "市长去了哪里？！", author: "张三" }]);
});

test("kinds that contradict each other, and a source alone, say nothing of how a text was made", () => {
  assert.equal(credited(`${P}${P}<p>转自：新华网</p><p>编译：张三</p>`).draft.kind, undefined);
  assert.equal(credited(`${P}${P}<p>来源：新华网</p>`).draft.kind, undefined);
});

test("links behind 相关阅读 go with it, and paragraphs do not", () => {
  const links =
    '<p>相关阅读</p><p><a href="https://a.example/1">港口关闭</a></p><p><a href="https://a.example/2">港口开放</a></p>';
  assert.equal(bodyOf(credited(`${P}${P}${links}`)).length, 2);
  assert.equal(bodyOf(credited(`${P}<p>相关阅读</p>${P}${P}`)).length, 3);
});

const LINES: readonly ((word: string) => string)[] = [
  (word) => `<p>${word}</p>`,
  (word) => `<p>${word}这一段是正文，写得足够长，不会被当作小标题，最后有句号。</p>`,
  (word) =>
    `<p>${word}这一段是正文，<b>写得足够长</b>，最后有<a href="https://a.example/x">句号</a>。（综合CBC、${word}报道）</p>`,
  (word) => `<p>${word}这一段是正文，写得足够长，不会被当作小标题，最后有句号。张三编译</p>`,
  (word) => `<p>${word}这一段是正文，写得足够长，不会被当作小标题，<strong>最后有句号。来源：CBC</strong></p>`,
  (word) => picture(word.replace(/\D/g, "p")),
  (word) => `<figure>${picture(word.replace(/\D/g, "q"))}<figcaption>${word}（图源：BBC）</figcaption></figure>`,
  (word) => `<figure>${picture(word.replace(/\D/g, "r"))}<figcaption>${`${word}很长`.repeat(60)}</figcaption></figure>`,
  (word) => `<p>图源：${word}</p>`,
  () => "<p>圖源：CBC</p>",
  (word) => `<p>${word}在港口（CBC圖片）</p>`,
  (word) => `<p>${word}在港口</p><p>图源：BBC</p>`,
  (word) => `<p>本文图片均来自${word}</p>`,
  (word) => `<p>来源：${word}网</p>`,
  (word) => `<p>来源：<a href="https://a.example/${word}">CBC</a> 作者：张三</p>`,
  () => "<p>文：张三 图：李四</p>",
  (word) => `<p>作者：张三，${word}大学教授</p>`,
  (word) => `<p>原标题：${word}！怎么回事？</p>`,
  (word) => `<p>免责声明：${word}</p>`,
  (word) => `<p>相关阅读</p><p><a href="https://a.example/1">${word}</a></p>`,
  () => "<p>me0qy</p>",
  () => "<p>阅读原文</p><p>分享到：</p>",
];

function randomPost(next: () => number, run: number): { readonly html: string; readonly words: readonly string[] } {
  const words: string[] = [];
  const lines = Array.from({ length: 1 + (next() % 14) }, (_, index) => {
    const word = `词${run}x${index}x`;
    const line = LINES[next() % LINES.length]?.(word) ?? "";
    if (line.includes(word)) words.push(word);
    return line;
  });
  return { html: lines.join(""), words };
}

const bare = (text: string) => cleanPaste(text).replace(/\s+/g, "");
const RUNS = 300;

test(`of ${RUNS} random posts every word is in the text, in a record, or among what was moved, and a second time nothing changes`, () => {
  const next = numbers(20261130);
  for (let run = 0; run < RUNS; run += 1) {
    const { html, words } = randomPost(next, run);
    const first = credited(html);
    const { draft, moved } = first;
    const everything = bare(
      [...bodyOf(first), JSON.stringify([...draft.pictures]), ...moved.map(({ text }) => text)].join("\n"),
    );
    for (const word of words) assert.ok(everything.includes(word), `“${word}” of ${html} is nowhere`);
    const { manuscript, ...read } = readAs(html);
    const again = creditPost({ ...read, manuscript: { ...manuscript, blocks: draft.body } }, { title: "" }, CONTEXT);
    if (draft.pictures.size === 0) assert.deepEqual(bodyOf(again), bodyOf(first), html);
    assert.deepEqual(credited(html), first);
  }
});

test("whatever surrounds it, a line names nobody who is not in it", () => {
  const next = numbers(20261201);
  for (let run = 0; run < RUNS; run += 1) {
    const { html } = randomPost(next, run);
    const { draft } = credited(html);
    for (const name of [...draft.authors, ...draft.contributors.map((one) => one.name)])
      assert.ok(html.includes(name), name);
    for (const { credit } of draft.pictures.values())
      if (typeof credit === "string") assert.ok(html.includes(credit.toUpperCase()), `${credit} of ${html}`);
  }
});

test("a source line that begins with a sign is the text's, and no credit of pictures", () => {
  for (const line of ["🔗 来源：", "▲ 来源：", "来源："]) {
    const html = `${P}${picture("a")}<p>图源：CBC</p>${P}<p>${line}<a href="https://www.cbc.ca/n/1">CBC</a></p>`;
    assert.deepEqual(credited(html).draft.sources, [{ source: "cbc", url: "https://www.cbc.ca/n/1" }], line);
  }
});

test("a credit that no picture needs stays in the text and is no subhead, however it was set", () => {
  for (const line of ["<p>图源：BBC</p>", "<h2>图源：BBC</h2>", "<h3><b>圖源：BBC</b></h3>"]) {
    const body = bodyOf(credited(`${P}${picture("a")}<p>图源：CBC</p>${P}${line}${P}`));
    assert.match(body.at(-2) ?? "", /^\**[图圖]源：BBC\**$/u, line);
    assert.match(bodyOf(credited(`${P}${picture("a")}<p>图源：CBC</p>${P}${line}`)).at(-1) ?? "", /BBC/, line);
  }
});

test("a text that says where it is from is another's, whether or not anybody has registered the name", () => {
  for (const line of [
    "来源：甲乙报",
    "来源：CBC",
    "来源：网络",
    "转自甲乙报",
    "（CBC）",
    "本文转载自甲乙报，作者：赵六",
  ])
    assert.ok(credited(`${P}${P}<p>${line}</p>`).isOthers, line);
  for (const line of ["图源：CBC", "责任编辑：张三", "作者：张三"])
    assert.ok(!credited(`${P}${P}<p>${line}</p>`).isOthers, line);
});

test("a line of several clauses is read when each says something of the text, and stays whole otherwise", () => {
  const { draft } = credited(`${P}${P}<p>本文转载自明报，作者：赵六</p>`);
  assert.deepEqual([draft.kind, draft.sources], ["reprint", [{ source: "mingpao", author: "赵六" }]]);
  const asked = credited(`${P}${P}<p>本文转载自明报，昨天已经登过</p>`);
  assert.equal(bodyOf(asked).at(-1), "本文转载自明报，昨天已经登过");
});

test("what stands behind 分享到 is a bar of buttons, and the name of a channel elsewhere is text", () => {
  const bar = `${P}${P}<p>分享到：</p><ul><li>微信</li></ul><p>Facebook</p>`;
  assert.deepEqual(bodyOf(credited(bar)).length, 2);
  assert.equal(bodyOf(credited(`${P}${P}<ul><li>微信</li></ul>`)).at(-1), "- 微信");
});
