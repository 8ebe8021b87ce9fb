import type { IndexEntry } from "../../src/publication/publication.ts";
import { EmptyState } from "../partials/empty-state/EmptyState.tsx";
import { IndexList } from "../partials/index-list/IndexList.tsx";
import type { PageProps } from "./Document.tsx";
import { ListDocument } from "./ListDocument.tsx";

/** The list of all tags. */
export function TagIndexLayout({ shell, entries }: PageProps<{ entries: readonly IndexEntry[] }>) {
  const description = "按话题找文章";
  return (
    <ListDocument shell={shell} title="标签" description={description} path="/tags/" intro={<p>{description}</p>}>
      {entries.length > 0 ? <IndexList entries={entries} /> : <EmptyState>这里还没有内容。</EmptyState>}
    </ListDocument>
  );
}
