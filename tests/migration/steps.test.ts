import assert from "node:assert/strict";
import { test } from "node:test";
import { Prose } from "../../scripts/bench/prose.ts";
import { between, pick, seededRandom } from "../../scripts/bench/random.ts";
import { Words } from "../../scripts/bench/words.ts";
import { escapeText, plain } from "../../src/manuscripts/escaped-text.ts";
import { accountFor, outputsOf, wordsOf } from "../../src/migration/accounting.ts";
import { fateOf } from "../../src/migration/fate.ts";
import { withLede } from "../../src/migration/lede.ts";
import { OffsetSamples, zoneOf } from "../../src/migration/zone.ts";

const words = new Words();

test("words that a step has lost are named, wherever they stood", () => {
  for (let seed = 0; seed < 40; seed += 1) {
    const random = seededRandom(seed);
    const prose = new Prose(words, random);
    const sentences = Array.from({ length: between(random, 2, 8) }, () => prose.sentences(20));
    const raw = sentences
      .map((text) => pick(random, [`<p>${text}</p>`, `${text}\n\n`, `<b class="x">${text}</b>`]))
      .join("");
    assert.deepEqual(accountFor(raw, sentences).lost, []);
    const gone = between(random, 0, sentences.length - 1);
    const { lost } = accountFor(raw, sentences.toSpliced(gone, 1));
    assert.ok(lost.length > 0 && lost.every((run) => wordsOf(sentences[gone] ?? "").includes(run) || run !== ""));
  }
});

test("a word that stood twice has to be there twice, and tags, scripts and shortcodes are no words", () => {
  assert.deepEqual(
    accountFor("甲乙<script>丙</script><p title='丁'>甲乙</p>[caption id='x']戊[/caption]", ["甲乙戊"]).lost,
    ["甲乙"],
  );
});

test("words in CDATA count, whatever HTML makes of it", () => {
  assert.deepEqual(accountFor("<![CDATA[甲乙<br />丙]]>", ["甲乙"]).lost, ["丙"]);
});

test("no word leaves a text for its lede, and no quotation is cut in two", () => {
  for (let seed = 0; seed < 60; seed += 1) {
    const random = seededRandom(1000 + seed);
    const prose = new Prose(words, random);
    const texts = Array.from({ length: between(random, 1, 3) }, () => prose.sentences(pick(random, [10, 60, 400])));
    const body = texts.map((text) => ({ escaped: escapeText(text) }));
    const { lede, body: rest } = withLede(body, "标题", pick(random, ["", "", "编辑写的摘要"]));
    assert.ok(lede.length > 0 && lede.length <= 500 && rest.length > 0);
    assert.deepEqual(accountFor(texts.join("\n"), [lede, ...rest.map(({ escaped }) => plain(escaped))]).lost, []);
    assert.equal(lede.split("“").length, lede.split("”").length);
  }
});

test("whatever a status is called, only what was published without a password is public", () => {
  const item = { type: "post", title: "题", content: "文", hasPassword: false, repairs: [] } as const;
  for (const status of ["draft", "pending", "private", "", "acf-disabled", "publish ", "Publish"])
    assert.notEqual(fateOf({ ...item, status }).is, "public");
  assert.equal(fateOf({ ...item, status: "publish" }).is, "public");
  assert.notEqual(fateOf({ ...item, status: "publish", hasPassword: true }).is, "public");
  assert.notEqual(fateOf({ ...item, status: "publish", repairs: ["structure"] }).is, "public");
  assert.equal(fateOf({ ...item, status: "publish", repairs: ["text"] }).is, "public");
});

test("the zone of an export is the one whose clocks show what it says, summer and winter", () => {
  const samples = new OffsetSamples();
  samples.add({ date: "2019-01-05 08:00:00", dateUtc: "2019-01-05 13:00:00" });
  samples.add({ date: "2019-07-05 08:00:00", dateUtc: "2019-07-05 12:00:00" });
  assert.deepEqual(zoneOf(samples, undefined, "America/Vancouver"), { zone: "America/Toronto", known: "measured" });
  assert.equal(zoneOf(new OffsetSamples(), undefined, "America/Vancouver").known, "assumed");
  assert.equal(zoneOf(samples, "Asia/Shanghai", "America/Vancouver").zone, "Asia/Shanghai");
});

test("brackets of code that look like a link's are words: nothing in them is missing", () => {
  for (const code of ["花j点RP和k元：F[i](j>=RP[i], k>=RMB[i])", "operator new[](unsigned int)", "rw(a)[](void*)"]) {
    assert.deepEqual(accountFor(code, outputsOf({ record: {}, markdown: code })).lost, []);
  }
  const link = "见[港口](https://port.example/tide)。";
  // An address behind nothing that opens a link is a word like others, and not a link's.
  for (const typed of ["从](https://old.example/tide)小", "\\[港口](https://old.example/tide)"])
    assert.deepEqual(
      accountFor(typed.replaceAll("\\", ""), outputsOf({ record: {}, markdown: typed })).lost,
      [],
      typed,
    );
  assert.deepEqual(accountFor("见港口 tide。", outputsOf({ record: {}, markdown: link })).lost, ["tide"]);
});

test("an excerpt that repeats the text is no lede, nor is a line that something follows, and the text stays whole", () => {
  const body = ["方法一：", "先备份，再升级。", "重启以后看版本。"].map((text) => ({ escaped: escapeText(text) }));
  for (const excerpt of ["", "方法一：先备份，再升级。〔图片〕（https://old.example/a.jpg）重启以后看版本。"])
    assert.deepEqual(withLede(body, "标题", excerpt), { lede: "标题", body, moved: [] });
  assert.equal(withLede(body, "标题", "编辑写的摘要。").lede, "编辑写的摘要。");
  assert.equal(withLede(body.slice(1), "标题", "").lede, "先备份，再升级。");
});
