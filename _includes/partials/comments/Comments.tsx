import type { PublicArticle } from "../../../src/domain/article.ts";
import { type Comment, threadsOf } from "../../../src/domain/comment.ts";
import type { FormTarget } from "../../../src/domain/form.ts";
import { beginningOf } from "../../../src/domain/seen-text.ts";
import { CommentForm, type ReplyChoice } from "../comment-form/CommentForm.tsx";
import { CommentList } from "./CommentList.tsx";

interface CommentsProps {
  readonly article: Pick<PublicArticle, "comments" | "commentsOpen">;
  readonly form: FormTarget;
}

/** What readers said of an article, and the form for more. */
export function Comments({ article: { comments, commentsOpen }, form }: CommentsProps) {
  return (
    <section class="comments" id="comments" aria-labelledby="comments-title">
      <h2 id="comments-title" class="end-title">
        评论{comments.length > 0 && <span class="comments-count">{comments.length} 条</span>}
      </h2>
      {/* The script puts the orders here; the line has its height without them, so that nothing moves. */}
      <div class="comments-tools">{toolFor(comments.length, commentsOpen)}</div>
      {comments.length > 0 && <CommentList threads={threadsOf(comments)} open={commentsOpen} />}
      {commentsOpen && (
        <>
          <h3 class="comments-write">发表评论</h3>
          <CommentForm form={form} choices={comments.map(choice)} />
        </>
      )}
    </section>
  );
}

function toolFor(count: number, open: boolean) {
  if (!open) return <span>本文评论已关闭。</span>;
  return count > 0 ? <a href="#comment-form">写评论</a> : <span>还没有评论。</span>;
}

const LABEL_LENGTH = 24;

function choice({ id, name, text }: Comment): ReplyChoice {
  const words = text.replace(/\s+/g, " ");
  const beginning = beginningOf(words, LABEL_LENGTH);
  return { id, label: `${name}：${beginning}${beginning.length < words.length ? "…" : ""}` };
}
