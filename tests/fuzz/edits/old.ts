import type { z } from "zod";
import { between, pick } from "../../../scripts/bench/random.ts";
import type { ArchiveRecord } from "../../../src/domain/archive.ts";
import { sentence } from "../sample-text.ts";
import { type Edit, onArticle, someOf } from "./edit.ts";

const SITE = "https://old.example";
const MOVED = "2026-01-10T08:00:00Z";

type Old = z.input<typeof ArchiveRecord>;

/** What happens to articles that were moved from an old site, and what is decided about their pictures. */
export const OLD_EDITS: Readonly<Record<string, Edit>> = {
  "move-in": onArticle(({ record }, _random, publication) => {
    if (record.archive) return false;
    const post = publication.next++;
    record.archive = { site: SITE, address: `${SITE}/?p=${post}`, post, moved: MOVED, unknown: [] };
    const { archive } = publication.data;
    archive.sites ??= [];
    if (archive.sites.length === 0) archive.sites.push({ url: SITE, moved: MOVED, posts: [] });
    archive.sites[0]?.posts.push(post);
    return true;
  }),
  "lose-byline": onArticle(({ record }) => {
    const { archive } = record;
    for (const field of ["desk", "authors", "contributors"] as const) if (archive) delete record[field];
    return archive && lacking(archive, "byline");
  }),
  "lose-kind": onArticle(({ record }) => {
    if (!record.archive || record.genre) return false;
    record.kind = "unknown";
    return lacking(record.archive, "kind");
  }),
  "lose-credit": onArticle(({ record }, random) => {
    const picture = someOf(Object.values(record.pictures ?? {}), random);
    if (!record.archive || !picture) return false;
    picture.credit = null;
    if (random() < 0.5) {
      delete picture.licence;
      lacking(record.archive, "licence");
    }
    return lacking(record.archive, "credit");
  }),
  "lose-alt": onArticle(({ record }, random) => {
    const picture = someOf(Object.values(record.pictures ?? {}), random);
    if (!record.archive || !picture) return false;
    delete picture.alt;
    return lacking(record.archive, "alt");
  }),
  "find-old-address": onArticle(({ record: { archive } }, random) => {
    if (archive) archive.address = `${SITE}/${between(random, 1, 999)}/旧文/`;
    return archive !== undefined;
  }),
  "decide-pictures"({ data: { archive } }, random) {
    if (!archive.sites?.length) return false;
    const decided = archive.pictures?.length ?? 0;
    archive.pictures = [];
    if (decided === 0 || random() < 0.5)
      archive.pictures.push({
        site: SITE,
        credit: { name: pick(random, ["示例报", "街坊"]), url: "https://proof.example/" },
        licence: sentence(random).slice(0, 9),
        by: "总编辑",
        decided: "2026-01-11T08:00:00Z",
      });
    return true;
  },
  "choose-robots-of-old"({ data: { site } }, random) {
    site.archive = { robots: pick(random, ["index", "noindex-news", "noindex"]) };
    return true;
  },
};

function lacking(archive: Old, what: NonNullable<Old["unknown"]>[number]): true {
  archive.unknown = [...new Set([...(archive.unknown ?? []), what])];
  return true;
}
