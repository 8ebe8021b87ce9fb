const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** Text for XML content and attributes. Controls that XML 1.0 forbids never get past the content door. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark);
}

/** An address as a URI (RFC 3986), which feeds ask for: what browsers leave as it is stands in it as percent signs and figures. */
export function uriOf(address: string): string {
  const { origin, pathname, search, hash } = new URL(address);
  const encoded = (pathname + search + hash).replace(
    /[^!#-;=?-Z_a-z~]|%(?![0-9a-f]{2})|(?<=#.*)#/gi,
    encodeURIComponent,
  );
  return origin + encoded;
}
