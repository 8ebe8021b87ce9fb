import type { ComponentChildren } from "preact";
import type { FormTarget } from "../../../src/domain/form.ts";
import { OURS } from "../../../src/domain/interface-terms.ts";

interface FormProps {
  readonly target: FormTarget;
  readonly id?: string;
  readonly class?: string;
  /** Whether a script may send it; it is then told how to read the answer. */
  readonly scripted?: boolean;
  readonly children: ComponentChildren;
}

/** A plain form that works without JavaScript: its hidden fields, the trap for robots, and what people fill in. */
export function Form({ target, id, class: name = "", scripted = false, children }: FormProps) {
  const { action, hidden, honeypot, netlify, receipt } = target;
  const service = netlify ? { "data-netlify": "true", "data-netlify-honeypot": honeypot } : {};
  const answer = scripted && receipt ? { "data-receipt": JSON.stringify(receipt) } : {};
  const trap = `${target.name}-trap`;
  return (
    <form
      id={id}
      name={target.name}
      method="post"
      action={action}
      class={`form ${name}`.trim()}
      {...OURS}
      {...service}
      {...answer}
    >
      {hidden.map((field) => (
        <input key={field.name} type="hidden" name={field.name} value={field.value} />
      ))}
      <p class="honeypot" aria-hidden="true">
        <label for={trap}>请勿填写此栏</label>
        <input id={trap} type="text" name={honeypot} tabindex={-1} autocomplete="off" />
      </p>
      {children}
    </form>
  );
}

interface FieldProps {
  /** Of the input, text area or list in it. */
  readonly id: string;
  readonly label: string;
  readonly required?: boolean;
  readonly children: ComponentChildren;
}

/** Something to fill in, under its label. */
export function Field({ id, label, required, children }: FieldProps) {
  return (
    <p class="field">
      <label for={id}>
        {label}
        {required && <Required />}
      </label>
      {children}
    </p>
  );
}

/** The star is for the eye; the field's own `required` tells everyone else. */
export function Required() {
  return (
    <span class="required" aria-hidden="true">
      *
    </span>
  );
}
