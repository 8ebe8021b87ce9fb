import type { ArticleEntry, ArticleSummary } from "../../../src/publication/article-summary.ts";
import { Headline } from "../headline/Headline.tsx";
import { Thumbnail } from "../picture/Thumbnail.tsx";
import { EntryMeta } from "./EntryMeta.tsx";

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
  readonly picture?: false;
}

interface Pictured extends Common {
  readonly article: ArticleEntry;
  readonly lede?: false;
  /** Shows the picture, where there is one, and no lede. */
  readonly picture: true;
}

interface Full extends Common {
  readonly article: ArticleEntry;
  /** Shows the lede and, where there is one, the picture with its credit. */
  readonly lede: true;
  readonly picture?: true;
}

/**
 * The year that stands above an entry already, and goes without saying: said once where it begins, no reader who finds an old list
 * takes a day for one of this year.
 *
 * @param first a year above the first
 */
export function yearAbove(articles: readonly ArticleSummary[], index: number, first?: string): string | undefined {
  return index === 0 ? first : articles[index - 1]?.published.year;
}

/** One article in a list. Every entry is dated and says where it comes from. */
export function Entry(props: Short | Pictured | Full) {
  const { article, level, label = false, year, note } = props;
  const Heading = level === 2 ? "h2" : "h3";
  const { section } = article;
  const picture = (props.lede || props.picture) && props.article.picture;
  const text = (
    <>
      {label && (
        <p class="section-label" data-section={section.key}>
          {section.name}
        </p>
      )}
      <Heading class="entry-title headline">
        <a href={article.path}>
          <Headline text={article.title} genre={article.genre} />
        </a>
      </Heading>
      {props.lede && props.article.lede !== "" && <p class="entry-lede">{props.article.lede}</p>}
      <EntryMeta article={article} note={note} year={year} />
    </>
  );
  if (!picture) return <article class="entry">{text}</article>;
  return (
    <article class="entry entry-pictured">
      <div>{text}</div>
      <Thumbnail picture={picture} />
    </article>
  );
}
