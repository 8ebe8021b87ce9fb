import { leftoverMarkdown } from "../content/markdown/leftovers.ts";
import { parseMarkdown } from "../content/markdown/parse.ts";
import { addressFault } from "../domain/address.ts";
import { FORBIDDEN, percentDecoded } from "../domain/characters.ts";
import { isErrorCode } from "../domain/verdict.ts";

const ABSOLUTE = /^https?:\/\/[^\s<>"'`\\]+$/i;
/** The last character, as typed or as UTF-8 written with `%`. */
const LAST = /(?:%[c-f][\da-f](?:%[89ab][\da-f]){1,3}|%[0-7][\da-f]|.)$/iu;
/** What belongs to the sentence around an address. */
const SENTENCE = /[。、，：；]/u;

/** An address as a link of ours can have it. */
export interface LinkAddress {
  /** Undefined where no link can lead there. */
  readonly address: string | undefined;
  /** Whether less of it is left than was written, which whoever moves a text has to be told. */
  readonly isCut: boolean;
}

/**
 * What of an address a link can have, judged as `check` judges it: brackets are written so that they cannot end the link, and what got
 * in at the end while it was copied goes: characters that nobody sees, and punctuation of the sentence around it. In the middle they may
 * be what the file is called there, so that no other address is made of it: then there is no link.
 *
 * @param given an address as HTML has it; one that works from nowhere else is none, and nothing of it counts as cut
 */
export function linkAddress(given: string): LinkAddress {
  const written = given.replaceAll("(", "%28").replaceAll(")", "%29").replaceAll("*", "%2A");
  if (!ABSOLUTE.test(written) || !URL.canParse(written)) return { address: undefined, isCut: false };
  let address = written;
  for (let last = LAST.exec(address); last && isStray(last[0], address); last = LAST.exec(address))
    address = address.slice(0, last.index);
  return isLink(address) ? { address, isCut: address !== written } : { address: undefined, isCut: true };
}

function isStray(last: string, address: string): boolean {
  const character = percentDecoded(last);
  if (SENTENCE.test(character)) return true;
  return addressFault(address) === "forbidden-character" && FORBIDDEN.test(character);
}

function isLink(address: string): boolean {
  const text = `[a](${address})`;
  const parsed = parseMarkdown(text);
  const [opening] = parsed.tokens.flatMap(({ children }) => children ?? []);
  const faults = leftoverMarkdown(text, parsed).filter(({ code }) => isErrorCode(code));
  return opening?.type === "link_open" && parsed.refusedLinks.length === 0 && faults.length === 0;
}
