import type { SiteFrame } from "../../src/publication/site-frame.ts";
import { ListHeader } from "../partials/list-header/ListHeader.tsx";
import { Document } from "./Document.tsx";

interface ProseLayoutProps {
  readonly frame: SiteFrame;
  readonly title: string;
  readonly path: string;
  /** Rendered by our own Markdown parser, which lets no HTML through. */
  readonly html: string;
}

/** A page of plain text, such as the one about the publication. */
export function ProseLayout({ frame, title, path, html }: ProseLayoutProps) {
  return (
    <Document frame={frame} title={title} path={path}>
      <div class="article">
        <ListHeader title={title} />
        <div class="article-body" dangerouslySetInnerHTML={{ __html: html }} />
      </div>
    </Document>
  );
}
