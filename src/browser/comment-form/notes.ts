import { roomIn } from "./limits.ts";
import { CHANGE, NOT_KEPT, OTHER_DRAFT } from "./words.ts";
import type { Writing } from "./writing.ts";

/** From here on the reader is told how many characters are left. */
const NEARLY_FULL = 200;

/**
 * What is said below the words while they are written: how much room there is, that they are kept nowhere, that there is
 * another draft.
 *
 * @param change goes to the other draft
 * @returns to be called whenever the words have changed; is told whether they are kept
 */
export function notesOn(form: HTMLFormElement, message: HTMLTextAreaElement, writing: Writing, change: () => void) {
  const count = form.querySelector<HTMLElement>(".field-count");
  const note = form.querySelector<HTMLElement>(".field-note");
  const longest = Number(message.dataset.longest);
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = CHANGE;
  button.addEventListener("click", change);
  const say = (text: string, offer: boolean): void => {
    if (!note || note.dataset.says === text) return;
    note.dataset.says = text;
    note.replaceChildren(text, ...(offer ? [button] : []));
  };
  const warn = (event: BeforeUnloadEvent): void => {
    if (writing.state === "sending") return;
    event.preventDefault();
    // Chrome before 119 asks only then.
    event.returnValue = true;
  };
  return (isKept: boolean): void => {
    // No text has more characters than units.
    const near = message.value.length >= longest - NEARLY_FULL;
    const room = near ? roomIn(message.value, longest) : longest;
    if (count) {
      count.toggleAttribute("data-over", room < 0);
      const left = room <= NEARLY_FULL ? `还可以写 ${room} 字` : "";
      count.textContent = room < 0 ? `超出 ${-room} 字` : left;
    }
    if (isKept) removeEventListener("beforeunload", warn);
    else addEventListener("beforeunload", warn);
    const isOther = isKept && writing.others() > 0;
    say(isKept ? (isOther ? OTHER_DRAFT : "") : NOT_KEPT, isOther);
  };
}
