import { existsSync } from "node:fs";
import { addressOf, datedFolders, entriesOf } from "../content/folders.ts";
import { ProblemReport } from "../content/problem-report.ts";
import { readSiteData, type SiteData } from "../content/site-data.ts";
import { formatProblems, ProblemsError } from "../domain/problem.ts";
import { webAddress } from "../domain/text-rules.ts";
import { runCommand } from "../terminal/command.ts";
import { print, Refusal, UsageError } from "../terminal/outcome.ts";
import type { Session } from "../terminal/session.ts";
import type { MoveFacts } from "./article.ts";
import { type IndexedExport, indexExport } from "./export-index.ts";
import { identityOf } from "./identity.ts";
import type { Decisions } from "./model.ts";
import { MIGRATE, type MigrateOptions } from "./options.ts";
import { type MovedPost, movedPosts } from "./posts.ts";
import { type Report, reportOf } from "./report.ts";
import { writeJson } from "./report-json.ts";
import { reportText } from "./report-text.ts";
import { decisionKey, decisionsPath, readDecisions } from "./review/decisions.ts";
import { slugsOf } from "./slugs.ts";
import { Spool } from "./spool.ts";
import { Tally } from "./tally.ts";
import { articlesIn, mapTerms, type NewTerm } from "./terms.ts";
import { knownPosts } from "./write/known-posts.ts";
import { placeArticles } from "./write/place-articles.ts";
import type { Placed } from "./write/placed.ts";
import { momentOf, zoneOf } from "./zone.ts";

const MINUTE_MS = 60_000;

/**
 * `npm run migrate`: moves an archive of WordPress in.
 * @param now milliseconds since 1970
 * @returns the exit code; the help text lists them
 */
export function runMigrate(args: readonly string[], session: Session = process, now = Date.now()): Promise<number> {
  return runCommand(MIGRATE, args, session, async ({ values, operands }) => {
    if (operands.length === 0) throw new UsageError("要写明 WordPress 导出的文件。");
    const spool = new Spool();
    try {
      const wait = (text: string) => print(`${text}\n`, session.stderr);
      const report = await migrate(operands, values, spool, now, wait).catch(refuseProblems);
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

async function migrate(
  paths: readonly string[],
  options: MigrateOptions,
  spool: Spool,
  now: number,
  wait: (text: string) => void,
): Promise<Report> {
  const { articles, data, write } = options;
  const { siteData, decisions } = publicationIn(options);
  const index = withAddress(await indexExport(paths), options);
  const facts = factsOf(index, siteData, decisions, options, now);
  const tally = new Tally(index);
  const placing = {
    ...{ articles, data, dryRun: !write, whenBoth: "report" as const, print: wait },
    registries: { sections: byKey(facts.terms.newSections), tags: byKey(facts.terms.newTags) },
  };
  const counted = async function* () {
    for await (const post of movedPosts(index, facts, siteData)) {
      count(post, tally, spool);
      yield post.article;
    }
  };
  const placed = await placeArticles(counted(), placing);
  takeBack(placed, index, tally);
  tally.countRest(index);
  return reportOf(tally, index, facts, placed, write);
}

const NOT_WRITTEN: Readonly<Record<Placed["refused"][number]["why"], string>> = {
  folder: "文件夹已经被别的文章用了",
  id: "编号已经被别的文章用了",
  withdrawn: "这个地址的文章已经撤下",
  "changed-meanwhile": "刚才被别的程序改过，没有动它",
};

/** What was read and is not in the folder of articles, is not said to be. */
function takeBack({ refused, goneHere }: Placed, { items, site }: IndexedExport, tally: Tally): void {
  const why = new Map([
    ...refused.map((one) => [one.identity, NOT_WRITTEN[one.why]] as const),
    ...goneHere.map((one) => [one.identity, "以前搬来过，后来在这里拿掉了，没有放回去"] as const),
  ]);
  if (why.size === 0) return;
  for (const item of items) {
    const reason = why.get(identityOf(site.url, item));
    if (reason !== undefined && item.fate.is !== "set-aside") tally.takeBack(item, reason);
  }
}

/** What is the same for all posts: found out before the first is read. */
function factsOf(
  index: IndexedExport,
  siteData: SiteData,
  decisions: Decisions,
  options: MigrateOptions,
  now: number,
): MoveFacts {
  const ownZone = siteData.site.timeZone;
  const decided = decisions.zone.get(decisionKey(index.site.url));
  const named = options.zone ?? (typeof decided === "string" ? decided : undefined);
  const zone = zoneOf(index.offsets, named, ownZone);
  const known = knownPosts(options);
  const items = articlesIn(index);
  const settled = items.flatMap((item): [string, string][] => {
    const slug = known.get(identityOf(index.site.url, item))?.address.split("/").at(-2);
    return slug === undefined ? [] : [[item.key, slug]];
  });
  return {
    ...{ site: index.site, zone, ownZone, decisions, names: siteData.sourceNames, now },
    slugs: slugsOf(items, new Map(settled), takenSlugs(options.articles, siteData)),
    terms: mapTerms(index, siteData, decisions),
    latest: Math.min(latestOf(index, zone.zone), now - MINUTE_MS),
  };
}

function byKey(terms: readonly NewTerm[]): Record<string, Omit<NewTerm, "key">> {
  return Object.fromEntries(terms.map(({ key, ...term }) => [key, term]));
}

/** @throws ProblemsError when something is wrong with it */
function publicationIn({ data, map }: MigrateOptions): { siteData: SiteData; decisions: Decisions } {
  const report = new ProblemReport();
  const siteData = readSiteData(data, report);
  const decisions = readDecisions(decisionsPath(data, map), report);
  report.throwIfAny();
  if (!siteData || !decisions) throw new Error("facts are missing though nothing was reported");
  return { siteData, decisions };
}

/** What an old site is called that no export names; nothing is written under it. */
const NOWHERE = "https://old-site.invalid";

/** @throws Refusal when articles are to be written and nothing says where they were */
function withAddress(index: IndexedExport, { site: given, write }: MigrateOptions): IndexedExport {
  const url = given ?? siteOf(index);
  if (url !== undefined) return { ...index, site: { ...index.site, url } };
  const files = index.files.map(({ path }) => path).join("、");
  if (write) throw new Refusal(`${files} 里没有旧站的地址；用 --site 写明，如 https://old.example。什么都没有写。`);
  return { ...index, site: { ...index.site, url: NOWHERE } };
}

function siteOf({ site, items }: IndexedExport): string | undefined {
  const told = webAddress.safeParse(site.url).data;
  if (told !== undefined) return told.replace(/[/?#]+$/, "");
  const addresses = items.flatMap(({ link, guid }) => [link, guid]);
  const address = addresses.find((one) => webAddress.safeParse(one).success);
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
  tally.countAttachments(post.attachments);
  const address = addressOf({ ...article.folder, path: "" });
  spool.add({ id: item.id, title, address, from: item.link, state: item.fate.is, moved, remarks });
}
