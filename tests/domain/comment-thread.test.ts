import assert from "node:assert/strict";
import { test } from "node:test";
import { type Comment, type CommentThread, threadsOf } from "../../src/domain/comment.ts";
import { dateStampOf } from "../../src/domain/date-stamp.ts";

/** Comments by letter, each a minute after the one before; `b<a` answers a. */
function comments(...said: string[]): Comment[] {
  return said.map((words, minute) => {
    const [id = "", parent] = words.split("<");
    return { id, name: id, text: id, date: dateStampOf(minute * 60_000, "UTC"), ...(parent && { parent }) };
  });
}

/** `a(b(c))`; `c→b` names b as the one it answers. */
function drawn(threads: readonly CommentThread[]): string {
  return threads
    .map(({ comment, answers, replies }) => {
      const below = replies.length > 0 ? `(${drawn(replies)})` : "";
      return comment.id + (answers ? `→${answers.id}` : "") + below;
    })
    .join(" ");
}

test("answers stand below what they answer, oldest first, in whatever order the files came", () => {
  const all = comments("a", "b", "c<a", "d<b", "e<a");
  assert.equal(drawn(threadsOf(all)), "a(c e) b(d)");
  assert.equal(drawn(threadsOf(all.toReversed())), "a(c e) b(d)");
});

test("below the third level answers stay on it, in order of time, and name whom they answer", () => {
  assert.equal(drawn(threadsOf(comments("a", "b<a", "c<b", "d<c", "e<b", "f<d"))), "a(b(c d→c e f→d))");
});

test("an answer to a comment that is not there stands at the top", () => {
  assert.equal(drawn(threadsOf(comments("a", "b<gone", "c<b"))), "a b(c)");
});

test("comments that answer each other in a ring are all shown, once", () => {
  assert.equal(drawn(threadsOf(comments("a<c", "b<a", "c<b", "d<d"))), "c(a(b)) d");
});
