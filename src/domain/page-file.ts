/** The file of an address on the site: `/about/` → `/about/index.html`. */
export function fileOf(address: string): string {
  return address.endsWith("/") ? `${address}index.html` : address;
}
