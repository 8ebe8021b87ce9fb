import type { Article, ShownPicture } from "../../../src/domain/article.ts";
import { CommentCount } from "../comments/CommentCount.tsx";
import { DateLine } from "../date-line/DateLine.tsx";
import { Headline } from "../headline/Headline.tsx";
import { SourceMark } from "../source-badge/SourceMark.tsx";

interface LeadProps {
  readonly article: Article;
}

/**
 * The front page's first story. With a picture it stands beside the words; without one the headline and the lede share
 * the width like a newspaper's opening spread, so nothing looks left out.
 */
export function Lead({ article }: LeadProps) {
  const picture = firstShown(article);
  const { section, path } = article;
  return (
    <article class={picture ? "lead lead-pictured" : "lead"}>
      {picture && (
        <figure class="lead-figure">
          <img src={path + picture.file} alt={picture.alt} width={picture.width} height={picture.height} />
          <figcaption class="credit">图源：{picture.credit.name}</figcaption>
        </figure>
      )}
      <div class="lead-head">
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
          <DateLine date={article.published} />
          <CommentCount article={article} />
        </p>
      </div>
    </article>
  );
}

function firstShown({ body }: Article): ShownPicture | undefined {
  for (const block of body) if (block.kind === "picture" && block.picture.shown) return block.picture;
  return undefined;
}
