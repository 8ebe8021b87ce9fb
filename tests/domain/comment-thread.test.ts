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

/** `a(b c→b)`; `c→b` names b as the one it answers. */
function drawn(threads: readonly CommentThread[]): string {
  return threads
    .map(({ comment, replies }) => {
      const below = replies.map((reply) => reply.comment.id + (reply.answers ? `→${reply.answers.id}` : ""));
      return comment.id + (below.length > 0 ? `(${below.join(" ")})` : "");
    })
    .join(" ");
}

test("threads stand newest first and answers in them oldest first, in whatever order the files came", () => {
  const all = comments("a", "b", "c<a", "d<b", "e<a");
  assert.equal(drawn(threadsOf(all)), "b(d) a(c e)");
  assert.equal(drawn(threadsOf(all.toReversed())), "b(d) a(c e)");
});

test("answers to answers stay in the thread, in order of time, and name whom they answer", () => {
  assert.equal(drawn(threadsOf(comments("a", "b<a", "c<b", "d<c", "e<b", "f<d"))), "a(b c→b d→c e→b f→d)");
});

test("an answer to a comment that is not there begins a thread", () => {
  assert.equal(drawn(threadsOf(comments("a", "b<gone", "c<b"))), "b(c) a");
});

test("comments that answer each other in a ring are all shown, once", () => {
  assert.equal(drawn(threadsOf(comments("a<c", "b<a", "c<b", "d<d"))), "d c(a b→a)");
});
