import { existsSync } from "node:fs";
import { addressOf, datedFolders, entriesOf } from "../content/folders.ts";
import { ProblemReport } from "../content/problem-report.ts";
import { readSiteData, type SiteData } from "../content/site-data.ts";
import { formatProblems, ProblemsError } from "../domain/problem.ts";
import { runCommand } from "../terminal/command.ts";
import { print, Refusal, UsageError } from "../terminal/outcome.ts";
import type { Session } from "../terminal/session.ts";
import type { MoveFacts } from "./article.ts";
import { type IndexedExport, indexExport } from "./export-index.ts";
import type { Decisions } from "./model.ts";
import { MIGRATE, type MigrateOptions } from "./options.ts";
import { type MovedPost, movedPosts } from "./posts.ts";
import { type Report, reportOf } from "./report.ts";
import { writeJson } from "./report-json.ts";
import { reportText } from "./report-text.ts";
import { decisionKey, readDecisions } from "./review/decisions.ts";
import { slugsOf } from "./slugs.ts";
import { Spool } from "./spool.ts";
import { Tally } from "./tally.ts";
import { mapTerms } from "./terms.ts";
import { momentOf, zoneOf } from "./zone.ts";

/** `npm run migrate`: moves an archive of WordPress in. @returns the exit code; the help text lists them */
export function runMigrate(args: readonly string[], session: Session = process): Promise<number> {
  return runCommand(MIGRATE, args, session, async ({ values, operands }) => {
    if (operands.length === 0) throw new UsageError("要写明 WordPress 导出的文件。");
    const spool = new Spool();
    try {
      const report = await migrate(operands, values, spool).catch(refuseProblems);
      if (values.json) await writeJson(report, spool, session.stdout);
      else print(reportText(report), session.stdout);
    } finally {
      spool.close();
    }
    return undefined;
  });
}

/** @throws Refusal that lists them; whatever else it was */
function refuseProblems(error: unknown): never {
  if (!(error instanceof ProblemsError)) throw error;
  const text = `${formatProblems(error.problems)}\n✗ 共 ${error.problems.length} 处错误。什么都没有写。\n`;
  throw new Refusal(error.message, { json: { problems: error.problems }, text });
}

async function migrate(paths: readonly string[], options: MigrateOptions, spool: Spool): Promise<Report> {
  const { siteData, decisions } = publicationIn(options);
  const index = withAddress(await indexExport(paths), options.site);
  const decided = decisions.zone.get(decisionKey(index.site.url));
  const named = options.zone ?? (typeof decided === "string" ? decided : undefined);
  const zone = zoneOf(index.offsets, named, siteData.site.timeZone);
  const articles = index.items.filter(({ fate }) => ["public", "scheduled", "draft"].includes(fate.is));
  const facts: MoveFacts = {
    ...{ site: index.site, zone: zone.zone, ownZone: siteData.site.timeZone, decisions },
    slugs: slugsOf(articles, new Map(), takenSlugs(options.articles, siteData)),
    terms: mapTerms(index, siteData, decisions),
    latest: latestOf(index, zone.zone),
  };
  const tally = new Tally(index);
  const used = new Set<number>();
  for await (const post of movedPosts(index, facts, siteData)) {
    count(post, tally, spool);
    for (const id of post.attachments) used.add(id);
  }
  let attachments = 0;
  for (const item of index.items) {
    if (item.fate.is === "set-aside") tally.aside(item, item.fate.reason);
    if (item.fate.is !== "attachment") continue;
    attachments += 1;
    if (used.has(item.id)) tally.countAttachment();
    else tally.aside(item, "媒体库里的文件，没有文章用到");
  }
  const items = { all: index.items.length, attachments };
  return reportOf(tally, items, index.site, zone, facts.terms, options.write);
}

/** @throws ProblemsError when something is wrong with it */
function publicationIn({ data, map }: MigrateOptions): { siteData: SiteData; decisions: Decisions } {
  const report = new ProblemReport();
  const siteData = readSiteData(data, report);
  const decisions = readDecisions(map ?? data, report);
  report.throwIfAny();
  if (!siteData || !decisions) throw new Error("facts are missing though nothing was reported");
  return { siteData, decisions };
}

/** @throws Refusal when nothing says where the old site was */
function withAddress(index: IndexedExport, given: string | undefined): IndexedExport {
  const url = given ?? siteOf(index);
  if (url === undefined)
    throw new Refusal("导出里没有旧站的地址；用 --site 写明，如 https://old.example。什么都没有写。");
  return { ...index, site: { ...index.site, url } };
}

function siteOf({ site, items }: IndexedExport): string | undefined {
  if (URL.canParse(site.url)) return site.url;
  const address = items
    .flatMap(({ link, guid }) => [link, guid])
    .find((one) => /^https?:/i.test(one) && URL.canParse(one));
  return address === undefined ? undefined : new URL(address).origin;
}

/** The address of a withdrawn article is not given away again. */
function takenSlugs(articles: string, { withdrawals }: SiteData): ReadonlySet<string> {
  const passedOver = new ProblemReport();
  const folders = existsSync(articles) ? datedFolders(entriesOf(articles, passedOver), articles, passedOver) : [];
  return new Set([...folders.map(({ slug }) => slug), ...withdrawals.map(({ path }) => path.split("/").at(-2) ?? "")]);
}

function latestOf({ items }: IndexedExport, zone: string): number {
  let latest = Date.UTC(2000, 0, 1);
  for (const { date, dateUtc, status } of items)
    if (status === "publish") latest = Math.max(latest, momentOf(date, dateUtc, zone) ?? 0);
  return latest;
}

function count(post: MovedPost, tally: Tally, spool: Spool): void {
  const { item, article, title, moved, remarks } = post;
  tally.countArticle(item, post.hasPassword, post.repairs);
  tally.countWords(post.account);
  tally.countCredits(post.credits);
  tally.countQuestions(post.questions, item.id);
  const address = addressOf({ ...article.folder, path: "" });
  spool.add({ id: item.id, title, address, from: item.link, state: item.fate.is, moved, remarks });
}
