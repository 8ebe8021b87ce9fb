import { type Article, picturesOf } from "../../../src/domain/article.ts";
import { Citation } from "./Citation.tsx";

interface SourceAttributionProps {
  readonly article: Article;
  /** `来源：加西周末综合`, as the newsroom signs it. */
  readonly sourceLine: string;
}

/** At the end of the text: every source and every picture credit in one place. */
export function SourceAttribution({ article, sourceLine }: SourceAttributionProps) {
  const { sources, kind } = article;
  const pictures = picturesOf(article);
  return (
    <section class="source-attribution" id="sources" aria-labelledby="sources-title">
      <h2 id="sources-title" class="end-title">
        文章来源
      </h2>
      <p class="source-line">{sourceLine}</p>
      {(sources.length > 0 || pictures.length > 0) && (
        <dl>
          {sources.length > 0 && (
            <div>
              <dt>{kind === "original" ? "参考" : "文字"}</dt>
              {sources.map((citation) => (
                <dd key={citation.name}>
                  <Citation citation={citation} />
                </dd>
              ))}
            </div>
          )}
          {pictures.length > 0 && (
            <div>
              <dt>图片</dt>
              {pictures.map(({ name, credit, ...picture }, index) => (
                <dd key={name}>
                  图 {index + 1}：
                  {credit ? <Citation citation={credit} /> : (!picture.shown && picture.creditNote) || "出处不明"}
                  {!picture.shown && "（图片暂缺）"}
                </dd>
              ))}
            </div>
          )}
        </dl>
      )}
    </section>
  );
}
