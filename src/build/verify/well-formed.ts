import { isUtf8 } from "node:buffer";
import { extname } from "node:path";
import { SaxesParser } from "saxes";

/** Half of a surrogate pair can stand in JSON as an escape alone; `JSON.stringify` writes nothing else that way. */
const HALF_ESCAPED = /\\u[dD][89a-fA-F][\da-fA-F]{2}/;

/**
 * What a strict reader would stumble over in a file for people or machines: bytes that are no UTF-8, XML that is not
 * well-formed (Extensible Markup Language 1.0 with Namespaces), JSON with half a character (RFC 8259, 8.2). One pass over
 * the file; XML takes some 30 ms a megabyte.
 *
 * @param path on the site; its ending says what the file is
 * @returns undefined when nothing is wrong, and for files of other kinds
 */
export function formFault(path: string, bytes: Buffer): string | undefined {
  const kind = extname(path);
  if (!/^\.(?:html|xml|svg|json|csv|txt)$/.test(kind)) return undefined;
  if (!isUtf8(bytes)) return "不是 UTF-8";
  if (kind === ".xml" || kind === ".svg") return xmlFault(bytes.toString("utf8"));
  return kind === ".json" ? jsonFault(bytes.toString("latin1")) : undefined;
}

/** U+FFFD in UTF-8: what decoders put in the place of bytes that they cannot read. */
const LOST = Buffer.from("\uFFFD");

/** What stands around the first character that could not be converted, in a file for readers; undefined when there is none. */
export function lostCharacter(bytes: Buffer): string | undefined {
  const at = bytes.indexOf(LOST);
  if (at < 0) return undefined;
  // Halves of characters at the ends of the piece are no loss of the file.
  const around = bytes.toString("utf8", Math.max(0, at - 60), at + 60);
  return around.replace(/^\uFFFD+|\uFFFD+$/g, "").trim();
}

/** Half characters in JSON. @param json well-formed otherwise; as Latin-1 or as text */
export function jsonFault(json: string): string | undefined {
  if (!HALF_ESCAPED.test(json)) return undefined;
  // Escapes may be escaped themselves (`\\ud800` is six letters), and both halves may be there.
  return allWellFormed(JSON.parse(json)) ? undefined : "有半个字符";
}

function xmlFault(xml: string): string | undefined {
  let fault: string | undefined;
  const parser = new SaxesParser({ xmlns: true, position: true });
  parser.on("error", ({ message }) => {
    fault ??= message;
  });
  parser.write(xml).close();
  return fault;
}

function allWellFormed(value: unknown): boolean {
  if (typeof value === "string") return wellFormed(value);
  if (!(value instanceof Object)) return true;
  return Object.entries(value).every(([key, item]) => wellFormed(key) && allWellFormed(item));
}

function wellFormed(text: string): boolean {
  return !/\p{Cs}/u.test(text);
}
