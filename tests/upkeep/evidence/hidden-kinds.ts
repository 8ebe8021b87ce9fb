import { between } from "../../../scripts/bench/random.ts";
import { shell } from "./changed-kinds.ts";
import { type Case, type Kind, said, zh } from "./edits.ts";
import { type Story, story } from "./pages.ts";

const cut = ({ story, random }: Case): Story => ({
  ...story,
  paragraphs: story.paragraphs.slice(0, between(random, 0, 2)),
});

/** What keeps a text from being seen, so that nothing is known of it. */
export const HIDDEN: Readonly<Record<string, Kind>> = {
  "a paywall": [
    "barred",
    (one) => ({
      story: cut(one),
      dress: {
        under: said(
          one.story,
          "<div class=gate>订阅后继续阅读全文</div>",
          "<div class=gate>Subscribe to continue reading.</div>",
        ),
      },
    }),
  ],
  "a paywall in few words": [
    "barred",
    (one) => ({
      story: { ...one.story, paragraphs: one.story.paragraphs.slice(0, 2) },
      dress: {
        under: said(one.story, "<p>加入我们，支持好新闻。</p>", "<p>Join us today and support good journalism.</p>"),
      },
    }),
  ],
  "a page to sign in": [
    "barred",
    ({ story }) => ({ text: shell(said(story, "<p>请登录后查看全文。</p>", "<p>Log in to continue.</p>")) }),
  ],
  "cookies first": [
    "barred",
    ({ story }) => ({
      text: shell(
        said(
          story,
          "<p>本站使用 Cookie，请同意后继续。</p>",
          "<h1>Before you continue</h1><p>We use cookies and data to deliver our services.</p>",
        ),
      ),
    }),
  ],
  "a question to machines": [
    "barred",
    ({ story }) => ({
      text: shell(
        said(story, "<p>访问过于频繁，请完成安全验证。</p>", "<p>Just a moment... Checking your browser.</p>"),
      ),
    }),
  ],
  "403": ["barred", () => ({ status: 403, text: "x" })],
  "429": ["barred", () => ({ status: 429, text: "x" })],
  "503": ["unsure", () => ({ status: 503, text: "x" })],
  translated: ["unsure", (one) => ({ story: story(one.random, zh(one.story) ? "en" : "zh") })],
  "another text": ["unsure", (one) => ({ story: story(one.random, one.story.language) })],
  "only a program": ["unsure", () => ({ text: shell('<div id="app"></div><script>load()</script>') })],
};
