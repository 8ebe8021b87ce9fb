import type { ComponentChild } from "preact";
import { linkLabel } from "../../../src/domain/original.ts";
import type { SourceCitation } from "../../../src/domain/source.ts";
import { OriginalNote } from "./OriginalNote.tsx";

/** A source in full: the outlet leads to everything drawn from it, the original leads out to the text itself. */
export function Citation({ citation }: { readonly citation: SourceCitation }) {
  const { name, key, url, title, author } = citation;
  const original = linkLabel(citation);
  return (
    <>
      {key ? <a href={`/sources/${key}/`}>{name}</a> : name}
      {author && <>，作者：{author}</>}
      {(url || title) && "，"}
      {url ? (
        <a class="external" href={url} rel="external noopener noreferrer">
          {original}
        </a>
      ) : (
        title && original
      )}
      <OriginalNote original={citation} />
      <Chain citation={citation} />
    </>
  );
}

/** Whom a source has it from, the first who told it first: 转引路透社（经加通社）. */
function Chain({ citation: { via = [] } }: { readonly citation: SourceCitation }) {
  const [origin, ...between] = via;
  if (!origin) return null;
  return (
    <>
      ，转引
      <Linked source={origin} />
      {between.length > 0 && (
        <>
          （经
          {between.map((one, at) => (
            <>
              {at > 0 && "、"}
              <Linked source={one} />
            </>
          ))}
          ）
        </>
      )}
    </>
  );
}

/** To the very text where its address is known, with what became of it, else to all that is drawn from it. */
function Linked({ source }: { readonly source: SourceCitation }): ComponentChild {
  const { name, key, url } = source;
  if (url)
    return (
      <>
        <a class="external" href={url} rel="external noopener noreferrer">
          {name}
        </a>
        <OriginalNote original={source} />
      </>
    );
  return key ? <a href={`/sources/${key}/`}>{name}</a> : name;
}
