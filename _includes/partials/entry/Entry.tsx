import { type Article, leadPictureOf } from "../../../src/domain/article.ts";
import { creditOf } from "../../../src/domain/provenance.ts";
import { CommentCount } from "../comments/CommentCount.tsx";
import { DateLine } from "../date-line/DateLine.tsx";
import { Headline } from "../headline/Headline.tsx";
import { Thumbnail } from "../picture/Thumbnail.tsx";
import { SourceMark } from "../source-badge/SourceMark.tsx";

interface EntryProps {
  readonly article: Article;
  /** Level of its heading on the page. */
  readonly level: 2 | 3;
  /** Shows the lede and, where there is one, the picture with its credit. */
  readonly lede?: boolean;
  /** Where the lede is shown and there is a picture, its place: above the words in a column of their own. */
  readonly picture?: "beside" | "above";
  /** Names the section; lists of one section leave it out. */
  readonly label?: boolean;
}

/** One article in a list. Every entry is dated and says where it comes from. */
export function Entry(props: EntryProps) {
  const { article, level, lede = false, picture: place = "beside", label = false } = props;
  const Heading = level === 2 ? "h2" : "h3";
  const { section } = article;
  const picture = lede ? leadPictureOf(article) : undefined;
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
      {lede && <p class="entry-lede">{article.lede}</p>}
      <p class="entry-meta">
        <SourceMark article={article} />
        <DateLine date={article.published} />
        {picture && <span>图源：{creditOf(picture)}</span>}
        <CommentCount article={article} />
      </p>
    </>
  );
  if (!picture) return <article class="entry">{text}</article>;
  return (
    <article class={place === "above" ? "entry entry-pictured entry-above" : "entry entry-pictured"}>
      <div>{text}</div>
      <Thumbnail picture={picture} large={place === "above"} />
    </article>
  );
}
