import type { Sponsor } from "../../../src/domain/genre.ts";
import { OURS, THEIRS } from "../../../src/domain/interface-terms.ts";
import { SponsorLink } from "./SponsorLink.tsx";

interface GenreNoteProps {
  /** From `_data/disclaimers.json`, with `{sponsor}` still in it; absent for news. */
  readonly text?: string | undefined;
  readonly sponsor?: Sponsor | undefined;
}

/** At the head of what is no news: what sort of text it is, in the publication's own words. */
export function GenreNote({ text, sponsor }: GenreNoteProps) {
  if (text === undefined) return null;
  return (
    <p class="genre-note" {...OURS}>
      {text.split("{sponsor}").map((part, index) => (
        <>
          {index > 0 && sponsor && (
            <span {...THEIRS}>
              <SponsorLink sponsor={sponsor} />
            </span>
          )}
          {part}
        </>
      ))}
    </p>
  );
}
