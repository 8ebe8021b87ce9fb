import { type BulkRights, NOT_RECORDED } from "../domain/archive.ts";
import type { PictureRecord } from "../domain/article-record.ts";
import { NO_CREDIT } from "../domain/attribution.ts";
import type { OldPictures } from "./lacks.ts";

/** A picture's record with what an old site has left unsaid, as far as that is excused. */
export interface LeftRecord {
  readonly record: PictureRecord;
  /** Whose it is by a decision about many. */
  readonly bulk?: BulkRights;
}

/**
 * Says for an old site what it has left unsaid of a picture: that it has, or what was decided since. A picture that nobody is
 * credited with is not shown; one without a description or a ground to use it is, and says so.
 *
 * @param old absent for pictures that were not moved from anywhere
 */
export function asLeft(record: PictureRecord, old: OldPictures | undefined): LeftRecord {
  if (!old) return { record };
  // Of one about which something was noted nobody has decided: whoever stands there is another.
  const bulk = record.credit === null && record.creditNote === undefined ? old.rights() : undefined;
  const unowned = record.credit === null && !bulk && old.lacks("credit");
  // Whether it is shown or not: to show it, both will be wanted.
  const alt = record.alt ?? (old.lacks("alt") ? NOT_RECORDED.alt : undefined);
  const licence = record.licence ?? bulk?.licence ?? (old.lacks("licence") ? NOT_RECORDED.licence : undefined);
  if (unowned) return { record: { unavailable: NOT_RECORDED.credit, creditNote: NO_CREDIT, ...record } };
  // A decision about many is none about a file.
  if (bulk && record.file === undefined) return { record: { unavailable: NOT_RECORDED.file, ...record }, bulk };
  if (record.unavailable !== undefined) return { record, ...(bulk && { bulk }) };
  return { record: { ...record, ...(alt && { alt }), ...(licence && { licence }) }, ...(bulk && { bulk }) };
}
