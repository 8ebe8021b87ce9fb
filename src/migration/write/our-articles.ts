import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { datedFolders, entriesOf } from "../../content/folders.ts";
import { parseJson } from "../../content/json-text.ts";
import { ProblemReport } from "../../content/problem-report.ts";
import { identityOf } from "../identity.ts";

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
  // What is wrong with them, check and build say.
  const unheard = new ProblemReport();
  const folders = existsSync(root) ? datedFolders(entriesOf(root, unheard), root, unheard) : [];
  for (const { path, year, month, slug } of folders) {
    const record = recordIn(path);
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

function recordIn(folder: string): object {
  const file = join(folder, "article.json");
  return existsSync(file) ? Object(parseJson(readFileSync(file, "utf8"))) : {};
}
