import type { Repair } from "./element.ts";

/** A section, tag or term of another kind that a post has, as WordPress knows it. */
export interface ExportTerm {
  /** `category`, `post_tag`, or a taxonomy of a plug-in's. */
  readonly taxonomy: string;
  /** As in addresses, in Han characters where it has them. */
  readonly slug: string;
  readonly name: string;
}

/** A post, page, attachment or whatever else an export calls an item, as it stands there: nothing is judged yet. */
export interface ExportItem {
  /** `wp:post_id`; unique within one site. 0 where the export has none. */
  readonly id: number;
  /** `post`, `page`, `attachment`, `nav_menu_item`, `revision` or a plug-in's own. */
  readonly type: string;
  /** `publish`, `future`, `draft`, `pending`, `private`, `trash`, `inherit`, `auto-draft` or a plug-in's own. */
  readonly status: string;
  readonly hasPassword: boolean;
  readonly title: string;
  /** `wp:post_name`, decoded. */
  readonly slug: string;
  /** Its address on the old site. */
  readonly link: string;
  readonly guid: string;
  /** Its author's login name. */
  readonly login: string;
  /** `2025-05-19 09:30:00` in the zone of the site; `0000-00-00 00:00:00` where it has none. */
  readonly date: string;
  /** Likewise in UTC. */
  readonly dateUtc: string;
  readonly modified: string;
  readonly modifiedUtc: string;
  /** Of its body, in HTML, shortcodes and blocks, as typed. */
  readonly content: string;
  readonly excerpt: string;
  /** Of the post that it belongs to; 0 where there is none. */
  readonly parent: number;
  readonly sticky: boolean;
  readonly terms: readonly ExportTerm[];
  /** By its key, in the order of the export: a key can have several values. */
  readonly meta: ReadonlyMap<string, readonly string[]>;
  /** Of an attachment: the address of its file. */
  readonly attachmentUrl: string;
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly repairs: readonly Repair[];
}

/** A file of the media library: what an export says of it. */
export interface ExportAttachment {
  readonly id: number;
  /** Its post's id; 0 where it belongs to none. */
  readonly parent: number;
  /** Of the file in full size. */
  readonly url: string;
  /** Below `wp-content/uploads/`, `2019/05/picture.jpg`; empty where the export does not say. */
  readonly uploaded: string;
  /** Its own page on the old site. */
  readonly link: string;
  readonly title: string;
  readonly alt: string;
  readonly caption: string;
  readonly description: string;
  /** Whose it is, as a field of the library for nothing else says. */
  readonly credit?: string | undefined;
  /** The same as the file itself says (IPTC), which WordPress has read out of it. */
  readonly creditInFile?: string | undefined;
}

/** What an export says of the site itself, put together from all of its files. */
export interface ExportSite {
  readonly title: string;
  /** Of its front page, without a slash at its end. */
  readonly url: string;
  readonly language: string;
  /** Names that are shown, by login name. */
  readonly authors: ReadonlyMap<string, string>;
  /** By which `?author=7` asks for them, by login name. */
  readonly authorIds?: ReadonlyMap<string, number>;
  /** All sections, tags and terms of other kinds, those that no post has among them. */
  readonly terms: readonly (ExportTerm & {
    /** By which `?cat=7` asks for it; 0 where the export has none. */
    readonly id?: number;
    readonly parent: string;
    readonly description: string;
  })[];
}
