import type { PublicArticle } from "../../../src/domain/article.ts";
import { type Comment, threadsOf } from "../../../src/domain/comment.ts";
import type { CommentService } from "../../../src/domain/comment-service.ts";
import type { FormTarget } from "../../../src/domain/form.ts";
import { CommentForm, type ReplyChoice } from "../comment-form/CommentForm.tsx";
import { CommentServicePanel } from "../comment-service/CommentService.tsx";
import { CommentList } from "./CommentList.tsx";

interface CommentsProps {
  readonly article: PublicArticle;
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
      {comments.length > 0 && <CommentList threads={threadsOf(comments)} open={commentsOpen && !service} />}
      {commentsOpen && !service && comments.length === 0 && <p class="comments-note">还没有评论。</p>}
      {commentsOpen ? (
        <>
          <h3 class="comments-write">发表评论</h3>
          {service ? (
            <CommentServicePanel service={service} path={path} title={title} />
          ) : (
            <CommentForm form={form} choices={comments.map(choice)} />
          )}
        </>
      ) : (
        <p class="comments-note">本文评论已关闭。</p>
      )}
    </section>
  );
}

const LABEL_LENGTH = 24;

function choice({ id, name, text }: Comment): ReplyChoice {
  const words = Array.from(text.replace(/\s+/g, " "));
  const beginning = words.slice(0, LABEL_LENGTH).join("");
  return { id, label: `${name}：${words.length > LABEL_LENGTH ? `${beginning}…` : beginning}` };
}
