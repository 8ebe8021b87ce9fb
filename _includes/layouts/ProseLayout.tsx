import type { ComponentChildren } from "preact";
import type { ProsePage } from "../../src/domain/site.ts";
import { Prose } from "../partials/prose/Prose.tsx";
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
      <Prose html={html} ours />
      {children}
    </ListDocument>
  );
}
