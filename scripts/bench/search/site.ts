import { spawnSync } from "node:child_process";
import { hash } from "node:crypto";
import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { claimFolder } from "../../../src/build/ownership.ts";
import { readNetlifyConfig } from "../../../src/serve/netlify-config.ts";
import { createSiteServer, listen } from "../../../src/serve/server.ts";
import { CACHE } from "../bench.ts";
import { CORPUS_NOW } from "../corpus.ts";
import { writeSearchCorpus } from "./articles.ts";
import type { SearchBenchOptions } from "./options.ts";
import { WireMeter } from "./wire.ts";

/**
 * Writes the articles (once) and builds the site from them (every time, since the code may have changed).
 * @returns the folder of the site
 * @throws Error when the build fails
 */
export async function buildSite(
  { articles, length, build, given }: SearchBenchOptions,
  print: (text: string) => void,
): Promise<string> {
  print(given === undefined ? `准备 ${articles} 篇示例文章……` : `用 ${given} 的文章……`);
  await claimFolder(CACHE);
  const corpus =
    given === undefined
      ? writeSearchCorpus(join(CACHE, "search"), articles, length)
      : { articles: join(given, "articles"), data: join(given, "data") };
  const site =
    given === undefined
      ? join(dirname(dirname(corpus.articles)), "site")
      : join(CACHE, "search", hash("sha256", resolve(given)).slice(0, 12), "site");
  if (!build) {
    if (existsSync(site)) return site;
    throw new Error("还没有生成过网站，请去掉 --no-build。");
  }
  print("生成网站……");
  const folders = ["--articles", corpus.articles, "--data", corpus.data, "--output", site];
  const moment = given === undefined ? ["--now", CORPUS_NOW] : [];
  const command = ["scripts/bundled.mjs", "scripts/build.ts", ...folders, ...moment];
  // The build tells about its steps on standard error; standard output belongs to the figures.
  const { status, signal } = spawnSync(process.execPath, command, { stdio: ["ignore", "ignore", "inherit"] });
  if (status !== 0) throw new Error(`网站没有生成（${signal ?? `退出码 ${status}`}）。`);
  return site;
}

export interface ServedSite {
  readonly port: number;
  /** Without a slash at the end. */
  readonly address: string;
  readonly meter: WireMeter;
  close(): Promise<void>;
}

/** Serves a built site with the headers of the host and counts what is fetched. */
export async function serveSite(folder: string): Promise<ServedSite> {
  const meter = new WireMeter(folder);
  const server = createSiteServer({
    folder,
    inbox: `${folder}.inbox`,
    config: readNetlifyConfig(),
    intercept: meter.watch,
  });
  const port = await listen(server, 0);
  return {
    port,
    address: `http://127.0.0.1:${port}`,
    meter,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
