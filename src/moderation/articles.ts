import { join } from "node:path";
import { z } from "zod";
import { addressOf, type DatedFolder, datedFolders, entriesOf } from "../content/folders.ts";
import { readJsonFile } from "../content/json-file.ts";
import { ProblemReport } from "../content/problem-report.ts";
import { isDraft } from "../content/salvaged-text.ts";
import { parseWith } from "../content/schema-problems.ts";
import { aliasKey } from "../domain/alias.ts";
import { Site } from "../domain/site.ts";
import { key } from "../domain/text-rules.ts";
import type { Places } from "./comment-store.ts";
import type { ArticleHint } from "./submission.ts";

/** As much of article.json as comments need; the article may be wrong otherwise. */
const Commented = z.object({ id: key, title: z.string(), aliases: z.array(z.string()).default([]) });

/** An article as the commands know it. */
export interface CommentedArticle {
  readonly id: string;
  readonly title: string;
  /** `/2025/05/slug/` */
  readonly path: string;
}

/** The articles that can be commented on, drafts and withdrawn ones among them. */
export class Articles {
  readonly #byId = new Map<string, CommentedArticle>();
  readonly #byAddress = new Map<string, CommentedArticle>();
  readonly #bySlug = new Map<string, CommentedArticle>();

  constructor(readonly folders: readonly DatedFolder[]) {}

  add(article: CommentedArticle, slug: string, aliases: readonly string[]): void {
    this.#byId.set(article.id, article);
    this.#bySlug.set(slug, article);
    for (const address of [article.path, ...aliases]) this.#byAddress.set(aliasKey(address), article);
  }

  get all(): readonly CommentedArticle[] {
    return [...this.#byId.values()];
  }

  byId(id: string): CommentedArticle | undefined {
    return this.#byId.get(id);
  }

  byAddress(address: string): CommentedArticle | undefined {
    const local = localAddress(address);
    return local === undefined ? undefined : this.#byAddress.get(aliasKey(local));
  }

  /** The id is surest; a slug alone could belong to another page of the old site. */
  find({ id, addresses, slug }: ArticleHint): CommentedArticle | undefined {
    if (id !== undefined && this.#byId.has(id)) return this.#byId.get(id);
    for (const address of addresses) {
      const article = this.byAddress(address);
      if (article) return article;
    }
    return slug === undefined ? undefined : this.#bySlug.get(slug);
  }
}

/** Reads what comments need to know of the articles. What cannot be read is reported; a draft stops no comments. */
export function readArticles(root: string, report: ProblemReport): Articles {
  const folders = datedFolders(entriesOf(root, report), root, report);
  const articles = new Articles(folders);
  for (const folder of folders) {
    const own = new ProblemReport();
    const file = readJsonFile(join(folder.path, "article.json"), own);
    const record = file && parseWith(Commented, file, own);
    report.include(own, own.count > 0 && isDraft(folder.path));
    if (record)
      articles.add({ id: record.id, title: record.title, path: addressOf(folder) }, folder.slug, record.aliases);
  }
  return articles;
}

/** `https://old.example/?p=7` → `/?p=7`; undefined when it is no address. */
function localAddress(address: string): string | undefined {
  if (address === "" || !URL.canParse(address, "http://site")) return undefined;
  const { pathname, search } = new URL(address, "http://site");
  return `${pathname}${search}`;
}

const OwnFacts = z.object({ name: z.string().default(""), timeZone: Site.shape.timeZone });

/** What every command has to know of the publication. */
export interface DeskFacts {
  readonly articles: Articles;
  readonly timeZone: string;
  /** Of the publication. */
  readonly name: string;
}

/** @throws ProblemsError when article.json or site.json cannot be read */
export function readDeskFacts({ articles, data }: Places): DeskFacts {
  const report = new ProblemReport();
  const file = readJsonFile(join(data, "site.json"), report);
  const site = file && parseWith(OwnFacts, file, report);
  const known = readArticles(articles, report);
  report.throwIfAny();
  return { articles: known, timeZone: site?.timeZone ?? "UTC", name: site?.name ?? "" };
}
