import { personPath, type Signature } from "../../../src/domain/signature.ts";

/** Names under an article; those of registered people lead to their pages. */
export function Signatures({ people }: { readonly people: readonly Signature[] }) {
  return (
    <>
      {people.map(({ name, key }, index) => (
        <>
          {index > 0 && "、"}
          {key ? (
            <a rel="author" href={personPath(key)}>
              {name}
            </a>
          ) : (
            name
          )}
        </>
      ))}
    </>
  );
}
