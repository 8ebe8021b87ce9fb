import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { Refusal } from "../terminal/outcome.ts";
import { REPAIRS, type Repair } from "../wxr/element.ts";
import type { ExportAttachment, ExportItem } from "../wxr/item.ts";
import { attachmentOf, readItem } from "../wxr/read-item.ts";
import { SiteReader } from "../wxr/read-site.ts";
import { DoctypeError, readWxrParts } from "../wxr/read-wxr.ts";
import { fateOf } from "./fate.ts";
import type { ExportIndex, IndexedItem } from "./model.ts";
import { Keeper } from "./own-text.ts";
import { shownIn } from "./shown-attachments.ts";
import { OffsetSamples } from "./zone.ts";

/** What was found out about one file. */
export interface FileSummary {
  /** As it was given. */
  readonly path: string;
  readonly items: number;
  /** It ends before its end: everything before the last item is whole. */
  readonly cut: boolean;
  /** How many items something had to be put right in, by what it was. */
  readonly repaired: ReadonlyMap<Repair, number>;
  /** Without one it is read all the same, if its items are WordPress's. */
  readonly version: string;
}

export interface IndexedExport extends ExportIndex {
  readonly files: readonly FileSummary[];
  readonly offsets: OffsetSamples;
}

/** Where an item stood of which nothing could be read. */
const LOST = { is: "set-aside", reason: "读不出来" } as const;

/**
 * First pass over the files of an export, in any order: what has to be known of all of it before a post can be read. Bodies
 * are passed over, so that memory grows with the number of items and not with what they say.
 *
 * @throws Refusal naming the file that cannot be read or is no export; or when they are of several sites
 */
export async function indexExport(paths: readonly string[]): Promise<IndexedExport> {
  const pass = new FirstPass();
  const files: FileSummary[] = [];
  for (const path of paths) files.push(await pass.read(path));
  const { bases } = pass.site;
  const sites = new Set(bases.map((base) => base.replace(/^https?:\/\/(?:www\.)?/i, "")));
  if (sites.size > 1)
    throw new Refusal(`这些文件是几个网站的导出（${bases.join("、")}）；一个网站一个网站地搬。什么都没有写。`);
  return { site: pass.site.site, attachments: pass.attachments, items: pass.items, files, offsets: pass.offsets };
}

class FirstPass {
  readonly site = new SiteReader();
  readonly attachments = new Map<number, ExportAttachment>();
  readonly items: IndexedItem[] = [];
  readonly offsets = new OffsetSamples();
  readonly #keep = new Keeper();
  /** Where in `items` each stands, by its key, and when it was changed last. */
  readonly #known = new Map<string, { at: number; modified: string }>();

  async read(path: string): Promise<FileSummary> {
    const repaired = new Map<Repair, number>();
    const before = this.items.length;
    let [cut, version, wordpress] = [false, "", false];
    try {
      for await (const part of readWxrParts(createReadStream(path))) {
        if (part.kind === "item") {
          const item = readItem(part.element, path, part.repairs);
          for (const repair of part.repairs) repaired.set(repair, (repaired.get(repair) ?? 0) + 1);
          wordpress ||= item.type !== "" || item.status !== "";
          this.#add(item);
        } else if (part.kind === "lost") this.items.push(lostItem(path, part.line));
        else if (part.kind === "head") {
          if (part.element.name.endsWith(":wxr_version")) version = part.element.text.trim();
          this.site.add(part.element);
        } else if (part.kind === "cut") cut = true;
      }
    } catch (error) {
      throw refusalOf(path, error);
    }
    const items = this.items.length - before;
    if (version === "" && !wordpress)
      throw new Refusal(`${path} 不是 WordPress 的导出（没有 wp:wxr_version，也没有写明类型的文章）。什么都没有写。`);
    return { path, items, cut, repaired, version };
  }

  #add(item: ExportItem): void {
    const fate = fateOf(item);
    const key = this.#keep.own(this.#keyFor(item));
    const indexed: IndexedItem = { ...this.#own(item), key, fate };
    const twin = this.#known.get(key);
    if (twin === undefined) {
      this.#known.set(key, { at: this.items.length, modified: this.#keep.own(item.modifiedUtc || item.modified) });
      this.items.push(indexed);
      if (item.status !== "future") this.offsets.add(item);
      if (fate.is === "attachment") this.attachments.set(item.id, this.#ownAttachment(item));
      return;
    }
    const modified = item.modifiedUtc || item.modified;
    const other = this.items[twin.at];
    if (modified > twin.modified && other) {
      this.items[twin.at] = { ...other, fate: againIn(item) };
      this.#known.set(key, { at: this.items.length, modified: this.#keep.own(modified) });
      this.items.push(indexed);
      if (fate.is === "attachment") this.attachments.set(item.id, this.#ownAttachment(item));
    } else this.items.push({ ...indexed, fate: againIn(other ?? item) });
  }

  /** Files that were put together by hand can have one number twice, for different things. */
  #keyFor(item: ExportItem): string {
    const key = keyOf(item);
    const other = this.items[this.#known.get(key)?.at ?? -1];
    return other === undefined || (other.type === item.type && other.guid === item.guid)
      ? key
      : keyOf({ ...item, id: 0 });
  }

  /** What is kept of an item, in strings of its own: a part of a string keeps all of the item's text in memory. */
  #own(item: ExportItem): Omit<IndexedItem, "fate" | "key"> {
    const keep = this.#keep;
    return {
      id: item.id,
      ...{ type: keep.shared(item.type), status: keep.shared(item.status), login: keep.shared(item.login) },
      ...{ slug: keep.own(item.slug), link: keep.own(item.link), guid: keep.own(item.guid) },
      ...{ date: keep.own(item.date), dateUtc: keep.own(item.dateUtc), title: keep.own(item.title) },
      ...{ parent: item.parent, terms: keep.terms(item.terms), oldSlugs: keep.list(item.meta.get("_wp_old_slug")) },
      oldDates: keep.list(item.meta.get("_wp_old_date")),
      ...{ sticky: item.sticky, file: item.file, line: item.line, shows: shownIn(item) },
    };
  }

  #ownAttachment(item: ExportItem): ExportAttachment {
    const keep = this.#keep;
    const attachment = attachmentOf(item);
    const { id, parent, url, uploaded, link, title, alt, caption, description, credit, creditInFile } = attachment;
    return {
      ...{ id, parent, url: keep.own(url), uploaded: keep.own(uploaded), link: keep.own(link) },
      ...{ title: keep.own(title), alt: keep.own(alt), caption: keep.own(caption), description: keep.own(description) },
      ...(credit !== undefined && { credit: keep.own(credit) }),
      ...(creditInFile !== undefined && { creditInFile: keep.shared(creditInFile) }),
    };
  }
}

/** What tells an item from all others of its site, in every export of it. */
export function keyOf({
  id,
  guid,
  link,
  type,
  title,
  date,
}: Pick<ExportItem, "id" | "guid" | "link" | "type" | "title" | "date">): string {
  if (id > 0) return String(id);
  return `${guid || link || date} ${type} ${title}`.trim();
}

/** What one of the files is called where a line of it is told. */
export function placeIn({ file, line }: Pick<ExportItem, "file" | "line">): string {
  return `${basename(file)} 第 ${line} 行`;
}

function againIn(other: Pick<ExportItem, "file" | "line">) {
  return { is: "set-aside", reason: `同一项在 ${placeIn(other)} 还有一次，取的是那一次` } as const;
}

function lostItem(file: string, line: number): IndexedItem {
  const nothing = { type: "", status: "", slug: "", link: "", guid: "", date: "", dateUtc: "", login: "", title: "" };
  return { id: 0, ...nothing, parent: 0, terms: [], oldSlugs: [], sticky: false, file, line, key: "", fate: LOST };
}

function refusalOf(path: string, error: unknown): unknown {
  if (error instanceof DoctypeError)
    return new Refusal(`${path} 第 ${error.line} 行有 DOCTYPE，WordPress 的导出没有这一项。什么都没有写。`);
  const code = error instanceof Error && "code" in error ? String(error.code) : undefined;
  return code === undefined ? error : new Refusal(`读不了 ${path}（${code}）。什么都没有写。`);
}

/** `读到 812 项；没有下载完…` */
export function fileText({ path, items, cut, repaired, version }: FileSummary): string {
  const kinds = [...repaired].map(([kind, count]) => `${REPAIRS[kind]} ${count} 项`);
  return [
    `${path}：${items} 项`,
    ...(cut ? ["文件没有写完，多半没有下载完：断开以前的都读到了，以后的没有，请重新导出"] : []),
    ...(kinds.length > 0 ? [`坏了的地方已经修补：${kinds.join("，")}`] : []),
    ...(version === "" ? ["没有写明 WXR 版本"] : []),
  ].join("；");
}
