import { withoutForbidden } from "../domain/characters.ts";

/**
 * More marks upon one letter than any language has; UAX #15, section 13, draws the line there as well. Normalisation
 * sorts them one by one, so that 250,000 in a row would take it a quarter of a minute.
 */
const STACKED = /(\p{M}{30})\p{M}+/gu;

/**
 * What strangers wrote, as plain text: one form of Unicode, nothing that is not seen, at most one empty line running. It
 * takes time in proportion to the length.
 */
export function cleanText(text: string): string {
  const bounded = text.replace(/\r\n?|[\u2028\u2029]/g, "\n").replace(STACKED, "$1");
  // In one form first: what is one letter with two marks may be one letter with three in the other.
  return withoutForbidden(bounded.normalize("NFC"))
    .normalize("NFC")
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** The same on one line. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/g, " ");
}

/** So many links are ordinary; more are mostly advertising. */
const MOST_LINKS = 3;

// Bounded everywhere, so that no text makes them slow.
const EMAIL = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu;
/** North American numbers (area code and exchange do not begin with 0 or 1) and Chinese mobile numbers. */
const PHONE =
  /(?<![\d.])(?:(?:\+?1[ .-]?)?(?:\([2-9]\d{2}\) ?|[2-9]\d{2}[ .-]?)[2-9]\d{2}[ .-]?\d{4}|(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4})(?!\d)/;
const LINK = /https?:\/\/|\bwww\./gi;

/** What an editor should look at in a comment, in Chinese; empty when nothing. */
export function remarksOn(comment: { readonly name: string; readonly text: string }): string[] {
  const links = comment.text.match(LINK)?.length ?? 0;
  return [...contactsIn(comment), ...(links > MOST_LINKS ? [`有 ${links} 个链接`] : [])];
}

/** Which ways to reach a person stand in a comment; not the addresses and numbers themselves. */
export function contactsIn({ name, text }: { readonly name: string; readonly text: string }): string[] {
  return [
    ...(hasEmail(text) ? ["正文里有邮箱地址"] : []),
    ...(hasPhone(text) ? ["正文里有电话号码"] : []),
    ...(hasPhone(name) ? ["名字里有电话号码"] : []),
  ];
}

/** Whatever is an @ in one width; without one there is no address, and nothing has to be looked for. */
const AT = /[@\uff20\ufe6b]/;

/** Full-width letters count as well: ｒｅａｄｅｒ＠… is an address to people. */
export function hasEmail(text: string): boolean {
  return AT.test(text) && text.normalize("NFKC").search(EMAIL) >= 0;
}

/** A line without e-mail addresses and the brackets around them. */
export function withoutEmails(line: string): string {
  if (!hasEmail(line)) return line;
  const bare = line.normalize("NFKC").replace(EMAIL, "");
  return bare
    .replace(/<\s*>|\(\s*\)|\[\s*\]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** A text in which 〔略〕 stands for every e-mail address; all else is as it was. */
export function withEmailsLeftOut(typed: string): string {
  if (!hasEmail(typed)) return typed;
  const text = typed.normalize("NFC");
  let folded = "";
  /** For each unit of the folded text the place of its character, and where that ends. */
  const from: number[] = [];
  const to: number[] = [];
  let place = 0;
  for (const character of text) {
    const plain = character.normalize("NFKC");
    folded += plain;
    for (let unit = 0; unit < plain.length; unit += 1) from.push(place);
    place += character.length;
    for (let unit = 0; unit < plain.length; unit += 1) to.push(place);
  }
  let [bare, done] = ["", 0];
  for (const { 0: address, index } of folded.matchAll(EMAIL)) {
    bare += `${text.slice(done, from[index])}〔略〕`;
    done = to[index + address.length - 1] ?? text.length;
  }
  return bare + text.slice(done);
}

function hasPhone(text: string): boolean {
  return PHONE.test(text.normalize("NFKC"));
}
