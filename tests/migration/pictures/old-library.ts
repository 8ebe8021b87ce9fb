import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { ExportIndex, ReadBody } from "../../../src/migration/model.ts";
import type { ExportAttachment } from "../../../src/wxr/item.ts";

export const SITE = "https://www.old.example";

/** An export with a media library, by ids and paths below the uploads. */
export function library(
  files: Readonly<Record<number, string>>,
  site = SITE,
): Pick<ExportIndex, "site" | "attachments" | "items"> {
  const attachments = new Map(
    Object.entries(files).map(([id, uploaded]): [number, ExportAttachment] => {
      const url = `${site}/wp-content/uploads/${encodeURI(uploaded)}`;
      return [Number(id), { ...TEXTS, id: Number(id), parent: 0, url, uploaded, link: "" }];
    }),
  );
  const names = { title: "", language: "", authors: new Map(), terms: [] };
  return { site: { ...names, url: site }, attachments, items: [] };
}

const TEXTS = { title: "", alt: "", caption: "", description: "" };

/** A body with pictures by their addresses, and the numbers that it tells. */
export function body(
  addresses: Readonly<Record<string, string>>,
  ids: Readonly<Record<string, number>> = {},
): Pick<ReadBody, "manuscript" | "attachments"> {
  const pictures = new Map(
    Object.entries(addresses).map(([name, address]) => [name, { address, alt: "", caption: "" }]),
  );
  const manuscript = { blocks: [], pictures, media: new Map(), embeds: [], leftOut: [] };
  return { manuscript, attachments: new Map(Object.entries(ids)) };
}

/** The records of these pictures as they come from the step before. */
export function drafted(names: Iterable<string>) {
  return {
    pictures: new Map([...names].map((name) => [name, { credit: "公报", unavailable: "原稿的图片文件没有保存" }])),
  };
}

/** Lays files into a folder. */
export function lay(folder: string, files: Readonly<Record<string, string | Uint8Array>>): string {
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  return folder;
}
