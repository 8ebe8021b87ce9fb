import type { Article } from "../../../src/domain/article.ts";
import { Headline } from "../headline/Headline.tsx";

interface PagerProps {
  readonly newer?: Article | undefined;
  readonly older?: Article | undefined;
}

/** To the articles published just before and just after. */
export function Pager({ newer, older }: PagerProps) {
  if (!newer && !older) return null;
  return (
    <nav class="pager" aria-label="上一篇与下一篇">
      {older && <Neighbour label="上一篇" rel="prev" article={older} />}
      {newer && <Neighbour label="下一篇" rel="next" article={newer} />}
    </nav>
  );
}

interface NeighbourProps {
  readonly label: string;
  readonly rel: "prev" | "next";
  readonly article: Article;
}

function Neighbour({ label, rel, article }: NeighbourProps) {
  return (
    <a class="headline" rel={rel} href={article.path}>
      <span class="pager-label">{label}</span>
      <Headline text={article.title} />
    </a>
  );
}
