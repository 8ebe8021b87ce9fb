import type { BreakingNews as Breaking } from "../../../src/domain/breaking.ts";

/**
 * At the head of every page, with its source as everything else. The source comes first: what a phone has no room for in
 * two lines is the end of the sentence, which the article repeats. The script takes it away when its time is over.
 */
export function BreakingNews({ news: { text, path, sourceLine, until } }: { readonly news: Breaking }) {
  return (
    <breaking-news class="breaking-news" until={until.iso}>
      <aside aria-label="突发消息">
        <p>
          <strong>突发</strong> <span>{sourceLine}</span> <a href={path}>{text}</a>
        </p>
      </aside>
    </breaking-news>
  );
}
