/**
 * How a store of manifests begins, in whatever file it stands (C2PA specification 2.2, 11.1.4.2; ISO/IEC 19566-5), a character a byte:
 * the description box of JUMBF with C2PA's own type. A picture without it is not shown to the library, which is nine megabytes.
 */
export const BEGINNING = "jumdc2pa\0\x11\0\x10\x80\0\0\xaa\0\x38\x9b\x71";

/**
 * Where a word begins in a file; -1 where it is not.
 * @param word a character a byte
 */
export function startOf(bytes: Uint8Array, word: string, from = 0): number {
  const wanted = Uint8Array.from(word, (char) => char.charCodeAt(0));
  const [first = 0] = wanted;
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1))
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return at;
  return -1;
}
