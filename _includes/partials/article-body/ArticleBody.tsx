import { renderToString } from "preact-render-to-string";
import type { PublicArticle, PublicBlock } from "../../../src/domain/article.ts";
import { type BlockOf, type ByKind, ofBlock, withGalleries } from "../../../src/domain/article-blocks.ts";
import type { MediaSettings } from "../../../src/domain/media-policy.ts";
import { ChartFigure } from "../chart/ChartFigure.tsx";
import { Figure } from "../figure/Figure.tsx";
import { Gallery } from "../gallery/Gallery.tsx";
import { lineBreaks } from "../headline/line-breaks.ts";
import { MediaFigure } from "../media/MediaFigure.tsx";
import { QuoteCard } from "../quote-card/QuoteCard.tsx";
import { setHtml } from "../running-text/running-text.ts";

/** A subhead of plain text; one with links or entities keeps the browser's own breaks. */
const SUBHEAD = /<(h[23])( id="[^"]*")>([^<&]{10,})<\/\1>/g;

/** Paragraphs before the first picture up to which it is on the first screen, or nearly. */
const LEAD_WITHIN = 2;

interface ArticleBodyProps {
  readonly article: Pick<PublicArticle, "path" | "body">;
  /** What of other hosts is played in pages. */
  readonly media?: MediaSettings | undefined;
  /** What of its body it is; all of it where nothing is said. */
  readonly body?: PublicArticle["body"];
  /** Class of the part of the text that it is; not where the reader begins. */
  readonly within?: string;
}

/** Text, pictures, charts, videos and quotations as one run of HTML. The text was made by our own Markdown parser, which lets no HTML through. */
export function ArticleBody({ article, media: settings, body = article.body, within }: ArticleBodyProps) {
  let html = "";
  let paragraphs = 0;
  let lead = within === undefined;
  const leads = () => {
    const leading = lead && paragraphs <= LEAD_WITHIN;
    lead = false;
    return leading;
  };
  const markup: ByKind<string> = {
    text({ html: text }) {
      paragraphs += text.split("<p>").length - 1;
      return setHtml(text.replace(SUBHEAD, breakSubhead));
    },
    picture: ({ picture }) => renderToString(<Figure picture={picture} lead={leads()} />),
    chart: ({ chart }) => renderToString(<ChartFigure chart={chart} article={article} />),
    media: ({ media }) => renderToString(<MediaFigure media={media} settings={settings} />),
    quote: ({ quote }) => renderToString(<QuoteCard quote={quote} />),
    // Parts of a text have no parts (LiveBody.tsx).
    entry: () => "",
  };
  for (const block of withGalleries(body))
    html += isGallery(block)
      ? renderToString(<Gallery pictures={block.map(({ picture }) => picture)} lead={leads()} />)
      : ofBlock(block, markup);
  return <div class={within ?? "article-body"} dangerouslySetInnerHTML={{ __html: html }} />;
}

function isGallery(block: PublicBlock | readonly BlockOf<"picture">[]): block is readonly BlockOf<"picture">[] {
  return Array.isArray(block);
}

function breakSubhead(_: string, tag: string, id: string, text: string): string {
  return `<${tag}${id} class="headline">${lineBreaks(text).join("<h-b></h-b>")}</${tag}>`;
}
