import type { Article } from "../../../src/domain/article.ts";
import { CommentCount } from "../comments/CommentCount.tsx";
import { DateLine } from "../date-line/DateLine.tsx";
import { Headline } from "../headline/Headline.tsx";
import { SourceMark } from "../source-badge/SourceMark.tsx";

interface EntryProps {
  readonly article: Article;
  /** Level of its heading on the page. */
  readonly level: 2 | 3;
  readonly lede?: boolean;
  /** Names the section; lists of one section leave it out. */
  readonly label?: boolean;
}

/** One article in a list. Every entry is dated and says where it comes from. */
export function Entry({ article, level, lede = false, label = false }: EntryProps) {
  const Heading = level === 2 ? "h2" : "h3";
  const { section } = article;
  return (
    <article class="entry">
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
      {lede && <p class="entry-lede">{article.lede}</p>}
      <p class="entry-meta">
        <SourceMark article={article} />
        <DateLine date={article.published} />
        <CommentCount article={article} />
      </p>
    </article>
  );
}
