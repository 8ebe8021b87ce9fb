import type { Tag } from "../../../src/domain/article.ts";

interface TagsProps {
  readonly tags: readonly Tag[];
}

export function Tags({ tags }: TagsProps) {
  if (tags.length === 0) return null;
  return (
    <nav class="tags" aria-label="标签">
      <ul>
        {tags.map(({ key, name }) => (
          <li key={key}>
            <a href={`/tags/${key}/`} rel="tag">
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
