import assert from "node:assert/strict";
import { test } from "node:test";
import type { CreditedPost } from "../../../src/migration/model.ts";
import { bodyOf, credited } from "./credited.ts";

const P = "<p>这一段是正文，写得足够长，不会被当作小标题，最后有句号。</p>";
const picture = (name: string) => `<img src="https://a.example/u/${name}.jpg">`;
const creditsOf = ({ draft }: CreditedPost) => [...draft.pictures.values()].map(({ credit }) => credit);
const keysOf = ({ questions }: CreditedPost) => questions.map(({ about, key }) => `${about} ${key}`);

test("a line that speaks of whose a picture is becomes no subhead, however it is put", () => {
  for (const line of ["图/文：李明", "配图来自某处", "图片来自网络，侵删", "AI生成图片", "图片由AI生成"]) {
    const post = credited(`${P}${picture("a")}<p>${line}</p>${P}${P}`);
    assert.ok(
      bodyOf(post).every((text) => !text.startsWith("#")),
      line,
    );
    assert.deepEqual(creditsOf(post), [null], line);
  }
});

test("what is said of all pictures stays in a text that has none, and is asked", () => {
  for (const line of ["以上图片来自CBC", "文中图片均来自网络"]) {
    const post = credited(`${P}${P}<p>${line}</p>`);
    assert.ok(bodyOf(post).includes(line), line);
    assert.equal(post.questions.length, 1, line);
  }
});

test("several labels in a line come apart at strokes, and accounts of WeChat are sources to be asked about", () => {
  const { draft } = credited(`${P}${P}<p>文丨李明 编辑丨王芳</p>`);
  assert.deepEqual([draft.authors, draft.contributors], [["李明"], [{ name: "王芳", role: "editor" }]]);
  const both = credited(`${P}${P}<p>来源：加拿大广播公司/编译：王芳</p>`);
  assert.deepEqual([both.draft.sources, both.draft.kind, both.questions], [["cbc"], "translation", []]);
  assert.deepEqual(credited(`${P}${P}<p>文/图 李明</p>`).draft.authors, ["李明"]);
  for (const line of ["转载自公众号：示例生活", "文章来源公众号：示例生活", "本文转载自公众号示例生活（ID：shili）"])
    assert.equal(keysOf(credited(`${P}${P}<p>${line}</p>`)).length, 1, line);
});

test("what the media library keeps of whose a picture is counts as a caption does; what stands in the file itself is asked", () => {
  const known = { id: 7, parent: 0, url: "", uploaded: "", link: "", title: "", alt: "", caption: "", description: "" };
  const post = (said: { credit?: string; creditInFile?: string }, more = "") =>
    credited(
      `${P}${picture("harbour")}${more}${P}`,
      { attachments: new Map([[7, { ...known, ...said }]]) },
      "",
      new Map([["harbour", 7]]),
    );
  assert.deepEqual(creditsOf(post({ credit: "图源：CBC" })), ["cbc"]);
  assert.deepEqual(creditsOf(post({ credit: "Ann Lee/CBC" })), [{ source: "cbc", author: "Ann Lee" }]);
  assert.deepEqual(creditsOf(post({ credit: "CBC" }, "<p>图源：BBC</p>")), [null]);
  assert.deepEqual(keysOf(post({ creditInFile: "CBC" })), ["credit 文件里的图源:cbc"]);
  assert.deepEqual(keysOf(post({ credit: "CBC", creditInFile: "BBC" })), []);
  assert.deepEqual(creditsOf(post({ creditInFile: "CBC" }, "<p>图源：BBC</p>")), ["bbc"]);
});
