import type { IndexEntry } from "../../../src/publication/publication.ts";

/** All sources or all tags, with how much there is of each. */
export function IndexList({ entries }: { readonly entries: readonly IndexEntry[] }) {
  return (
    <ul class="index-list">
      {entries.map(({ name, path, count }) => (
        <li key={path}>
          <a href={path}>{name}</a>
          <span class="index-note">{count} 篇</span>
        </li>
      ))}
    </ul>
  );
}
