import { hash } from "node:crypto";
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "../../../src/build/build.ts";
import { Progress } from "../../../src/build/progress.ts";
import { contentHash } from "../../../src/build/search-index/content-hash.ts";
import { STEPS, type Steps } from "../../../src/build/steps.ts";
import type { ShardManifest } from "../../../src/search/manifest.ts";
import { drawing } from "../../fixtures/drawn-pictures.ts";
import { minimalPublicationIn } from "../../fixtures/minimal-publication.ts";
import { publishDeployments } from "./publish-sites.ts";

const KEPT = "2025/05/kept";
const WITHDRAWN = "2025/04/withdrawn";
const ADDED = "2025/06/added";
const LONG = "这一段写得很长，为的是图片在很下面，读者不往下看就不去取它。\n\n".repeat(120);
const picture = (slug: string) => ({
  [slug]: { file: "picture.png", alt: "渐变图", credit: "gazette", licence: "CC BY 4.0" },
});

/**
 * Builds two deployments of one small publication into `<folder>/a` and `<folder>/b`, with one cache, and uploads them.
 * Between them an article is added, one is withdrawn, one has got another picture; and every style sheet, every script
 * and the program of the search index have other names and other bytes.
 */
export async function buildDeployments(folder: string): Promise<void> {
  const publication = minimalPublicationIn(join(folder, "publication"));
  const site: object = JSON.parse(readFileSync(join(publication.data, "site.json"), "utf8"));
  publication.siteData("site.json", { ...site, traditional: { region: "taiwan" } });
  rmSync(join(publication.articles, "2025/05/sample"), { recursive: true });
  await write(KEPT, "留下的枫叶", [600, 400]);
  await write(WITHDRAWN, "撤下的枫叶", [640, 400]);
  await deploy("a", {});

  const withdrawal = { path: `/${WITHDRAWN}/`, id: idOf(WITHDRAWN), date: "2025-07-01T00:00:00-07:00" };
  publication.siteData("withdrawals.json", [{ ...withdrawal, reason: "没有授权。", requestedBy: "权利人" }]);
  await write(KEPT, "留下的枫叶", [660, 440]);
  await write(ADDED, "新来的枫叶，钟表与软件", [680, 440]);
  await deploy("b", { assets: otherAssets, search: otherProgram });
  await publishDeployments(folder);

  async function write(article: string, title: string, [width, height]: readonly [number, number]): Promise<void> {
    const published = `${article.slice(0, 7).replace("/", "-")}-02T09:30:00-07:00`;
    const slug = article.slice(8);
    publication.record({ id: idOf(article), title, published, pictures: picture(slug) }, article);
    publication.write("article.md", `看枫叶，写停火。\n\n${LONG}![](${slug})\n`, article);
    publication.write("picture.png", await drawing(width, height).png().toBuffer(), article);
  }

  async function deploy(name: string, steps: Partial<Steps>): Promise<void> {
    const { articles, data } = publication;
    const where = { articles, data, output: join(folder, name), cache: join(folder, "cache") };
    const options = { ...where, now: Date.parse("2026-01-01T00:00:00Z"), drafts: false, search: true };
    await build(options, new Progress({ quiet: true }), { ...STEPS, ...steps });
  }
}

function idOf(article: string): string {
  return `${article.slice(0, 7).replace("/", "")}02-${article.slice(8)}`;
}

/** What another version of the code would make: other bytes, and so other names, which name each other. */
async function otherAssets(...args: Parameters<Steps["assets"]>): ReturnType<Steps["assets"]> {
  const [assets, size] = await STEPS.assets(...args);
  const inside = join(args[0], "assets");
  const files = readdirSync(inside).filter((name) => /-[A-Z\d]{8}\.(?:css|js)$/.test(name));
  const other = (name: string) => name.replace(/[A-Z\d]{8}(?=\.)/, (hash) => [...hash].reverse().join(""));
  const later = (text: string) => files.reduce((changed, name) => changed.replaceAll(name, other(name)), text);
  for (const name of files) {
    writeFileSync(join(inside, later(name)), `${later(readFileSync(join(inside, name), "utf8"))}\n/* later */\n`);
    rmSync(join(inside, name));
  }
  return [JSON.parse(later(JSON.stringify(assets))), size];
}

async function otherProgram(...args: Parameters<Steps["search"]>): ReturnType<Steps["search"]> {
  const report = await STEPS.search(...args);
  const { folder } = args[1];
  const list = join(folder, "pagefind/shards.json");
  const text = readFileSync(list, "utf8");
  const { runtime = "" }: ShardManifest = JSON.parse(text);
  const program = join(folder, runtime);
  const code = readFileSync(join(program, "pagefind.js"), "utf8");
  // Not into the file: it is that of the other deployment as well.
  rmSync(join(program, "pagefind.js"));
  writeFileSync(join(program, "pagefind.js"), `${code}\n/* later */\n`);
  const files = readdirSync(program).map((name) => [name, hash("sha256", readFileSync(join(program, name)))] as const);
  const renamed = `/pagefind/runtime/${contentHash(new Map(files))}/`;
  renameSync(program, join(folder, renamed));
  writeFileSync(list, text.replace(runtime, renamed));
  return report;
}
