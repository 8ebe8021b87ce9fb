import type { IndexEntry } from "../../src/publication/publication.ts";
import type { SiteFrame } from "../../src/publication/site-frame.ts";
import { EmptyState } from "../partials/empty-state/EmptyState.tsx";
import { IndexList } from "../partials/index-list/IndexList.tsx";
import { ListHeader } from "../partials/list-header/ListHeader.tsx";
import { Document } from "./Document.tsx";

interface IndexLayoutProps {
  readonly frame: SiteFrame;
  readonly title: string;
  readonly description: string;
  readonly path: string;
  readonly entries: readonly IndexEntry[];
}

/** The list of all sources or of all tags. */
export function IndexLayout({ frame, title, description, path, entries }: IndexLayoutProps) {
  return (
    <Document frame={frame} title={title} description={description} path={path}>
      <div class="list">
        <ListHeader title={title}>
          <p>{description}</p>
        </ListHeader>
        {entries.length > 0 ? <IndexList entries={entries} /> : <EmptyState>这里还没有内容。</EmptyState>}
      </div>
    </Document>
  );
}
