import { parseAtomFeed, parseRssFeed } from "feedsmith";
import { parse } from "node-html-parser";
import { z } from "zod";
import type { Article } from "../../src/domain/article.ts";
import { provenanceOf } from "../../src/domain/provenance.ts";

/** Names of the sources, and credits of the pictures in their order: what every output must agree on. */
export interface Told {
  readonly sources: readonly string[];
  readonly credits: readonly string[];
}

/** Reads a file of the site. A test may hand in a reader that spoils one file. */
export type ReadOutput = (file: string) => string;

/** Every output of an article that tells where things come from. */
const OUTPUTS: Readonly<Record<string, (read: ReadOutput, article: Article, host: string) => Told>> = {
  page: (read, { path }) => fromPage(read(`${path.slice(1)}index.html`)),
  "JSON-LD": (read, { path }) => fromJsonLd(read(`${path.slice(1)}index.html`)),
  RSS: (read, { id }, host) => fromRss(read("feed.xml"), `${host}:${id}`),
  Atom: (read, { id }, host) => fromAtom(read("atom.xml"), `urn:laiyuan:${host}:${id}`),
  "JSON Feed": (read, { id }, host) => fromJsonFeed(read("feed.json"), `${host}:${id}`),
  "full text of the feeds": (read, { id }, host) => fromFullText(read("feed.json"), `${host}:${id}`),
};

/** Where an output says something else than the article's record; one sentence each. */
export function provenanceDifferences(read: ReadOutput, articles: readonly Article[], url: string): string[] {
  return articles.flatMap((article) => {
    const { sources, pictures } = provenanceOf(article);
    const wanted = told(
      sources.map(({ name }) => name),
      pictures.map(({ credit }) => credit),
    );
    return Object.entries(OUTPUTS).flatMap(([name, output]) => {
      const found = JSON.stringify(output(read, article, new URL(url).host));
      return found === JSON.stringify(wanted) ? [] : [`${name} of ${article.path}: ${found}`];
    });
  });
}

function told(sources: readonly string[], credits: readonly string[]): Told {
  return { sources, credits };
}

function fromPage(html: string): Told {
  const root = parse(html);
  const rows = root.querySelectorAll(".source-attribution dl > div");
  const texts = rows.find((row) => /^(?:文字|参考)$/.test(row.querySelector("dt")?.text ?? ""));
  const credits = root.querySelectorAll(".figure .credit").map((credit) => {
    credit.querySelector(".licence")?.remove();
    credit.querySelector(".visually-hidden")?.remove();
    return credit.text.replace(/^图源：/, "").replace(/，(?:阅读原文|《[^》]*》)$/, "");
  });
  return told(texts?.querySelectorAll("dd").map((dd) => dd.text.split("，")[0] ?? "") ?? [], credits);
}

const Work = z.object({ publisher: z.object({ name: z.string() }) });
const Picture = z.object({ creditText: z.string(), name: z.string() });
const Graph = z.object({ "@graph": z.array(z.record(z.string(), z.unknown())) });

function fromJsonLd(html: string): Told {
  const graph = Graph.parse(JSON.parse(parse(html).querySelector("script[type='application/ld+json']")?.text ?? ""));
  const article = graph["@graph"].find((node) => node["@type"] === "NewsArticle") ?? {};
  const works = z.array(Work).parse(article.isBasedOn ?? article.translationOfWork ?? article.citation ?? []);
  const pictures = ["image", "associatedMedia"].flatMap((field) => z.array(Picture).parse(article[field] ?? []));
  return told(
    works.map(({ publisher }) => publisher.name),
    pictures.map(({ creditText }) => creditText),
  );
}

function fromRss(xml: string, id: string): Told {
  const item = parseRssFeed(xml).items?.find(({ guid }) => guid?.value === id);
  return told(
    (item?.dc?.sources ?? []).map((source) => source.replace(/ https?:.*$/, "")),
    (item?.media?.credits ?? []).map(({ value }) => value ?? ""),
  );
}

function fromAtom(xml: string, id: string): Told {
  const entry = parseAtomFeed(xml).entries?.find((candidate) => candidate.id === id);
  return told(
    entry?.dc?.sources ?? [],
    (entry?.media?.credits ?? []).map(({ value }) => value ?? ""),
  );
}

const JsonFeed = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      content_html: z.string(),
      _provenance: z.object({
        sources: z.array(z.object({ name: z.string() })),
        pictures: z.array(z.object({ credit: z.string() })),
      }),
    }),
  ),
});

function fromJsonFeed(json: string, id: string): Told {
  const found = JsonFeed.parse(JSON.parse(json)).items.find((item) => item.id === id)?._provenance;
  return told(found?.sources.map(({ name }) => name) ?? [], found?.pictures.map(({ credit }) => credit) ?? []);
}

function fromFullText(json: string, id: string): Told {
  const root = parse(JsonFeed.parse(JSON.parse(json)).items.find((item) => item.id === id)?.content_html ?? "");
  const lines = root.querySelectorAll(".sources li").map((item) => item.text);
  const sources = lines.filter((line) => !/^(?:引语|图 \d+)：/.test(line));
  const captions = root.querySelectorAll("figcaption").map((node) => node.text);
  return told(
    sources.map((line) => line.split("，")[0] ?? ""),
    captions.map((text) => text.replace(/^.*图源：/, "").replace(/ · .*$/, "")),
  );
}
