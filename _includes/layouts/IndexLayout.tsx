import type { IndexEntry } from "../../src/publication/publication.ts";
import { EmptyState } from "../partials/empty-state/EmptyState.tsx";
import { IndexList } from "../partials/index-list/IndexList.tsx";
import { ListHeader } from "../partials/list-header/ListHeader.tsx";
import { Document, type PageProps } from "./Document.tsx";

interface IndexLayoutProps extends PageProps {
  readonly title: string;
  readonly description: string;
  readonly path: string;
  readonly entries: readonly IndexEntry[];
}

/** The list of all sources or of all tags. */
export function IndexLayout({ shell, title, description, path, entries }: IndexLayoutProps) {
  return (
    <Document shell={shell} title={title} description={description} path={path}>
      <div class="list">
        <ListHeader title={title}>
          <p>{description}</p>
        </ListHeader>
        {entries.length > 0 ? <IndexList entries={entries} /> : <EmptyState>这里还没有内容。</EmptyState>}
      </div>
    </Document>
  );
}
