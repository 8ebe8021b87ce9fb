/** What an address that stands by itself begins behind, and what it has to end before. */
const AROUND: readonly (readonly [before: string, behind: RegExp])[] = [
  ['"', /["\\]/],
  ["'", /'/],
  ["&quot;", /&/],
  [",", /[,\r\n]/],
  ["\n", /[,\r\n]/],
];
const IN_AN_ELEMENT = [">", /</] as const;
const BEHIND = new Set(Buffer.from("<>\"'&\\,; \t\r\n"));

/**
 * The site's own addresses in a feed, a map of the site, or other text for machines: those that are a whole value, with the
 * same around them on both sides. What a text mentions is no link; a title that begins with an address is none either.
 *
 * @param elements whether it is XML, where a value may be all of an element; what JSON holds of elements is a text
 */
export function ownAddressesIn(text: Buffer, url: string, elements = false): string[] {
  const addresses: string[] = [];
  const start = Buffer.from(url);
  const around = elements ? [IN_AN_ELEMENT, ...AROUND] : AROUND;
  for (let at = text.indexOf(start); at >= 0; at = text.indexOf(start, at + start.length)) {
    const before = text.toString("latin1", Math.max(0, at - "&quot;".length), at);
    const behind = around.find(([mark]) => before.endsWith(mark))?.[1];
    if (at > 0 && !behind) continue;
    let end = at + start.length;
    while (end < text.length && !BEHIND.has(text[end] ?? 0)) end += 1;
    if (end === text.length || behind?.test(text.toString("latin1", end, end + 1)) !== false)
      addresses.push(text.toString("latin1", at, end));
  }
  return addresses;
}
