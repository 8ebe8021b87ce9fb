import type { FormTarget } from "../../../src/domain/form.ts";
import { Field, Form, Required } from "../form/Form.tsx";

const WRONG = ["没有署名，或署名有误", "未经许可使用", "事实有误", "涉及隐私", "其他"];
const WANTED = ["补上署名", "更正", "撤下图片", "撤下全文"];
const RELATIONS = ["权利人本人", "受权利人委托", "文章里写到的人", "其他"];

/**
 * What a notice of claimed infringement has to say (Copyright Act, s. 41.25(2)): who claims with what address, the work,
 * the right in it, where and when it was seen, and what is wrong. What only a formal notice needs is optional.
 */
export function RightsForm({ target }: { readonly target: FormTarget }) {
  return (
    <section class="form-section" aria-labelledby="rights-form-title">
      <h2 id="rights-form-title" class="end-title">
        提出要求
      </h2>
      <Form target={target}>
        <p class="form-note">
          必填项已用 <Required /> 标注
        </p>
        <Field id="rights-page" label="本站文章的网址" required>
          <input id="rights-page" name="page" type="url" maxlength={500} required />
        </Field>
        <Field id="rights-seen" label="什么时候看到的">
          <input id="rights-seen" name="seen" type="date" />
        </Field>
        <Choice name="wrong" label="哪里不对" options={WRONG} />
        <Choice name="wanted" label="希望怎样处理" options={WANTED} />
        <Field id="rights-details" label="具体是哪一段文字、哪一张图片，情况怎样" required>
          <textarea id="rights-details" name="details" rows={6} maxlength={5000} required />
        </Field>
        <Field id="rights-original" label="原作最初发表的网址">
          <input id="rights-original" name="original" type="url" maxlength={500} />
        </Field>
        <Field id="rights-name" label="您的姓名或机构名称" required>
          <input id="rights-name" name="name" type="text" maxlength={80} autocomplete="name" required />
        </Field>
        <Choice name="relation" label="您是" options={RELATIONS} />
        <Field id="rights-email" label="电子邮箱地址，不会公开" required>
          <input id="rights-email" name="email" type="email" maxlength={254} autocomplete="email" required />
        </Field>
        <Field id="rights-address" label="通信地址，不会公开；依《版权法》正式发出通知时填写">
          <textarea id="rights-address" name="address" rows={2} maxlength={300} autocomplete="street-address" />
        </Field>
        <p class="field-check">
          <input id="rights-true" name="statement" type="checkbox" value="属实" required />
          <label for="rights-true">
            以上内容据我所知属实
            <Required />
          </label>
        </p>
        <p>
          <button type="submit">提出要求</button>
        </p>
      </Form>
    </section>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly options: readonly string[];
}

function Choice({ name, label, options }: ChoiceProps) {
  const id = `rights-${name}`;
  return (
    <Field id={id} label={label}>
      <select id={id} name={name}>
        {options.map((option) => (
          <option key={option}>{option}</option>
        ))}
      </select>
    </Field>
  );
}
