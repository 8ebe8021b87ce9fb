import { PLATFORM_LABELS, type Quote } from "../../../src/domain/quote.ts";
import { DateLine } from "../date-line/DateLine.tsx";
import { Citation } from "../source-attribution/Citation.tsx";
import { OriginalNote } from "../source-attribution/OriginalNote.tsx";

/** A direct quotation with everything needed to check it: static, from nobody's server but ours. */
export function QuoteCard({ quote }: { readonly quote: Quote }) {
  const { speaker, role, platform, source, text, original, url, posted, checked } = quote;
  return (
    <figure class="quote-card">
      <blockquote cite={url}>
        <p>{text}</p>
        {original && (
          <p class="quote-original" lang={original.language}>
            {original.text}
          </p>
        )}
      </blockquote>
      <figcaption>
        <span class="quote-speaker">{speaker}</span>
        {role && <span>{role}</span>}
        <small class="quote-origin">
          {source ? (
            <Citation citation={{ ...source, url, title: source.title ?? "" }} />
          ) : (
            <a class="external" href={url} rel="external noopener noreferrer">
              {PLATFORM_LABELS[platform]}
            </a>
          )}
          {posted && (
            <>
              {" "}
              <DateLine date={posted} />
            </>
          )}
          ，核对于 <DateLine date={checked} />
          <OriginalNote original={quote} />
        </small>
      </figcaption>
    </figure>
  );
}
