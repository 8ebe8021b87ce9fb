import { shortCreditOf } from "../../../src/domain/attribution.ts";
import type { Writer } from "../../../src/publication/people.ts";
import { Portrait } from "../person/Portrait.tsx";

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
  const facts = (
    <>
      <a rel="author" href={path}>
        {name}
      </a>
      {role && <span>{role}</span>}
    </>
  );
  if (!portrait) return <div>{facts}</div>;
  return (
    <figure>
      <Portrait picture={portrait} />
      <figcaption>
        {facts}
        <small class="credit">图：{shortCreditOf(portrait)}</small>
      </figcaption>
    </figure>
  );
}
