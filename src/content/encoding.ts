import { isUtf8 } from "node:buffer";
import { FORBIDDEN } from "../domain/characters.ts";

/** What Chinese texts are found in, as the WHATWG Encoding Standard names it; GBK is part of GB18030. */
export const ENCODINGS = {
  "utf-8": "UTF-8",
  "utf-8-bom": "带 BOM 的 UTF-8",
  gb18030: "GB18030（GBK）",
  big5: "Big5",
  "utf-16le": "UTF-16 LE",
  "utf-16be": "UTF-16 BE",
} as const;
export type Encoding = keyof typeof ENCODINGS;

const GUESSES = ["gb18030", "big5", "utf-16le", "utf-16be"] as const;
/** Texts that were read rightly score from 0.4 (rare words) to 1, wrongly read ones below 0.1. */
const LEAST_SCORE = 0.2;
/** A longer text is told by its beginning. */
const MOST_UNITS = 4096;

/** The Han characters that the site's own texts use most, nine out of ten, and their traditional forms. */
const COMMON_HAN = new Set(
  "的文一写在不字里来是图有用源明原或章时出要名件会者片和以站到样记下正个上编处发就面人表示本成改您评址没论与这只多网怎普可" +
    "了我话作们转更能地说后标过称否对至读也必段都索录提页权撤它载注如列开搜行通看接么引从斯布题加每特信自哪篇辑道新稿条去留为" +
    "错方求朗前登什日进删存克次须已合小部器请他由署收所译别利法按乌夹谈并于大第体找理实动现补另号俄交保链务己全据意给使期同回" +
    "国连邮结还生语得代内停京误拿综见间把阅浏览填兰导放再服份中张起先容完知展几报复果罗程火此末数打空定单掉重经判其目版向着事" +
    "及因何除需箱显月将总基之关少声词电公美备问准确依媒统例最英战符充年创息告做联系分任许型取码核候周项键而泽平框好选些种机带" +
    "认子天制类醒直位指谢社闻刊库致无四外主相寫裡來圖時會樣記個編處發評沒論與這網話們轉說後標過稱對讀錄頁權載開麼從題輯條為錯" +
    "進刪須請譯別烏夾談並於體實動現補號鏈務據給國連郵結還語內誤綜見間閱瀏覽蘭導張幾報復羅數單經著顯將總關聲詞電備問準確統戰創" +
    "聯許碼項鍵澤選種機帶認類謝聞庫無",
);

/**
 * Tells the encoding of a text in Chinese. UTF-8 and byte order marks are certain; of the others, that counts in which
 * the text has the most everyday characters.
 *
 * @returns undefined when it makes sense in none
 */
export function detectEncoding(bytes: Uint8Array): Encoding | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const utf8 = isUtf8(bytes);
  // A zero byte is no text in UTF-8, but half of every Latin letter in UTF-16.
  if (utf8 && !bytes.includes(0))
    return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? "utf-8-bom" : "utf-8";
  const scored = GUESSES.map((encoding) => ({ encoding, score: chineseScore(decoded(bytes, encoding)) }));
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
  return best.score >= LEAST_SCORE ? best.encoding : utf8 ? "utf-8" : undefined;
}

/** Undefined when the bytes are not text in that encoding. */
function decoded(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return FORBIDDEN.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

/** How much a text looks like Chinese, at most 1: everyday Han counts for it, other scripts and private use against. */
export function chineseScore(text: string | undefined): number {
  if (!text) return -1;
  const units = text.slice(0, MOST_UNITS);
  let sum = 0;
  for (const unit of units) {
    if (COMMON_HAN.has(unit)) sum += 1;
    else if (/[\t\n\r -~]/.test(unit)) sum += 0.4;
    else if (/[\u3000-\u301c\uff01-\uff5e“”‘’…—·]/.test(unit)) sum += 0.7;
    else if (!/[\u4e00-\u9fff]/.test(unit)) sum -= 1;
  }
  return sum / units.length;
}
