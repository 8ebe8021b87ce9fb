import type { ArticleRecord } from "../domain/article-record.ts";
import { GENRE_LABELS, type OfGenre } from "../domain/genre.ts";
import type { JsonFile } from "./json-file.ts";

/** A label that somebody has written into the headline: 评论｜, 【观点】, 广告：. */
const LABEL_IN_TITLE =
  /^(?:[【[](?:评论|观点|社论|广告|推广|赞助)[】\]]|(?:评论|观点|社论|广告|推广|赞助)\s*[｜|丨│])/u;

/** What an article says of its genre; whoever pays is named, and whatever is paid for says so. */
export function readGenre({ genre, sponsor, title }: ArticleRecord, file: JsonFile): OfGenre {
  const reported = file.reported.touches(["genre"]) || file.reported.touches(["sponsor"]);
  if (genre === "sponsored" && !sponsor && !reported)
    file.flag("missing-sponsor", ["genre"], "这一篇是广告，却没有写谁付的钱。");
  if (sponsor && genre !== "sponsored" && !reported)
    file.flag("unlabelled-sponsor", ["sponsor"], `“${sponsor.name}”付了钱，genre 却没有写 sponsored。`);
  const label = genre && LABEL_IN_TITLE.exec(title)?.[0];
  if (genre && label)
    file.warn("label-in-title", ["title"], `标题里写了“${label}”，页面上还会标“${GENRE_LABELS[genre]}”。`);
  if (!genre) return {};
  if (genre !== "sponsored" || !sponsor) return { genre };
  const { name, url, by } = sponsor;
  return { genre, sponsor: { name, url, byNewsroom: by === "newsroom" } };
}
