import { cutOf, WHOLE } from "../../src/domain/focus.ts";
import { cardOf } from "../../src/domain/rendition.ts";
import type { Topic } from "../../src/domain/topic.ts";
import type { ArticleEntry } from "../../src/publication/article-summary.ts";
import type { TopicEvent, TopicSource } from "../../src/publication/topics.ts";
import { EmptyState } from "../partials/empty-state/EmptyState.tsx";
import { Entry, yearAbove } from "../partials/entry/Entry.tsx";
import { Figure } from "../partials/figure/Figure.tsx";
import { Prose } from "../partials/prose/Prose.tsx";
import { Chronology } from "../partials/topic/Chronology.tsx";
import type { PageProps } from "./Document.tsx";
import { ListDocument } from "./ListDocument.tsx";

/** How wide the picture stands over the page (topic.css), where it may be cut. */
const BANNER = "(min-width:64rem) 58rem,(min-width:48rem) 43rem,calc(100vw - 2rem)";

interface TopicLayoutProps extends PageProps {
  readonly topic: Pick<Topic, "title" | "path" | "summary" | "html" | "picture">;
  readonly articles: readonly ArticleEntry[];
  readonly events: readonly TopicEvent[];
  readonly sources: readonly TopicSource[];
  readonly jsonLd: string;
}

/** A story that goes on: what it is about, its articles in an editor's order, what happened when, and all it rests on. */
export function TopicLayout({ shell, topic, articles, events, sources, jsonLd }: TopicLayoutProps) {
  const { title, path, summary, html, picture } = topic;
  return (
    <ListDocument
      shell={shell}
      title={`专题：${title}`}
      heading={title}
      description={summary}
      path={path}
      feed={path}
      jsonLd={jsonLd}
      image={picture && { ...cardOf(picture), alt: picture.alt }}
      crumbs={[{ name: "专题", path: "/topics/" }]}
      intro={
        <>
          <p>{summary}</p>
          {articles.length > 0 && <p>共&nbsp;{articles.length}&nbsp;篇文章</p>}
        </>
      }
    >
      {picture && (
        <div class="banner">
          <Figure picture={picture} lead {...(cutOf(picture) !== WHOLE && { sizes: BANNER })} />
        </div>
      )}
      {html !== "" && <Prose html={html} />}
      <section class="topic-part" aria-labelledby="articles-title">
        <h2 id="articles-title" class="end-title">
          文章
        </h2>
        {articles.length === 0 && <EmptyState>这个专题还没有文章。</EmptyState>}
        <div class="entry-list">
          {articles.map((article, index) => (
            <Entry key={article.id} article={article} level={3} lede label year={yearAbove(articles, index)} />
          ))}
        </div>
      </section>
      <Chronology events={events} />
      {sources.length > 0 && (
        <section class="topic-part" aria-labelledby="topic-sources-title">
          <h2 id="topic-sources-title" class="end-title">
            这些文章的来源
          </h2>
          <ul class="index-list">
            {sources.map(({ name, key, count }) => (
              <li key={key ?? name}>
                {key ? <a href={`/sources/${key}/`}>{name}</a> : <span class="index-name">{name}</span>}
                <span class="index-note">{count} 篇</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </ListDocument>
  );
}
