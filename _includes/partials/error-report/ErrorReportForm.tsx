import type { FormTarget } from "../../../src/domain/form.ts";
import { Field, Form } from "../form/Form.tsx";

/**
 * Tells the desk of a mistake. It stands folded at the end of the article, complete without JavaScript and with the article's
 * address in it; a script offers it beside what a reader has selected, with the quotation filled in
 * (src/browser/error-report.ts). No field has a length at which a browser would cut what is pasted.
 */
export function ErrorReportForm({ target }: { readonly target: FormTarget }) {
  return (
    <details class="error-report" id="error-report">
      <summary>纠错</summary>
      <Form target={target} scripted>
        <p class="form-note">编辑核实后改正，记入更正；您写的内容不会公开。</p>
        <Field id="report-quote" label="哪一句有误">
          <textarea id="report-quote" name="quote" rows={2} />
        </Field>
        <Field id="report-right" label="应该是什么" required>
          <textarea id="report-right" name="right" rows={3} required />
        </Field>
        <Field id="report-source" label="依据：网址或出处">
          <input id="report-source" name="source" type="text" />
        </Field>
        <Field id="report-name" label="署名致谢，可不填">
          <input id="report-name" name="name" type="text" />
        </Field>
        <p>
          <button type="submit">告诉编辑</button>
        </p>
      </Form>
    </details>
  );
}
