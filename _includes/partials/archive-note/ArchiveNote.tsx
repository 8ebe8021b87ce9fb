import { decoded } from "../../../src/domain/address.ts";
import type { Archive } from "../../../src/domain/archive.ts";
import { archiveNote } from "../../../src/domain/archive-words.ts";
import { OURS } from "../../../src/domain/interface-terms.ts";

/** Where an article was before it was moved, and what nobody knows of it. The old address is no link: it leads back here, or nowhere. */
export function ArchiveNote({ archive }: { readonly archive: Archive }) {
  const { before, after } = archiveNote(archive);
  return (
    <p class="source-policy" id="archive" {...OURS}>
      {before}
      {/* An address is in no language (BCP 47): the other script leaves it as it is. */}
      <span lang="zxx">{decoded(archive.address)}</span>
      {after}
    </p>
  );
}
