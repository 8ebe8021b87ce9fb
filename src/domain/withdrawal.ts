import { z } from "zod";
import type { DateStamp } from "./date-stamp.ts";
import { key, line } from "./text-rules.ts";

/** `/2025/05/slug/` */
export const articleAddress = z.string().regex(/^\/\d{4}\/\d{2}\/[a-z0-9]+(?:-[a-z0-9]+)*\/$/, "bad-article-address");

/** Whether a text is an article's address, such as `/2025/05/slug/`. */
export function isArticleAddress(text: string): boolean {
  return articleAddress.safeParse(text).success;
}

/** One entry of `_data/withdrawals.json`: an article, or one picture, chart or video of an article, that is no longer published. */
export const WithdrawalRecord = z.strictObject({
  path: articleAddress.meta({ description: "撤下的文章的地址，如 /2026/11/harbour-report/" }),
  /** Name of the one picture or chart that goes while the article stays. */
  picture: key.optional().meta({ description: "只撤一张图片或图表时，写它的名称" }),
  /** The same of a video, a sound or a document. */
  media: key.optional().meta({ description: "只撤一个视频、音频或文件时，写它的名称" }),
  /** The article's permanent id; feed readers are told by it to drop their copy. */
  id: key.min(8, "bad-key").meta({ description: "文章的永久编号" }),
  date: z.string().meta({ description: "撤下的日期时间，带时区" }),
  reason: line(300).meta({ description: "给读者看的原因" }),
  requestedBy: line(100).meta({ description: "谁提出的" }),
});
export type WithdrawalRecord = z.infer<typeof WithdrawalRecord>;

export const Withdrawals = z.array(WithdrawalRecord);

/** A withdrawal as the site tells it. Nothing of what was withdrawn is in it but the address. */
export interface Withdrawal extends Omit<WithdrawalRecord, "date" | "picture" | "media" | "requestedBy"> {
  readonly date: DateStamp;
  readonly picture?: string;
  readonly media?: string;
  /** Absent where nobody asked: a licence has ended. */
  readonly requestedBy?: string;
  /** Old addresses that lead to it; of an article that was taken down by hand nobody reads them. */
  readonly aliases?: readonly string[];
}

/** Address of the page that says why an article is gone; the article's own address answers 410 with it. */
export function noticePath({ path }: Pick<Withdrawal, "path">): string {
  return `/withdrawn${path}`;
}

/** One entry of `_data/notices.json`: what a rights holder has asked for, and whether it is settled. */
export const Notices = z.array(
  z.strictObject({
    received: z.iso.date("bad-day").meta({ description: "收到的日期，如 2026-11-20" }),
    /** The registered source it concerns: its key, its name or an alias. */
    source: line(60).meta({ description: "涉及哪个来源：键、名称或别名" }),
    /** The matter in a few words; it is not published. */
    about: line(300).meta({ description: "事由，不公开" }),
    status: z.enum(["open", "settled"]).meta({ description: "open 还在处理 / settled 已了结" }),
  }),
);

/** A notice as the ledger counts it: `source` is the key. */
export type Notice = z.infer<typeof Notices>[number];

type Part = Readonly<Record<"picture" | "media", string | undefined>>;

/** Name of the one thing in an article that goes while the article stays; undefined where all of it goes. */
export function partOf({ picture, media }: Partial<Part>): string | undefined {
  return picture ?? media;
}

/** Addresses of the articles that are withdrawn as a whole. */
export function withdrawnAddresses(
  withdrawals: readonly (Partial<Part> & Pick<Withdrawal, "path">)[],
): ReadonlySet<string> {
  return new Set(withdrawals.flatMap((one) => (partOf(one) ? [] : [one.path])));
}
