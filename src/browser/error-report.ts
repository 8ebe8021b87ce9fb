import type { Receipt } from "../domain/form.ts";
import { markLocalFaults, markObjections, showFault } from "./comment-form/faults.ts";
import { type Outcome, post } from "./comment-form/post.ts";
import { selectedIn, selectedRange } from "./error-report/selected.ts";
import { outcomeText, SENDING, WRONG } from "./error-report/words.ts";

/** Until a finger has let go of the handles. */
const SETTLED_MS = 250;
/** Of the button from what is selected, and from the edges of the window; a finger's handles hang below the line. */
const GAP = 8;
const HANDLE = 28;

/**
 * Makes the form one that is sent without leaving the page, and offers it beside whatever is selected of the article, with
 * quotation and place filled in. What is written stays in it until it has arrived.
 */
export function upgradeReport(report: HTMLDetailsElement): void {
  const form = report.querySelector("form");
  if (!form) return;
  const begin = sendable(form, placesToSpeak(form));
  const open = dialogFor(report, form);
  report.addEventListener("toggle", begin);
  offer((range) => {
    begin();
    for (const [name, value] of Object.entries(selectedIn(range))) fieldOf(form, name).value = value;
    open();
    fieldOf(form, "right").focus();
  });
}

/** Where the script says what has become of it, and what is missing: nobody else needs the room. @returns the former */
function placesToSpeak(form: HTMLFormElement): HTMLElement {
  const right = fieldOf(form, "right");
  const fault = document.createElement("span");
  fault.className = "field-error";
  fault.id = `${right.id}-error`;
  right.setAttribute("aria-describedby", fault.id);
  right.after(fault);
  const status = document.createElement("p");
  status.className = "form-status";
  status.setAttribute("role", "status");
  status.tabIndex = -1;
  const result = document.createElement("div");
  result.className = "form-result";
  result.append(status);
  form.lastElementChild?.before(result);
  return status;
}

/** @returns makes it ready for another report, when the last has arrived */
function sendable(form: HTMLFormElement, status: HTMLElement): () => void {
  const button = form.querySelector<HTMLButtonElement>("[type=submit]");
  const receipt: Receipt | undefined =
    form.dataset.receipt && "AbortController" in window ? JSON.parse(form.dataset.receipt) : undefined;
  const show = (state: string, text: string): void => {
    form.dataset.state = state;
    status.textContent = text;
    button?.setAttribute("aria-disabled", String(state === "sending"));
  };
  const settle = (outcome: Outcome): void => {
    const { kind } = outcome;
    if (kind === "refused" && markObjections(form, outcome.objections)) show("invalid", WRONG);
    else show(kind, outcomeText(outcome));
    if (kind === "received") {
      form.reset();
      fieldOf(form, "submission-id").value = "";
      status.focus();
    }
  };
  form.noValidate = true;
  form.addEventListener("input", ({ target }) => target instanceof Element && showFault(target, ""));
  form.addEventListener("submit", (event) => {
    const sending = form.dataset.state === "sending";
    if (sending || markLocalFaults(form)) {
      event.preventDefault();
      if (!sending) show("invalid", WRONG);
      return;
    }
    fieldOf(form, "submission-id").value ||= crypto.getRandomValues(new Uint32Array(4)).join("-");
    if (!receipt) return;
    event.preventDefault();
    show("sending", SENDING);
    void post(form, receipt).then(settle);
  });
  return () => {
    if (form.dataset.state === "received") show("editing", "");
  };
}

/** Shows the form over the page, so that the place where one reads is kept; where there is no such thing, where it stands. */
function dialogFor(report: HTMLDetailsElement, form: HTMLFormElement): () => void {
  if (typeof HTMLDialogElement === "undefined")
    return () => {
      report.open = true;
      report.scrollIntoView();
    };
  const dialog = document.createElement("dialog");
  dialog.className = "report-dialog";
  const header = document.createElement("header");
  const title = document.createElement("h2");
  title.id = "report-title";
  title.textContent = "纠错";
  dialog.setAttribute("aria-labelledby", title.id);
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = "关闭";
  close.addEventListener("click", () => dialog.close());
  header.append(title, close);
  dialog.append(header);
  dialog.addEventListener("close", () => {
    report.append(form);
    dialog.remove();
  });
  return () => {
    dialog.append(form);
    document.body.append(dialog);
    dialog.showModal();
  };
}

/** A small button beside what is selected, as long as it is. */
function offer(report: (range: Range) => void): void {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "report-selection";
  button.textContent = "纠错";
  let settled: ReturnType<typeof setTimeout> | undefined;
  const look = (): void => {
    const range = selectedRange();
    if (!range || document.querySelector("dialog[open]")) return;
    document.body.append(button);
    const { right, bottom } = [...range.getClientRects()].pop() ?? range.getBoundingClientRect();
    const most = document.documentElement.clientWidth - button.offsetWidth - GAP;
    const below = matchMedia("(pointer: coarse)").matches ? HANDLE : GAP;
    button.style.left = `${scrollX + Math.max(GAP, Math.min(right - button.offsetWidth / 2, most))}px`;
    button.style.top = `${scrollY + bottom + below}px`;
  };
  // What is pressed would be what is selected then.
  button.addEventListener("pointerdown", (event) => event.preventDefault());
  button.addEventListener("mousedown", (event) => event.preventDefault());
  button.addEventListener("click", () => {
    const range = selectedRange();
    button.remove();
    if (range) report(range);
  });
  document.addEventListener("selectionchange", () => {
    clearTimeout(settled);
    if (!selectedRange()) button.remove();
    settled = setTimeout(look, SETTLED_MS);
  });
  look();
}

function fieldOf(form: HTMLFormElement, name: string): HTMLInputElement | HTMLTextAreaElement {
  const field = form.elements.namedItem(name);
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) return field;
  throw new Error(`no field ${name}`);
}
