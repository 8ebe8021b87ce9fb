import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { pathToFileURL } from "node:url";
import { indexArticles } from "../../src/build/search-index/index-articles.ts";
import type { PageNames } from "../../src/build/search-index/named-pages.ts";
import { SiteFolder } from "../../src/build/site-folder.ts";
import type { Article } from "../../src/domain/article.ts";
import { searchDocument } from "../../src/search/document.ts";
import { headOf } from "../../src/search/head.ts";
import type { NameForms } from "../../src/search/manifest.ts";
import type { Archive } from "../../src/search/shard.ts";

/** The index that the tests ask, and which of its files were fetched for it. */
export interface TinyIndex extends Archive {
  readonly fetched: readonly string[];
}

/**
 * Indexes articles with the installed Pagefind and opens the index as a browser does, with files for the network.
 * Once in a file of tests: what reads the index keeps the network it was loaded with.
 * @param budget characters of a shard
 */
export async function tinyIndex(
  articles: readonly Article[],
  budget: number,
  names: readonly NameForms[] = [],
  pages: readonly PageNames[] = [],
): Promise<TinyIndex> {
  const output = mkdtempSync(join(tmpdir(), "laiyuan-tiny-index-"));
  const network = globalThis.fetch;
  after(() => {
    globalThis.fetch = network;
    rmSync(output, { recursive: true, force: true });
  });
  const indexable = articles.map((article) => ({
    ...article,
    document: () => searchDocument(article),
    head: () => headOf(article),
  }));
  await indexArticles(indexable, new SiteFolder(output), { budget, names, pages });
  const fetched: string[] = [];
  globalThis.fetch = async (input) => {
    const { pathname } = new URL(String(input), "https://paper.example");
    fetched.push(pathname);
    return new Response(readFileSync(join(output, pathname)));
  };
  const { openIndex } = await import("../../src/browser/search/open-index.ts");
  const archive = await openIndex(
    "no-cache",
    undefined,
    (address) => import(pathToFileURL(join(output, address)).href),
  );
  return { ...archive, fetched };
}
