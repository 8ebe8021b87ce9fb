import type { SourceNames } from "../../content/source-registry.ts";
import { foldLine } from "../../manuscripts/folded-line.ts";
import { sourceAtBeginning } from "../../manuscripts/source-keys.ts";
import { isPlainCaption } from "./plain-caption.ts";

/** Signs that end a clause of a caption, and brackets around one. */
const BETWEEN = /[。!?;…()[\]]+/u;
/** Where a name may begin within a clause. */
const WORDS = /[\s,，、/／|｜:：]+/u;
/** What captions say of whose a picture is, and hardly of what it shows: 摄 ends a credit, 摄影展 does not. */
const SPOKEN =
  /图源|(?:^|[\s“「『])[左右上下]?(?:图片?|照片)\s*[/|]|(?:来源|出处)(?:于|\s*[:|/]|\s+\S)|由.{1,16}提供|(?:供图|提供|[a-z0-9]图片?|摄|摄影|拍摄|截[图屏]|供稿|授权)(?:$|\s*[:/|])|摄于|版权(?:$|属|归|所有|\s*[:/|])|©|\(c\)|(?:^|[^a-z])(?:via|credits?|courtesy|(?:photos?|images?|source) ?(?:by|:)|by|getty|reuters|afp|ap|cp)(?![a-z])|[撷摘翻拍摄取转引]自|(?:图|照片|视频|影片|画面).{0,4}来自|(?:社|报|网|台)(?:记者|发)|@|小红书|微博|抖音|朋友圈/u;
/** `Getty Images`, `IHIT`: alone, or at the end behind Han. */
const LATIN_END =
  /(?:^(?=(?:\p{Lu}[^\s\d_]*(?: |$))+$)|(?<=\p{Script=Han}[\s,，。！？!?…”」』)）]*))[\p{Lu}@][\p{Script=Latin}0-9 .&'’@_/-]{1,40}$/u;
/** In brackets at the end stand names, and which of several one is: 左, 前排右二, 2019年. */
const PLACE =
  /^(?:(?:又|原|简|俗|人)称?名?.*|即.*|[前后中左右上下里外起站坐排第一二三四五六七八九十图者起着衣男女]+|.*\d+.*|.)$/u;
const [SHORTEST, LONGEST] = [2, 20];

const LONGEST_SHOWN = 120;

/**
 * What in a text beside a picture may say whose it is, although nothing tells for sure: the clause that speaks of it, or else all of
 * the text. Undefined only where nothing in it can be a name.
 */
export function creditClue(text: string, names: SourceNames): string | undefined {
  const spoken = spokenClue(text, names);
  if (spoken !== undefined || text.trim() === "" || isPlainCaption(text, names)) return spoken;
  return text.trim().slice(-LONGEST_SHOWN);
}

/** Whether a text, folded, has a word for whose a picture is in any of its clauses. */
export function speaksOfOwner(folded: string): boolean {
  return folded.split(BETWEEN).some((clause) => SPOKEN.test(clause.trim()));
}

/** The clause of a text with a word for whose a picture is, a registered name, a name at the end. Undefined where none is known. */
export function spokenClue(text: string, names: SourceNames): string | undefined {
  const folded = foldLine(text);
  const bracket = /[([]([^()[\]]+)[)\]]\s*[。.]?$/u.exec(folded)?.[1];
  let clue: string | undefined;
  let at = 0;
  for (const clause of folded.split(BETWEEN)) {
    at = folded.indexOf(clause, at);
    const typed = text.slice(at, at + clause.length).trim();
    if (typed !== "" && (SPOKEN.test(clause.trim()) || namesSource(typed, names) || isName(clause, bracket)))
      clue = typed;
    at += clause.length;
  }
  return clue ?? LATIN_END.exec(text.replace(/[\s。.]+$/u, ""))?.[0].trim();
}

function namesSource(clause: string, names: SourceNames): boolean {
  return clause.split(WORDS).some((word) => {
    const rest = word.length > 1 ? sourceAtBeginning(word, names)?.rest : undefined;
    // CBC大楼外的人群 speaks of CBC, and is not of it.
    return rest !== undefined && /^(?:$|\P{Script=Han}|[记記]者|[图圖摄攝发發供])/u.test(rest);
  });
}

function isName(clause: string, bracket: string | undefined): boolean {
  const { length } = clause;
  return clause === bracket && length >= SHORTEST && length <= LONGEST && !PLACE.test(clause);
}
