import type { SourceNames } from "../../content/source-registry.ts";
import { bylineIn, isOutletShaped } from "../../manuscripts/byline.ts";
import { isPlace, isWhereAndHow } from "../../manuscripts/byline-words.ts";
import { creditLineIn } from "../../manuscripts/credit-line.ts";
import { foldLine } from "../../manuscripts/folded-line.ts";
import type { Label } from "../../manuscripts/label-words.ts";
import { originOf } from "../../manuscripts/labels.ts";
import { isPenName } from "../../manuscripts/person-name.ts";
import { sourceKey } from "../../manuscripts/source-keys.ts";
import { namesIn } from "../../manuscripts/sources.ts";

/** What stands before the first word of a report: `【明报专讯】`, `新华社渥太华10月8日电（记者张三）`. */
export interface Opening {
  /** As typed, to its last sign. */
  readonly text: string;
  /** Who sent it, as typed; empty where only 本报 is named. */
  readonly outlets: readonly string[];
  readonly people: readonly string[];
  /** Whoever reports under what may be no name: to be asked, never taken. */
  readonly unsure?: string;
  /** It stands in brackets, apart from the text. */
  readonly isApart: boolean;
}

const LONGEST = 80;
const IN_BRACKETS = /^\s*[([]([^()[\]]{2,40})[)\]]\s*/u;
const BRACKETED = /^\s*\(([^()]{2,30})\)/u;
const OWN = /^(?:本报|本网|本站|本台|本刊)(?:综合)?(?:讯|消息|报[道导])?$/u;
/** `【明报专讯】`, `【星岛综合报道】` */
const SENT = /^(.{2,12}?)\s*(?:综合|编译|专题)?(?:报[道导]|专讯|快讯|讯|专电|电|消息)$/u;
const NO_OUTLET = /^本|记者|通讯员|特约|独家|综合|快$|最新|突发|[\d,。、]/u;
/** `【公报2020年10月1日】`, `【公报北京时间2020年10月1日讯】`: in brackets a day is enough, behind a name that is registered. */
const DATED =
  /^(.{2,16}?)\s*(?:[\p{Script=Han}]{2}时间)?\s*(?:\d{4}|[〇零一二三四五六七八九]{4})年(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})日?(?:讯|电|消息)?$/u;
/** `新华社渥太华10月8日电`: a place or a day stands between, or it would be a sentence. */
const WIRE =
  /^\s*(.{2,24}?)((?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}|[一二三四五六七八九十]{1,3})日|)(专电|电|讯|(?<=日)(?=\s*[—–-]))(?=\s*(?:\(|$|[—–:,-]|\p{Script=Han}))/u;

/** Reads what opens a text. Undefined where that is its first sentence. */
export function openingOf(text: string, names: SourceNames): Opening | undefined {
  const begun = text.slice(0, LONGEST);
  const folded = foldLine(begun);
  const [whole, inside] = IN_BRACKETS.exec(folded) ?? [];
  if (whole !== undefined && inside !== undefined) {
    const at = folded.indexOf(inside);
    const said = senderIn(begun.slice(at, at + inside.length).trim(), names);
    if (!said) return undefined;
    const more = said.people.length === 0 ? reporterBehind(begun.slice(whole.length), said.outlets, names) : undefined;
    const end = more ? whole.length + more.end : whole.trimEnd().length;
    const outlets = [...said.outlets, ...(more?.outlets ?? [])];
    const people = more?.people ?? said.people;
    return { ...more, outlets, people, text: begun.slice(0, end).trimEnd(), isApart: true };
  }
  return wireOf(begun, folded, names);
}

/** `【公报】（记者 张三）`, `【公报讯】记者张三报道：` */
const BEHIND_SENDER = /^(?:[([]([^()[\]]{2,30})[)\]]\s*|(记者[^,。:]{2,20}?报[道导])\s*:\s*)/u;

/**
 * Who reports, in a bracket behind the sender's: for the sender, whose name may be said again, or for whoever its report was taken from.
 * @param senders as typed
 */
function reporterBehind(
  rest: string,
  senders: readonly string[],
  names: SourceNames,
): (Sender & { readonly end: number; readonly unsure?: string }) | undefined {
  const [whole, bracketed, plain] = BEHIND_SENDER.exec(foldLine(rest)) ?? [];
  const inside = bracketed ?? plain;
  if (whole === undefined || inside === undefined) return undefined;
  const at = whole.indexOf(inside);
  const typed = rest.slice(at, at + inside.length);
  const byline = bylineIn(typed, true, names);
  if (!byline) {
    const key = bracketed === undefined ? undefined : sourceKey(typed, names);
    return key === undefined ? undefined : { outlets: [typed], people: [], end: whole.length };
  }
  const isSender = (outlet: string) =>
    senders.some((one) => one === outlet || sourceKey(one, names) === (sourceKey(outlet, names) ?? ""));
  const outlets = outletOf(byline.outlet).filter((outlet) => !isSender(outlet));
  const unsure = byline.people.length > 0 ? undefined : penNameIn(byline.said);
  if (byline.people.length === 0 && unsure === undefined) return undefined;
  return { outlets, people: byline.people, ...(unsure !== undefined && { unsure }), end: whole.length };
}

/** 山人 of 山人综合报道: a name that could be any word. */
function penNameIn(said: string): string | undefined {
  const length = [2, 3, 4].find((end) => end === said.length || isWhereAndHow(foldLine(said.slice(end))));
  const name = said.slice(0, length);
  return length !== undefined && isPenName(name) ? name : undefined;
}

type Sender = Pick<Opening, "outlets" | "people">;

function senderIn(inside: string, names: SourceNames): Sender | undefined {
  const whole = creditLineIn(`（${inside}）`, names);
  if (whole?.isKnown) return senderOf(whole.labels, names);
  const byline = bylineIn(inside, true, names);
  if (byline)
    return byline.people.length === 0 ? undefined : { outlets: outletOf(byline.outlet), people: byline.people };
  const [, dated = ""] = DATED.exec(foldLine(inside)) ?? [];
  const sender = inside.slice(0, dated.length).trim();
  if (sender !== "" && sourceKey(sender, names) !== undefined) return { outlets: [sender], people: [] };
  const known = namesIn(inside, names);
  if (known.every((name) => names.resolve(name))) return { outlets: known, people: [] };
  const wire = wireOf(inside, foldLine(inside), names);
  if (wire) return wire;
  const [, name = ""] = SENT.exec(foldLine(inside)) ?? [];
  const typed = inside.slice(0, name.length).trim();
  return name === "" || NO_OUTLET.test(name) ? undefined : { outlets: [typed], people: [] };
}

/** Undefined where it says more than who has sent a text and who has written it. */
function senderOf(labels: readonly Label[], names: SourceNames): Sender | undefined {
  if (!labels.every(({ subject }) => subject === "source" || subject === "author")) return undefined;
  const origins = labels.map((label) => originOf(label, names));
  return { outlets: origins.flatMap(({ sources }) => sources), people: origins.flatMap(({ authors = [] }) => authors) };
}

function wireOf(text: string, folded: string, names: SourceNames): Opening | undefined {
  const [whole, sent = "", day = ""] = WIRE.exec(folded) ?? [];
  if (whole === undefined) return undefined;
  const typed = text.slice(0, folded.indexOf(sent) + sent.length).trim();
  const byline = bylineIn(typed, true, names);
  if (byline && byline.people.length > 0 && day !== "")
    return {
      text: text.slice(0, whole.length),
      outlets: outletOf(byline.outlet),
      people: byline.people,
      isApart: false,
    };
  const outlet = outletBefore(typed, day !== "", names);
  if (outlet === undefined) return undefined;
  const behind = BRACKETED.exec(folded.slice(whole.length));
  const inside = behind?.[1] ?? "";
  const from = whole.length + folded.slice(whole.length).indexOf(inside);
  const people = inside === "" ? [] : (bylineIn(text.slice(from, from + inside.length), true, names)?.people ?? []);
  const named = whole.length + (people.length > 0 ? (behind?.[0].length ?? 0) : 0);
  const end = named + (/^\s*[—–-]+/u.exec(folded.slice(named))?.[0].length ?? 0);
  // With a day in it, and whatever stands in brackets behind it read, it is no part of a sentence.
  const isApart = day !== "" && (behind === null || people.length > 0);
  return { text: text.slice(0, end), outlets: OWN.test(foldLine(outlet)) ? [] : [outlet], people, isApart };
}

/** `新华社渥太华` is an outlet and a place. An outlet that nobody has registered is one only before a place and a day. */
function outletBefore(sent: string, hasDay: boolean, names: SourceNames): string | undefined {
  const folded = foldLine(sent);
  if (OWN.test(folded)) return sent;
  if (sourceKey(sent, names) !== undefined || (hasDay && isOutletShaped(sent) && !isPlaceBehind(sent))) return sent;
  for (let length = 2; length < sent.length; length += 1) {
    const outlet = sent.slice(0, length).trim();
    const place = folded.slice(length).trim();
    if (!place.split(/[/、]/u).every((one) => isPlace(one.replace(/^驻/u, "")))) continue;
    if (sourceKey(outlet, names) !== undefined || (hasDay && isOutletShaped(outlet))) return outlet;
  }
  return undefined;
}

/** 公报社北京 is shaped like no outlet, 公报北京台 is. */
function isPlaceBehind(sent: string): boolean {
  return isPlace(foldLine(sent).slice(-2));
}

function outletOf(outlet: string | undefined): readonly string[] {
  return outlet === undefined ? [] : [outlet];
}
