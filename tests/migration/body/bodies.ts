import { plain } from "../../../src/manuscripts/escaped-text.ts";
import { placedPicture } from "../../../src/manuscripts/manuscript.ts";
import { writtenBody } from "../../../src/manuscripts/written-body.ts";
import { readBody } from "../../../src/migration/body/read-body.ts";
import type { ReadBody } from "../../../src/migration/model.ts";
import type { ExportAttachment } from "../../../src/wxr/item.ts";

const UPLOADS = "https://old.example/wp-content/uploads/2019/05";
export const POST = 5;

/** Three pictures of the media library, uploaded to the post. */
export const LIBRARY: ReadonlyMap<number, ExportAttachment> = new Map(
  [7, 8, 9].map((id) => [
    id,
    {
      ...{ id, parent: POST, url: `${UPLOADS}/p${id}.jpg`, uploaded: `2019/05/p${id}.jpg`, link: "", title: "" },
      ...{ alt: `替代${id}`, caption: `说明${id}`, description: "" },
    },
  ]),
);

/** @param footnotes of the block editor, as its meta has them */
export function bodyFrom(content: string, footnotes?: string): ReadBody {
  const meta = new Map(footnotes === undefined ? [] : [["footnotes", [footnotes]]]);
  return readBody({ id: POST, content, link: "https://old.example/2019/05/post/", meta }, LIBRARY);
}

/** As article.md would have it, paragraph by paragraph. */
export function markdownOf(body: ReadBody): string[] {
  const { markdown } = writtenBody(body.manuscript.blocks);
  return markdown.split("\n\n").map((part) => part.trim());
}

/** All that readers are given of a body, in its order: pictures with what is said of them stand where they are placed. */
export function shownOf({ manuscript: { blocks, pictures, media } }: ReadBody): string {
  return blocks
    .map((block) => {
      const name = placedPicture(block) ?? "";
      const { alt = "", caption = "" } = pictures.get(name) ?? {};
      return placedPicture(block) ? `${alt} ${plain(caption)} ${media.get(name)?.title ?? ""}` : plain(block.escaped);
    })
    .join("\n");
}
