import { htmlManuscript } from "../../manuscripts/html-manuscript.ts";
import type { ExportAttachment, ExportItem } from "../../wxr/item.ts";
import type { ReadBody } from "../model.ts";

/**
 * The body of a post as a manuscript: WordPress's paragraphs, shortcodes and blocks read as WordPress means them.
 *
 * @param item whose body it is
 * @param attachments of the media library, by their id
 */
export function readBody(
  { content }: Pick<ExportItem, "id" | "content">,
  _attachments: ReadonlyMap<number, ExportAttachment>,
): ReadBody {
  return { manuscript: htmlManuscript(content), attachments: new Map(), moved: [], remarks: [] };
}
