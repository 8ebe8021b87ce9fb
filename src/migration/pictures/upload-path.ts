import { decoded } from "../../domain/address.ts";
import type { ExportAttachment } from "../../wxr/item.ts";
import { ownText } from "../../wxr/own-text.ts";
import { hostOf } from "../addresses/plain-address.ts";
import type { ExportIndex } from "../model.ts";

/** What WordPress puts between name and ending: of smaller copies, of what it made smaller or turned at the upload, of edits. */
const MARK = /(?:-\d{1,5}x\d{1,5}|-scaled|-rotated|-e\d{10,13}|@2x)(?=\.[a-z0-9]{2,5}$)/i;
/** The folder of uploads, by each of the names that it has had; sites of a network have one each. */
const FOLDER = /^.*?\/(?:wp-content\/(?:uploads|blogs\.dir\/\d+\/files)|files|uploads)\/(?:sites\/\d+\/)?/i;
/** Serves pictures of others; the host that they are from comes first in the path. */
const PROXY = /^i[0-3]\.wp\.com$/i;

/** A host of nothing but uploads. */
const HOSTED = /\.files\.wordpress\.com$/;

/** The hosts from which a site has shown its own files: today's, those of its media library, and where that was before. */
export function ownHosts({
  site,
  attachments,
  items,
}: Pick<ExportIndex, "site" | "attachments" | "items">): Set<string> {
  const hosts = new Set<string>();
  const add = (address: string) => {
    const host = placeOf(address)?.host;
    if (host !== undefined && !hosts.has(host)) hosts.add(ownText(host));
  };
  add(site.url);
  for (const { url } of attachments.values()) add(url);
  for (const { type, guid } of items) if (type === "attachment") add(guid);
  return hosts;
}

/**
 * Where below the folder of uploads a file lies, by any address of it: with or without protocol and host, in any size.
 *
 * @param hosts as of `ownHosts`; the same path on another host is another file
 * @returns undefined when it is none of the site's
 */
export function uploadPath(address: string, hosts: ReadonlySet<string>): string | undefined {
  const place = placeOf(address);
  if (!place || (place.host !== "" && !hosts.has(place.host))) return undefined;
  const below = HOSTED.test(place.host) ? place.path.slice(1) : place.path.replace(FOLDER, "");
  return below === place.path || below === "" || below.split("/").includes("..") ? undefined : below;
}

/**
 * What a file may be called, the best first: as it was uploaded, as WordPress keeps that, and as it was shown.
 * @param path as of `uploadPath`
 */
export function variantsOf(path: string): string[] {
  const bare = stripped(path);
  const scaled = bare.replace(/(?=\.[a-z0-9]{2,5}$)/i, "-scaled");
  return [...new Set([bare, scaled, path.replace(/-\d{1,5}x\d{1,5}(?=\.\w+$)/, ""), path])];
}

/** The same for all sizes and edits of a file. */
export function stripped(path: string): string {
  // A plug-in puts another ending behind: picture.jpg.webp.
  let bare = path.replace(/(\.(?:jpe?g|png))\.(?:webp|avif)$/i, "$1");
  while (MARK.test(bare)) bare = bare.replace(MARK, "");
  return bare;
}

/** What a picture's file is called in every size, without its ending; undefined where an address does not tell. */
export function pictureNameIn(address: string): string | undefined {
  const [, name] = /([^/?#]+\.(?:jpe?g|png|gif|webp|avif))(?:[?#]|$)/i.exec(address) ?? [];
  return name === undefined
    ? undefined
    : stripped(decoded(name))
        .toLowerCase()
        .replace(/\.[a-z]+$/, "");
}

/** Of each library its attachments by host and path; null where several have the same. */
const BY_ADDRESS = new WeakMap<ReadonlyMap<number, ExportAttachment>, ReadonlyMap<string, number | null>>();

/** The attachment whose file an address shows, in any size: by its number where no number says so, or a stale one. */
export function attachmentAt(address: string, library: ReadonlyMap<number, ExportAttachment>): number | undefined {
  let known = BY_ADDRESS.get(library);
  if (!known) {
    const found = new Map<string, number | null>();
    for (const { id, url } of library.values()) {
      const at = addressOfFile(url);
      if (at !== undefined) found.set(at, found.has(at) ? null : id);
    }
    known = found;
    BY_ADDRESS.set(library, known);
  }
  return known.get(addressOfFile(address) ?? "") ?? undefined;
}

/** The same path on another host is another file. */
function addressOfFile(address: string): string | undefined {
  const place = placeOf(address);
  return place && place.host !== "" ? `${place.host.replace(/^www\./, "")}${stripped(place.path)}` : undefined;
}

/** @returns an empty host where the address has none */
function placeOf(address: string): { host: string; path: string } | undefined {
  const trimmed = address.trim().replace(/[?#].*$/s, "");
  const [, host = "", path = ""] = /^(?:(?:https?:)?\/\/([^/]*))?(.*)$/is.exec(trimmed) ?? [];
  if (/^[a-z][a-z0-9+.-]*:/i.test(path)) return undefined;
  if (PROXY.test(host)) return placeOf(`//${path.replace(/^\/+/, "")}`);
  return { host: hostOf(host), path: decodedPath(path.startsWith("/") ? path : `/${path}`) };
}

function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
