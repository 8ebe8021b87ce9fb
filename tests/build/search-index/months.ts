import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Indexable } from "../../../src/build/search-index/indexable.ts";
import type { ShardManifest } from "../../../src/search/manifest.ts";

/** An article of a month; a hundred characters of text, besides the month. */
export function article(month: string, text = "文".repeat(100)): Indexable {
  const day = `${month}-01`;
  const path = `/${month.replace("-", "/")}/a/`;
  const html = `<!doctype html><html lang="zh-CN"><body><main data-pagefind-body><p>${month}${text}</p></main></body></html>`;
  return {
    id: month,
    path,
    published: { day, epoch: Date.parse(day) },
    document: () => html,
    head: () => ({ path, title: "文", runs: ["文"], day, given: [], section: "要闻", sources: [], labels: [] }),
  };
}

export function manifestOf(output: string): ShardManifest {
  return JSON.parse(readFileSync(join(output, "pagefind/shards.json"), "utf8"));
}
