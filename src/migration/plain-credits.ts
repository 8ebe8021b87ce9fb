import type { SourceNames } from "../content/source-registry.ts";
import { readLabels } from "../manuscripts/labels.ts";
import { withMedia } from "../manuscripts/media.ts";
import { withPictures } from "../manuscripts/pictures.ts";
import type { CreditedPost, ReadBody } from "./model.ts";

/** Credits as far as `npm run new` finds them in a pasted page. */
export function plainCredits({ manuscript, moved }: ReadBody, names: SourceNames): CreditedPost {
  const played = withMedia(manuscript);
  const pictured = withPictures(played.blocks, manuscript.pictures, names);
  const labelled = readLabels(pictured.blocks, names);
  const removed = [...played.removed, ...pictured.removed, ...labelled.removed, ...manuscript.leftOut];
  return {
    draft: {
      ...(labelled.kind && { kind: labelled.kind }),
      ...(labelled.desk && { desk: labelled.desk }),
      authors: labelled.authors,
      contributors: labelled.contributors,
      sources: labelled.sources,
      pictures: pictured.pictures,
      media: played.media,
      body: labelled.blocks,
      removed,
      reviewNotes: [...played.reviewNotes, ...pictured.reviewNotes, ...labelled.reviewNotes],
    },
    moved: [...moved, ...removed.map(({ what, text }) => ({ what, text }))],
    questions: [],
    credits: [],
  };
}
