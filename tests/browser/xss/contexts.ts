import type { Browser, Page } from "playwright/test";
import { countCalls } from "./calls.ts";

/** Places in which a page that forgets to escape would put a text. */
const CARELESS: readonly ((text: string) => string)[] = [
  (text) => `<body><p>${text}</p></body>`,
  (text) => `<p title="${text}">x</p>`,
  (text) => `<p title='${text}'>x</p>`,
  (text) => `<input value=${text}>`,
  (text) => `<title>${text}</title>`,
  (text) => `<textarea>${text}</textarea>`,
  (text) => `<!-- ${text} -->`,
  (text) => `<script type="application/ld+json">{"x":"${text}"}</script>`,
  // Not `const`: the next text comes into the same window.
  (text) => `<script>var x = "${text}";</script>`,
  (text) => `<script>var x = '${text}';</script>`,
  (text) => `<script>var x = \`${text}\`;</script>`,
  (text) => `<a href="${text}">x</a>`,
];

/**
 * Which of some texts a careless page would run. The others wait for other readers: old browsers, templates, Markdown with
 * HTML, XML, texts that are decoded twice.
 */
export async function runCarelessly(browser: Browser, texts: readonly string[]): Promise<string[]> {
  const context = await browser.newContext();
  const calls = await countCalls(context);
  const page = await context.newPage();
  await makeFrames(page);
  const ran: string[] = [];
  for (const text of texts) {
    const before = calls.length;
    await putCarelessly(page, text);
    if (calls.length > before) ran.push(text);
  }
  await context.close();
  return ran;
}

/** A page with a frame for every careless place: making frames anew for each text takes most of the time. */
async function makeFrames(page: Page): Promise<void> {
  await page.setContent(`<!doctype html><div></div>${"<iframe></iframe>".repeat(CARELESS.length)}`);
}

/** Puts a text into every careless place, each a document of its own, and into `innerHTML`. */
async function putCarelessly(page: Page, text: string): Promise<void> {
  await page.evaluate(
    async ([documents, html]) => {
      const frames = [...document.querySelectorAll("iframe")].slice(0, documents.length);
      const loaded = frames.map((frame) => new Promise((done) => frame.addEventListener("load", done, { once: true })));
      for (const [at, frame] of frames.entries()) {
        frame.contentDocument?.open();
        frame.contentDocument?.write(`<!doctype html>${documents[at]}`);
        frame.contentDocument?.close();
      }
      // What leads a frame elsewhere may keep it from ever being complete.
      await Promise.race([Promise.all(loaded), new Promise((done) => setTimeout(done, 1000))]);
      for (const frame of frames) {
        for (const element of frame.contentDocument?.querySelectorAll("*") ?? []) {
          const listens = element.getAttributeNames().filter((name) => /^on/i.test(name));
          for (const name of listens) element.dispatchEvent(new Event(name.slice(2).toLowerCase()));
          const address = element.getAttribute("href") ?? element.getAttribute("xlink:href") ?? "";
          if (/script\s*:/i.test(address)) element.dispatchEvent(new MouseEvent("click", { cancelable: true }));
        }
      }
      const own = document.querySelector("div") ?? document.body;
      own.innerHTML = html;
    },
    [CARELESS.map((place) => place(text)), text] as const,
  );
}
