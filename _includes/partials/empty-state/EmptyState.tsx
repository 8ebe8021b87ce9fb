import type { ComponentChildren } from "preact";
import { OURS } from "../../../src/domain/interface-terms.ts";

interface EmptyStateProps {
  /** The whole publication is empty: there is nowhere else to look. */
  readonly everywhere?: boolean;
  readonly children: ComponentChildren;
}

/** Nothing here yet: says so, and what to do instead. */
export function EmptyState({ everywhere = false, children }: EmptyStateProps) {
  return (
    <div class="empty-state" {...OURS}>
      <p>{children}</p>
      <p>
        {!everywhere && (
          <>
            可以先看<a href="/">首页的最新文章</a>，或到<a href="/archive/">归档</a>按日期翻阅，也
          </>
        )}
        可以用 <a href="/feed.xml">RSS</a> 订阅，新文章一发布就能收到。
      </p>
    </div>
  );
}
