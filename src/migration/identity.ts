/**
 * A site as it is known from one export to the next, whether its address was written with https, `www.` or a slash at the end:
 * `old.example`, `old.example/blog`.
 */
export function siteName(url: string): string {
  const address = url.trim();
  if (!URL.canParse(address)) return address.toLowerCase();
  const { host, pathname } = new URL(address);
  return `${host.replace(/^www\./, "")}${pathname}`.replace(/\/+$/, "");
}

/**
 * What a post is remembered under, the same in each run (docs/decisions/0068): `old.example|123`.
 *
 * @param id its number; a post without one is told by its guid
 */
export function identityOf(site: string, { id, guid }: { readonly id: number; readonly guid: string }): string {
  return `${siteName(site)}|${id > 0 ? id : guid}`;
}

/** Site and post of an identity. */
export function siteAndPost(identity: string): { readonly site: string; readonly post: string } {
  const bar = identity.indexOf("|");
  return { site: siteName(identity.slice(0, bar)), post: identity.slice(bar + 1) };
}
