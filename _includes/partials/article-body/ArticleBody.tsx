import { renderToString } from "preact-render-to-string";
import type { Article } from "../../../src/domain/article.ts";
import { Figure } from "../figure/Figure.tsx";

interface ArticleBodyProps {
  readonly article: Article;
}

/** Text and pictures as one run of HTML. The text was made by our own Markdown parser, which lets no HTML through. */
export function ArticleBody({ article }: ArticleBodyProps) {
  let html = "";
  let first = true;
  for (const block of article.body) {
    if (block.kind === "text") {
      html += block.html;
      continue;
    }
    html += renderToString(<Figure picture={block.picture} path={article.path} first={first} />);
    first = false;
  }
  return <div class="article-body" dangerouslySetInnerHTML={{ __html: html }} />;
}
