import type { State, Writing } from "./writing.ts";

/** What the script needs of the form; without any of it the form works as without a script. */
export interface Parts {
  readonly form: HTMLFormElement;
  readonly message: HTMLTextAreaElement;
  readonly button: HTMLButtonElement;
  readonly status: HTMLElement;
  readonly again: HTMLButtonElement;
  /** The field of the submission id. */
  readonly id: HTMLInputElement;
  /** Id of the article. */
  readonly article: string;
}

export function partsOf(form: HTMLFormElement): Parts | undefined {
  const message = form.querySelector("textarea");
  const button = form.querySelector<HTMLButtonElement>("[type=submit]");
  const status = form.querySelector<HTMLElement>(".form-status");
  const again = form.querySelector<HTMLButtonElement>(".form-again");
  const id = form.querySelector<HTMLInputElement>("[name=submission-id]");
  const article = form.querySelector<HTMLInputElement>("[name=article]")?.value;
  if (!message || !button || !status || !again || !id || !article) return undefined;
  return { form, message, button, status, again, id, article };
}

/** Says what the form is doing. @param next to be called when another comment is begun */
export function displayIn({ form, message, button, status, again }: Parts, writing: Writing, next: () => void) {
  const show = (text: string, state: State = writing.state): void => {
    form.dataset.state = writing.state = state;
    // While a comment is on its way: what is written then would be taken for sent.
    message.readOnly = state === "sending";
    button.setAttribute("aria-disabled", String(message.readOnly));
    again.hidden = state !== "received";
    status.textContent = text;
    if (!again.hidden) status.focus();
  };
  again.addEventListener("click", () => {
    show("", "editing");
    next();
    message.focus();
  });
  return show;
}
