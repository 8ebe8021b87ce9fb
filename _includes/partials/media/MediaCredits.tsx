import { madeNote } from "../../../src/domain/attribution.ts";
import type { Media } from "../../../src/domain/media.ts";
import type { Picture } from "../../../src/domain/picture.ts";
import { Citation } from "../source-attribution/Citation.tsx";

/** Whose it is, and whose the picture before it is. Never empty: where the original named nobody, the note says so. */
export function MediaCredits({ media }: { readonly media: Media }) {
  return (
    <>
      <Credit work={media} label="来源" />
      {media.poster && <Credit work={media.poster} label={media.poster.shown ? "封面图源" : "封面暂缺，图源"} />}
    </>
  );
}

function Credit({ work, label }: { readonly work: Media | Picture; readonly label: string }) {
  const { credit, licence } = work;
  const note = work.shown ? undefined : work.creditNote;
  return (
    <small class="credit">
      {label}：{credit ? <Citation citation={credit} /> : note}
      {madeNote(work.made)}
      {credit && note && `（${note}）`}
      {licence && (
        <>
          ，<span class="licence">{licence}</span>
        </>
      )}
    </small>
  );
}
