import type { ArticleEntry } from "../../../src/publication/article-summary.ts";
import { type Size, sizesOf } from "./arrange.ts";
import { Story } from "./Story.tsx";

interface StoriesProps {
  readonly articles: readonly ArticleEntry[];
  readonly level: 2 | 3;
  /** How large each stands; without it as their number has it. */
  readonly sizes?: readonly Size[];
  /** Whether the first is the lead of the page. */
  readonly lead?: boolean;
  /** Beside something else: three columns instead of four. */
  readonly narrow?: boolean;
  /** Whether they name their section. */
  readonly label?: boolean;
  readonly today?: string | undefined;
}

/** Stories in rows of columns, every row full. */
export function Stories({
  articles,
  sizes = sizesOf(articles),
  lead = false,
  narrow = false,
  ...shared
}: StoriesProps) {
  const flowing = sizes.filter((size) => size === "brief").length;
  // Of three columns, two would be left over.
  const pairs = narrow || flowing % 3 === 2;
  const shape =
    flowing === 0 ? (narrow ? " stories-narrow" : "") : pairs ? " stories-flow stories-pairs" : " stories-flow";
  return (
    <div class={`stories${shape}`}>
      {articles.map((article, index) => (
        <Story
          key={article.id}
          article={article}
          size={sizes[index] ?? "card"}
          lead={lead && index === 0}
          {...shared}
        />
      ))}
    </div>
  );
}
