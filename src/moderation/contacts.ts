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

/** Full-width letters count as well: ｒｅａｄｅｒ＠… is an address to people. */
export function hasEmail(text: string): boolean {
  return text.normalize("NFKC").search(EMAIL) >= 0;
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

function hasPhone(text: string): boolean {
  return PHONE.test(text.normalize("NFKC"));
}
