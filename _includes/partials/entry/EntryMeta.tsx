import { newsDate } from "../../../src/domain/live.ts";
import type { ArticleSummary } from "../../../src/publication/article-summary.ts";
import { CommentCount } from "../comments/CommentCount.tsx";
import { DateLine, type DateLineProps } from "../date-line/DateLine.tsx";
import { markedName, SourceMark } from "../source-badge/SourceMark.tsx";

interface EntryMetaProps extends Omit<DateLineProps, "date" | "apart"> {
  readonly article: ArticleSummary;
  /** Why it stands in the list, where that is not plain. */
  readonly note?: string | undefined;
  /** Whether the line is as short as a column: behind a long name there is no room for the number of comments. */
  readonly short?: boolean;
}

/** Characters of a name behind which the day and the number of comments fit into a column of four. */
const LONGEST_NAME = 5;

/** The line below a headline: where the article comes from, and when. */
export function EntryMeta({ article, note, short = false, ...date }: EntryMetaProps) {
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
      {!(short && markedName(article).length > LONGEST_NAME) && <CommentCount article={article} />}
    </p>
  );
}
