import { join } from "node:path";
import { addressOf } from "../content/folders.ts";
import type { SiteData } from "../content/site-data.ts";
import { print } from "../terminal/outcome.ts";
import type { Session } from "../terminal/session.ts";
import { moveComments } from "./comments.ts";
import { type IndexedExport, indexExport } from "./export-index.ts";
import { type Facts, factsOf, publicationIn, withAddress } from "./facts.ts";
import { identityOf, siteName } from "./identity.ts";
import type { MigrateOptions } from "./options.ts";
import { Downloads } from "./pictures/downloads.ts";
import { PictureLibrary, type PicturePlaces } from "./pictures/library.ts";
import { decidedRights } from "./pictures/rights.ts";
import { Uploads } from "./pictures/uploads.ts";
import { type MovedPost, movedPosts } from "./posts.ts";
import { type Report, reportOf } from "./report.ts";
import type { Spool } from "./spool.ts";
import { Tally } from "./tally.ts";
import type { NewTerm } from "./terms.ts";
import { placeArticles } from "./write/place-articles.ts";
import type { Placed } from "./write/placed.ts";
import { writeOldAddresses } from "./write-old-addresses.ts";

/**
 * Moves an export in, or looks what would come of it.
 *
 * @param spool takes what is told of each post
 * @param session is told whom the command waits for
 * @throws Refusal, ProblemsError: then nothing was written
 */
export async function move(
  paths: readonly string[],
  options: MigrateOptions,
  spool: Spool,
  now: number,
  session: Pick<Session, "stderr">,
): Promise<Report> {
  const { siteData, decisions } = publicationIn(options, now);
  const read = await indexExport(paths);
  try {
    const index = withAddress(read, options);
    const facts = factsOf(index, siteData, decisions, options, now);
    try {
      return await moveAll(index, facts, siteData, options, spool, session);
    } finally {
      facts.close();
    }
  } finally {
    read.close();
  }
}

async function moveAll(
  index: IndexedExport,
  facts: Facts,
  siteData: SiteData,
  options: MigrateOptions,
  spool: Spool,
  session: Pick<Session, "stderr">,
): Promise<Report> {
  const wait = (text: string) => print(`${text}\n`, session.stderr);
  const { articles, data, write } = options;
  const paths = index.files.map(({ path }) => path);
  const tally = new Tally(index, spool);
  const library = new PictureLibrary(index, placesOf(options, index.site.url));
  const placing = {
    ...{ articles, data, dryRun: !write, whenBoth: options.both, print: wait },
    rights: { site: index.site.url, decided: decidedRights(index.site.url, facts.decisions) },
    registries: { sections: byKey(facts.terms.newSections), tags: byKey(facts.terms.newTags) },
    terms: { [siteName(index.site.url)]: facts.terms.settled },
  };
  const counted = async function* () {
    for await (const post of movedPosts(index, facts, siteData, library)) {
      count(post, tally, spool);
      yield post.article;
    }
  };
  const placed = await placeArticles(counted(), placing);
  try {
    if (write) await writeOldAddresses(data, facts.addresses.data, wait);
    takeBack(placed, index, tally);
    tally.countRest(index);
    const comments = await moveComments(
      paths,
      {
        ...{ places: { articles, data, inbox: options.inbox }, zone: facts.zone.zone, site: index.site.url },
        ...{ articles: placed.here, dryRun: !write },
      },
      session,
    );
    return reportOf(tally, index, facts, placed, comments, write);
  } finally {
    placed.here.close();
  }
}

/** Where the downloads of a run are kept for the next. */
const DOWNLOADS = join(".cache", "migration");

function placesOf({ uploads, download }: MigrateOptions, site: string): PicturePlaces {
  return {
    ...(uploads !== undefined && { uploads: new Uploads(uploads) }),
    ...(download && { fetch: new Downloads(DOWNLOADS, site).fetch }),
  };
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

function byKey(terms: readonly NewTerm[]): Record<string, Omit<NewTerm, "key">> {
  return Object.fromEntries(terms.map(({ key, ...term }) => [key, term]));
}

function count(post: MovedPost, tally: Tally, spool: Spool): void {
  const { item, article, title, moved, remarks } = post;
  tally.countArticle(item, post.hasPassword, post.repairs);
  tally.countWords(post.account);
  tally.countCredits(post.credits);
  tally.countPictures(post.pictures);
  tally.countDebt(article.record.archive?.unknown ?? []);
  tally.countQuestions(post.questions, { id: item.id, title, link: item.link });
  tally.countAttachments(post.attachments);
  const address = addressOf({ ...article.folder, path: "" });
  spool.add({ id: item.id, title, address, from: item.link, state: item.fate.is, moved, remarks });
}
