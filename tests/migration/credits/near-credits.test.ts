import assert from "node:assert/strict";
import { test } from "node:test";
import { SourceNames } from "../../../src/content/source-registry.ts";
import { SourceRegistry } from "../../../src/domain/source.ts";
import { plain } from "../../../src/manuscripts/escaped-text.ts";
import { bodyOf, credited } from "./credited.ts";

const P = "<p>这一段是正文，写得足够长，不会被当作小标题，最后有句号。</p>";

test("an address for a name is one source, which goes by its site, and takes no text with it", () => {
  const address = "http://paper.example/blog/2011/09/1.shtml";
  const named = { name: "paper.example", url: address };
  for (const [line, sources, stays] of [
    [`转载自：<a href="${address}">${address}</a>`, [named], false],
    [`（转自）<a href="${address}">${address}</a>`, [named], false],
    [`转自${address}`, [named], false],
    [`转自：${address}，思路就是这样，后来又改了。`, [], true],
    [`参考资料：${address}`, [], true],
    [`参考资料：<a href="${address}">排序</a>，《数据结构与算法》（上次说过的）`, [], true],
    [`来源：<a href="${address}">甲乙报、《丙与丁》</a>`, [], true],
  ] as const) {
    const post = credited(`${P}${P}<p>${line}</p>`);
    const last = plain(post.draft.body.at(-1)?.escaped ?? "");
    assert.deepEqual([post.draft.sources, /转|参考|来源/.test(last)], [sources, stays], line);
  }
});

test("a source is read behind a short last sentence, and where its own name ends like a list", () => {
  assert.deepEqual(credited(`${P}${P}<p>他没有出席。本文来源：CBC</p>`).draft.sources, ["cbc"]);
  const names = new SourceNames(
    SourceRegistry.parse({
      ...{ a: { name: "甲乙社", url: "https://a.example", basis: "测试" } },
      b: { name: "丙丁新闻", url: "https://b.example", basis: "测试" },
    }),
  );
  assert.deepEqual(credited(`${P}${P}<p>来源：综合甲乙社、丙丁新闻</p>`, { names }).draft.sources, ["a", "b"]);
});

test("what only looks like a credit is the text's: a heading, a day below a letter, an author's own words behind his terms", () => {
  for (const line of [
    "作者简介",
    "2012年5月20日",
    "以下分析不一定正确，仅供参考",
    "声明：一定要先备份，后果自负",
    "某某原创，转载请注明出处。这个程序写了三年，现在终于可以用了。",
  ]) {
    const post = credited(`${P}${P}<p>${line}</p>`);
    assert.deepEqual([post.draft.authors, bodyOf(post).at(-1)?.replace(/^#+ /, "")], [[], line]);
  }
  const terms = "本文版权归作者所有。欢迎转载，但请注明出处，否则保留追究法律责任的权利。";
  assert.ok(!bodyOf(credited(`${P}${P}<p>${terms}</p>`)).includes(terms));
});

test("the writer of an original has not written its translation", () => {
  const { draft } = credited(`${P}${P}<p>原文作者：Ann Lee</p><p>编译自：新华网</p>`);
  assert.deepEqual([draft.authors, draft.sources], [[], [{ source: "xinhua", author: "Ann Lee" }]]);
});

test("a credit beside who wrote the text, in one line below a picture, is the picture's, and no caption", () => {
  const picture = '<p><img src="https://old.example/a.jpg"></p>';
  for (const line of ["圖：CBC / 文：李明", "文：李明　圖：CBC", "（图：CBC 文：李明）", "文/李明 图/CBC"]) {
    const edge = credited(`${P}${picture}<p>${line}</p>${P}`);
    assert.deepEqual([...edge.draft.pictures.values()], [{ credit: "cbc" }], line);
    assert.deepEqual(edge.draft.authors, ["李明"], line);
    const between = credited(`${P.repeat(12)}${picture}<p>${line}</p>${P.repeat(12)}`);
    assert.deepEqual([...between.draft.pictures.values()], [{ credit: "cbc" }], line);
    assert.ok(
      bodyOf(between).some((one) => /^文[：/]李明$/.test(one)),
      line,
    );
  }
});

test("who has made what readers see stands behind whose it is, and no comma parts names of people who are none", () => {
  for (const [line, sources, desk] of [
    ["来源：CBC，由本报编译", ["cbc"], undefined],
    ["来源：新华社；本報記者編譯", ["xinhua"], undefined],
    ["来源：本报编译", [], "本报"],
  ] as const) {
    const { draft } = credited(`${P}${P}<p>${line}</p>`);
    assert.deepEqual([draft.sources, draft.desk], [sources, desk], line);
  }
  const stranger = credited(`${P}${P}<p>来源：甲乙日报，由本报编译</p>`);
  assert.deepEqual(
    [stranger.draft.desk, stranger.questions.map(({ shown }) => shown)],
    [undefined, ["来源：甲乙日报"]],
  );
  for (const line of ["翻译：英译中，兼职。", "编辑：全职，月薪面议", "翻译：王小明，兼职教师", "翻译：阿明，面议"]) {
    const post = credited(`${P}${P}<p>${line}</p>`);
    assert.deepEqual([post.draft.contributors, bodyOf(post).at(-1)], [[], line]);
  }
  assert.equal(credited(`${P}${P}<p>翻译：张三、小林</p>`).draft.contributors.length, 2);
});

test("what stands beside a picture is told as that, and only what says whose it is as the old site's credit", () => {
  const noteOf = (caption: string) => {
    const { draft } = credited(
      `${P}<figure><img src="https://a.example/u/a.jpg"><figcaption>${caption}</figcaption></figure>${P}`,
    );
    return [...draft.pictures.values()][0]?.creditNote;
  };
  assert.equal(noteOf("张三丰"), "旁边写着“张三丰”，是不是出处还没有核实");
  assert.equal(noteOf("图源：某某画报"), "旧站注明“图源：某某画报”，还没有核实");
  assert.equal(noteOf(`樱花开了，${"他们从城东走到城西，".repeat(4)}王小明`), "旁边的文字里可能写着出处，还没有核实");
});
