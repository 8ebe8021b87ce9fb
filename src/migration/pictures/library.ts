import { MEDIA_LABELS, type MediaKind } from "../../domain/media.ts";
import type { ExportAttachment } from "../../wxr/item.ts";
import { ownText } from "../../wxr/own-text.ts";
import { HashedPlaces } from "../hashed-places.ts";
import type { ExportIndex } from "../model.ts";
import { judgedMedia } from "./judged-media.ts";
import { judgedPicture } from "./judged-picture.ts";
import { ownHosts, stripped, uploadPath, variantsOf } from "./upload-path.ts";
import type { Uploads } from "./uploads.ts";

const LONGEST_HOST = 60;
/** What was found of so many pictures is remembered: an article's own, and those that many articles show. */
const MOST_KEPT = 2_000;

/** Fetches a file of the old site, or says why not. */
export type Fetch = (address: string) => Promise<{ readonly file: string } | { readonly reason: string }>;

/** A file of the old site that can be shown, or why there is none, in Chinese. */
export type FoundPicture = { readonly path: string; readonly name: string } | { readonly reason: string };

/** Where pictures of an old site are looked for. */
export interface PicturePlaces {
  readonly uploads?: Uploads | undefined;
  /** Only asked for what the folder does not have. */
  readonly fetch?: Fetch | undefined;
}

/** Every picture of an old site, by its number in the media library or by any address of it; one that is used again soon is judged once. */
export class PictureLibrary {
  readonly #attachments: ReadonlyMap<number, ExportAttachment>;
  /** Where in `#ids` the one of a file stands, by where that lies. */
  readonly #byFile = new HashedPlaces();
  readonly #ids: number[] = [];
  readonly #hosts: ReadonlySet<string>;
  readonly #site: string;
  readonly #places: PicturePlaces;
  /** The one that was asked for last stands last. */
  readonly #found = new Map<string, Promise<FoundPicture>>();

  constructor(index: Pick<ExportIndex, "site" | "attachments" | "items">, places: PicturePlaces) {
    this.#attachments = index.attachments;
    this.#site = index.site.url;
    this.#places = places;
    this.#hosts = ownHosts(index);
    for (const attachment of index.attachments.values()) {
      const file = this.#fileOf(attachment);
      if (file !== "") this.#byFile.set(file, this.#ids.push(attachment.id) - 1);
    }
  }

  /**
   * @param id in the media library; 0 where nothing tells
   * @param address as the body has it
   */
  find(id: number, address: string): Promise<FoundPicture> {
    const path = uploadPath(address, this.#hosts);
    const attachment = this.attachmentOf(id, address);
    const key = attachment ? `#${attachment.id}` : address;
    const found = this.#found.get(key) ?? this.#look(attachment, address, path);
    this.#found.delete(key);
    this.#found.set(ownText(key), found);
    const [oldest = ""] = this.#found.size > MOST_KEPT ? this.#found.keys() : [];
    this.#found.delete(oldest);
    return found;
  }

  /**
   * A video or sound in the folder of uploads, and what the media library says of it.
   *
   * @param address in full
   * @returns undefined when it is none of the old site's own
   */
  findMedia(
    address: string,
    kind: MediaKind,
  ): (FoundPicture & { readonly attachment: ExportAttachment | undefined }) | undefined {
    const path = uploadPath(address, this.#hosts);
    if (path === undefined) return undefined;
    const attachment = this.attachmentOf(0, address);
    const { uploads } = this.#places;
    const places = [attachment?.uploaded, path].flatMap((one) => (one ? [one] : []));
    const file = places.map((one) => uploads?.find(one)).find((one) => one !== undefined);
    const label = MEDIA_LABELS[kind];
    if (file !== undefined) return { ...judgedMedia(file, path.split("/").at(-1) ?? "", kind), path: file, attachment };
    return { reason: uploads ? "旧站的上传文件夹里没有这个文件" : `${label}文件没有带过来`, attachment };
  }

  /** What the media library says of a picture; undefined when it is none of its. */
  attachmentOf(id: number, address: string): ExportAttachment | undefined {
    const path = uploadPath(address, this.#hosts);
    return this.#attachments.get(id) ?? (path === undefined ? undefined : this.#attachmentAt(keyOf(path)));
  }

  #attachmentAt(file: string): ExportAttachment | undefined {
    const found = this.#attachments.get(this.#ids[this.#byFile.get(file) ?? -1] ?? 0);
    return found && this.#fileOf(found) === file ? found : undefined;
  }

  #fileOf({ url, uploaded }: ExportAttachment): string {
    return keyOf(uploadPath(url, this.#hosts) ?? uploaded);
  }

  async #look(
    attachment: ExportAttachment | undefined,
    address: string,
    path: string | undefined,
  ): Promise<FoundPicture> {
    const uploaded = attachment && (uploadPath(attachment.url, this.#hosts) ?? attachment.uploaded);
    const known = [attachment?.uploaded, uploaded].flatMap((one) => (one ? [one, ...variantsOf(one)] : []));
    const paths = [...new Set([...known, ...(path === undefined ? [] : variantsOf(path))])];
    if (paths.length === 0) return { reason: whereElse(address) };
    let reason: string | undefined;
    for (const one of paths) {
      const file = this.#places.uploads?.find(one);
      const judged = file === undefined ? undefined : judgedPicture(file, stripped(one).split("/").at(-1));
      if (file !== undefined && judged && "name" in judged) return { path: file, name: judged.name };
      reason ??= judged && "reason" in judged ? judged.reason : undefined;
      // Of what moves, the smaller copies stand still.
      if (judged && "reason" in judged && judged.moves) return { reason: judged.reason };
    }
    const fetched = this.#places.fetch && (await this.#fetched(this.#places.fetch, attachment?.url ?? address, paths));
    if (fetched && "name" in fetched) return fetched;
    return {
      reason:
        reason ?? fetched?.reason ?? (this.#places.uploads ? "旧站的上传文件夹里没有这个文件" : "图片文件没有带过来"),
    };
  }

  /** By the address that the library has, then by its other names at the same place. */
  async #fetched(fetch: Fetch, address: string, paths: readonly string[]): Promise<FoundPicture> {
    const whole = URL.canParse(address, this.#site) ? new URL(address, this.#site).href : undefined;
    if (whole === undefined) return { reason: whereElse(address) };
    const folder = /^.*\/(?:uploads|files)\/(?:sites\/\d+\/)?/i.exec(whole)?.[0];
    const others =
      folder === undefined ? [] : paths.map((path) => folder + path.split("/").map(encodeURIComponent).join("/"));
    let reason: string | undefined;
    for (const one of new Set([whole, ...others])) {
      const got = await fetch(one);
      if ("reason" in got) {
        reason ??= got.reason;
        continue;
      }
      const judged = judgedPicture(
        got.file,
        stripped(decodeURI(new URL(one).pathname))
          .split("/")
          .at(-1),
      );
      if ("name" in judged) return { path: got.file, name: judged.name };
      reason = judged.reason;
    }
    return { reason: reason ?? "旧站没有给出这个文件" };
  }
}

/** The same for all sizes of a file, however its name is put together of letters and marks. */
function keyOf(path: string): string {
  return stripped(path).normalize("NFC");
}

function whereElse(address: string): string {
  const host = URL.canParse(address) ? new URL(address).host : "";
  if (host !== "") return `图片在别的网站（${host.slice(0, LONGEST_HOST)}）上，没有带过来`;
  return address === "" ? "旧站只留下图片的位置，没有文件" : "图片的地址不是旧站的文件";
}
