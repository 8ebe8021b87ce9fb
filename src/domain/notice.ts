import { z } from "zod";
import { key, line } from "./text-rules.ts";

/** One entry of `_data/notices.json`: what a rights holder has asked for, and whether it is settled. */
export const Notices = z.array(
  z.strictObject({
    received: z.iso.date("bad-day"),
    /** Key of the registered source it concerns. */
    source: key,
    /** The matter in a few words; it is not published. */
    about: line(300),
    status: z.enum(["open", "settled"]),
  }),
);
export type Notice = z.infer<typeof Notices>[number];
