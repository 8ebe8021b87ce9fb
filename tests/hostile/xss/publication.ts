import { readPublication } from "../../../src/content/read-publication.ts";
import { leadPictureOf, type Section } from "../../../src/domain/article.ts";
import type { SourceRegistry } from "../../../src/domain/source.ts";
import type { AdmittedPublication } from "../../../src/gate/gate.ts";
import { readNetlifyConfig } from "../../../src/serve/netlify-config.ts";
import { articleOf, htmlOf, pathOf } from "./article.ts";
import { asAddress, asMarkdown } from "./texts.ts";

const FIXTURE = "tests/fixtures/every-feature";
const PICTURED = "/2024/03/picture-report/";
const SECTIONS = 6;

/**
 * A publication in which every text that an author, a reader or the staff can write is one of `texts`: each of them once in
 * every place of an article, a tag, a source, a comment and a withdrawal, and some of them in the frame of every page. It
 * is put together behind the door of src/content, which refuses most of the hostile ones (doors.test.ts): what stands
 * behind must hold without it.
 */
export function publicationOf(texts: readonly string[]): AdmittedPublication {
  const files = readPublication({ articles: `${FIXTURE}/articles`, data: `${FIXTURE}/data` }, Date.parse("2026-01-01"));
  const base = files.articles.find(({ path }) => path === PICTURED);
  const picture = base && leadPictureOf(base);
  if (!base || !picture) throw new Error(`no pictured article at ${PICTURED}`);
  /** Some of the texts, far from each other. */
  const some = (n: number) => texts[(n * 37) % texts.length] ?? "";
  const sections = Array.from(
    { length: SECTIONS },
    (_, n): Section => ({ key: `section-${n}`, name: some(n), description: some(n + SECTIONS), front: n > 0 }),
  );
  const articles = texts.map((text, n) => articleOf(base, picture, sections[n % SECTIONS] ?? base.section, text, n));
  const { site, prosePages } = files.siteData;
  return {
    ...files,
    config: readNetlifyConfig(),
    articles,
    skipped: [],
    breaking: {
      text: some(13),
      path: pathOf(0),
      sourceLine: some(14),
      until: { ...base.published, iso: "2999-01-01" },
    },
    siteData: {
      ...files.siteData,
      site: { ...site, name: some(15), tagline: some(16), description: some(17) },
      sections: new Map(sections.map((section) => [section.key, section])),
      tags: new Map(articles.flatMap(({ tags }) => tags.map((tag) => [tag.key, tag]))),
      sources: registryOf(texts),
      disclaimers: {
        original: some(18),
        compilation: some(19),
        translation: some(20),
        reprint: `${some(21)}{contact}`,
      },
      prosePages: prosePages.map((page, n) => ({
        ...page,
        title: some(22 + n),
        summary: some(26 + n),
        html: htmlOf(asMarkdown(some(30 + n))),
      })),
      withdrawals: texts.map((text, n) => ({
        path: `/2024/01/gone-${n}/`,
        id: `20240101-gone-${n}`,
        date: base.published,
        reason: text,
        requestedBy: text,
      })),
      notices: [],
    },
  };
}

function registryOf(texts: readonly string[]): SourceRegistry {
  const entries = texts.map((text, n): [string, SourceRegistry[string]] => [
    `source-${n}`,
    {
      name: text,
      aliases: [],
      url: asAddress(text),
      country: text,
      credit: text,
      basis: text,
      licenceUrl: asAddress(text),
      index: "index",
      canonical: false,
      status: "active",
    },
  ]);
  return Object.fromEntries(entries);
}
