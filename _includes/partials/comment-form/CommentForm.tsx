import type { InputHTMLAttributes } from "preact";
import { LONGEST_COMMENT, LONGEST_NAME } from "../../../src/domain/comment.ts";
import type { FormTarget } from "../../../src/domain/form.ts";
import { THEIRS } from "../../../src/domain/interface-terms.ts";
import { Field, Form, Required } from "../form/Form.tsx";

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

/**
 * Nothing has a `maxlength`: browsers cut what is pasted to it and say nothing. The script says what is too long; without one
 * it is sent, and the desk sees it (docs/decisions/0051).
 *
 * Complete without JavaScript. What is empty or hidden here is for the script (src/browser/comment-form.ts): it must be
 * on the page before anything is said in it, or screen readers do not hear it.
 */
export function CommentForm({ form, choices }: CommentFormProps) {
  return (
    <Form target={form} id="comment-form" class="comment-form" scripted>
      <p class="form-note">
        {form.email !== "off" && <span id="email-notes">您的电子邮箱地址不会被公开。</span>}
        必填项已用 <Required /> 标注
      </p>
      <ReplyField choices={choices} />
      <Field id="comment-message" label="评论" required>
        <textarea
          id="comment-message"
          name="message"
          rows={7}
          data-longest={LONGEST_COMMENT}
          aria-describedby="comment-reply-to comment-message-error"
          required
        />
        <span class="field-count" role="status" />
        <span class="field-note" role="status" />
        <FieldError of="comment-message" />
      </Field>
      <AuthorFields email={form.email} />
      <p class="form-note">评论最多 {LONGEST_COMMENT.toLocaleString("en")} 字，经编辑审核后才会显示。</p>
      <div class="form-result">
        <p class="form-status" role="status" tabindex={-1} />
        <button class="form-again" type="button" hidden>
          再写一条
        </button>
      </div>
      <p>
        <button type="submit">发表评论</button>
      </p>
    </Form>
  );
}

/** Who writes; the script keeps it for the next time where the reader wants that. */
function AuthorFields({ email }: Pick<FormTarget, "email">) {
  return (
    <>
      <Input
        label="显示名称"
        id="comment-name"
        type="text"
        name="name"
        autocomplete="name"
        data-longest={LONGEST_NAME}
        aria-describedby="comment-name-error"
        required
      />
      {email !== "off" && (
        <Input
          label="电子邮箱地址"
          id="comment-email"
          name="email"
          type="email"
          autocomplete="email"
          data-longest={254}
          aria-describedby="email-notes comment-email-error"
          required={email === "required"}
        />
      )}
      <Input
        label="网站"
        id="comment-website"
        name="website"
        type="url"
        autocomplete="url"
        data-longest={500}
        pattern="https?://.+"
        title="以 https:// 或 http:// 开头的网址"
        aria-describedby="comment-website-error"
      />
      <p class="field-check with-script">
        <input id="comment-save-details" type="checkbox" />
        <label for="comment-save-details">
          在此浏览器中保存我的显示名称{email !== "off" && "、邮箱地址"}和网站地址，以便下次评论时使用。
        </label>
      </p>
    </>
  );
}

/**
 * Which comment this one answers: a list for those without JavaScript; the script takes the list away and shows what the
 * reader has chosen at the comment itself. The field is there even when nothing can be answered, because Netlify Forms
 * knows only the fields it has seen.
 */
function ReplyField({ choices }: Pick<CommentFormProps, "choices">) {
  return (
    <>
      {choices.length === 0 ? (
        <input type="hidden" name="parent" value="" />
      ) : (
        <p class="field without-script">
          <label for="comment-parent">回复哪一条</label>
          <select id="comment-parent" name="parent" {...THEIRS}>
            <option value="">不回复，单独发表</option>
            {choices.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        </p>
      )}
      <p class="reply-to" hidden>
        <span id="comment-reply-to" />
        <button type="button" aria-label="取消回复">
          <span aria-hidden="true">×</span> 取消
        </button>
      </p>
    </>
  );
}

type InputProps = InputHTMLAttributes & {
  readonly id: string;
  readonly label: string;
  readonly required?: boolean;
  /** Characters as people count them. */
  readonly "data-longest"?: number;
};

/** A line to fill in, and the place where the script says what is wrong with it. */
function Input({ label, required = false, ...input }: InputProps) {
  return (
    <Field id={input.id} label={label} required={required}>
      <input {...input} required={required} />
      <FieldError of={input.id} />
    </Field>
  );
}

function FieldError({ of }: { readonly of: string }) {
  return <span class="field-error" id={`${of}-error`} />;
}
