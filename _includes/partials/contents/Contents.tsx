import type { Subhead } from "../../../src/domain/reading.ts";

/** The subheads of a long article, to go to. Folded up on a phone; in the margin the script opens it and marks the place. */
export function Contents({ subheads }: { readonly subheads: readonly Subhead[] }) {
  if (subheads.length === 0) return null;
  return (
    <contents-list class="contents">
      <nav aria-label="目录">
        <details>
          <summary>目录</summary>
          <ol>
            {subheads.map(({ id, text, level }) => (
              <li key={id} class={level === 3 ? "contents-deep" : undefined}>
                <a href={`#${id}`}>{text}</a>
              </li>
            ))}
          </ol>
        </details>
      </nav>
    </contents-list>
  );
}
