import type { Writer } from "../../../src/publication/people.ts";
import { Portrayed } from "../person/Portrait.tsx";

/** Whose opinion it is: the picture, with whose it is, the name and what they are. */
export function Writers({ writers }: { readonly writers: readonly Writer[] }) {
  if (writers.length === 0) return null;
  return (
    <ul class="writers" aria-label="作者">
      {writers.map((writer) => (
        <li key={writer.key}>
          <One writer={writer} />
        </li>
      ))}
    </ul>
  );
}

function One({ writer: { name, path, role, portrait } }: { readonly writer: Writer }) {
  return (
    <Portrayed portrait={portrait}>
      <p>
        <a rel="author" href={path}>
          {name}
        </a>
        {role && <span>{role}</span>}
      </p>
    </Portrayed>
  );
}
