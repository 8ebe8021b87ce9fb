import type { TopicEntry } from "../../src/publication/topics.ts";
import { Headline } from "../partials/headline/Headline.tsx";
import { Thumbnail } from "../partials/picture/Thumbnail.tsx";
import type { PageProps } from "./Document.tsx";
import { ListDocument } from "./ListDocument.tsx";

/** All topics. */
export function TopicsLayout({ shell, entries }: PageProps<{ entries: readonly TopicEntry[] }>) {
  const description = "一件事从头到尾：文章、时间线和来源";
  return (
    <ListDocument shell={shell} title="专题" description={description} path="/topics/" intro={<p>{description}</p>}>
      <div class="entry-list">
        {entries.map(({ title, path, summary, picture, count }) => (
          <article key={path} class={picture ? "entry entry-pictured" : "entry"}>
            <div>
              <h2 class="entry-title headline">
                <a href={path}>
                  <Headline text={title} />
                </a>
              </h2>
              <p class="entry-lede">{summary}</p>
              <p class="entry-meta">
                <span>{count} 篇</span>
              </p>
            </div>
            {picture && <Thumbnail picture={picture} />}
          </article>
        ))}
      </div>
    </ListDocument>
  );
}
