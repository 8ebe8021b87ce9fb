import { type Archive, type BulkRights, rightsFor, UNKNOWN_LABELS, UNKNOWNS, type Unknown } from "../domain/archive.ts";
import type { ArticleRecord } from "../domain/article-record.ts";
import type { DateStamp } from "../domain/date-stamp.ts";
import { UNKNOWN_KIND } from "../domain/kind.ts";
import type { IndexMode } from "../domain/source.ts";
import type { ArticleDates } from "./article-dates.ts";
import type { JsonFile } from "./json-file.ts";
import type { Lacks, OldPictures } from "./lacks.ts";
import type { AskedFacts } from "./site-facts.ts";

/** What an article of an archive is excused from, and what is found missing in it while it is read. */
export class ArchiveReading implements OldPictures {
  readonly #record: ArticleRecord;
  readonly #file: JsonFile;
  readonly #facts: AskedFacts;
  readonly #dates: ArticleDates;
  readonly #listed: ReadonlySet<Unknown>;
  readonly #missing = new Set<Unknown>();
  #decided = false;

  constructor(record: ArticleRecord, file: JsonFile, facts: AskedFacts, dates: ArticleDates) {
    this.#record = record;
    this.#file = file;
    this.#facts = facts;
    this.#dates = dates;
    // What it says of itself and cannot be made out may be anything.
    const anything = !record.archive && file.reported.touches(["archive"]);
    this.#listed = new Set(anything ? UNKNOWNS : record.archive?.unknown);
  }

  readonly lacks: Lacks = (what) => {
    if (!this.#listed.has(what)) return false;
    this.#missing.add(what);
    return true;
  };

  readonly rights = (): BulkRights | undefined => {
    const { archive, section } = this.#record;
    if (!archive || !this.#listed.has("credit")) return undefined;
    const { epoch } = this.#published;
    const found = rightsFor(this.#facts.pictureRights(archive.site), { section, epoch });
    if (found) this.#decided = true;
    return found;
  };

  /** What search engines may be told of a text of which nobody knows whose it is; undefined of what was written here. */
  get robots(): IndexMode | undefined {
    return this.#record.archive && this.#facts.archiveRobots();
  }

  /** Call it when all else was read. */
  finish(): { readonly archive?: Archive } {
    const { archive, kind } = this.#record;
    if (kind === UNKNOWN_KIND && !this.lacks("kind"))
      this.#file.flag("unknown-kind", ["kind"], "体裁写的是不详，只有旧站搬来、unknown 里写了 kind 的文章可以。");
    if (!archive) return {};
    const moved = this.#dates.fields.read(archive.moved, ["archive", "moved"], "搬来的时间");
    if (!moved) return {};
    this.#checkMoved(archive, moved);
    const settled = archive.unknown.filter(
      (one) => !this.#missing.has(one) && !(this.#decided && (one === "credit" || one === "licence")),
    );
    if (settled.length > 0 && !this.#file.reported.any)
      this.#file.warn(
        "debt-paid",
        ["archive", "unknown"],
        `${settled.map((one) => UNKNOWN_LABELS[one]).join("、")}已经不缺了，unknown 里还写着 ${settled.join("、")}。`,
      );
    const unknown = UNKNOWNS.filter((one) => this.#missing.has(one));
    return { archive: { ...archive, moved, unknown } };
  }

  /** The day that it bears: what was planned on the old site may come out later. */
  get #published(): DateStamp {
    const { dated, published } = this.#dates.article;
    return dated ?? published;
  }

  #checkMoved({ site, post }: Pick<Archive, "site" | "post">, moved: DateStamp): void {
    const place = ["archive"];
    const known = this.#facts.movedPost(site, post);
    if (!known) this.#file.flag("not-archived", place, `_data/archive.json 里没有 ${site} 的第 ${post} 篇。`);
    else if (moved.epoch > known.epoch)
      this.#file.flag("not-archived", place, `${moved.label}搬来，${site} 最近一次搬是 ${known.label}。`);
    else if (this.#published.epoch >= moved.epoch)
      this.#file.flag("not-archived", place, `发布于 ${this.#published.label}，不早于搬来的 ${moved.label}。`);
  }
}
