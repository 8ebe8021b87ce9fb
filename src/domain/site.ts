import { z } from "zod";
import { CommentEndpoint } from "./comment-endpoint.ts";
import { EditionSettings } from "./edition-settings.ts";
import { key, line, webAddress } from "./text-rules.ts";

/** `_data/site.json`: who publishes, where, and where comments go. */
export const Site = z.strictObject({
  name: line(20),
  tagline: line(60),
  description: line(200),
  url: webAddress.refine((text) => !text.endsWith("/"), "bad-address"),
  timeZone: z.string().refine((zone) => Intl.supportedValuesOf("timeZone").includes(zone), "bad-time-zone"),
  contact: z.email("bad-address"),
  comments: CommentEndpoint,
  /** The Traditional edition; without it there is none. */
  traditional: EditionSettings.optional(),
});
export type Site = z.infer<typeof Site>;

export const Sections = z.record(
  key,
  z.strictObject({
    name: line(12),
    description: line(100),
    /** Whether its articles may lead the front page. */
    front: z.boolean().default(true),
  }),
);
export const Tags = z.record(key, z.strictObject({ name: line(30) }));

/** `_data/disclaimers.json`: what stands at the end of every article, by kind. `{contact}` becomes the address. */
export const Disclaimers = z.strictObject({
  original: line(400),
  compilation: line(400),
  translation: line(400),
  reprint: line(400),
});
export type Disclaimers = z.infer<typeof Disclaimers>;
