/** Lets the reader answer a comment where it stands, with the form below it. */
export interface Reply {
  /** The comment that is answered, or nothing. */
  get(): string;
  /** A comment that is not on the page is not answered. */
  set(id: string): void;
  /** Back to where the form stands by itself. */
  home(): void;
}

const ANCHOR = "comment-";

export function replyIn(form: HTMLFormElement, message: HTMLElement): Reply {
  const list = form.querySelector<HTMLSelectElement>("select[name=parent]");
  const note = form.querySelector<HTMLElement>(".reply-to");
  const text = note?.querySelector("span");
  if (!list || !note || !text) return { get: () => "", set: () => {}, home: () => {} };
  const place = document.createElement("div");
  form.before(place);
  const home = () => place.after(form);
  const set = (id: string): void => {
    list.value = id;
    if (list.selectedIndex < 0) list.value = "";
    note.hidden = list.value === "";
    text.textContent = note.hidden ? "" : `回复 ${list.selectedOptions[0]?.text ?? ""}`;
  };
  const choose = (id: string): void => {
    set(id);
    // As if it had been written: the draft is kept, and the form comes back when it has given way to the thanks.
    message.dispatchEvent(new Event("input", { bubbles: true }));
    message.focus();
  };
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a.comment-reply") : null;
    const comment = link?.closest(`[id^=${ANCHOR}]`);
    if (!comment) return;
    event.preventDefault();
    comment.after(form);
    choose(comment.id.slice(ANCHOR.length));
  });
  note.querySelector("button")?.addEventListener("click", () => {
    home();
    choose("");
  });
  return { get: () => list.value, set, home };
}
