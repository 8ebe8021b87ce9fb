import type { Site } from "../domain/site.ts";
import { NO_TRUST } from "../domain/trust.ts";

/** Where the file lies: at the root, and where its specification would have it since 2020 (journallist.net, trust.txt 1.3). */
export const TRUST_FILES = ["/trust.txt", "/.well-known/trust.txt"] as const;

/** trust.txt: with whom the publication is connected, whom to ask, and that nothing of it may train models, as tdmrep.json says. */
export function trustTxt({ url, contact, trust = NO_TRUST }: Pick<Site, "url" | "contact" | "trust">): string {
  const { belongsTo, controls, controlledBy, social, ownership } = trust;
  const of = (name: string, addresses: readonly string[]) => addresses.map((address) => `${name}=${address}`);
  return [
    ...of("belongto", belongsTo),
    ...of("control", controls),
    ...of("controlledby", controlledBy ? [controlledBy] : []),
    ...of("social", social),
    ...of("disclosure", ownership ? [url + ownership] : []),
    `contact=mailto:${contact}`,
    "datatrainingallowed=no",
    "",
  ].join("\n");
}
