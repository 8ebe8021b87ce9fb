import { distance } from "fastest-levenshtein";
import type { Disclaimers } from "../domain/site.ts";

/** What a pasted page has besides its text. */
export type Boilerplate = "声明" | "评论表单" | "页面零碎" | "短代码";

/** Two texts at least this alike (1: the same) are the same statement, whoever's address stands in it. */
const ALIKE = 0.75;
/** A house's own disclaimers have a tenth of it. */
const LONGEST_STATEMENT = 2000;
const SAYS_SO = /^(?:免责声明|版权声明|特别声明|声明|转载声明|版权说明|侵权声明)\s*[:：]/;
const ADDRESS = /[\w.+-]+@[\w.-]+\w/g;
/** WordPress's comment form in Chinese and English, and what its themes add. */
const FORM = [
  /^(?:发表|留下)(?:评论|回复|留言)(?:\s*取消回复)?$/,
  /^(?:取消回复|提交评论|发布评论|写评论|评论|评论\s*\*|显示名称\s*\*?|姓名\s*\*?|昵称\s*\*?|电子邮箱地址\s*\*?|邮箱\s*\*?|网站(?:地址)?|留言\s*\*?)$/,
  /^您的(?:电子)?邮箱(?:地址)?不会被公开[。.]?(?:\s*必填项已用\s*\*\s*标注)?$/,
  /^必填项已用\s*\*\s*标注$/,
  /^在此浏览器中保存我的显示名称/,
  /^(?:leave a (?:reply|comment)(?:\s*cancel reply)?|cancel reply|post comment|your email address will not be published\.?.*|required fields are marked \*|(?:comment|name|email|website)\s*\*?)$/i,
];
/** What WeChat and news pages set around a text. */
const PAGE = [
  /^(?:(?:点击|轻触|戳).{0,6})?[“"「]?阅读(?:原文|全文|更多)[”"」]?.{0,10}$/,
  /^(?:预览时标签不可点|继续滑动看下一个|向上滑动看下一个|微信扫一扫.{0,20}|轻触阅读原文|(?:长按|扫描|识别).{0,10}二维码.{0,20})$/,
  /^(?:分享到?|分享至|收藏|点赞|在看|赞|打赏|举报|喜欢此内容的人还喜欢|返回搜狐，查看更多|返回顶部|打印|字号|责任编辑)[:：]?$/,
  /^(?:上一篇|下一篇|相关阅读|相关文章|相关新闻|延伸阅读|推荐阅读|热门文章|你可能(?:也)?喜欢)(?:[:：].{0,80})?$/,
  /^(?:advertisement|广告)$/i,
  /^(?:[—–-]\s*)?(?:end|完|全文完|（完）|\(完\))(?:\s*[—–-])?$/i,
];

/** WordPress's shortcodes, alone on a line (`[gallery ids="1,2"]`); captions are the pictures' (pictures.ts). */
const SHORTCODES = [
  /^\[(?:gallery|playlist|embed|video|audio)(?:\s[^[\]]*)?\](?:[^[\]]*\[\/(?:embed|video|audio)\])?$/i,
  /^\[(?!(?:wp_)?caption\b)[a-z][\w-]*(?:\s+[\w-]+=(?:"[^"]*"|'[^']*'|“[^”]*”|[^\s\]"']+))+\s*\/?\]$/i,
];
const LONGEST_SHORTCODE = 1000;

/** What a line is besides text; undefined for the text itself. */
export function boilerplateOf(line: string, disclaimers: Disclaimers): Boilerplate | undefined {
  if (FORM.some((form) => form.test(line))) return "评论表单";
  if (PAGE.some((form) => form.test(line))) return "页面零碎";
  if (line.length <= LONGEST_SHORTCODE && SHORTCODES.some((form) => form.test(line))) return "短代码";
  return isDisclaimer(line, disclaimers) ? "声明" : undefined;
}

/** A statement that says what it is, or one like those that the site sets under every article itself. */
function isDisclaimer(line: string, disclaimers: Disclaimers): boolean {
  if (SAYS_SO.test(line)) return true;
  if (line.length > LONGEST_STATEMENT) return false;
  const words = essence(line);
  return Object.values(disclaimers).some((own = "") => {
    const wanted = essence(own.replace("{contact}", ""));
    const longer = Math.max(words.length, wanted.length);
    // A short statement is like too many sentences; a much longer line cannot be alike.
    if (wanted.length < 20 || longer > 2 * Math.min(words.length, wanted.length)) return false;
    return 1 - distance(words, wanted) / longer >= ALIKE;
  });
}

/** Words alone: punctuation, width and addresses differ from paste to paste. */
function essence(text: string): string {
  return text
    .normalize("NFKC")
    .replace(ADDRESS, "")
    .replace(/[^\p{L}\p{N}]/gu, "");
}
