import type { PublicArticle } from "../../../src/domain/article.ts";
import { KIND_LABELS } from "../../../src/domain/kind.ts";
import type { SourceCitation } from "../../../src/domain/source.ts";

/** Above the text: how the article came to be and whose work it rests on. The seal is the publication's signature. */
export function SourceBadge({ article }: { readonly article: PublicArticle }) {
  const { kind, sources } = article;
  return (
    <p class="source-badge">
      <a class="seal" href="#sources">
        {KIND_LABELS[kind]}
      </a>
      {sources.length === 0 ? (
        <span>本站采写</span>
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
