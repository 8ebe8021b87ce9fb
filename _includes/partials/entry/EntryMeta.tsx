import { newsDate } from "../../../src/domain/live.ts";
import type { ArticleSummary } from "../../../src/publication/article-summary.ts";
import { CommentCount } from "../comments/CommentCount.tsx";
import { DateLine, type DateLineProps } from "../date-line/DateLine.tsx";
import { SourceMark } from "../source-badge/SourceMark.tsx";

interface EntryMetaProps extends Omit<DateLineProps, "date" | "apart"> {
  readonly article: ArticleSummary;
  /** Why it stands in the list, where that is not plain. */
  readonly note?: string | undefined;
}

/** The line below a headline: where the article comes from, and when. */
export function EntryMeta({ article, note, ...date }: EntryMetaProps) {
  const { live } = article;
  return (
    <p class="entry-meta">
      <SourceMark article={article} />
      {live?.running ? (
        <span>
          更新 <DateLine date={newsDate(article)} apart {...date} />
        </span>
      ) : (
        <DateLine date={article.published} apart {...date} />
      )}
      {note && <span>{note}</span>}
      <CommentCount article={article} />
    </p>
  );
}
