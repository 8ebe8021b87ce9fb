import { z } from "zod";
import { line } from "./text-rules.ts";

/** One entry of `_data/notices.json`: what a rights holder has asked for, and whether it is settled. */
export const Notices = z.array(
  z.strictObject({
    received: z.iso.date("bad-day"),
    /** The registered source it concerns: its key, its name or an alias. */
    source: line(60),
    /** The matter in a few words; it is not published. */
    about: line(300),
    status: z.enum(["open", "settled"]),
  }),
);

/** A notice as the ledger counts it: `source` is the key. */
export type Notice = z.infer<typeof Notices>[number];
