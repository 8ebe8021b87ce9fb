import type { BulkRights, Unknown } from "../domain/archive.ts";

/** Whether an article may do without something that every new one has to have. What is asked about is missing, and is noted. */
export type Lacks = (what: Unknown) => boolean;

/** Of whatever was not moved from an old site. */
export const LACKS_NOTHING: Lacks = () => false;

/** What pictures that were moved from an old site are excused from. */
export interface OldPictures {
  readonly lacks: Lacks;
  /** Whose those without a credit are, by a decision about many; undefined when nobody has decided. */
  readonly rights: () => BulkRights | undefined;
}
