import type { PublicArticle } from "../../../src/domain/article.ts";
import { ownWork, sealOf } from "../../../src/domain/attribution.ts";
import type { SourceCitation } from "../../../src/domain/source.ts";
import { SponsorLink } from "../genre/SponsorLink.tsx";

/** Above the text: how the article came to be and whose work it rests on, or who has paid for it. The seal is the publication's signature. */
export function SourceBadge({ article }: { readonly article: PublicArticle }) {
  const { kind, sources, sponsor } = article;
  return (
    <p class="source-badge">
      <a class="seal" href="#sources">
        {sealOf(article)}
      </a>
      {sponsor ? (
        <span>
          <SponsorLink sponsor={sponsor} />
        </span>
      ) : sources.length === 0 ? (
        <span>{ownWork(article)}</span>
      ) : (
        <span>
          {kind === "original" ? "参考：" : "来源："}
          {outlets(sources).map(({ name, key }, index) => (
            <>
              {index > 0 && "、"}
              {key ? <a href={`/sources/${key}/`}>{name}</a> : name}
            </>
          ))}
        </span>
      )}
    </p>
  );
}

/** Each outlet once, however many of its texts were used. */
function outlets(sources: readonly SourceCitation[]): readonly SourceCitation[] {
  return [...new Map(sources.map((source) => [source.name, source])).values()];
}
