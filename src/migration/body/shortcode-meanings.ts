import { lineIn } from "../../manuscripts/html-elements.ts";
import { type HtmlElement, textIn } from "../../manuscripts/html-nodes.ts";
import { lineOf, type Piece } from "../../manuscripts/html-pieces.ts";
import type { HtmlReader } from "../../manuscripts/html-reader.ts";
import { htmlTree } from "../../manuscripts/html-tree.ts";
import { mediaAt } from "../../manuscripts/media.ts";
import type { BodyFindings } from "./body-findings.ts";
import { placeOrLink } from "./embeds.ts";
import type { Shortcode } from "./shortcodes.ts";

/** What a shortcode is read with. */
export interface ShortcodeReading {
  readonly element: HtmlElement;
  readonly shortcode: Shortcode;
  readonly reader: HtmlReader;
  readonly found: BodyFindings;
  /** The post's own id: a gallery without numbers shows what was uploaded to it. */
  readonly post: number;
}

const PLATFORMS: Readonly<Record<string, (id: string) => string>> = {
  youtube: (id) => `https://www.youtube.com/watch?v=${id}`,
  vimeo: (id) => `https://vimeo.com/${id}`,
  bilibili: (id) => `https://www.bilibili.com/video/${id}`,
  dailymotion: (id) => `https://www.dailymotion.com/video/${id}`,
};
/** Keys under which players name their file, in the order in which WordPress takes them. */
const FILES = ["src", "mp4", "m4v", "webm", "ogv", "mp3", "m4a", "ogg", "wav", "wmv", "flv", "url", "href", "link"];

/** Reads WordPress's own shortcodes as WordPress shows them. @returns false for those that it does not know */
export function readShortcode(reading: ShortcodeReading): boolean {
  const { name } = reading.shortcode;
  if (name === "caption" || name === "wp_caption") readCaption(reading);
  else if (name === "gallery") readGallery(reading);
  else if (name === "playlist") readPlaylist(reading);
  else if (name === "embed" || name === "video" || name === "audio" || name in PLATFORMS) return readPlayer(reading);
  else return false;
  return true;
}

/** `[caption id="attachment_7" width="300"]<img> 说明[/caption]`, and as it was before 3.4: `caption="说明"`. */
function readCaption({ element, shortcode, reader, found }: ShortcodeReading): void {
  const { attributes } = shortcode;
  const id = Number(/^attachment_(\d+)$/.exec(attributes.get("id") ?? "")?.[1] ?? 0);
  const old = attributes.get("caption") ?? "";
  let pieces: Piece[] = [];
  found.withAttachment(id || undefined, () => {
    pieces = reader.captured(() => reader.readAll(element.children));
  });
  const said = reader.captured(() => reader.readAll(htmlTree(old).children));
  const all = [...pieces, ...said].map((piece): Piece => (piece.kind === "text" ? { ...piece, caption: true } : piece));
  // Of a caption whose picture is gone there is the place.
  const isPictured = all.some(({ kind }) => kind === "placed");
  if (!isPictured && id > 0) all.unshift({ kind: "placed", name: found.pictureOf(id) });
  reader.put(found.captioned(all));
}

function readGallery({ element, shortcode, reader, found, post }: ShortcodeReading): void {
  const { attributes } = shortcode;
  const numbers = (key: string) => (attributes.get(key)?.match(/\d+/g) ?? []).map(Number);
  const excluded = new Set(numbers("exclude"));
  const given = [...numbers("ids"), ...numbers("include")];
  const own = given.length > 0 ? given : found.picturesOf(numbers("id")[0] ?? post);
  const ids = own.filter((id, at) => !excluded.has(id) && own.indexOf(id) === at);
  if (attributes.get("order")?.toLowerCase() === "desc" && !attributes.has("ids")) ids.reverse();
  if (ids.length === 0) {
    found.remark("图库里没有图片");
    found.move("短代码", shortcode.raw);
  }
  reader.putGallery(
    ids.map((id) => {
      const name = found.pictureOf(id);
      const caption = found.attachment(id)?.caption ?? "";
      found.setCaption(name, lineOf(reader.captured(() => reader.readAll(htmlTree(caption).children))));
      return { kind: "placed", name };
    }),
  );
  reader.readAll(element.children);
}

function readPlaylist({ element, shortcode, reader, found }: ShortcodeReading): void {
  const ids = (shortcode.attributes.get("ids")?.match(/\d+/g) ?? []).map(Number);
  const kind = shortcode.attributes.get("type") === "video" ? "video" : "audio";
  for (const id of ids) {
    const known = found.attachment(id);
    if (!known) found.remark(`附件 ${id} 不在导出里，${kind === "video" ? "视频" : "音频"}要另外找`);
    const name = found.addMedia({ kind, address: known?.url ?? "", title: lineIn(known?.title ?? "") });
    found.attachments.set(name, id);
    reader.place(name);
  }
  if (ids.length === 0) found.move("短代码", shortcode.raw);
  reader.readAll(element.children);
}

/** A player, or a page that WordPress would have shown by asking its site. */
function readPlayer({ element, shortcode, reader, found }: ShortcodeReading): boolean {
  const { name, attributes, values } = shortcode;
  const inside = textIn(element).trim();
  const written = [...FILES.map((key) => attributes.get(key) ?? ""), inside, ...values].filter((one) => one !== "");
  const id = [attributes.get("id"), attributes.get("bvid"), attributes.get("av"), inside, ...values].find((one) =>
    /^[\w-]{5,20}$/.test(one ?? ""),
  );
  const of = PLATFORMS[name];
  const address = written.find((one) => /^(?:https?:\/)?\/\S+$/i.test(one)) ?? (of && id ? of(id) : undefined);
  const title = lineIn(attributes.get("title") ?? "");
  if (address === undefined) return false;
  const isPlayer = (name === "video" || name === "audio") && mediaAt(found.wholeAddress(address)) === undefined;
  if (isPlayer) reader.place(found.addMedia({ kind: name, address: found.wholeAddress(address), title }));
  else placeOrLink(address, title || address, reader, found);
  const poster = attributes.get("poster");
  if (poster) found.move("视频封面", poster);
  if (inside !== address && inside !== id) reader.readAll(element.children);
  return true;
}
