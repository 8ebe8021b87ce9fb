import type { PublicArticle } from "../../../src/domain/article.ts";
import { DateLine } from "../date-line/DateLine.tsx";

/** Who, when, how long to read. */
export function Byline({ article }: { readonly article: PublicArticle }) {
  const { desk, authors, published, dated, updated, minutes } = article;
  const who = [...(desk ? [desk] : []), ...authors].join("、");
  return (
    <ul class="byline">
      <li class="byline-who">{who}</li>
      <li>
        <DateLine date={published} />
      </li>
      {dated && dated.day !== published.day && (
        <li>
          署 <DateLine date={dated} />
        </li>
      )}
      {updated && (
        <li>
          更新于 <DateLine date={updated} />
        </li>
      )}
      <li>约 {minutes} 分钟</li>
    </ul>
  );
}
