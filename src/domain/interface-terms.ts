import type { Glossary } from "./site.ts";

/**
 * What the interface says in Taiwan and Hong Kong alike otherwise than on the mainland, simplified → traditional. These hold
 * where the publication itself speaks and nowhere else: whoever is quoted with 链接 has not said 連結.
 */
export const INTERFACE_TERMS: Glossary = {
  二维码: "QR 碼",
  撤稿记录: "撤稿紀錄",
  数据可以下载: "資料可以下載",
  更正记录: "更正紀錄",
  转载台账: "轉載清單",
  邮箱: "信箱",
  链接: "連結",
  阅读设置: "閱讀設定",
};

/** A glossary without what the interface says anyway: an entry that says no more is about the interface, not about articles. */
export function withoutInterfaceTerms(glossary: Glossary): Glossary {
  return Object.fromEntries(Object.entries(glossary).filter(([from, to]) => INTERFACE_TERMS[from] !== to));
}

/**
 * Attributes of an element in which the publication itself speaks: its menus, forms, notices and pages. Everything else on a page
 * is an article's or somebody's name, and what forgets to say so keeps the words that it has.
 */
export const OURS = { "data-ours": "" } as const;

/** Attributes of an element inside such a one in which others speak. */
export const THEIRS = { "data-theirs": "" } as const;
