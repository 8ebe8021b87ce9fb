import { createHash } from "node:crypto";

/** The namespace in which podcasts get their ids (github.com/Podcastindex-org/podcast-namespace, guid). */
const PODCASTS = "ead4c236-bf58-58c6-a2c6-a6b28d128cb6";

/**
 * A UUID of version 5 (RFC 9562).
 * @param name of a podcast, the address of its feed without the scheme
 * @param namespace another id; without it that of podcasts
 */
export function podcastGuid(name: string, namespace = PODCASTS): string {
  const space = Buffer.from(namespace.replaceAll("-", ""), "hex");
  const bytes = createHash("sha1").update(space).update(name).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
