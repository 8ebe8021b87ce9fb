import { z } from "zod";
import type { DateStamp } from "./date-stamp.ts";
import { line } from "./text-rules.ts";
import { articleAddress } from "./withdrawal.ts";

/** Later nobody calls it breaking. */
export const LONGEST_BREAKING_HOURS = 48;

/** `_data/breaking.json`, when there is breaking news: an article of this site, where the sources are. */
export const BreakingRecord = z.strictObject({
  text: line(60).meta({ description: "一句话的消息" }),
  url: articleAddress.meta({ description: "已经发布的那篇文章的地址" }),
  /** From when it is shown, RFC 3339; at once without it. */
  from: z.string().optional().meta({ description: "什么时候开始显示，带时区；不写就马上显示" }),
  /** Until when, RFC 3339. */
  until: z.string().meta({ description: "什么时候撤下，带时区；最多 48 小时" }),
});

/** What stands at the head of every page. */
export interface BreakingNews {
  readonly text: string;
  /** Address of the article on the site. */
  readonly path: string;
  /** `来源：CBC（加西周末综合）` */
  readonly sourceLine: string;
  readonly until: DateStamp;
}
