import { type PublicArticle, picturesOf, quotesOf } from "../../../src/domain/article.ts";
import { madeNote } from "../../../src/domain/attribution.ts";
import { mediaOf } from "../../../src/domain/block-pictures.ts";
import { MEDIA_LABELS } from "../../../src/domain/media.ts";
import { chartsOf } from "../../../src/domain/placed-charts.ts";
import { PLATFORM_LABELS } from "../../../src/domain/quote.ts";
import { independenceOf } from "../../../src/domain/source-chain.ts";
import { ArchiveNote } from "../archive-note/ArchiveNote.tsx";
import { Citation } from "./Citation.tsx";
import { OriginalNote } from "./OriginalNote.tsx";

interface SourceAttributionProps {
  readonly article: PublicArticle;
  /** `来源：加西周末综合`, as the newsroom signs it. */
  readonly sourceLine: string;
}

/** At the end of the text: every source, quotation and picture credit in one place, and what follows from them. */
export function SourceAttribution({ article, sourceLine }: SourceAttributionProps) {
  const { sources, kind, archive } = article;
  const pictures = picturesOf(article);
  const charts = chartsOf(article);
  const quotes = quotesOf(article);
  const media = mediaOf(article);
  const independence = independenceOf(sources);
  return (
    <section class="source-attribution" id="sources" aria-labelledby="sources-title">
      <h2 id="sources-title" class="end-title">
        {article.sponsor ? "广告主和来源" : "文章来源"}
      </h2>
      <p class="source-line">{sourceLine}</p>
      {sources.length + pictures.length + charts.length + quotes.length + media.length > 0 && (
        <dl>
          {sources.length > 0 && (
            <div>
              <dt>{kind === "original" ? "参考" : "文字"}</dt>
              {sources.map((citation) => (
                <dd key={citation.name}>
                  <Citation citation={citation} />
                </dd>
              ))}
              {independence && <dd data-independence="">{independence}</dd>}
            </div>
          )}
          {quotes.length > 0 && (
            <div>
              <dt>引语</dt>
              {quotes.map((quote) => (
                <dd key={quote.name}>
                  {quote.speaker}，
                  <a class="external" href={quote.url} rel="external noopener noreferrer">
                    {quote.source?.name ?? PLATFORM_LABELS[quote.platform]}
                  </a>
                  <OriginalNote original={quote} />
                </dd>
              ))}
            </div>
          )}
          {media.length > 0 && (
            <div>
              <dt>影音</dt>
              {media.map((one) => (
                <dd key={one.name}>
                  {MEDIA_LABELS[one.kind]}“{one.title}”：
                  {one.credit ? <Citation citation={one.credit} /> : one.creditNote}
                  {madeNote(one.made)}
                  {!one.shown && "（暂缺）"}
                </dd>
              ))}
            </div>
          )}
          {pictures.length > 0 && (
            <div>
              <dt>图片</dt>
              {pictures.map((picture, index) => (
                <dd key={picture.name}>
                  图 {index + 1}：{picture.credit ? <Citation citation={picture.credit} /> : picture.creditNote}
                  {madeNote(picture.made)}
                  {!picture.shown && "（图片暂缺）"}
                </dd>
              ))}
            </div>
          )}
          {charts.length > 0 && (
            <div>
              <dt>数据</dt>
              {charts.map(({ name, title, credit, shown }) => (
                <dd key={name}>
                  {title}：<Citation citation={credit} />
                  {!shown && "（图表暂缺）"}
                </dd>
              ))}
            </div>
          )}
        </dl>
      )}
      <p class="source-policy">{article.policy.reason}</p>
      {archive && <ArchiveNote archive={archive} />}
    </section>
  );
}
