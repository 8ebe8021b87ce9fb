import type { Repair, WxrElement } from "./element.ts";
import type { ExportAttachment, ExportItem, ExportTerm } from "./item.ts";

/** What WordPress itself calls its elements; others have written the same export under prefixes of their own, or with none. */
const OWN = /^(?:wp:|[^:]+$)/;

/** The parts of an element by their name without its prefix: `wp:post_id`, `wxr:post_id` and `post_id` are one. */
function partsNamed({ children }: WxrElement, name: string): readonly WxrElement[] {
  const own = children.filter((child) => child.name === name || child.name === `wp:${name}`);
  return own.length > 0 ? own : children.filter((child) => !OWN.test(child.name) && localName(child) === name);
}

function localName({ name }: WxrElement): string {
  return name.slice(name.lastIndexOf(":") + 1);
}

/** The text of the last part of a name; empty when there is none. */
export function partText(element: WxrElement, name: string): string {
  return partsNamed(element, name).at(-1)?.text ?? "";
}

/** `content:encoded` and `excerpt:encoded`, by whatever prefix. */
function encoded({ children }: WxrElement, kind: "content" | "excerpt"): string {
  const all = children.filter((child) => localName(child) === "encoded");
  const own = all.filter(({ name }) => name === `${kind}:encoded`);
  const others = all.filter(({ name }) => name.includes("excerpt") === (kind === "excerpt"));
  return (own.at(-1) ?? others.at(-1))?.text ?? "";
}

/**
 * An item of an export as it stands there; nothing is judged.
 *
 * @param file what its file is called
 * @param repairs what had to be mended to read it
 */
export function readItem(element: WxrElement, file: string, repairs: readonly Repair[]): ExportItem {
  const part = (name: string) => partText(element, name).trim();
  return {
    id: wholeNumber(part("post_id")),
    type: part("post_type"),
    status: part("status"),
    hasPassword: part("post_password") !== "",
    title: partText(element, "title"),
    slug: decodedSlug(part("post_name")),
    link: part("link"),
    guid: part("guid"),
    login: partText(element, "creator").trim(),
    date: part("post_date"),
    dateUtc: part("post_date_gmt"),
    modified: part("post_modified"),
    modifiedUtc: part("post_modified_gmt"),
    content: encoded(element, "content"),
    excerpt: encoded(element, "excerpt"),
    parent: wholeNumber(part("post_parent")),
    sticky: part("is_sticky") === "1",
    terms: termsOf(element),
    meta: metaOf(element),
    attachmentUrl: part("attachment_url"),
    file,
    line: element.line,
    repairs,
  };
}

/** What an attachment says of its file. */
export function attachmentOf({ id, parent, attachmentUrl, guid, link, meta, ...item }: ExportItem): ExportAttachment {
  const [credit, creditInFile] = [creditIn(meta), inFile(meta.get("_wp_attachment_metadata")?.at(-1) ?? "")];
  return {
    ...{ id, parent, link },
    ...(credit !== "" && { credit }),
    ...(creditInFile !== "" && { creditInFile }),
    url: attachmentUrl === "" ? guid : attachmentUrl,
    uploaded: meta.get("_wp_attached_file")?.at(-1) ?? "",
    title: item.title,
    alt: meta.get("_wp_attachment_image_alt")?.at(-1) ?? "",
    caption: item.excerpt,
    description: item.content,
  };
}

/** Where plug-ins of newsrooms keep who took a picture (Newspack, Media Credit, Navis, Image Source Control, Jetpack and others). */
const CREDITS = [
  ...["_media_credit", "_newspack_image_credit", "_newspack_media_credit", "isc_image_source", "_wp_attachment_credit"],
  ...["_image_credit", "image_credit", "_photo_credit", "photo_credit", "photographer", "_credit", "credit"],
];
/** And for whom. */
const ORGANISATIONS = ["_navis_media_credit_org", "_newspack_media_credit_org", "_media_credit_org"];
const LONGEST_CREDIT = 200;

function creditIn(meta: ReadonlyMap<string, readonly string[]>): string {
  const said = (keys: readonly string[]) =>
    keys.map((key) => (meta.get(key)?.at(-1) ?? "").replace(/<[^>]*>/g, "").trim()).find((text) => text !== "") ?? "";
  const parts = [said(CREDITS), said(ORGANISATIONS)].filter((text) => text !== "" && text.length <= LONGEST_CREDIT);
  return [...new Set(parts)].join("/");
}

/** Out of what PHP's `serialize` has written of `image_meta`: `s:6:"credit";s:3:"CTV";`. */
function inFile(serialized: string): string {
  const text = /s:6:"credit";s:\d+:"([^"]*)"/.exec(serialized)?.[1]?.trim() ?? "";
  return text.length <= LONGEST_CREDIT ? text : "";
}

/** WordPress has not always said `post_tag`; exports of 1.0 have each term twice, once without saying of which kind it is. */
function termsOf(element: WxrElement): ExportTerm[] {
  const found = new Map<string, ExportTerm>();
  const all = element.children.filter(({ name }) => name === "category");
  const said = all.filter(({ attributes }) => attributes.domain !== undefined);
  for (const { attributes, text } of said.length > 0 ? said : all) {
    const taxonomy = taxonomyOf(attributes.domain ?? "category");
    const name = text.trim();
    const slug = decodedSlug(attributes.nicename ?? "") || name;
    if (slug !== "") found.set(`${taxonomy}\n${slug}`, { taxonomy, slug, name: name || slug });
  }
  return [...found.values()];
}

/** @param domain as an item's `category` has it */
export function taxonomyOf(domain: string): string {
  return domain === "tag" ? "post_tag" : domain;
}

function metaOf(element: WxrElement): Map<string, string[]> {
  const meta = new Map<string, string[]>();
  for (const entry of partsNamed(element, "postmeta")) {
    const key = partText(entry, "meta_key");
    const value = partText(entry, "meta_value");
    const values = meta.get(key);
    if (values) values.push(value);
    else meta.set(key, [value]);
  }
  return meta;
}

/** WordPress keeps slugs with `%e5%9b%bd` for Han characters. */
export function decodedSlug(slug: string): string {
  try {
    return decodeURIComponent(slug);
  } catch {
    return slug;
  }
}

function wholeNumber(text: string): number {
  return /^\d{1,15}$/.test(text) ? Number(text) : 0;
}
