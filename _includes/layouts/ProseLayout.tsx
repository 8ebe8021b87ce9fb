import type { ComponentChildren } from "preact";
import type { ProsePage } from "../../src/domain/prose-page.ts";
import type { SiteFrame } from "../../src/publication/site-frame.ts";
import { ListHeader } from "../partials/list-header/ListHeader.tsx";
import { Document } from "./Document.tsx";

interface ProseLayoutProps {
  readonly frame: SiteFrame;
  readonly page: ProsePage;
  /** What stands below the text, such as a form. */
  readonly children?: ComponentChildren;
}

/** A page of plain text, such as the one about the publication. */
export function ProseLayout({ frame, page, children }: ProseLayoutProps) {
  const { title, summary, path, html } = page;
  return (
    <Document frame={frame} title={title} path={path} {...(summary && { description: summary })}>
      <div class="list">
        <ListHeader title={title} />
        <div class="article-body" dangerouslySetInnerHTML={{ __html: html }} />
        {children}
      </div>
    </Document>
  );
}
