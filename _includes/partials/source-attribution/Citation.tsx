import type { SourceCitation } from "../../../src/domain/source.ts";

/** A source in full: the outlet leads to everything drawn from it, the original leads out to the text itself. */
export function Citation({ citation }: { readonly citation: SourceCitation }) {
  const { name, key, url, title, author } = citation;
  const original = title ? `《${title}》` : "阅读原文";
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
    </>
  );
}
