import assert from "node:assert/strict";
import { test } from "node:test";
import { commentParagraphs } from "../../src/domain/comment.ts";

/** Links in brackets, `/` between lines, `¶` between paragraphs. */
function drawn(text: string): string {
  return commentParagraphs(text)
    .map((lines) =>
      lines.map((pieces) => pieces.map((p) => (p.kind === "link" ? `[${p.url}]` : p.text)).join("")).join("/"),
    )
    .join("¶");
}

test("empty lines part paragraphs, single breaks part lines", () => {
  assert.equal(drawn("一\n二\n\n三\n  \n\n四"), "一/二¶三¶四");
});

test("an address ends before Chinese text and before the marks of its sentence", () => {
  assert.equal(
    drawn("见https://a.example/b，还有(http://b.example/c)."),
    "见[https://a.example/b]，还有([http://b.example/c]).",
  );
  assert.equal(drawn("https://a.example/b_(c)看"), "[https://a.example/b_(c)]看");
  assert.equal(drawn("https://a.example/?q=1&r=2#x！"), "[https://a.example/?q=1&r=2#x]！");
});

test("only web addresses become links", () => {
  assert.equal(
    drawn("javascript:alert(1) ftp://a.example http:// www.a.example"),
    "javascript:alert(1) ftp://a.example http:// www.a.example",
  );
});

test("nothing of the text is lost", () => {
  for (const text of ["a https://x.example/)) b", "https://[::1", "https://a.example/'*.", "((https://a.example/)"]) {
    const pieces = commentParagraphs(text).flat(2);
    assert.equal(pieces.map((piece) => piece.text).join(""), text);
  }
});
