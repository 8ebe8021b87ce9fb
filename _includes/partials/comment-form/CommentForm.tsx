import type { FormTarget } from "../../../src/domain/form.ts";
import { Form, Required } from "../form/Form.tsx";

/** A comment that an answer may be written to. */
export interface ReplyChoice {
  readonly id: string;
  readonly label: string;
}

interface CommentFormProps {
  readonly form: FormTarget;
  /** Comments already on the page. */
  readonly choices: readonly ReplyChoice[];
}

/** Complete without JavaScript; a script only adds comfort. */
export function CommentForm({ form }: CommentFormProps) {
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
