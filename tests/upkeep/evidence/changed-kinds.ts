import { between } from "../../../scripts/bench/random.ts";
import { edited, type Kind, said, zh } from "./edits.ts";
import { type Story, sentence, story } from "./pages.ts";

const AN_ERROR = (story: Story) =>
  said(
    story,
    "<h1>404</h1><p>抱歉，您访问的页面不存在。</p>",
    "<h1>Oops</h1><p>Sorry, the page you requested was not found.</p>",
  );
export const shell = (body: string) =>
  `<html><head><title>x</title></head><body><header>x</header>${body}</body></html>`;
/** What an editor has to know of. */
export const CHANGED: Readonly<Record<string, Kind>> = {
  moved: ["moved", () => ({ at: "https://news.example/archive/17" })],
  "moved to another house": [
    "moved",
    () => ({ at: "https://other.example/a-text", dress: { theme: "boxes", day: 300 } }),
  ],
  "404": ["gone", ({ story }) => ({ status: 404, text: AN_ERROR(story) })],
  "410": ["gone", () => ({ status: 410, text: "" })],
  "an error that says 200": ["gone", ({ story }) => ({ text: shell(AN_ERROR(story)) })],
  deleted: [
    "gone",
    ({ story }) => ({
      text: shell(said(story, "<p>该文章已被删除</p>", "<p>This article is no longer available.</p>")),
    }),
  ],
  "led to the front": [
    "gone",
    (one) => ({ at: "https://news.example/", story: story(one.random, one.story.language) }),
  ],
  withdrawn: [
    "withdrawn",
    ({ story }) => ({
      story: {
        ...story,
        paragraphs: [[said(story, "本文因事实有误，现已撤回。", "This article has been retracted by its editors.")]],
      },
    }),
  ],
  "withdrawn above the text": [
    "withdrawn",
    ({ story }) => ({
      dress: { over: said(story, "<p>撤稿声明：这篇文字不再有效。</p>", "<p>This story has been withdrawn.</p>") },
    }),
  ],
  "corrected below": [
    "edited",
    ({ story }) => ({
      dress: { under: said(story, "<p>更正：前文的数字有误。</p>", "<p>Correction: A figure was wrong.</p>") },
    }),
    "correction",
  ],
  "corrected beside": [
    "edited",
    ({ story }) => ({
      dress: {
        under: said(
          story,
          '<aside class="correction">编者注：前文有误。</aside>',
          '<aside class="correction-note">An earlier version of this article was wrong.</aside>',
        ),
      },
    }),
    "correction",
  ],
  "a number": [
    "edited",
    (one) => ({
      story: edited(
        one,
        (t) => t.replace(/\d+/, (n) => `${Number(n) + between(one.random, 1, 40)}`),
        (t) => /\d/.test(t),
      ),
    }),
    "numbers",
  ],
  "a point": [
    "edited",
    (one) => ({
      story: edited(
        one,
        (t) => t.replace(/\d+/, (n) => `${Number(n) / 10 + 0.03}`),
        (t) => /\d/.test(t),
      ),
    }),
    "numbers",
  ],
  "a negation less": [
    "edited",
    (one) => ({
      story: edited(
        one,
        (t) => t.replace(/没有|不|not |never /, ""),
        (t) => /没有|不|\bnot |never /.test(t),
      ),
    }),
    "negation",
  ],
  "a negation more": [
    "edited",
    (one) => ({
      story: edited(
        one,
        (t) => t.replace(/昨天|仍在| said| and /, (w) => (zh(one.story) ? `${w}不` : ` not${w}`)),
        (t) => /昨天|仍在| said| and /.test(t),
      ),
    }),
    "negation",
  ],
  "a name": [
    "edited",
    (one) => ({
      story: edited(
        one,
        (t) => t.replace(/(?<=[ 的])[A-Z][a-z]+|(?<=《)[^》]+/u, () => "Zuzuzo"),
        (t) => /[ 的][A-Z][a-z]|《/u.test(t),
      ),
    }),
    "names",
  ],
  "other words": ["edited", (one) => ({ story: edited(one, () => sentence(one.random, one.story.language)) }), "words"],
  "two sentences": [
    "edited",
    (one) => ({
      story: edited(
        { ...one, story: edited(one, () => sentence(one.random, one.story.language)) },
        (t) => t.replace(/\d+/, "7777"),
        (t) => /\d/.test(t),
      ),
    }),
  ],
  "a sentence taken out": [
    "edited",
    (one) => {
      const { paragraphs } = one.story;
      return { story: { ...one.story, paragraphs: paragraphs.filter((_, p) => p !== 1) } };
    },
    "removed",
  ],
  "the headline": [
    "edited",
    (one) => ({ story: { ...one.story, headline: story(one.random, one.story.language).headline } }),
    "headline",
  ],
  "edited and moved and dressed anew": [
    "edited",
    (one) => ({
      at: "https://news.example/2",
      dress: { theme: "boxes", day: 50, comments: 5 },
      story: edited(
        one,
        (t) => t.replace(/\d+/, "7777"),
        (t) => /\d/.test(t),
      ),
    }),
    "numbers",
  ],
};
