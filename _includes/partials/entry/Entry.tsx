import { shortCreditOf } from "../../../src/domain/attribution.ts";
import type { ArticleEntry, ArticleSummary } from "../../../src/publication/article-summary.ts";
import { CommentCount } from "../comments/CommentCount.tsx";
import { DateLine } from "../date-line/DateLine.tsx";
import { Headline } from "../headline/Headline.tsx";
import { Thumbnail } from "../picture/Thumbnail.tsx";
import { SourceMark } from "../source-badge/SourceMark.tsx";

interface Common {
  /** Level of its heading on the page. */
  readonly level: 2 | 3;
  /** Names the section; lists of one section leave it out. */
  readonly label?: boolean;
  /** A year that the page says already. */
  readonly year?: string | undefined;
  /** Why it stands in the list, where that is not plain. */
  readonly note?: string | undefined;
}

interface Short extends Common {
  readonly article: ArticleSummary;
  readonly lede?: false;
}

interface Full extends Common {
  readonly article: ArticleEntry;
  /** Shows the lede and, where there is one, the picture with its credit. */
  readonly lede: true;
  /** Where the picture stands: above the words in a column of their own. */
  readonly picture?: "beside" | "above";
}

/** One article in a list. Every entry is dated and says where it comes from. */
export function Entry(props: Short | Full) {
  const { article, level, label = false, year, note } = props;
  const Heading = level === 2 ? "h2" : "h3";
  const { section } = article;
  const picture = props.lede && props.article.picture;
  const text = (
    <>
      {label && (
        <p class="section-label" data-section={section.key}>
          {section.name}
        </p>
      )}
      <Heading class="entry-title headline">
        <a href={article.path}>
          <Headline text={article.title} />
        </a>
      </Heading>
      {props.lede && <p class="entry-lede">{props.article.lede}</p>}
      <p class="entry-meta">
        <SourceMark article={article} />
        <DateLine date={article.published} year={year} />
        {picture && <span>图源：{shortCreditOf(picture)}</span>}
        {note && <span>{note}</span>}
        <CommentCount article={article} />
      </p>
    </>
  );
  if (!picture) return <article class="entry">{text}</article>;
  const above = props.picture === "above";
  return (
    <article class={above ? "entry entry-pictured entry-above" : "entry entry-pictured"}>
      <div>{text}</div>
      <Thumbnail picture={picture} large={above} />
    </article>
  );
}
