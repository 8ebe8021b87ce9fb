import { join } from "node:path";
import { z } from "zod";
import { addressOf, type DatedFolder, datedFolders, entriesOf } from "../content/folders.ts";
import { ProblemReport } from "../content/problem-report.ts";
import { isDraft } from "../content/salvaged-text.ts";
import { readRecord } from "../content/schema-problems.ts";
import { aliasKey } from "../domain/address.ts";
import { Site } from "../domain/site.ts";
import { key } from "../domain/text-rules.ts";
import { Refusal } from "../terminal/outcome.ts";
import type { Places } from "./comment-store.ts";
import type { ArticleHint } from "./submission.ts";

/** As much of article.json as comments need; the article may be wrong otherwise. */
const Commented = z.object({ id: key, title: z.string(), aliases: z.array(z.string()).default([]) });
const OwnSite = z.object({ name: z.string().default(""), url: z.string().default(""), timeZone: Site.shape.timeZone });

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

  add({ aliases, ...article }: CommentedArticle & { readonly aliases: readonly string[] }, slug: string): void {
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

  /** @param address now or once, absolute or from the root: `https://old.example/?p=7` */
  byAddress(address: string): CommentedArticle | undefined {
    if (address === "" || !URL.canParse(address, "http://site")) return undefined;
    const { pathname, search } = new URL(address, "http://site");
    return this.#byAddress.get(aliasKey(`${pathname}${search}`));
  }

  /** The id is surest; a slug alone could belong to another page of the old site. */
  find({ id = "", addresses, slug = "" }: ArticleHint): CommentedArticle | undefined {
    const byAddress = () => addresses.flatMap((address) => this.byAddress(address) ?? [])[0];
    return this.#byId.get(id) ?? byAddress() ?? this.#bySlug.get(slug);
  }

  /** The article that an option names by its address; undefined when it names none. @throws Refusal when there is none */
  named(address: string | undefined): CommentedArticle | undefined {
    const article = address === undefined ? undefined : this.byAddress(address);
    if (address !== undefined && !article) throw new Refusal(`没有文章在 ${address}。`);
    return article;
  }
}

/** What every command has to know of the publication. */
export interface ModerationContext {
  readonly articles: Articles;
  readonly timeZone: string;
  /** Of the publication. */
  readonly name: string;
  readonly url: string;
}

/** @throws ProblemsError when article.json or site.json cannot be read; a draft stops no comments */
export function readContext({ articles: root, data }: Places): ModerationContext {
  const report = new ProblemReport();
  const { timeZone = "UTC", name = "", url = "" } = readRecord(join(data, "site.json"), OwnSite, report) ?? {};
  const folders = datedFolders(entriesOf(root, report), root, report);
  const articles = new Articles(folders);
  for (const folder of folders) {
    const own = new ProblemReport();
    const article = readRecord(join(folder.path, "article.json"), Commented, own);
    report.include(own, own.count > 0 && isDraft(folder.path));
    if (article) articles.add({ ...article, path: addressOf(folder) }, folder.slug);
  }
  report.throwIfAny();
  return { articles, timeZone, name, url };
}
