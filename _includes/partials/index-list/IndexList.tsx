import type { IndexEntry } from "../../../src/publication/publication.ts";

interface IndexListProps {
  readonly entries: readonly IndexEntry[];
}

/** All sources or all tags, with how much there is of each. */
export function IndexList({ entries }: IndexListProps) {
  return (
    <ul class="index-list">
      {entries.map(({ name, path, count, note }) => (
        <li key={path}>
          <a href={path}>{name}</a>
          <span class="index-note">
            {note && `${note} · `}
            {count} 篇
          </span>
        </li>
      ))}
    </ul>
  );
}
