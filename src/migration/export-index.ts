import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { errorCode } from "../content/text-file.ts";
import { Refusal } from "../terminal/outcome.ts";
import { REPAIRS, type Repair } from "../wxr/element.ts";
import type { ExportAttachment, ExportItem } from "../wxr/item.ts";
import { Keeper } from "../wxr/own-text.ts";
import { attachmentOf, readItem } from "../wxr/read-item.ts";
import { SiteReader } from "../wxr/read-site.ts";
import { DoctypeError, readWxrParts } from "../wxr/read-wxr.ts";
import { refuseOthers, unreadable } from "./export-file.ts";
import { fateOf } from "./fate.ts";
import type { ExportIndex, Fate } from "./model.ts";
import { closing, Shelf } from "./shelf.ts";
import { type ItemRow, rowOf, ShelvedAttachment, ShelvedItem } from "./shelved-item.ts";
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
  /** Lets go of what lies on the disk: nothing of the index can be read after that. */
  readonly close: () => void;
}

/** Where an item stood of which nothing could be read. */
const LOST = { is: "set-aside", reason: "读不出来" } as const;

/**
 * First pass over the files of an export, in any order: what has to be known of all of it before a post can be read. Bodies
 * are passed over, and what leads to an item lies on the disk: of each, memory holds some hundred bytes, whatever it says.
 *
 * @throws Refusal naming the file that cannot be read or is no export; or when they are of several sites
 */
export async function indexExport(paths: readonly string[]): Promise<IndexedExport> {
  refuseOthers(paths);
  const pass = new FirstPass();
  try {
    const files: FileSummary[] = [];
    for (const path of paths) files.push(await pass.read(path));
    const { bases } = pass.site;
    const sites = new Set(bases.map((base) => base.replace(/^https?:\/\/(?:www\.)?/i, "")));
    if (sites.size > 1)
      throw new Refusal(`这些文件是几个网站的导出（${bases.join("、")}）；一个网站一个网站地搬。什么都没有写。`);
    const { attachments, items, offsets } = pass;
    return { site: pass.site.site, attachments, items, files, offsets, close: pass.close };
  } catch (error) {
    pass.close();
    throw error;
  }
}

class FirstPass {
  readonly site = new SiteReader();
  readonly attachments = new Map<number, ExportAttachment>();
  readonly items: ShelvedItem[] = [];
  readonly offsets = new OffsetSamples();
  readonly #keep = new Keeper();
  readonly #rows = new Shelf<ItemRow>();
  readonly #files = new Shelf<Omit<ExportAttachment, "id">>();
  /** Where in `items` each stands, by its key. */
  readonly #known = new Map<string, number>();

  readonly close = closing(this.#rows, this.#files);

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
        } else if (part.kind === "lost") this.#addLost(path, part.line);
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
    const key = this.#keyFor(item);
    const row = rowOf(item);
    const ownKey = item.id > 0 && key === String(item.id) ? undefined : this.#keep.own(key);
    const at = this.#known.get(key);
    const twin = at === undefined ? undefined : this.items[at];
    if (at !== undefined && twin && row.modified <= twin.modified) {
      this.#put(item, againIn(twin), row, ownKey);
      return;
    }
    if (at !== undefined && twin) this.items[at] = twin.as(againIn(item));
    else if (item.status !== "future") this.offsets.add(item);
    this.#known.set(this.#keep.own(key), this.items.length);
    this.#put(item, fate, row, ownKey);
    if (fate.is !== "attachment") return;
    const { id, ...file } = attachmentOf(item);
    this.attachments.set(id, new ShelvedAttachment(id, this.#files, this.#files.put(file)));
  }

  #put(
    { id, type, status }: Pick<ExportItem, "id" | "type" | "status">,
    fate: Fate,
    row: ItemRow,
    ownKey: string | undefined,
  ): void {
    const [ofType, ofStatus] = [this.#keep.shared(type), this.#keep.shared(status)];
    this.items.push(new ShelvedItem(id, ofType, ofStatus, fate, this.#rows, this.#rows.put(row), ownKey));
  }

  #addLost(file: string, line: number): void {
    const nothing = {
      slug: "",
      link: "",
      guid: "",
      date: "",
      dateUtc: "",
      login: "",
      title: "",
      modified: "",
    };
    const row = { ...nothing, parent: 0, terms: [], oldSlugs: [], oldDates: [], sticky: false, file, line };
    this.#put({ id: 0, type: "", status: "" }, LOST, row, "");
  }

  /** Files that were put together by hand can have one number twice, for different things. */
  #keyFor(item: ExportItem): string {
    const key = keyOf(item);
    const other = this.items[this.#known.get(key) ?? -1];
    return other === undefined || (other.type === item.type && other.guid === item.guid)
      ? key
      : keyOf({ ...item, id: 0 });
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

function refusalOf(path: string, error: unknown): unknown {
  if (error instanceof DoctypeError)
    return new Refusal(`${path} 第 ${error.line} 行有 DOCTYPE，WordPress 的导出没有这一项。什么都没有写。`);
  const code = errorCode(error);
  return code === "?" ? error : new Refusal(`${unreadable(path, code)}什么都没有写。`);
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
