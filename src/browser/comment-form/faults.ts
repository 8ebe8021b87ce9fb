import { faultIn } from "./limits.ts";
import type { Objection } from "./post.ts";
import { MISSING } from "./words.ts";

type Field = HTMLInputElement | HTMLTextAreaElement;

/** Marks what the reader can see to be wrong. @returns whether anything is */
export function markLocalFaults(form: HTMLFormElement): boolean {
  return mark(form, (field) => {
    const { typeMismatch, patternMismatch } = field.validity;
    const fault = faultIn(field.value, field.required, Number(field.dataset.longest ?? 0));
    return fault || (typeMismatch || patternMismatch ? wrong(field) : "");
  });
}

/** Marks what the endpoint objects to. @returns whether any of it is about a field of the form */
export function markObjections(form: HTMLFormElement, objections: readonly Objection[]): boolean {
  return mark(form, (field) => {
    const objection = objections.find((one) => one.field === field.name);
    if (!objection) return "";
    const { code, message } = objection;
    if (code.startsWith("REQUIRED")) return MISSING;
    return (!code.startsWith("TYPE") && message) || wrong(field);
  });
}

/** @param faultOf empty where nothing is wrong */
function mark(form: HTMLFormElement, faultOf: (field: Field) => string): boolean {
  let first: Field | undefined;
  for (const field of form.querySelectorAll<Field>(".field input, .field textarea")) {
    const fault = faultOf(field);
    showFault(field, fault);
    if (fault) first ??= field;
  }
  first?.focus();
  return first !== undefined;
}

/** @param fault empty takes the mark away */
export function showFault(field: Element, fault: string): void {
  const note = document.getElementById(`${field.id}-error`);
  if (!note) return;
  note.textContent = fault;
  if (fault) field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
}

function wrong({ type }: Field): string {
  if (type === "email") return "邮箱地址不完整，要写成 name@example.com 这样。";
  return type === "url" ? "网址要以 https:// 开头。" : "这一项填写有误。";
}
