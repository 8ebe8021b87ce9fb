import { escapeText } from "../manuscripts/escaped-text.ts";
import { pictureBlock } from "../manuscripts/manuscript.ts";
import { pictureName } from "../manuscripts/picture-name.ts";
import type { ExportAttachment } from "../wxr/item.ts";
import type { ReadBody } from "./model.ts";
import { oneLineOf } from "./one-line.ts";

/** What WordPress adds to the names of smaller pictures, and of those that it has made smaller at the upload. */
const SIZE = /-(?:\d+x\d+|scaled|rotated)(?=\.\w+$)/;
const LONGEST = 300;

/**
 * A body with the picture that its post has as a featured one at its head, as themes show it, unless it stands in the text already:
 * by its number in the media library, or by its file in any size.
 */
export function withFeatured(read: ReadBody, featured: ExportAttachment | undefined): ReadBody {
  if (featured === undefined || featured.url === "") return read;
  const { manuscript } = read;
  const placed = [...read.attachments.values()].includes(featured.id);
  const file = fileOf(featured.url);
  if (placed || [...manuscript.pictures.values()].some(({ address }) => fileOf(address) === file)) return read;
  const taken = { has: (name: string) => manuscript.pictures.has(name) || manuscript.media.has(name) };
  const name = pictureName(featured.url, taken);
  const caption = escapeText(oneLineOf(featured.caption, LONGEST).text);
  const picture = { address: featured.url, alt: oneLineOf(featured.alt, LONGEST).text, caption };
  return {
    ...read,
    manuscript: {
      ...manuscript,
      blocks: [{ escaped: pictureBlock(name) }, ...manuscript.blocks],
      pictures: new Map([[name, picture], ...manuscript.pictures]),
    },
    attachments: new Map([...read.attachments, [name, featured.id]]),
  };
}

function fileOf(address: string): string {
  const path = address.replace(/^(?:https?:)?\/\/[^/]+/i, "").replace(/[?#].*$/, "");
  return path.replace(SIZE, "");
}
