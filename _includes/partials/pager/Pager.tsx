import type { Neighbour } from "../../../src/publication/mention.ts";
import { Headline } from "../headline/Headline.tsx";

interface PagerProps {
  readonly newer?: Neighbour | undefined;
  readonly older?: Neighbour | undefined;
}

/** To the articles published just before and just after. */
export function Pager({ newer, older }: PagerProps) {
  if (!newer && !older) return null;
  return (
    <nav class="pager" aria-label="上一篇与下一篇">
      {older && <Way label="上一篇" rel="prev" article={older} />}
      {newer && <Way label="下一篇" rel="next" article={newer} />}
    </nav>
  );
}

interface WayProps {
  readonly label: string;
  readonly rel: "prev" | "next";
  readonly article: Neighbour;
}

function Way({ label, rel, article }: WayProps) {
  return (
    <a class="headline" rel={rel} href={article.path}>
      <span class="pager-label">{label}</span>
      <Headline text={article.title} />
    </a>
  );
}
