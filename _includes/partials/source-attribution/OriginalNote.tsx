import { changedWords, GONE_WORDS, type Original } from "../../../src/domain/original.ts";

/** Behind the address of a cited text what became of it since: 原文已打不开；存档，原文后来有改动（…） */
export function OriginalNote({ original }: { readonly original: Original }) {
  const { archived, gone } = original;
  const changed = changedWords(original);
  return (
    <>
      {gone && `，${GONE_WORDS}`}
      {archived && (
        <>
          {gone ? "；" : "，"}
          <a class="external" href={archived} rel="external noopener noreferrer">
            存档
          </a>
        </>
      )}
      {changed && `，${changed}`}
    </>
  );
}
