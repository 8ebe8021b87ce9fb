/** `keyCode` of a key that is meant for what is being composed; Safari says so when the composition has just ended. */
const COMPOSING_KEY = 229;

/**
 * Hears what is no wish to send: the second half of a double click, a key held down, a key meant for what is being composed.
 *
 * @returns whether something is being composed: it is not written yet, and neither counted nor judged nor sent
 */
export function hearPresses(form: HTMLFormElement, button: HTMLElement, composed: (field: EventTarget | null) => void) {
  let composing = false;
  form.addEventListener("compositionstart", () => {
    composing = true;
  });
  form.addEventListener("compositionend", ({ target }) => {
    composing = false;
    composed(target);
  });
  button.addEventListener("click", (event) => event.detail > 1 && event.preventDefault());
  form.addEventListener("keydown", (event) => {
    const isNone = event.repeat || event.isComposing || event.keyCode === COMPOSING_KEY;
    if (isNone && event.key === "Enter" && event.target instanceof HTMLInputElement) event.preventDefault();
    if (event.repeat && event.key === "Enter" && event.target === button) event.preventDefault();
  });
  return () => composing;
}
