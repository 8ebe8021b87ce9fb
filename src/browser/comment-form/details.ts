import { isRecord, store, stored } from "../stored.ts";

const KEY = "comment-details";
const FIELDS = "[name=name], [name=email], [name=website]";

/** Remembers name and addresses when the reader asks for it, and forgets them when the reader no longer does. */
export function rememberDetails(form: HTMLFormElement): void {
  const save = form.querySelector<HTMLInputElement>("#comment-save-details");
  if (!save) return;
  const fields = [...form.querySelectorAll<HTMLInputElement>(FIELDS)];
  const saved = stored(KEY);
  if (isRecord(saved)) {
    save.checked = true;
    for (const field of fields) field.value ||= String(saved[field.name] ?? "");
  }
  const remember = () =>
    store(KEY, save.checked ? Object.fromEntries(fields.map(({ name, value }) => [name, value])) : undefined);
  save.addEventListener("change", remember);
  form.addEventListener("submit", remember);
}
