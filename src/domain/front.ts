import { z } from "zod";
import { line } from "./text-rules.ts";

/** More pins than anybody can see on a front page. */
const MOST_PINS = 40;

/** An article that an editor puts somewhere, and until when. */
const Pin = z
  .strictObject({
    article: line(200).meta({ description: "文章：它的永久编号，或者地址，如 /2026/11/harbour-report/" }),
    until: z.string().optional().meta({
      format: "date-time",
      description: "到期：到这一刻不再占这个位置，带时区，如 2026-11-28T20:00:00-08:00；不写就一直占着",
    }),
  })
  .meta({ id: "pin", description: "摆放的一篇" });
export type Pin = z.infer<typeof Pin>;

/** `_data/front.json`: what editors decide of the front page. What it leaves open a rule decides (src/publication/front.ts). */
export const FrontRecord = z.strictObject({
  lead: Pin.optional().meta({ description: "头条：首页第一篇；不写就由程序选" }),
  stories: z
    .array(Pin)
    .max(MOST_PINS)
    .default([])
    .meta({ description: "要闻：头条后面的几篇，按这里的先后；不够的由程序补上" }),
  picks: z
    .array(Pin)
    .max(MOST_PINS)
    .default([])
    .meta({ description: "栏目推荐：排在各自栏目的最前面，首页和栏目页都是；同一栏目的按这里的先后" }),
});
export type FrontRecord = z.infer<typeof FrontRecord>;

/** Pins that hold now, by the ids of their articles. */
export interface FrontPlan {
  readonly lead?: string;
  readonly stories: readonly string[];
  readonly picks: readonly string[];
  /** When those with an end end, RFC 3339 in the site's zone. */
  readonly ends: readonly string[];
}

export const NO_PLAN: FrontPlan = { stories: [], picks: [], ends: [] };

/** How much an article weighs where a rule decides what stands first. */
export const WEIGHTS = ["high", "normal", "low"] as const;
export type Weight = (typeof WEIGHTS)[number];
