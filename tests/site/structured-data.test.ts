import assert from "node:assert/strict";
import { test } from "node:test";
import { z } from "zod";
import { articleJsonLd } from "../../src/syndication/json-ld.ts";
import { articleOn, SITE } from "../fixtures/articles.ts";
import { type BuiltPage, builtFixture, builtSite } from "./built-site.ts";

const Url = z.url({ protocol: /^https?$/ });
const DateTime = z.iso.datetime({ offset: true });
const Party = z.object({ "@type": z.enum(["Person", "Organization"]), name: z.string().min(1) });

/**
 * What Google asks of a NewsArticle (developers.google.com/search/docs/appearance/structured-data/article) and of a
 * picture's credit (…/image-license-metadata: contentUrl and one of creator, creditText, copyrightNotice, license).
 */
const NewsArticle = z.object({
  "@type": z.literal("NewsArticle"),
  headline: z.string().min(1),
  datePublished: DateTime,
  dateModified: DateTime,
  author: z.array(Party).min(1),
  image: z
    .array(
      z.object({
        "@type": z.literal("ImageObject"),
        contentUrl: Url,
        creditText: z.string().min(1),
        usageInfo: z.object({ text: z.string().min(1) }),
        license: Url.optional(),
      }),
    )
    .optional(),
  mainEntityOfPage: Url,
});
const Breadcrumbs = z.object({
  "@type": z.literal("BreadcrumbList"),
  itemListElement: z.array(z.object({ position: z.number(), name: z.string().min(1), item: Url })).min(2),
});
const Graph = z.object({
  "@context": z.literal("https://schema.org"),
  "@graph": z.tuple([z.object({ "@type": z.literal("NewsMediaOrganization"), url: Url }), NewsArticle, Breadcrumbs]),
});

const dataOf = ({ root }: BuiltPage): unknown =>
  JSON.parse(root.querySelector("script[type='application/ld+json']")?.text ?? "null");

for (const [name, site] of [
  ["the newsroom", builtSite()],
  ["every feature", builtFixture("every-feature")],
] as const) {
  test(`in ${name}, every article has what Google asks for`, () => {
    const articles = site.pages.filter(({ file }) => /^\d{4}\/\d{2}\/[^/]+\/index\.html$/.test(file));
    assert.ok(articles.length > 0);
    for (const page of articles) {
      const result = Graph.safeParse(dataOf(page));
      assert.ok(result.success, `${page.file}: ${result.error?.message}`);
      const [, article] = result.data["@graph"];
      assert.equal(article.headline, page.root.querySelector("h1")?.text);
    }
  });
}

test("the check finds an article without an author and a picture without a credit", () => {
  const [organisation, article, breadcrumbs] = Graph.parse(dataOf(builtSite().page("/2026/11/how-search-works/")))[
    "@graph"
  ];
  const graph = (changes: object) => ({
    "@context": "https://schema.org",
    "@graph": [organisation, { ...article, ...changes }, breadcrumbs],
  });
  assert.ok(Graph.safeParse(graph({})).success);
  assert.ok(!Graph.safeParse(graph({ author: [] })).success);
  assert.ok(
    !Graph.safeParse(graph({ image: [{ "@type": "ImageObject", contentUrl: "https://a.example/b.png" }] })).success,
  );
});

test("no text of an article can end the script element it stands in", () => {
  const title = "</script><script>alert(1)</script><!--";
  const json = articleJsonLd(SITE, articleOn(0, { title }));
  assert.doesNotMatch(json, /</);
  assert.ok(JSON.stringify(JSON.parse(json)).includes(JSON.stringify(title)));
});
