import type { BreakingNews as Breaking } from "../../../src/domain/breaking.ts";

/** At the head of every page, with its source as everything else. The script takes it away when its time is over. */
export function BreakingNews({ news: { text, path, sourceLine, until } }: { readonly news: Breaking }) {
  return (
    <breaking-news class="breaking-news" until={until.iso}>
      <aside aria-label="突发消息">
        <strong>突发</strong>
        <a href={path}>{text}</a>
        <span>{sourceLine}</span>
      </aside>
    </breaking-news>
  );
}
