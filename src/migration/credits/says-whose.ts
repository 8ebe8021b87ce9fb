import type { SourceNames } from "../../content/source-registry.ts";
import { foldLine } from "../../manuscripts/folded-line.ts";
import { DECORATION } from "../../manuscripts/label-words.ts";
import { pictureCreditIn } from "../../manuscripts/picture-credits.ts";
import { factsOf, outletsIn } from "./facts.ts";
import { namesUnread } from "./unread-line.ts";

/** However it is put: it speaks of whose a picture or a text is. */
const SPEAKS =
  /^[([【]?(?:本文)?(?:图片?|配图|题图|照片|封面图?|插图|图表|数据|资料|素材|视频|截图|文字|作者|编辑|编译|记者|摄影?|转载|原载)(?:$|\s*[/:|]|来源|来自|取自|源自|由|均)|(?:摄|供图|截图|侵删|生成图片|ai生成)[)\]】]?$/u;
/** A label stands in it, behind other words. */
const LABEL_INSIDE =
  /(?:来源|出处|作者|记者|编辑|责编|编译|翻译|撰文|摄影|图源|供图|[|\s(][文图摄译])\s*[:|/]\s*\S|\((?:[^()]*\/[^()]*|via [^()]*)\)$|记者\s*\S{2,4}\s*[/ ]\s*\S{2,6}报[道导]$/u;
const BARE_LINK = /^[<[(]?https?:\/\/\S+$/iu;
const LONGEST = 100;

/**
 * Whether a line speaks of whose a text or a picture is, though nobody may have understood it: then it is neither a subhead nor the
 * first thing that readers should be told.
 */
export function saysWhose(line: string, names: SourceNames): boolean {
  const text = line.trim();
  if (text === "" || text.length > LONGEST) return false;
  const folded = foldLine(text);
  if (SPEAKS.test(folded) || LABEL_INSIDE.test(folded) || BARE_LINK.test(text)) return true;
  return (
    factsOf(text, true, names) !== undefined ||
    outletsIn(text, names) !== undefined ||
    namesUnread(text, names) !== undefined ||
    pictureCreditIn(text, names) !== undefined
  );
}

const OF_TEXT = /^[([](?!.*(?:图|照|摄|截|photo|image)).*[)\]][。.]?$|^[([]?(?:图[、/]?文|文[、/]?图)\s*[:|/]/u;

/** （CBC） and 图文：张三 say whose a text is, where no picture stands by. */
export function saysOfText(line: string): boolean {
  return OF_TEXT.test(foldLine(line.trim()));
}

const SAYS_SOURCE = /^[([\s]*(?:(?:来源|source)\s*[:|/]|(?:(?:本文|原文|文章)\s*)?(?:转载?|摘编?|选|译|编译)自)/u;

/** What a source line is called at the head and end of a text as well as below a picture. */
export function saysSource(line: string): boolean {
  return SAYS_SOURCE.test(foldLine(line.replace(DECORATION, "")));
}
