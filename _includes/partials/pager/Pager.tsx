import type { Neighbour } from "../../../src/publication/article-summary.ts";
import { Headline } from "../headline/Headline.tsx";
import { Thumbnail } from "../picture/Thumbnail.tsx";

interface PagerProps {
  readonly newer?: Neighbour | undefined;
  readonly older?: Neighbour | undefined;
}

/** To the articles published just before and just after. */
export function Pager({ newer, older }: PagerProps) {
  if (!newer && !older) return null;
  return (
    <nav class="pager" aria-label="上一篇与下一篇">
      {older && <PagerLink label="上一篇" rel="prev" article={older} />}
      {newer && <PagerLink label="下一篇" rel="next" article={newer} />}
    </nav>
  );
}

interface PagerLinkProps {
  readonly label: string;
  readonly rel: "prev" | "next";
  readonly article: Neighbour;
}

function PagerLink({ label, rel, article }: PagerLinkProps) {
  return (
    <a class="headline" rel={rel} href={article.path}>
      <span>
        <span class="pager-label">{label}</span>
        <Headline text={article.title} genre={article.genre} />
      </span>
      {article.picture && <Thumbnail picture={article.picture} />}
    </a>
  );
}
