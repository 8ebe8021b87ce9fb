import { TRADITIONAL_ROOT } from "./edition.ts";

/** Where a publication is looked at on the machine that makes it. */
const HERE = /^(?:localhost|127\.0\.0\.1|\[::1\])$/;

/**
 * The id or the address of an article that an editor has named in `_data`. What a browser shows of it is taken as well: the whole
 * address, of either edition or of the preview, with or without the slash at its end.
 *
 * @param site full address of the site
 * @returns what is written, where it is no address of this site
 */
export function articleNameOf(written: string, site: string): string {
  const path = pathOn(written, site);
  if (path === undefined) return written;
  const own = path.startsWith(`${TRADITIONAL_ROOT}/`) ? path.slice(TRADITIONAL_ROOT.length) : path;
  return own.endsWith("/") ? own : `${own}/`;
}

function pathOn(written: string, site: string): string | undefined {
  if (/^\/(?!\/)/.test(written)) return new URL(written, site).pathname;
  if (!URL.canParse(written)) return undefined;
  const { host, hostname, pathname } = new URL(written);
  return host === new URL(site).host || HERE.test(hostname) ? pathname : undefined;
}
