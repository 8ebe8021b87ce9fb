import { HtmlFindings } from "../../manuscripts/html-findings.ts";
import { attributeOf, type HtmlElement } from "../../manuscripts/html-nodes.ts";
import { mediaAt } from "../../manuscripts/media.ts";
import type { ExportAttachment } from "../../wxr/item.ts";
import type { Moved } from "../model.ts";
import { attachmentAt, pictureNameIn } from "../pictures/upload-path.ts";

const PICTURE_FILE = /\.(?:jpe?g|jfif|png|gif|webp|avif|heic|bmp|tiff?)(?:$|[?#])/i;

/** Under which plug-ins keep numbers of pictures. */
const PICTURE_KEY =
  /^(?:image|images|image_id|image_ids|img_id|attachment|attachment_id|ids|include|mediaid|imageid)$/i;

/** What is met in the body of a post besides its words. */
export class BodyFindings extends HtmlFindings {
  /** By the name of a picture or video: the id of its attachment. */
  readonly attachments = new Map<string, number>();
  readonly moved: Moved[] = [];
  readonly #library: ReadonlyMap<number, ExportAttachment>;
  readonly #remarks = new Map<string, number>();
  /** Of the block that is being read. */
  #ofBlock: number | undefined;

  constructor(library: ReadonlyMap<number, ExportAttachment>, base: string | undefined) {
    super(base);
    this.#library = library;
  }

  get remarks(): string[] {
    return [...this.#remarks].map(([remark, times]) => (times > 1 ? `${remark}（${times} 处）` : remark));
  }

  remark(sentence: string): void {
    this.#remarks.set(sentence, (this.#remarks.get(sentence) ?? 0) + 1);
  }

  move(what: string, text: string): void {
    const line = text.replace(/\s+/g, " ").trim();
    if (line !== "") this.moved.push({ what, text: line });
  }

  /** Reads a block whose first picture is an attachment, unless the picture itself says which it is. */
  withAttachment(id: number | undefined, read: () => void): void {
    const outer = this.#ofBlock;
    this.#ofBlock = id ?? outer;
    read();
    this.#ofBlock = outer;
  }

  override pictureAt(element: HtmlElement, link: string | undefined): string | undefined {
    const name = super.pictureAt(element, link);
    const said = [
      /(?:^|\s)wp-image-(\d+)(?:\s|$)/.exec(attributeOf(element, "class"))?.[1],
      ...["data-id", "data-attachment-id"].map((one) => attributeOf(element, one)),
    ];
    const number = said.map(Number).find((one) => one > 0) ?? this.#ofBlock;
    const shown = attributeOf(element, "src") ?? "";
    const isKnown = number !== undefined && this.#library.has(number);
    const id =
      isKnown && this.#isOf(number, shown)
        ? number
        : (attachmentAt(shown, this.#library) ?? (isKnown ? undefined : number));
    this.#ofBlock = undefined;
    if (name !== undefined && id !== undefined) this.attachments.set(name, id);
    return name;
  }

  /** Ids go stale where a site was moved before: an attachment of another file says nothing of this one, least of all whose it is. */
  #isOf(id: number, address: string): boolean {
    const [known, shown] = [this.#library.get(id)?.url ?? "", address].map(pictureNameIn);
    return known === undefined || shown === undefined || known === shown;
  }

  /** A picture of the media library. @returns its name */
  pictureOf(id: number): string {
    const known = this.#library.get(id);
    if (!known) this.remark(`附件 ${id} 不在导出里，图片要另外找`);
    const name = this.addPicture({ address: known?.url ?? "", alt: known?.alt ?? "", caption: "" });
    this.attachments.set(name, id);
    return name;
  }

  attachment(id: number): ExportAttachment | undefined {
    return this.#library.get(id);
  }

  /** Pictures of the media library that were uploaded to a post, the first first. */
  picturesOf(post: number): number[] {
    const own = [...this.#library.values()].filter(({ parent, url }) => parent === post && PICTURE_FILE.test(url));
    return own.map(({ id }) => id).toSorted((a, b) => a - b);
  }

  /**
   * What a shortcode of a plug-in's, or a block without content, places: pictures by their numbers, or the first address of a
   * picture, a video or a sound.
   */
  placedIn(attributes: ReadonlyMap<string, string>, values: readonly string[]): string[] {
    const ids = [...attributes]
      .filter(([key]) => PICTURE_KEY.test(key))
      .flatMap(([, value]) => (/^[\d,\s]+$/.test(value) ? (value.match(/\d+/g) ?? []).map(Number) : []))
      .filter((id) => PICTURE_FILE.test(this.#library.get(id)?.url ?? ""));
    if (ids.length > 0) return ids.map((id) => this.pictureOf(id));
    for (const value of [...attributes.values(), ...values]) {
      const name = this.placedAt(value);
      if (name !== undefined) return [name];
    }
    return [];
  }

  /** What an address leads to: a video or sound, or a picture. @returns its name; undefined for any other address */
  placedAt(address: string, title = ""): string | undefined {
    const whole = this.wholeAddress(address);
    if (!/^https?:\/\//i.test(whole)) return undefined;
    const kind = mediaAt(whole);
    if (kind) return this.addMedia({ kind, address: whole, title });
    return PICTURE_FILE.test(whole) ? this.addPicture({ address: whole, alt: title, caption: "" }) : undefined;
  }
}
