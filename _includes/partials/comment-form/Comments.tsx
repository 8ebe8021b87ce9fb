import type { FormTarget } from "../../../src/domain/form.ts";
import { Form, Required } from "../form/Form.tsx";

interface CommentsProps {
  readonly open: boolean;
  readonly form: FormTarget;
}

/** The comment section. The form is complete without JavaScript; a script only adds comfort. */
export function Comments({ open, form }: CommentsProps) {
  return (
    <section class="comments" id="comments" aria-labelledby="comments-title">
      <h2 id="comments-title" class="end-title">
        {open ? "发表评论" : "评论"}
      </h2>
      {open ? <CommentForm form={form} /> : <p class="comments-closed">本文评论已关闭。</p>}
    </section>
  );
}

function CommentForm({ form }: { readonly form: FormTarget }) {
  return (
    <Form target={form} class="comment-form">
      <p class="form-note">
        <span id="email-notes">您的电子邮箱地址不会被公开。</span>
        必填项已用 <Required /> 标注
      </p>
      <p class="field">
        <label for="comment-message">
          评论
          <Required />
        </label>
        <textarea id="comment-message" name="message" rows={7} maxlength={5000} required />
      </p>
      <p class="field">
        <label for="comment-name">
          显示名称
          <Required />
        </label>
        <input id="comment-name" type="text" name="name" autocomplete="name" maxlength={80} required />
      </p>
      <p class="field">
        <label for="comment-email">
          电子邮箱地址
          <Required />
        </label>
        <input
          id="comment-email"
          name="email"
          type="email"
          autocomplete="email"
          maxlength={254}
          aria-describedby="email-notes"
          required
        />
      </p>
      <p class="field">
        <label for="comment-website">网站</label>
        <input id="comment-website" name="website" type="url" autocomplete="url" maxlength={500} />
      </p>
      <p class="field-check" hidden>
        <input id="comment-save-details" type="checkbox" />
        <label for="comment-save-details">在此浏览器中保存我的显示名称、邮箱地址和网站地址，以便下次评论时使用。</label>
      </p>
      <p class="form-note">评论经编辑审核后才会显示。</p>
      <p>
        <button type="submit">发表评论</button>
      </p>
    </Form>
  );
}
