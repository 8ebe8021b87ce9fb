import type { Receipt } from "../domain/form.ts";
import { rememberDetails } from "./comment-form/details.ts";
import { draftOf, expectThanks, keepDraft, thanked } from "./comment-form/drafts.ts";
import { markLocalFaults, markObjections, showFault } from "./comment-form/faults.ts";
import { LONGEST_WAIT_MS, type Outcome, post } from "./comment-form/post.ts";
import { replyIn } from "./comment-form/reply.ts";
import { CORRECT, outcomeText, SENDING } from "./comment-form/words.ts";
import { onDemandStyles } from "./on-demand-styles.ts";

export { thanked };

const PAUSE_MS = 300;
/** From here on the reader is told how many characters are left. */
const NEARLY_FULL = 200;

/**
 * What the form is doing, as its `data-state` says: nothing yet, waiting for the answer, done; something to correct;
 * refused, so that pressing again is all that can be done; or it is not known whether the comment arrived.
 */
type State = "editing" | "sending" | "received" | "invalid" | "refused" | "unsure";

/**
 * Adds to the working form what only a script can do: keeps what is written until it has arrived for certain, sends it
 * without leaving the page, says what has become of it. One press sends once; nothing is ever sent again by itself.
 */
export function upgradeCommentForm(form: HTMLFormElement): void {
  const message = form.querySelector("textarea");
  const written = message && writtenIn(form, message);
  const show = message && displayIn(form, message);
  if (!written || !show) return;
  const [article, keep, restore, clear] = written;
  const receipt = receiptOf(form);
  let pause: ReturnType<typeof setTimeout> | undefined;
  const save = (): void => {
    clearTimeout(pause);
    pause = undefined;
    keep(message.readOnly || form.dataset.state === "unsure");
  };
  const begin = (): void => {
    if (restore()) show("unsure", outcomeText({ kind: "silent" }));
  };
  const settle = (outcome: Outcome): void => {
    const { kind } = outcome;
    if (kind === "refused" && markObjections(form, outcome.objections)) show("invalid", CORRECT);
    else show(kind === "received" || kind === "refused" ? kind : "unsure", outcomeText(outcome));
    if (kind === "received") clear();
    save();
  };

  void onDemandStyles();
  form.noValidate = true;
  rememberDetails(form);
  begin();
  form.addEventListener("input", ({ target }) => {
    if (form.dataset.state === "received") show("editing", "");
    if (target instanceof Element) showFault(target, "");
    clearTimeout(pause);
    pause = setTimeout(save, PAUSE_MS);
  });
  form.addEventListener("submit", (event) => {
    if (message.readOnly || markLocalFaults(form)) {
      event.preventDefault();
      if (!message.readOnly) show("invalid", CORRECT);
      return;
    }
    show("sending", SENDING);
    save();
    if (receipt) {
      event.preventDefault();
      void post(form, receipt).then(settle);
    } else {
      expectThanks(article);
      // When the browser cannot show the answer, it stays here and says nothing.
      setTimeout(() => message.readOnly && settle({ kind: "silent" }), LONGEST_WAIT_MS);
    }
  });
  // Only what is not kept yet: the same article may be open in another tab, with a draft of its own.
  addEventListener("pagehide", () => pause && save());
  // The browser shows the page again as it was left: with a comment that has been thanked for, or with an open question.
  addEventListener("pageshow", ({ persisted }) => {
    if (!persisted || !message.readOnly) return;
    show("editing", "");
    clear();
    begin();
  });
}

/** Says what the form is doing, and hears what is no wish to send. */
function displayIn(
  form: HTMLFormElement,
  message: HTMLTextAreaElement,
): ((next: State, text: string) => void) | undefined {
  const button = form.querySelector<HTMLButtonElement>("[type=submit]");
  const status = form.querySelector<HTMLElement>(".form-status");
  const again = form.querySelector<HTMLButtonElement>(".form-again");
  if (!button || !status || !again) return undefined;
  const show = (next: State, text: string): void => {
    form.dataset.state = next;
    // While a comment is on its way: what is written then would be taken for sent.
    message.readOnly = next === "sending";
    button.setAttribute("aria-disabled", String(message.readOnly));
    again.hidden = next !== "received";
    status.textContent = text;
    if (!again.hidden) status.focus();
  };
  // The second half of a double click, or a key held down, is no second wish.
  button.addEventListener("click", (event) => event.detail > 1 && event.preventDefault());
  form.addEventListener("keydown", (event) => {
    if (event.repeat && event.key === "Enter" && event.target !== message) event.preventDefault();
  });
  again.addEventListener("click", () => {
    show("editing", "");
    message.focus();
  });
  return show;
}

/** What is written, and the draft of it. */
function writtenIn(form: HTMLFormElement, message: HTMLTextAreaElement) {
  const id = form.querySelector<HTMLInputElement>("[name=submission-id]");
  const article = form.querySelector<HTMLInputElement>("[name=article]")?.value;
  const left = form.querySelector<HTMLElement>(".field-count");
  if (!id || !article || !left) return undefined;
  const reply = replyIn(form, message);
  /** @param sent whether it is on its way, or may have arrived */
  const keep = (sent: boolean): void => {
    if (message.value.trim()) id.value ||= randomId();
    else id.value = "";
    const draft = { message: message.value, parent: reply.get(), id: id.value, sent };
    keepDraft(article, id.value ? draft : undefined);
    const free = message.maxLength - message.value.length;
    left.textContent = free <= NEARLY_FULL ? `还可以写 ${free} 字` : "";
  };
  /** @returns whether what comes back was sent before */
  const restore = (): boolean | undefined => {
    const draft = draftOf(article);
    if (draft) {
      message.value ||= draft.message;
      id.value = draft.id;
      reply.set(draft.parent);
    }
    return draft?.sent;
  };
  const clear = (): void => {
    message.value = id.value = "";
    reply.set("");
  };
  return [article, keep, restore, clear] as const;
}

/** A browser that cannot stop waiting sends the form by itself, as without a script. */
function receiptOf({ dataset }: HTMLFormElement): Receipt | undefined {
  return dataset.receipt && "AbortController" in window ? JSON.parse(dataset.receipt) : undefined;
}

/** 128 random bits; `crypto.randomUUID` is younger than the browsers of some readers. */
function randomId(): string {
  return crypto.getRandomValues(new Uint32Array(4)).join("-");
}
