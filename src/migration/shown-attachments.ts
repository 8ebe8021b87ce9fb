import type { ExportItem } from "../wxr/item.ts";

/** How a body names files of the media library by their number: in classes, captions, galleries and blocks. */
const NAMED =
  /wp-image-(\d+)|attachment_(\d+)|"(?:id|mediaId)":\s*(\d+)|\bids=["']?([\d,\s]+)|"ids":\s*\[([\d,\s]+)\]/g;
const NONE: readonly number[] = [];

/** The files of the media library that a post shows, the one at its head first. */
export function shownIn({ type, content, meta }: Pick<ExportItem, "type" | "content" | "meta">): readonly number[] {
  if (type === "attachment") return NONE;
  const inText = [...content.matchAll(NAMED)].flatMap(([, ...ids]) => ids.flatMap((id) => id?.match(/\d+/g) ?? []));
  const ids = [...(meta.get("_thumbnail_id") ?? []), ...inText].map(Number).filter((id) => id > 0);
  return ids.length === 0 ? NONE : [...new Set(ids)];
}
