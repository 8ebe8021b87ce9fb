import type { PublicArticle } from "../../../src/domain/article.ts";
import { type Comment, threadsOf } from "../../../src/domain/comment.ts";
import type { CommentService } from "../../../src/domain/comment-service.ts";
import type { FormTarget } from "../../../src/domain/form.ts";
import { beginningOf } from "../../../src/domain/seen-text.ts";
import { CommentForm, type ReplyChoice } from "../comment-form/CommentForm.tsx";
import { CommentServicePanel } from "../comment-service/CommentService.tsx";
import { CommentList } from "./CommentList.tsx";

interface CommentsProps {
  readonly article: Pick<PublicArticle, "comments" | "commentsOpen" | "path" | "title">;
  readonly form: FormTarget;
  /** Takes comments in the place of the form. */
  readonly service?: CommentService | undefined;
}

/** What readers said of an article, and the form for more. */
export function Comments({ article, form, service }: CommentsProps) {
  const { comments, commentsOpen, path, title } = article;
  return (
    <section class="comments" id="comments" aria-labelledby="comments-title">
      <h2 id="comments-title" class="end-title">
        评论{comments.length > 0 && <span class="comments-count">{comments.length} 条</span>}
      </h2>
      {/* The script puts the orders here; the line has its height without them, so that nothing moves. */}
      <div class="comments-tools">{toolFor(comments.length, commentsOpen, service !== undefined)}</div>
      {comments.length > 0 && <CommentList threads={threadsOf(comments)} open={commentsOpen && !service} />}
      {commentsOpen && (
        <>
          <h3 class="comments-write">发表评论</h3>
          {service ? (
            <CommentServicePanel service={service} path={path} title={title} />
          ) : (
            <CommentForm form={form} choices={comments.map(choice)} />
          )}
        </>
      )}
    </section>
  );
}

function toolFor(count: number, open: boolean, elsewhere: boolean) {
  if (!open) return <span>本文评论已关闭。</span>;
  // What a service holds nobody here has counted.
  return count > 0 || elsewhere ? <a href="#comment-form">写评论</a> : <span>还没有评论。</span>;
}

const LABEL_LENGTH = 24;

function choice({ id, name, text }: Comment): ReplyChoice {
  const words = text.replace(/\s+/g, " ");
  const beginning = beginningOf(words, LABEL_LENGTH);
  return { id, label: `${name}：${beginning}${beginning.length < words.length ? "…" : ""}` };
}
