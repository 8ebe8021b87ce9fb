import type { FormTarget } from "../../../src/domain/form.ts";
import { CommentForm } from "../comment-form/CommentForm.tsx";

interface CommentsProps {
  readonly open: boolean;
  readonly form: FormTarget;
}

/** The comments of an article, and the form for more. */
export function Comments({ open, form }: CommentsProps) {
  return (
    <section class="comments" id="comments" aria-labelledby="comments-title">
      <h2 id="comments-title" class="end-title">
        {open ? "发表评论" : "评论"}
      </h2>
      {open ? <CommentForm form={form} choices={[]} /> : <p class="comments-closed">本文评论已关闭。</p>}
    </section>
  );
}
