import type { ExportAttachment, ExportItem } from "../wxr/item.ts";
import type { Fate, IndexedItem } from "./model.ts";
import type { Shelf } from "./shelf.ts";
import { shownIn } from "./shown-attachments.ts";

/** What of an item lies on the disk. */
export type ItemRow = Omit<IndexedItem, "id" | "type" | "status" | "fate" | "key"> & {
  /** When it was changed last, as far as the export says. */
  readonly modified: string;
};

/** An item of the index: what every step asks for is in memory, all else is read when it is asked for. */
export class ShelvedItem implements IndexedItem {
  /** @param ownKey only of an item that has no number, or shares its with another */
  constructor(
    readonly id: number,
    readonly type: string,
    readonly status: string,
    readonly fate: Fate,
    private readonly shelf: Shelf<ItemRow>,
    private readonly at: number,
    private readonly ownKey: string | undefined,
  ) {}

  /** The same with another fate. */
  as(fate: Fate): ShelvedItem {
    return new ShelvedItem(this.id, this.type, this.status, fate, this.shelf, this.at, this.ownKey);
  }

  get key() {
    return this.ownKey ?? String(this.id);
  }
  get slug() {
    return this.#row.slug;
  }
  get link() {
    return this.#row.link;
  }
  get guid() {
    return this.#row.guid;
  }
  get parent() {
    return this.#row.parent;
  }
  get date() {
    return this.#row.date;
  }
  get dateUtc() {
    return this.#row.dateUtc;
  }
  get modified() {
    return this.#row.modified;
  }
  get login() {
    return this.#row.login;
  }
  get title() {
    return this.#row.title;
  }
  get terms() {
    return this.#row.terms;
  }
  get sticky() {
    return this.#row.sticky;
  }
  get file() {
    return this.#row.file;
  }
  get line() {
    return this.#row.line;
  }
  get oldSlugs() {
    return this.#row.oldSlugs;
  }
  get oldDates() {
    return this.#row.oldDates ?? [];
  }

  get shows() {
    return this.#row.shows ?? [];
  }

  get #row(): ItemRow {
    return this.shelf.get(this.at);
  }
}

/** What of an item goes to the disk. */
export function rowOf(item: ExportItem): ItemRow {
  const { slug, link, guid, parent, date, dateUtc, modified, modifiedUtc, login, title, terms, sticky, file, line } =
    item;
  return {
    ...{ slug, link, guid, parent, date, dateUtc, login, title, terms, sticky, file, line },
    oldSlugs: item.meta.get("_wp_old_slug") ?? [],
    oldDates: item.meta.get("_wp_old_date") ?? [],
    shows: shownIn(item),
    modified: modifiedUtc || modified,
  };
}

/** A file of the media library, likewise. */
export class ShelvedAttachment implements ExportAttachment {
  constructor(
    readonly id: number,
    private readonly shelf: Shelf<Omit<ExportAttachment, "id">>,
    private readonly at: number,
  ) {}

  get parent() {
    return this.#row.parent;
  }
  get url() {
    return this.#row.url;
  }
  get uploaded() {
    return this.#row.uploaded;
  }
  get link() {
    return this.#row.link;
  }
  get title() {
    return this.#row.title;
  }
  get alt() {
    return this.#row.alt;
  }
  get caption() {
    return this.#row.caption;
  }
  get description() {
    return this.#row.description;
  }

  get credit() {
    return this.#row.credit;
  }
  get creditInFile() {
    return this.#row.creditInFile;
  }

  get #row(): Omit<ExportAttachment, "id"> {
    return this.shelf.get(this.at);
  }
}
