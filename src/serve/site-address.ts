/** What a request asks for, decoded once. */
export interface SiteAddress {
  /** As redirects and headers compare it. */
  readonly path: string;
  /** Names between the slashes; the last is empty for a folder. */
  readonly names: readonly string[];
  readonly parameters: URLSearchParams;
}

/** What would lead up, to the side or nowhere, however it was written: `..`, an encoded slash, a backslash, a control. */
const ASTRAY = /^\.{1,2}$|[/\\\p{Cc}]/u;

/**
 * Reads the target of a request (RFC 9112, 3.2.1) without tidying it: what a browser would have resolved before sending
 * was written so on purpose.
 *
 * @returns undefined when it is no plain address of a site
 */
export function readSiteAddress(target = ""): SiteAddress | undefined {
  const [, pathname, query] = /^\/([^?#]*)(?:\?([^#]*))?/.exec(target) ?? [];
  if (pathname === undefined) return undefined;
  const names = pathname.split("/").map(decoded);
  const plain = names.filter(
    (name, at) => name !== undefined && !ASTRAY.test(name) && (name || at === names.length - 1),
  );
  if (plain.length < names.length) return undefined;
  return {
    path: `/${plain.join("/")}`,
    names: plain.flatMap((name) => name ?? []),
    parameters: new URLSearchParams(query),
  };
}

function decoded(name: string): string | undefined {
  try {
    return decodeURIComponent(name);
  } catch {
    return undefined;
  }
}
