import assert from "node:assert/strict";
import { test } from "node:test";
import type { CreditedPost } from "../../../src/migration/model.ts";
import { decisionsIn } from "../../../src/migration/review/decisions.ts";
import { numbers } from "../../manuscripts/manuscripts.ts";
import { bodyOf, credited } from "./credited.ts";

const TEXT = "<p>这一段是正文，写得足够长，不会被当作小标题，最后有句号。</p>";
const STRANGERS = ["枪稿", "似曾相识12", "人间theLivings", "包邮区", "友朋会", "财新博客"];
const PEOPLE = ["曹可", "王根旺", "常皓靖", "杨建伟"];
const among = <T>(list: readonly T[], next: () => number): T => {
  const one = list[next() % list.length];
  if (one === undefined) throw new Error("an empty list");
  return one;
};
const recorded = ({ draft }: CreditedPost) => [draft.authors, draft.contributors, draft.sources];
const asked = ({ questions }: CreditedPost) => questions.map(({ shown }) => shown);
const link = (text: string, next: () => number) => `<a href="http://206.0.2.32:80/${next() % 99}">${text}</a>`;

test("a line that begins with where the text is from is asked about, whatever else it says, and is no subhead", () => {
  const next = numbers(20261211);
  for (let run = 0; run < 120; run += 1) {
    const name = among(STRANGERS, next);
    const verb = among(["原文来自", "本文转载自", "文章来自", "此文原载于"], next);
    const kind = among(["公号", "微信公众号", "订阅号", "微信"], next);
    const line = among(
      [
        `${verb}${kind} ${link(name, next)}`,
        `${verb}${kind}：${link(name, next)}`,
        `${verb}${kind}「${name}」：${link("港口的早晨", next)}，某某APP 转载`,
        `${verb} ${link(`${kind}${name}`, next)} ，已 404。`,
        `${verb}${kind}${name}，公号作者已获某某老师授权`,
        `${verb}「${name}」：[港口的早晨](https://old.example/1`,
        `某某注：${verb}${kind}：${name}（ID：example_id），原标题为《港口的早晨》。`,
      ],
      next,
    );
    const anew = `<p>本文由 ${link("某阅读器", next)} 转码， Archive地址https://archive.example/1</p>`;
    const html = next() % 3 === 0 ? `<blockquote>${anew}<p>${line}</p></blockquote>` : `<p>${line}</p>`;
    const post = credited(`${html}${TEXT}${TEXT}`);
    assert.ok(
      asked(post).some((shown) => shown.includes(name)),
      `${html}: ${asked(post)}`,
    );
    assert.deepEqual(recorded(post), [[], [], []], html);
    assert.ok(
      bodyOf(post).every((block) => !block.startsWith("#")),
      html,
    );
  }
});

test("who has written a text is asked where a quotation in it says so, and no answer makes an author of an editor", () => {
  const next = numbers(20261212);
  for (let run = 0; run < 60; run += 1) {
    const [author, editor] = [among(PEOPLE, next), among(["王大明", "李佳颖"], next)];
    const signs = among(["✎", "✍", " ◎ ", "：", "："], next);
    const quote = `<blockquote><p>作者${signs}${author}</p><p>编辑${signs}${editor}</p></blockquote>`;
    const html = `${TEXT.repeat(next() % 5)}${quote}${TEXT.repeat(6)}<p>完</p>`;
    const post = credited(html);
    if (recorded(post).flat().length > 0) continue;
    assert.deepEqual(asked(post), [`作者：${author}`, `编辑：${editor}`], html);
    const decisions = decisionsIn({ authors: { [`作者：${author}`]: author, [`编辑：${editor}`]: editor } });
    const answered = credited(html, { decisions });
    assert.deepEqual(recorded(answered), [[author], [{ name: editor, role: "editor" }], []], html);
    assert.deepEqual(asked(answered), [], html);
  }
  const pen = "<blockquote><p>版权归作者所有。</p><p>作者：emma（来自某站）</p></blockquote>";
  assert.deepEqual(asked(credited(`${pen}${TEXT}${TEXT}`)), ["作者：emma（来自某站）"]);
});

test("a line about a text is none of it, however its title ends: those below it are read as ever", () => {
  for (const title of ["他们办了一所很小的博物馆，教人告别“加班”", "港口的早晨，以及一个人的很长很长的十二年。"])
    for (const verb of ["原文来自「明报」：", "原文来自："]) {
      const post = credited(
        `<p>${verb}<a href="https://old.example/1">${title}</a></p><p>本刊记者王大明／文</p>${TEXT}${TEXT}`,
      );
      assert.deepEqual(post.draft.authors, ["王大明"], `${verb}${title}`);
    }
});

test("each of several links is asked about where a text says that it is from them", () => {
  const post = credited(
    `<p>来源：<a href="https://a.example/1">甲乙时代</a> ，<a href="https://b.example/2">唐一水的公号</a></p>${TEXT}${TEXT}`,
  );
  for (const name of ["甲乙时代", "唐一水的公号"])
    assert.ok(
      asked(post).some((shown) => shown.includes(name)),
      name,
    );
});

test("what begins alike and names nobody asks nothing", () => {
  const title = "港口的早晨：一个人的十二年";
  for (const line of [
    "来自四面八方的人们",
    "来源于生活，高于生活",
    "原文来自网络",
    "本文来自的地方很远",
    `原文来自：<a href="https://old.example/1">${title}</a>`,
    `原文链接：<a href="https://old.example/1">${title}</a>`,
  ])
    for (const html of [`<p>${line}</p>${TEXT}${TEXT}`, `<blockquote><p>${line}</p></blockquote>${TEXT}${TEXT}`])
      assert.deepEqual(asked(credited(html, {}, title)), [], html);
});
