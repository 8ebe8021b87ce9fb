import { z } from "zod";
import { line } from "./text-rules.ts";

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
