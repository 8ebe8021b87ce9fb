import assert from "node:assert/strict";
import { test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { between, seededRandom } from "../../scripts/bench/random.ts";
import { ProblemReport } from "../../src/content/problem-report.ts";
import { commentsUnder } from "../../src/moderation/from-wxr.ts";
import type { Submission } from "../../src/moderation/submission.ts";
import { wxrPosts } from "../../src/moderation/wxr-elements.ts";

const POSTS = 40;
const HAN = 60_000;

/** Long posts with short comments, whose every field is long enough to be cut from the post instead of copied. */
async function* longPosts(): AsyncGenerator<Uint8Array> {
  const random = seededRandom(36);
  yield Buffer.from(
    "<rss><channel><wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://old.example</wp:base_blog_url>",
  );
  for (let post = 1; post <= POSTS; post += 1) {
    const body = "旧".repeat(HAN + between(random, 0, 999));
    const comments = Array.from({ length: between(random, 1, 3) }, (_, at) => commentIn(post * 10 + at));
    yield Buffer.from(
      `<item><link>https://old.example/2019/05/story-${post}/</link><guid>https://old.example/?p=${post}</guid><wp:post_id>${post}</wp:post_id><wp:post_name>a-story-with-a-name-${post}</wp:post_name><content:encoded><![CDATA[${body}]]></content:encoded>${comments.join("")}</item>`,
    );
  }
  yield Buffer.from("</channel></rss>");
}

function commentIn(id: number): string {
  return `<wp:comment><wp:comment_id>${id}</wp:comment_id><wp:comment_author><![CDATA[读者${"甲".repeat(20)}]]></wp:comment_author><wp:comment_author_url>https://reader.example/${id}</wp:comment_author_url><wp:comment_date>2019-05-01 10:00:00</wp:comment_date><wp:comment_date_gmt>2019-05-01 17:00:00</wp:comment_date_gmt><wp:comment_content><![CDATA[第${id}条。${"说".repeat(40)}]]></wp:comment_content><wp:comment_approved>1</wp:comment_approved><wp:comment_type></wp:comment_type><wp:comment_parent>0</wp:comment_parent></wp:comment>`;
}

test("comments that wait to be taken in hold their own texts, and nothing of the posts that they stood under", async () => {
  setFlagsFromString("--expose-gc");
  const collect: () => void = runInNewContext("gc");
  const kept: Submission[] = [];
  collect();
  const before = process.memoryUsage().heapUsed;
  for await (const { post, blog } of wxrPosts(longPosts(), "export.xml", new ProblemReport()))
    kept.push(...commentsUnder(post, blog, "UTC", "export.xml").submissions);
  collect();
  const held = process.memoryUsage().heapUsed - before;
  assert.ok(kept.length >= POSTS);
  assert.ok(kept.every(({ text, name }) => text.endsWith("说".repeat(40)) && name.startsWith("读者")));
  const bodies = POSTS * HAN * "旧".length * 2;
  assert.ok(held < bodies / 2, `${held} bytes are held by ${kept.length} comments under posts of ${bodies}`);
});
