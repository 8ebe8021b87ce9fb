import { shortCreditOf } from "../../../src/domain/attribution.ts";
import type { ArticleEntry } from "../../../src/publication/article-summary.ts";
import { CommentCount } from "../comments/CommentCount.tsx";
import { DateLine } from "../date-line/DateLine.tsx";
import { Headline } from "../headline/Headline.tsx";
import { ResponsivePicture } from "../picture/ResponsivePicture.tsx";
import { SourceMark } from "../source-badge/SourceMark.tsx";

/** Two thirds of the opening on a desk (home.css), the whole width otherwise. */
const SIZES = "(min-width:72rem) 49rem,(min-width:64rem) 65vw,calc(100vw - 2rem)";

/**
 * The front page's first story. With a picture it stands beside the words; without one the headline and the lede share
 * the width like a newspaper's opening spread, so nothing looks left out.
 */
export function Lead({ article }: { readonly article: ArticleEntry }) {
  const { picture, section, path, published } = article;
  return (
    <article class={picture ? "lead lead-pictured" : "lead"}>
      {picture && (
        <figure class="lead-figure">
          <ResponsivePicture picture={picture} sizes={SIZES} lead />
          <figcaption class="credit">图源：{shortCreditOf(picture)}</figcaption>
        </figure>
      )}
      <div>
        <p class="section-label" data-section={section.key}>
          {section.name}
        </p>
        <h2 class="lead-title headline">
          <a href={path}>
            <Headline text={article.title} />
          </a>
        </h2>
      </div>
      <div class="lead-text">
        <p class="lead-lede">{article.lede}</p>
        <p class="entry-meta">
          <SourceMark article={article} />
          <DateLine date={published} year={published.year} />
          <CommentCount article={article} />
        </p>
      </div>
    </article>
  );
}
