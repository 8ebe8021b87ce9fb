import type { Article, Picture } from "./article.ts";
import type { Withdrawal } from "./withdrawal.ts";

/**
 * What of an article has reached the end of its licence (`until`), as it is after that: a picture is not shown any more,
 * and an article is gone. Both are withdrawals that the record announced, and nobody asked for.
 */
export interface Expiry {
  /** With placeholders for the pictures that have ended; absent when the article itself has. */
  readonly article?: Article;
  /** What ended, to be told where withdrawals are told. */
  readonly ended: readonly Withdrawal[];
}

/**
 * An article at a moment. What ends at that very moment has ended.
 * @param now milliseconds since 1970
 */
export function expiryOf(article: Article, now: number): Expiry {
  const { id, path, until, aliases } = article;
  if (until && until.epoch <= now)
    return { ended: [{ id, path, date: until, reason: "本站使用这篇文章的期限已到。", aliases }] };
  const ended: Withdrawal[] = [];
  const body = article.body.map((block) => {
    if (block.kind !== "picture" || !block.picture.shown) return block;
    const date = block.picture.until;
    if (!date || date.epoch > now) return block;
    ended.push({ id, path, picture: block.picture.name, date, reason: "本站使用这张图片的期限已到。" });
    return { kind: block.kind, picture: placeholder(block.picture, `本站使用这张图片的期限已于${date.label}到期。`) };
  });
  return { article: ended.length === 0 ? article : { ...article, body }, ended };
}

/** Caption, credit and licence stay on record and on the page. */
function placeholder({ name, caption, alt, credit, licence }: Picture, reason: string): Picture {
  return {
    name,
    shown: false,
    reason,
    credit,
    ...(caption && { caption }),
    ...(alt && { alt }),
    ...(licence && { licence }),
  };
}
