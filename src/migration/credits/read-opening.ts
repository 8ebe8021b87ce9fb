import { sourceKey } from "../../manuscripts/source-keys.ts";
import type { Judge } from "./judge.ts";
import { openingOf } from "./opening.ts";
import type { TextCredits } from "./text-credits.ts";

/**
 * Who reports, before the first word of a text: `（记者 张三）`, `【星島綜合報道】`. A paper that nobody has registered is asked about.
 * @returns what stands there, apart from the text and all of it recorded; undefined where it has to stay
 */
export function readOpening(opening: string, text: TextCredits, judge: Judge): string | undefined {
  const read = openingOf(opening, judge.names);
  if (!read) return undefined;
  const keys = read.outlets.map((name) => sourceKey(name, judge.names));
  const isSaid = (key: string | undefined) => key !== undefined && text.hasSource(key);
  const isTheirs = !text.hasSource() || keys.some(isSaid);
  const known = read.outlets.map((name, at) => {
    const key = keys[at];
    if (isSaid(key) || (isTheirs && text.names([name], read.text))) return true;
    // Where another line has said whose the text is, whoever sent it may only have sent it.
    const sent = isTheirs || key === undefined ? undefined : judge.doubted(name, "报道开头的来源", read.text);
    if (sent !== undefined) text.addSource(sent, read.text);
    return sent !== undefined;
  });
  const sign = (name: string) => text.sign(name, read.text);
  for (const name of read.people) sign(name);
  const isSure = read.unsure === undefined || text.askPerson("作者", read.unsure, read.text, sign);
  const all = isSure && known.every((one) => one) && read.people.every((name) => text.authors.includes(name));
  return read.isApart && all && known.length + read.people.length > 0 ? read.text : undefined;
}
