import type { Page } from "playwright/test";

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
  (text) => `<script>const x = "${text}";</script>`,
  (text) => `<script>const x = '${text}';</script>`,
  (text) => `<script>const x = \`${text}\`;</script>`,
  (text) => `<a href="${text}">x</a>`,
];

/** Puts a text into every careless place, each a document of its own, and into `innerHTML`. */
export async function putCarelessly(page: Page, text: string): Promise<void> {
  await page.setContent("<!doctype html><div></div>");
  await page.evaluate(
    async ([documents, html]) => {
      const frames = documents.map((source) => {
        const frame = document.createElement("iframe");
        frame.srcdoc = `<!doctype html>${source}`;
        return frame;
      });
      const loaded = frames.map((frame) => new Promise((done) => frame.addEventListener("load", done, { once: true })));
      document.body.append(...frames);
      await Promise.all(loaded);
      for (const frame of frames) {
        for (const element of frame.contentDocument?.querySelectorAll("*") ?? []) {
          const listens = element.getAttributeNames().filter((name) => /^on/i.test(name));
          for (const name of listens) element.dispatchEvent(new Event(name.slice(2).toLowerCase()));
          const address = element.getAttribute("href") ?? element.getAttribute("xlink:href") ?? "";
          if (/script\s*:/i.test(address)) element.dispatchEvent(new MouseEvent("click", { cancelable: true }));
        }
      }
      for (const div of document.querySelectorAll("div")) div.innerHTML = html;
    },
    [CARELESS.map((place) => place(text)), text] as const,
  );
}
