import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fixedText } from "../../src/check/fixed-text.ts";
import { readArticle } from "../../src/content/article-file.ts";
import { leftoverMarkdown } from "../../src/content/markdown/leftovers.ts";
import { parseMarkdown } from "../../src/content/markdown/parse.ts";
import { ProblemReport } from "../../src/content/problem-report.ts";
import { readFolders } from "../../src/content/read-publication.ts";
import { readSiteData, type SiteData } from "../../src/content/site-data.ts";
import { readTextFile } from "../../src/content/text-file.ts";
import { copyDesk } from "../../src/copy/copy-desk.ts";
import { gathered } from "../../src/copy/found.ts";
import { markdownPassages } from "../../src/copy/markdown-passages.ts";
import { sketchOf } from "../../src/copy/near-duplicates.ts";
import { recordPassages } from "../../src/copy/record-passages.ts";
import { Clock } from "../../src/domain/clock.ts";
import { reportOwnAddresses } from "../../src/gate/own-addresses.ts";
import { searchDocument } from "../../src/search/document.ts";
import { excerpt, mark } from "../../src/search/excerpt.ts";
import { fold } from "../../src/search/fold.ts";
import { matchQuery } from "../../src/search/match.ts";
import { readQueries } from "../../src/search/query.ts";
import { entryHtml } from "../../src/syndication/full-text.ts";
import { minimalPublicationIn, RECORD } from "../fixtures/minimal-publication.ts";
import { editionWith } from "../traditional/page.ts";
import { deskReaders } from "./desk-readers.ts";
import type { Reader } from "./reader.ts";

const NOW = Date.parse("2026-12-01T12:00:00-08:00");

/** Every door by which a text comes in. @param folder for files, which the caller clears away */
export function allReaders(folder = mkdtempSync(join(tmpdir(), "laiyuan-growth-"))): Reader[] {
  const p = minimalPublicationIn(join(folder, "paper"));
  const siteData = readSiteData(p.data, new ProblemReport());
  if (!siteData) throw new Error("the publication of the test is wrong");
  return [
    ...articleReaders(p, siteData),
    ...copyReaders(siteData),
    ...deskReaders(folder, p),
    ...dataReaders(folder),
    ...shownReaders(),
  ];
}

type Paper = ReturnType<typeof minimalPublicationIn>;

function articleReaders(p: Paper, siteData: SiteData): Reader[] {
  const path = join(p.articles, "2025/05/sample");
  const folder = { path, year: "2025", month: "05", slug: "sample", otherFiles: [], hasText: true };
  const field = (of: (text: string) => Readonly<Record<string, unknown>>) => (text: string) => {
    p.write("article.md", "正文。\n");
    p.record(of(text));
    readArticle(folder, siteData, new Clock(NOW), new ProblemReport());
  };
  return [
    {
      name: "article.md",
      read(text) {
        p.record({ kind: "reprint", sources: [{ source: "gazette", url: "https://gazette.example/a", author: "甲" }] });
        p.write("article.md", text);
        const read = readArticle(folder, siteData, new Clock(NOW), new ProblemReport());
        if (!read) return;
        const { article } = read;
        searchDocument(article);
        entryHtml(article, "https://paper.example/", siteData.site, { disclaimer: "甲。" }, "whole");
        const html = article.body.flatMap((block) => (block.kind === "text" ? block.html : [])).join("");
        editionWith().variantOf({ path: "/2025/05/a/", text: html });
      },
    },
    {
      name: "left-over Markdown",
      read: (text) => void leftoverMarkdown(text, parseMarkdown(text)),
    },
    {
      name: "gate",
      read(text) {
        p.record({});
        p.write("article.md", text);
        const report = new ProblemReport();
        const survey = readFolders(p, NOW, report, { drafts: false, html: false });
        if (survey.siteData)
          reportOwnAddresses({ ...survey, siteData: survey.siteData }, p.data, undefined, new Clock(NOW), report);
      },
    },
    {
      name: "article.json",
      read(text) {
        p.write("article.json", text);
        readArticle(folder, siteData, new Clock(NOW), new ProblemReport());
      },
    },
    { name: "record: title", read: field((text) => ({ title: text })) },
    { name: "record: url", read: field((text) => ({ sources: [{ source: "gazette", url: text }] })) },
    { name: "record: source", read: field((text) => ({ sources: [text] })) },
    { name: "record: key", read: field((text) => ({ [text]: text, pictures: { [text]: {} } })) },
    { name: "record: aliases", read: field((text) => ({ aliases: [text] })) },
    { name: "record: terms", read: field((text) => ({ traditional: { [text]: text } })) },
    { name: "record: dates", read: field((text) => ({ published: text, changes: [{ date: text }] })) },
    {
      name: "record: lists",
      read: field((text) => ({ tags: text.split(""), authors: text.match(/.{1,3}/gsu) ?? [] })),
    },
    {
      name: "record: quotes",
      read: field((text) => ({
        quotes: { a: { speaker: text, platform: "x", text, url: text, checked: "2025-05-20T00:00:00Z" } },
      })),
    },
    {
      name: "record: rest",
      read: field((text) => {
        const { title: _, ...rest } = RECORD;
        return {
          ...rest,
          title: text.slice(0, 120),
          lede: text,
          changes: [{ date: RECORD.published, kind: "update", text }],
        };
      }),
    },
  ];
}

function copyReaders({ disclaimers }: SiteData): Reader[] {
  const names = [{ name: "特朗普", variants: ["川普"] }];
  const desk = copyDesk({ rules: { "han-latin-space": "warning" }, names, disclaimers });
  return [
    {
      name: "copy of article.md",
      read(text) {
        const passages = markdownPassages(text);
        gathered("article.md", text, desk(passages));
        sketchOf(passages);
      },
    },
    {
      name: "copy of article.json",
      read(text) {
        const json = JSON.stringify({ title: text, quotes: { a: { text } } });
        gathered("article.json", json, desk(recordPassages(json)));
      },
    },
    { name: "check --fix", read: (text) => void fixedText("article.md", text, desk) },
    {
      name: "check --fix record",
      read: (text) => void fixedText("article.json", JSON.stringify({ lede: text }), desk),
    },
  ];
}

function dataReaders(folder: string): Reader[] {
  const p = minimalPublicationIn(join(folder, "data"));
  const whole = () => void readFolders(p, NOW, new ProblemReport(), { drafts: false, html: true });
  const around = (name: string, of: (text: string) => string) => {
    const path = join(p.data, name);
    return {
      name: `data: ${name}`,
      read(text: string) {
        mkdirSync(join(path, ".."), { recursive: true });
        writeFileSync(path, of(text));
        whole();
      },
    };
  };
  const json = (value: unknown) => JSON.stringify(value);
  return [
    around("pages/about.md", (text) => `# 关于\n\n${text}`),
    around("pages/rights.md", (text) => `# ${text}`),
    around("breaking.json", (text) => json({ text, url: text, until: "2026-12-02T12:00:00-08:00" })),
    around("tags.json", (text) =>
      json(Object.fromEntries(text.split("").map((of, index) => [`t${index}`, { name: of }]))),
    ),
    around("names.json", (text) => json([{ name: text, variants: [...text].slice(0, 5000) }])),
    around("withdrawals.json", (text) => text),
    around("notices.json", (text) => json(text.split(""))),
    around("comments/2025/05/sample/20250520T180000Z-0123456789ab.json", (text) =>
      json({ id: text, text, name: text }),
    ),
    {
      name: "text file",
      read(text) {
        writeFileSync(join(folder, "text"), text);
        readTextFile(join(folder, "text"), 9, new ProblemReport());
      },
    },
  ];
}

function shownReaders(): Reader[] {
  return [
    { name: "traditional", read: (text) => void editionWith().variantOf({ path: "/about/", text: escaped(text) }) },
    {
      name: "search",
      read(text) {
        const folded = fold(text);
        for (const query of readQueries("停火 a 字")) {
          const spans = matchQuery(folded.text, query)?.spans ?? [];
          excerpt(text, folded, spans);
          mark(text, query);
        }
      },
    },
  ];
}

function escaped(text: string): string {
  return `<p>${text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")}</p>`;
}
