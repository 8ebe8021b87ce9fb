import type { Tag } from "../../../src/domain/article.ts";

export function Tags({ tags }: { readonly tags: readonly Tag[] }) {
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
