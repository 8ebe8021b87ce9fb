import type { BrowserContext, Page } from "playwright/test";

/** Every payload calls `xss()`; this is it, in every frame that the context opens. @returns the addresses of its calls, as they come */
export async function countCalls(context: BrowserContext): Promise<readonly string[]> {
  const calls: string[] = [];
  await context.exposeBinding("xss", ({ frame }) => {
    calls.push(frame.url());
  });
  return calls;
}

/** What a reader does with everything; a script of the page may listen for it. */
const HOVER = "mouseover mouseenter mousemove pointerenter pointerover".split(" ");
/** What else payloads wait for. Handlers in attributes hear made events as well. */
const EVENTS = [
  ..."click focus focusin blur input change submit formdata load error toggle beforetoggle beforeinput cancel close".split(
    " ",
  ),
  ..."animationstart animationend transitionend begin start pageshow scrollend".split(" "),
];
/** Can be focused without a script; the focus itself would have the page laid out anew for each, and runs nothing more. */
const FOCUSABLE =
  "a[href], button, input, select, textarea, summary, iframe, [tabindex], [contenteditable], [autofocus]";
const FOCUS = ["focus", "focusin"];

/** Hovers, focuses and sets off whatever stands on a page, opens what is folded up, follows every address that is code. */
export async function touchEverything(page: Page): Promise<void> {
  await page.evaluate(
    ([hover, events, focusable, focus]) => {
      for (const details of document.querySelectorAll("details")) details.open = true;
      for (const element of document.querySelectorAll<HTMLElement>("*")) {
        const listens = element.getAttributeNames().some((name) => /^on/i.test(name));
        for (const name of listens ? [...hover, ...events] : hover) element.dispatchEvent(new Event(name));
        const address = ["href", "xlink:href", "action"].map((name) => element.getAttribute(name) ?? "").join("");
        if (/^[\s\0-\x20]*(?:javascript|vbscript|data):/i.test(address)) element.click();
      }
      for (const element of document.querySelectorAll<HTMLElement>(focusable))
        for (const name of focus) element.dispatchEvent(new FocusEvent(name, { bubbles: name === "focusin" }));
    },
    [HOVER, EVENTS, FOCUSABLE, FOCUS] as const,
  );
}
