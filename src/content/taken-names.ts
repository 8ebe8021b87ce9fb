import { aliasKey, readAlias, unwritable } from "../domain/address.ts";
import type { ReadArticle } from "./article-file.ts";
import type { ProblemReport } from "./problem-report.ts";

/** Slugs, ids and old addresses, each of which one article alone may have: whoever is entered first. */
export class TakenNames {
  readonly #slugs = new Map<string, string>();
  readonly #ids = new Map<string, string>();
  readonly #aliases = new Map<string, string>();
  /** Articles of old sites, by site and number. */
  readonly #posts = new Map<string, string>();
  readonly #withdrawn: ReadonlySet<string>;

  /** @param withdrawn addresses of withdrawn articles, for which and below which the host answers 410 */
  constructor(withdrawn: ReadonlySet<string>) {
    this.#withdrawn = withdrawn;
  }

  /** A folder takes its slug, whatever is in it. */
  enterSlug({ slug, path }: { readonly slug: string; readonly path: string }, report: ProblemReport): void {
    const earlier = this.#slugs.get(slug);
    if (earlier) report.add("duplicate-slug", path, `短名“${slug}”已经被 ${earlier} 用了。`);
    else this.#slugs.set(slug, path);
  }

  /** @returns the old addresses that are its own */
  enter({ article, file }: Pick<ReadArticle, "article" | "file">, report: ProblemReport): readonly string[] {
    const { id, folder, aliases, archive } = article;
    const holder = this.#ids.get(id);
    if (holder) report.add("duplicate-id", file.path, `编号“${id}”已经被 ${holder} 用了。`, file.locate(["id"]));
    else this.#ids.set(id, folder);
    if (archive) {
      const { site, post } = archive;
      const other = this.#posts.get(`${site} ${post}`);
      const message = `${site} 的第 ${post} 篇已经是 ${other}。`;
      if (other) report.add("duplicate-archive", file.path, message, file.locate(["archive", "post"]));
      else this.#posts.set(`${site} ${post}`, folder);
    }
    return aliases.filter((alias, index) => {
      if (alias === "") return false;
      const place = () => file.locate(["aliases", index]);
      const fault = unwritable(alias);
      if (fault) {
        const nearest = fault.nearest ? `最接近的写法是 ${fault.nearest}` : "没有接近的写法";
        report.add(
          "unwritable-alias",
          file.path,
          `旧地址 ${alias} 写不成转址规则：${fault.reason}；${nearest}。`,
          place(),
        );
        return false;
      }
      const other = this.#aliases.get(aliasKey(alias));
      if (other) report.add("alias-conflict", file.path, `旧地址 ${alias} 已经转到 ${other}。`, place());
      // The host would answer 410 for it, as for everything below the address of a withdrawn article.
      const gone = [...this.#withdrawn].find((address) => `${readAlias(alias).path}/`.startsWith(address));
      if (gone) report.add("alias-conflict", file.path, `旧地址 ${alias} 属于已经撤下的 ${gone}。`, place());
      if (!other) this.#aliases.set(aliasKey(alias), folder);
      return !other && !gone;
    });
  }
}
