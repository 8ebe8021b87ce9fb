import { z } from "zod";
import { webAddress } from "./text-rules.ts";

/** A place on a page of the publication's own, such as `/principles/#更正`. */
const ownPlace = z.string().regex(/^\/[a-z-]+\/(?:#\S+)?$/, "bad-own-place");

/**
 * `trust` of `_data/site.json`: where the publication says who owns it and how it deals with mistakes and with sources that it does not name
 * (schema.org/NewsMediaOrganization, by the Trust Project), and with whom it is connected (trust.txt, journallist.net). Nothing of
 * it is claimed unless it is written there.
 */
export const TrustSettings = z.strictObject({
  ownership: ownPlace.optional().meta({ description: "谁拥有、谁出资：写明这些的地方，如 /about/#出资" }),
  unnamedSources: ownPlace.optional().meta({ description: "怎样使用不具名的消息来源：写明的地方" }),
  corrections: ownPlace.optional().meta({ description: "怎样更正：写明的地方；不写是 /principles/" }),
  belongsTo: z.array(webAddress).default([]).meta({ description: "加入的行业组织的网站" }),
  controls: z.array(webAddress).default([]).meta({ description: "本站的出版方另外拥有的网站" }),
  controlledBy: webAddress.optional().meta({ description: "拥有本站的机构的网站" }),
  social: z.array(webAddress).default([]).meta({ description: "本站自己的社交账号的地址" }),
});
export type TrustSettings = z.infer<typeof TrustSettings>;

/** Of a publication that has written nothing down. */
export const NO_TRUST: TrustSettings = TrustSettings.parse({});
