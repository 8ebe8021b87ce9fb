import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { datedFolders, entriesOf } from "../../content/folders.ts";
import { parseJson } from "../../content/json-text.ts";
import { ProblemReport } from "../../content/problem-report.ts";
import { identityOf, siteName } from "../identity.ts";

/** An article that is here, wherever it lies by now. */
export interface OurArticle {
  /** Empty where the record cannot be read. */
  readonly id: string;
  /** `2019/05/slug` */
  readonly at: string;
}

/** The articles that are here: by what they say of themselves, so that one is found again after it was given another folder. */
export interface OurArticles {
  readonly byId: ReadonlyMap<string, OurArticle>;
  /** Those that were moved from an old site, by the identity of their posts. */
  readonly byPost: ReadonlyMap<string, OurArticle>;
  readonly byFolder: ReadonlyMap<string, OurArticle>;
}

/** @param root folder of the articles */
export function findOurArticles(root: string): OurArticles {
  const byId = new Map<string, OurArticle>();
  const byPost = new Map<string, OurArticle>();
  const byFolder = new Map<string, OurArticle>();
  for (const { record, year, month, slug } of recordsIn(root)) {
    const id = Reflect.get(record, "id");
    const article = { id: typeof id === "string" ? id : "", at: `${year}/${month}/${slug}` };
    byFolder.set(article.at, article);
    if (article.id !== "") byId.set(article.id, article);
    const archive = Object(Reflect.get(record, "archive"));
    const [site, post]: unknown[] = [Reflect.get(archive, "site"), Reflect.get(archive, "post")];
    if (typeof site === "string" && typeof post === "number")
      byPost.set(identityOf(site, { id: post, guid: "" }), article);
  }
  return { byId, byPost, byFolder };
}

/**
 * Old addresses that articles here have, but for those moved from one site.
 * @param root folder of the articles
 * @param site whose own they are
 */
export function* aliasesElsewhere(root: string, site: string): Generator<string> {
  for (const { record } of recordsIn(root)) {
    const from: unknown = Reflect.get(Object(Reflect.get(record, "archive")), "site");
    if (typeof from === "string" && siteName(from) === siteName(site)) continue;
    const aliases: unknown = Reflect.get(record, "aliases");
    for (const alias of Array.isArray(aliases) ? aliases : []) if (typeof alias === "string") yield alias;
  }
}

function* recordsIn(root: string) {
  // What is wrong with them, check and build say.
  const unheard = new ProblemReport();
  const folders = existsSync(root) ? datedFolders(entriesOf(root, unheard), root, unheard) : [];
  for (const { path, year, month, slug } of folders) yield { record: recordIn(path), year, month, slug };
}

function recordIn(folder: string): object {
  const file = join(folder, "article.json");
  return existsSync(file) ? Object(parseJson(readFileSync(file, "utf8"))) : {};
}
