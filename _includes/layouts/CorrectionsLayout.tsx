import type { RecordEntry } from "../../src/publication/public-record.ts";
import { EmptyState } from "../partials/empty-state/EmptyState.tsx";
import { PublicRecord } from "../partials/record/PublicRecord.tsx";
import type { PageProps } from "./Document.tsx";
import { ListDocument } from "./ListDocument.tsx";

interface CorrectionsLayoutProps extends PageProps {
  /** Newest first. */
  readonly entries: readonly RecordEntry[];
}

/** Everything that was changed or taken down after publication, in the open. */
export function CorrectionsLayout({ shell, entries }: CorrectionsLayoutProps) {
  const description = "发布之后更正、更新和撤下的内容，都按日期记在这里。";
  return (
    <ListDocument
      shell={shell}
      title="更正与撤稿记录"
      description={description}
      path="/corrections/"
      intro={
        <p>
          {description}也可以用 <a href="/corrections/feed.xml">RSS</a> 订阅。
        </p>
      }
    >
      {entries.length === 0 ? (
        <EmptyState>目前没有更正，也没有撤下的文章。</EmptyState>
      ) : (
        <PublicRecord entries={entries} />
      )}
    </ListDocument>
  );
}
