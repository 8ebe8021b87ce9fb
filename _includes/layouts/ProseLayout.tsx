import type { ComponentChildren } from "preact";
import { OURS } from "../../src/domain/interface-terms.ts";
import type { ProsePage } from "../../src/domain/site.ts";
import { setHtml } from "../partials/running-text/running-text.ts";
import type { PageProps } from "./Document.tsx";
import { ListDocument } from "./ListDocument.tsx";

interface ProseLayoutProps extends PageProps {
  readonly page: ProsePage;
  /** What stands below the text, such as a form. */
  readonly children?: ComponentChildren;
}

/** A page of plain text, such as the one about the publication. */
export function ProseLayout({ shell, page, children }: ProseLayoutProps) {
  const { title, summary, path, html } = page;
  return (
    <ListDocument shell={shell} title={title} path={path} {...(summary && { description: summary })}>
      <div class="article-body" {...OURS} dangerouslySetInnerHTML={{ __html: setHtml(html) }} />
      {children}
    </ListDocument>
  );
}
