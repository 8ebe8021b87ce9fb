import { pictureRecord } from "../../fixtures/minimal-publication.ts";

/** Where the article of the story lies. */
export const FOLDER = "2026/01/reprint";
export const PATH = `/${FOLDER}/`;
/** Words of the article that stand nowhere else, the same in both scripts. */
export const MARKS = {
  title: "T07410",
  lede: "L07411",
  text: "B07412",
  alt: "A07413",
  caption: "C07414",
  system: "S07415",
  original: "O07416",
  changed: "H07417",
  correction: "K07418",
} as const;
export const ORIGINALS = ["wire", "first", "second", "third", "fourth"] as const;
export const addressOf = (key: string) => `https://${key}.example/${MARKS.original}`;
export const COPY = `https://web.archive.org/web/20260106000000/${addressOf("second")}`;

/** What an original says, at first and after it was changed. */
export function page(key: string, count = 30): { readonly body: string } {
  return { body: `<h1>${key}</h1><p>这是示例来源的一页。一共有 ${count} 条记录写在这里。没有别的内容了。</p>` };
}

/** A machine-translated reprint with a generated picture; four of its five sources have it from the fifth. */
export function reprintRecord(first: object = {}, changes: readonly object[] = []): Record<string, unknown> {
  const original = (source: string) => ({ source, url: addressOf(source), author: "示例作者", share: 0.1 });
  return {
    id: "20260105-reprint",
    title: `示例转载 ${MARKS.title}`,
    lede: `一句导语 ${MARKS.lede}。`,
    published: "2026-01-05T08:00:00-08:00",
    kind: "reprint",
    ai: [
      {
        use: "translation",
        system: `某系统 ${MARKS.system}`,
        reviewed: { by: "编译组", on: "2026-01-05T00:00:00-08:00" },
      },
    ],
    sources: ORIGINALS.map((key) => ({
      ...original(key),
      ...(key !== "wire" && { via: [{ source: "wire", url: addressOf("wire") }] }),
      ...(key === "first" && first),
    })),
    pictures: {
      made: pictureRecord({
        file: "made.png",
        alt: `一张图 ${MARKS.alt}`,
        caption: `图的说明 ${MARKS.caption}`,
        credit: "wire",
        digitalSourceType: "trained",
      }),
    },
    changes,
  };
}
