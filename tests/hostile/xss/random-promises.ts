import assert from "node:assert/strict";
import { test } from "node:test";
import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { ArticleBody } from "../../../_includes/partials/article-body/ArticleBody.tsx";
import { CommentText, STRANGERS_LINK } from "../../../_includes/partials/comments/CommentText.tsx";
import { Headline } from "../../../_includes/partials/headline/Headline.tsx";
import { setText } from "../../../_includes/partials/running-text/running-text.ts";
import type { Article } from "../../../src/domain/article.ts";
import { FORBIDDEN } from "../../../src/domain/characters.ts";
import { articleJsonLd } from "../../../src/syndication/json-ld.ts";
import { textBlock } from "../../fixtures/articles.ts";
import { htmlOf } from "./article.ts";
import { attributeOf, elementsOf, shapesOf, strangersIn, textOf } from "./markup.ts";
import { publicationOf } from "./publication.ts";
import { randomTexts } from "./random-text.ts";
import { asMarkdownShows } from "./shown.ts";
import { asMarkdown, HARMLESS } from "./texts.ts";

const { articles, siteData } = publicationOf(HARMLESS);

function sampleArticle(): Article {
  const [article] = articles;
  if (!article) throw new Error("no article");
  return article;
}
const sample = sampleArticle();

/** What a reader sees of a component, and that its elements are the known ones. */
function shownBy(html: string, known: ReadonlySet<string>): string {
  const elements = elementsOf(`<!doctype html><body>${html}`);
  assert.deepEqual(strangersIn(elements, known), [], html);
  return elements
    .filter(({ tagName }) => tagName === "body")
    .map(textOf)
    .join();
}

/** What no text of the sample has; some of it the door refuses. */
const MARKDOWN =
  "<hr><h-b></h-b><h-s></h-s><h-n></h-n><br><ol start=1></ol><ul></ul><pre></pre><h1 id=h></h1><h4 id=h></h4><h5 id=h></h5><h6 id=h></h6><img src=a alt=a><a href=a></a>";
const FRAME = "<!doctype html><html><head></head><body>";
const known = (...pieces: string[]) => shapesOf([FRAME, ...pieces]);

/** Tests of what holds for every text, with so many of them. */
export function promiseForRandomTexts(runs: number): void {
  const texts = randomTexts(runs);

  test(`${runs} random texts: a headline and a lede show the text that was given, in text and in attributes`, () => {
    const shapes = known('<h1 title="" class="headline"><h-b></h-b><h-c></h-c><h-w></h-w><h-s></h-s><h-n></h-n></h1>');
    for (const text of texts) {
      for (const children of [h(Headline, { text }), setText(text)]) {
        const html = renderToString(h("h1", { class: "headline", title: text }, children));
        assert.equal(shownBy(html, shapes), text);
        const [title] = elementsOf(html);
        assert.equal(title && attributeOf(title, "title"), text);
      }
    }
  });

  test(`${runs} random texts: an article shows the text that its Markdown says`, () => {
    const shapes = known('<div class="article-body"><p><h-s></h-s><h-n></h-n><code></code></p></div>');
    for (const text of texts) {
      const html = htmlOf(asMarkdown(text));
      const body = renderToString(h(ArticleBody, { article: { path: "/2025/05/sample/", body: [textBlock(html)] } }));
      assert.equal(shownBy(body, shapes).trim(), asMarkdownShows(text));
    }
  });

  test(`${runs} random texts: whatever Markdown they happen to be, it gives nothing but the elements of Markdown`, () => {
    const shapes = shapesOf([FRAME, ...articles.map((article) => renderToString(h(ArticleBody, { article })))]);
    const markdown = known(MARKDOWN);
    for (const text of texts) {
      const html = htmlOf(text.replaceAll("\t", "\n").replaceAll("  ", "\n\n"));
      const body = renderToString(h(ArticleBody, { article: { path: "/2025/05/sample/", body: [textBlock(html)] } }));
      shownBy(body, new Set([...shapes, ...markdown]));
    }
  });

  test(`${runs} random texts: a comment shows what was written`, () => {
    const shapes = known(`<p><br><a href="" rel="${STRANGERS_LINK}"></a></p>`);
    for (const text of texts) assert.equal(shownBy(renderToString(h(CommentText, { text })), shapes), text);
  });

  test(`${runs} random texts: structured data says the text that was given and cannot end its element`, () => {
    for (const text of texts) {
      const html = `<script type="application/ld+json">${articleJsonLd(siteData.site, { ...sample, title: text, lede: text })}</script>`;
      const [script, ...others] = elementsOf(html);
      assert.ok(script && others.length === 0, html);
      assert.equal(JSON.parse(textOf(script))["@graph"][1].headline, text);
    }
  });

  test("random texts hold what they should, and nothing that the door refuses", () => {
    assert.deepEqual(
      texts.filter((text) => FORBIDDEN.test(text)),
      [],
    );
    assert.ok(new Set(texts).size > runs * 0.9);
    const seen = texts.join("");
    for (const part of ["<script>", "]]>", "\u0301", "\u200f", "\u{10fffd}", "\ue000", "&#0;", "\u0024{"])
      assert.ok(seen.includes(part), part);
  });
}
