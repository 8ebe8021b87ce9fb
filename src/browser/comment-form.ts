import type { Receipt } from "../domain/form.ts";
import { rememberDetails } from "./comment-form/details.ts";
import { displayIn, type Parts, partsOf } from "./comment-form/display.ts";
import { Drafts } from "./comment-form/drafts.ts";
import { markLocalFaults, markObjections, showFault } from "./comment-form/faults.ts";
import { notesOn } from "./comment-form/notes.ts";
import { LONGEST_WAIT_MS, type Outcome, post } from "./comment-form/post.ts";
import { expectThanks, isThanked, thanked } from "./comment-form/posted.ts";
import { hearPresses } from "./comment-form/presses.ts";
import { type Reply, replyIn } from "./comment-form/reply.ts";
import { draftNumber, type Words } from "./comment-form/submission-id.ts";
import { CORRECT, outcomeText, SENDING } from "./comment-form/words.ts";
import { Writing } from "./comment-form/writing.ts";
import { orderThreads } from "./comment-order.ts";
import { onDemandStyles } from "./on-demand-styles.ts";

export { thanked };

const PAUSE_MS = 300;
const NOTHING: Words = { message: "", parent: "" };

/** What only a script can do for the comments of an article, and for their form where more are taken. */
export function upgradeComments(comments: Element, form: HTMLFormElement | null): void {
  void onDemandStyles().then(() => orderThreads(comments));
  if (form) upgradeCommentForm(form);
}

/**
 * Adds to the working form what only a script can do: keeps what is written until it has arrived for certain, sends it
 * without leaving the page, says what has become of it. One press sends once; nothing is ever sent again by itself.
 */
function upgradeCommentForm(form: HTMLFormElement): void {
  const parts = partsOf(form);
  if (!parts) return;
  const { message, id, article } = parts;
  const drafts = new Drafts(article, () => localStorage, draftNumber);
  const writing = new Writing(drafts, draftNumber);
  const reply = replyIn(form, message);
  const show = displayIn(parts, writing, () => reply.home());
  const { words, put, begin, save, edit } = editing(parts, writing, reply, show);
  const receipt = receiptOf(form);
  const settle = (outcome: Outcome): void => {
    const isFault = outcome.kind === "refused" && markObjections(form, outcome.objections);
    writing.settle(outcome, isFault);
    show(isFault ? CORRECT : outcomeText(outcome));
    if (outcome.kind === "received") put(NOTHING);
    save();
  };

  form.noValidate = true;
  rememberDetails(form);
  begin();
  const isComposing = hearPresses(form, parts.button, edit);
  form.addEventListener("input", ({ target }) => isComposing() || edit(target));
  form.addEventListener("submit", (event) => {
    const isHeld = isComposing() || message.readOnly;
    if (isHeld || markLocalFaults(form)) {
      event.preventDefault();
      if (!isHeld) show(CORRECT, "invalid");
      return;
    }
    id.value = writing.send(words());
    show(SENDING);
    save();
    if (receipt) {
      event.preventDefault();
      void post(form, receipt).then(settle);
    } else {
      expectThanks(article, words(), drafts.place());
      // When the browser cannot show the answer, it stays here and says nothing.
      setTimeout(() => message.readOnly && settle({ kind: "silent" }), LONGEST_WAIT_MS);
    }
  });
  // The browser shows the page again as it was left: with a comment that has been thanked for, or with an open question.
  addEventListener("pageshow", ({ persisted }) => {
    if (!persisted || !message.readOnly) return;
    const isKnown = isThanked(article, words());
    settle({ kind: isKnown ? "received" : "silent" });
    if (isKnown) show("", "editing");
  });
}

/** What is written, and the draft of it. */
function editing(
  { form, message, article }: Parts,
  writing: Writing,
  reply: Reply,
  show: ReturnType<typeof displayIn>,
) {
  let pause: ReturnType<typeof setTimeout> | undefined;
  const words = (): Words => ({ message: message.value, parent: reply.get() });
  const put = (next: Words): void => {
    message.value = next.message;
    reply.set(next.parent);
  };
  const take = (draft: Words | undefined): void => {
    if (draft) put(draft);
    show(writing.state === "unsure" ? outcomeText({ kind: "silent" }) : "");
  };
  const note = notesOn(form, message, writing, () => {
    // What would be lost stays, and what is on its way is waited for.
    if (message.readOnly || !save()) return;
    take(writing.change());
    save();
    message.focus();
  });
  const save = (): boolean => {
    clearTimeout(pause);
    pause = undefined;
    const isKept = writing.save(words());
    note(isKept);
    return isKept;
  };
  const begin = (): void => {
    if (isThanked(article, words())) put(NOTHING);
    take(writing.begin(words()));
    // What was written before the script came.
    save();
  };
  const edit = (target: EventTarget | null): void => {
    if (writing.state === "received") show("", "editing");
    if (target instanceof Element) showFault(target, "");
    clearTimeout(pause);
    pause = setTimeout(save, PAUSE_MS);
  };
  // Only what is not kept yet: the same article may be open in another tab, with a draft of its own.
  addEventListener("pagehide", () => pause && save());
  return { words, put, begin, save, edit };
}

/** A browser that cannot stop waiting sends the form by itself, as without a script. */
function receiptOf({ dataset }: HTMLFormElement): Receipt | undefined {
  return dataset.receipt && "AbortController" in window ? JSON.parse(dataset.receipt) : undefined;
}
