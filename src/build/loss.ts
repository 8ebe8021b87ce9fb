import type { SoundReading } from "../content/read-publication.ts";
import { ALLOW_FEWER, lossOf, shownIn } from "../deployment/fewer-pages.ts";
import { readAlias } from "../domain/address.ts";
import { traditionalAddress } from "../domain/edition.ts";
import { withdrawnAddresses } from "../domain/withdrawal.ts";

/** A site would lose what nobody meant to take away. The message is a Chinese sentence that says how to go on. */
export class LossError extends Error {}

/**
 * Holds what is about to be built against the site that lies at the output, by the list beside it, before anything is
 * made. A first build has nothing to be held against; only one of a folder without a single article, not even a draft,
 * is stopped, since it is probably not the one that was meant (docs/decisions/0024).
 *
 * @param listed paths of that list
 * @throws LossError
 */
export function assertNoLoss(listed: readonly string[], { articles, siteData, skipped }: SoundReading): void {
  const before = shownIn(listed).articles;
  const inEditions = (paths: readonly string[]) =>
    siteData.site.traditional ? [...paths, ...paths.map(traditionalAddress)] : paths;
  const loss = lossOf(before, {
    articles: inEditions(articles.map(({ path }) => path)),
    withdrawn: inEditions([...withdrawnAddresses(siteData.withdrawals)]),
    moved: articles.flatMap(({ aliases }) => aliases.map((alias) => readAlias(alias).path.replace(/\/?$/, "/"))),
  });
  if (loss !== undefined) throw new LossError(loss);
  if (articles.length === 0 && skipped.length === 0)
    throw new LossError(
      `文章文件夹里一篇文章也没有，网站会是空的。看看文件夹对不对；确实还没有文章，就加 --${ALLOW_FEWER}。`,
    );
}
