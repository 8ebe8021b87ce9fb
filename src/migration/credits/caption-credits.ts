import type { SourceNames } from "../../content/source-registry.ts";
import { creditedPerson, namesNobody } from "../../manuscripts/credit-owners.ts";
import { foldLine } from "../../manuscripts/folded-line.ts";
import { isPersonName } from "../../manuscripts/person-name.ts";
import { type PictureCredit, pictureCreditIn } from "../../manuscripts/picture-credits.ts";
import { sourceKey } from "../../manuscripts/source-keys.ts";

/** A caption, and whose its picture is as it says. */
export interface CaptionCredit extends PictureCredit {
  /** What is left of the text. */
  readonly caption: string;
  /** What left it, as typed. */
  readonly typed: string;
}

interface Piece {
  readonly said: string;
  readonly typed: string;
  readonly several: boolean;
  readonly doubtful: boolean;
}

/** Names one of several pictures: what follows it is of that one. */
const WHICH = /[左中右上下前后]图|图\s?[\d一二三四五六]/u;
const INSIDE = /\s*[([][^()[\]]{2,60}[)\]]/gu;
/** `（路透社）` inside a text says whose the text is, or what something is called. */
export const SAYS_PICTURE = /图|摄|照片|供|photo|image|©/u;
const TAKES = /摄|供图|photo|picture/iu;
const LIST = /^(.*?)\s*(?:[([]([^()[\]]*;[^()[\]]*)[)\]]|(?<=^\s*)([^()[\]。]*;[^()[\]。]*))[。.]?$/u;
const LABEL = /^\s*(?:[左中右上下前后]图|图\s?[\d一二三四五六]|图片?|照片|图源)\s*[:/|]\s*/u;

/**
 * All that a caption says of whose its picture is. Who took a picture for whom is one credit; several owners are no one's, and stay
 * together, so that whoever is asked sees each of them.
 */
export function captionCreditIn(text: string, names: SourceNames): CaptionCredit | undefined {
  const pieces: Piece[] = [];
  let rest = text;
  for (;;) {
    const found = lastPiece(rest, names);
    if (!found || (pieces.length > 0 && (namesNobody(found.piece.said) || found.piece.several))) break;
    pieces.unshift(found.piece);
    rest = found.rest;
    if (found.piece.several) break;
  }
  const inside = insideOf(rest, names);
  const all = [...inside.pieces, ...pieces];
  const named = all.filter(({ said }) => !namesNobody(said));
  const [first, ...more] = named.length > 0 ? named : all;
  if (!first) return undefined;
  const typed = all.map((piece) => piece.typed).join(" ");
  const kept = {
    ...{ caption: inside.rest, typed, from: rest.length },
    several: all.some(({ several }) => several),
  };
  const same = more.every((one) => foldLine(one.said) === foldLine(first.said));
  const taken = inside.pieces.length === 0 && !WHICH.test(foldLine(text)) ? takenFor(named, names) : undefined;
  const doubtful = taken === undefined && (first.doubtful || (inside.pieces.length > 0 && pieces.length === 0));
  const said = taken ?? (same ? first.said : named.map((one) => one.said).join("；"));
  return { ...kept, said, doubtful };
}

function lastPiece(text: string, names: SourceNames): { readonly piece: Piece; readonly rest: string } | undefined {
  const listed = listedIn(text, names);
  if (listed) return listed;
  const credit = text.trim() === "" ? undefined : pictureCreditIn(text, names);
  if (!credit) return undefined;
  const { said, several, doubtful, from } = credit;
  const typed = text
    .slice(from)
    .replace(/^[\s，,；;、]+/, "")
    .trim();
  return { piece: { said, several, doubtful, typed }, rest: text.slice(0, from) };
}

/** `（左图：CBC；右图：路透社）` */
function listedIn(text: string, names: SourceNames): { readonly piece: Piece; readonly rest: string } | undefined {
  const found = LIST.exec(foldLine(text));
  const list = found?.[2] ?? found?.[3];
  if (!found || list === undefined) return undefined;
  const at = foldLine(text).lastIndexOf(list);
  const parts = text.slice(at, at + list.length).split(/[;；]/u);
  const said = parts.map((part) => {
    const [label = ""] = LABEL.exec(foldLine(part)) ?? [];
    return label === "" ? undefined : pictureCreditIn(`图源：${part.slice(label.length).trim()}`, names)?.said;
  });
  if (said.length < 2 || said.some((one) => one === undefined)) return undefined;
  const rest = text.slice(0, found[1]?.length ?? 0);
  return {
    piece: { said: said.join("；"), typed: text.slice(rest.length).trim(), several: false, doubtful: false },
    rest,
  };
}

/** Credits in brackets before the end of a caption: each is of a part of what it shows. */
function insideOf(text: string, names: SourceNames): { readonly pieces: readonly Piece[]; readonly rest: string } {
  const pieces: Piece[] = [];
  let rest = "";
  let at = 0;
  for (const { 0: bracket, index } of foldLine(text).matchAll(INSIDE)) {
    if (!SAYS_PICTURE.test(bracket)) continue;
    const typed = text.slice(index, index + bracket.length).trim();
    const credit = pictureCreditIn(typed, names);
    if (credit?.from !== 0 || credit.doubtful || namesNobody(credit.said)) continue;
    pieces.push({ said: credit.said, typed, several: false, doubtful: false });
    rest += text.slice(at, index);
    at = index + bracket.length;
  }
  return { pieces, rest: rest + text.slice(at) };
}

/** `新华社发（张三摄）`: one registered, the other who took it. */
function takenFor(pieces: readonly Piece[], names: SourceNames): string | undefined {
  const [one, two, ...more] = pieces;
  if (!one || !two || more.length > 0) return undefined;
  for (const [agency, person] of [
    [one, two],
    [two, one],
  ] as const) {
    const said = `${agency.said}/${person.said}`;
    const isOne = sourceKey(agency.said, names) !== undefined && TAKES.test(foldLine(person.typed));
    if (isOne && isPersonName(person.said) && creditedPerson(said, names)) return said;
  }
  return undefined;
}
