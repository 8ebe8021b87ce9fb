import { distance } from "fastest-levenshtein";
import type { Disclaimers } from "../domain/site.ts";
import { foldLine } from "./folded-line.ts";

/** What a pasted page has besides its text. */
export type Boilerplate = "声明" | "评论表单" | "页面零碎" | "短代码";

/** Two texts at least this alike (1: the same) are the same statement, whoever's address stands in it. */
const ALIKE = 0.75;
/** A house's own disclaimers have a tenth of it. */
const LONGEST_STATEMENT = 2000;
const SAYS_SO =
  /^[([*※]?\s*(?:免责声明|免责条款|版权声明|版权提示|特别声明|郑重声明|重要声明|声明|转载声明|版权说明|侵权声明|disclaimer)\s*[\])]?\s*:/;
const ADDRESS = /[\w.+-]+@[\w.-]+\w/g;
/** WordPress's comment form in Chinese and English, and what its themes add; folded, as all below. */
const FORM = [
  /^(?:发表|留下)(?:评论|回复|留言)(?:\s*取消回复)?$/,
  /^(?:取消回复|提交评论|发布评论|发布留言|写评论|评论|评论\s*\*|显示名称\s*\*?|姓名\s*\*?|昵称\s*\*?|电子(?:邮箱|邮件)(?:地址|位址)?\s*\*?|邮箱\s*\*?|网站(?:地址|网址)?|个人网站网址|留言\s*\*?)$/,
  /^(?:您|你)?(?:的|所填写的)?(?:电子)?(?:邮箱|邮件)(?:地址|位址)?不会被?公开[。.]?(?:\s*(?:必填项已用|必填栏位标示为|必填字段已用)\s*\*\s*(?:标注)?)?$/,
  /^发(?:布|表)留言必须填写的电子邮件地址不会公开[。.]?(?:\s*必填栏位标示为\s*\*)?$/,
  /^(?:必填项已用\s*\*\s*标注|必填栏位标示为\s*\*)$/,
  /^(?:在此|在)浏览器中(?:保存|储存)我的(?:显示名称|名称)/,
  /^(?:leave a (?:reply|comment)(?:\s*cancel reply)?|cancel reply|post comment|your email address will not be published\.?.*|required fields are marked \*|save my name, email,? and website in this browser.*|(?:comment|name|email|website)\s*\*?)$/,
];
const CHANNEL =
  "(?:公众号|公众帐号|公众账号|微信|微博|视频号|小红书|抖音|二维码|app|客户端|频道|newsletter|电子报|脸书|facebook|youtube|telegram|instagram|推特|twitter|line|rss|粉丝团|粉丝专页)";
/** What WeChat and news pages set around a text. */
const PAGE = [
  /^(?:(?:点击|点选|轻触|戳|请点击|点此|点这里).{0,6})?[“"「]?(?:阅读|查看|浏览)(?:原文|全文|更多)[”"」]?[^。!?]{0,10}$/,
  /^(?:预览时标签不可点|继续滑动看下一个|向上滑动看下一个|微信扫一扫.{0,20}|轻触阅读原文|[^。]{0,12}(?:长按|扫描|扫码|识别|扫一扫)[^。]{0,12}(?:二维码|小程序码|关注|加群|添加|下载)[^。]{0,20})[。!.]?$/,
  /^(?:分享到?|分享至|分享此文|分享本文|收藏|点赞|在看|赞|打赏|举报|喜欢此内容的人还喜欢|返回搜狐,查看更多|返回顶部|回到顶部|打印|打印本文|字号|责任编辑|转发|复制链接|share this|share|like this|tweet|loading\.{0,3}|print|email|pin it|whatsapp|more)\s*:?$/,
  /^(?:分享到?|分享至|share(?: (?:this|on|to))?)\s*:?(?:[\s|,、·/]*(?:微信|微博|新浪微博|qq空间|qq|朋友圈|facebook|twitter|x|line|whatsapp|wechat|weibo|telegram|linkedin|pinterest|reddit|email|邮件|脸书|推特|复制链接|more|更多|print|打印))+$/,
  /^(?:(?:微信|新浪微博|微博|qq空间|qq|朋友圈|facebook|twitter|line|whatsapp|telegram|linkedin|pinterest|reddit|email|邮件|脸书|推特|复制链接|print|打印|share|tweet|分享)[\s|,、·/]+){2,}(?:微信|微博|qq空间|qq|朋友圈|facebook|twitter|x|line|whatsapp|telegram|linkedin|pinterest|reddit|email|邮件|脸书|推特|复制链接|print|打印|more|更多)$/,
  /^(?:click to (?:share on|email|print)[^。]{0,80}|(?:点击|按一下)(?:以|即可)?(?:分享|在)[^。]{0,30}(?:在新窗口中打开|在新视窗中开启|上共享|分享)[^。]{0,20})$/,
  /^(?:上一篇|下一篇|上一则|下一则|相关阅读|相关文章|相关新闻|相关报道|延伸阅读|推荐阅读|更多阅读|热门文章|热门新闻|往期(?:推荐|回顾|精选|文章|阅读)|猜你喜欢|(?:你|您)可能(?:也|还)?(?:喜欢|会喜欢|感兴趣)|related(?: posts| articles| stories)?|you may also like|see also|previous(?: post)?|next(?: post)?)(?:\s*:.{0,80})?$/,
  /^(?:read more|continue reading|read the full (?:story|article)|learn more|click here(?: to .{0,30})?)[.… →»>]*$/,
  new RegExp(
    `^[^。]{0,16}(?:(?:欢迎|请|立即|马上|快来|敬请|点击|记得|现在就|免费)[^。]{0,6}(?:关注|订阅|加入|追踪|下载|添加|扫码)|(?:关注|订阅|追踪)(?:我们|本站|本报|本网|更多))[^。]{0,24}${CHANNEL}[^。]{0,30}[。!.~]*$`,
  ),
  /^(?:subscribe(?: (?:to|now|here|for)\b.{0,60})?|sign up (?:for|to)\b.{0,60}|follow us(?: on\b.{0,60})?|download (?:the|our)\b.{0,20}app\b.{0,30})[.!]?$/,
  new RegExp(
    `^(?:关注|订阅|追踪|加入|下载)[^。]{0,12}${CHANNEL}[^。]{0,6}(?:获取|了解|查看|掌握|第一时间|更多|随时)[^。]{0,24}[。!.~]*$`,
  ),
  /^like this: ?(?:like)? ?loading\.*$/,
  /^(?:更多|了解更多|想看更多)(?:精彩|新闻|资讯|内容|报道|独家|本地)[^。]{0,12}(?:请|欢迎|尽在|敬请)[^。]{0,30}[。!.]*$/,
  /^[^。]{0,12}(?:长按|扫描|扫码|扫一扫|识别二维码)[^。]{0,16}(?:群|关注|加入|下载|小程序|公众号|二维码|阅读)[^。]{0,12}[。!.]?$/,
  /^(?:点击|戳|点)?(?:上方|下方|上面|文末)?[“"]?(?:蓝色?字体?|蓝字)[”"]?.{0,12}(?:关注|订阅)[^。]{0,12}$/,
  /^(?:(?:投稿(?:邮箱|信箱|热线)?|爆料(?:邮箱|热线|微信)?|商务合作|广告合作|新闻热线|报料热线|联系我们|客服微信|小编微信|加微信|微信号)\s*:\s*[^。]{1,60})$/,
  /^(?:advertisement|广告)$/,
  /^(?:[—–-]{1,2}\s*)?\(?(?:the )?(?:end|完|全文完|本文完)\)?(?:\s*[—–-]{1,2})?$/,
];

/** WordPress's shortcodes, alone on a line (`[gallery ids="1,2"]`); captions are the pictures' (pictures.ts). */
const SHORTCODES = [
  /^\[(?:gallery|playlist|embed|video|audio)(?:\s[^[\]]*)?\](?:[^[\]]*\[\/(?:embed|video|audio)\])?$/i,
  /^\[(?!(?:wp_)?caption\b)[a-z][\w-]*(?:\s+[\w-]+=(?:"[^"]*"|'[^']*'|“[^”]*”|[^\s\]"']+))+\s*\/?\]$/i,
];
const LONGEST_SHORTCODE = 1000;
/** Whatever stands around a text is short. */
const LONGEST_FURNITURE = 240;

/** What newsrooms say of rights at the end of a text, in whichever words. */
const RIGHTS = [
  /(?:如|若|倘)(?:有|涉及|涉|果)?.{0,14}(?:侵权|侵犯|版权问题|版权异议|版权争议|不妥|异议)[^。]{0,24}(?:联系|删除|告知|来信|处理|通知|下架)/,
  /^(?:转载|本文|文章|以上|图片|文字|内容|本站|本网|部分|素材|图文|版权|原文|注|※|\*|\[|\().{0,40}(?:版权|著作权)(?:均|皆|都)?(?:归|属)(?:于)?.{0,14}(?:所有|原作者|作者|媒体)/,
  /^(?:本文|文章|以上|内容|转载|本站|注|※|\*|\[|\(|作者|观点).{0,40}不代表.{0,16}(?:立场|观点|意见)/,
  /^.{0,30}未经.{0,12}(?:授权|许可|同意|允许).{0,12}(?:不得|禁止|谢绝|严禁|请勿).{0,12}(?:转载|复制|转发|刊登|刊载|摘编|翻印)/,
  /^(?:本文|以上|文章|\[|\(|注|※|\*|欢迎|如需|如欲|版权|原创|本站|本报|本网)?.{0,24}转载(?:,|时)?(?:请|须|务必|需)(?:注明|联系|保留|标明|获得|取得)/,
  /^[[(※*\s]*(?:本文|以上|文章|内容|注).{0,40}(?:仅供参考|不构成任何|不构成投资|不作为).{0,20}(?:建议|依据|意见)?/,
  /^(?:copyright|©|\(c\)).{0,60}(?:all rights reserved|版权所有)/,
];

/** A sentence behind a statement about rights that goes on about them; any other is the author's, who still has something to say. */
const GOES_ON =
  /版权|著作权|转载|授权|侵权|声明|立场|观点|责任|联系|删除|出处|注明|链接|原文|来源|作者|署名|商业|保留|法律|本站|本网|本报|邮箱|参考|核实|真实性|协议|许可|©|copyright|rights|license|cc by/i;

/** Whether a line at the edge of a text is a statement about rights; in the middle somebody could be speaking of them. */
export function statesRights(line: string): boolean {
  if (line.length > LONGEST_FURNITURE) return false;
  const folded = foldLine(line);
  const [, ...more] = folded.split(/[。!?]/).filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
  return RIGHTS.some((form) => form.test(folded)) && more.every((sentence) => GOES_ON.test(sentence));
}

/** What a line is besides text; undefined for the text itself. */
export function boilerplateOf(line: string, disclaimers: Disclaimers): Boilerplate | undefined {
  const folded = line.length <= LONGEST_FURNITURE ? foldLine(line) : "";
  if (FORM.some((form) => form.test(folded))) return "评论表单";
  if (PAGE.some((form) => form.test(folded))) return "页面零碎";
  if (line.length <= LONGEST_SHORTCODE && SHORTCODES.some((form) => form.test(line))) return "短代码";
  return isDisclaimer(line, disclaimers) ? "声明" : undefined;
}

/** A statement that says what it is, or one like those that the site sets under every article itself. */
function isDisclaimer(line: string, disclaimers: Disclaimers): boolean {
  const folded = foldLine(line.slice(0, LONGEST_FURNITURE));
  const label = SAYS_SO.exec(folded)?.[0];
  // 声明：后果自负 is the author's own warning.
  if (label !== undefined && (folded.length === label.length || GOES_ON.test(folded.slice(label.length)))) return true;
  if (line.length > LONGEST_STATEMENT) return false;
  let words: string | undefined;
  return essencesOf(disclaimers).some((wanted) => {
    // A short statement is like too many sentences; a much longer line cannot be alike, nor a much shorter one.
    if (wanted.length < 20 || wanted.length > 2 * line.length) return false;
    words ??= essence(line);
    const longer = Math.max(words.length, wanted.length);
    if (longer > 2 * Math.min(words.length, wanted.length)) return false;
    return 1 - distance(words, wanted) / longer >= ALIKE;
  });
}

const ESSENCES = new WeakMap<Disclaimers, readonly string[]>();

function essencesOf(disclaimers: Disclaimers): readonly string[] {
  const known = ESSENCES.get(disclaimers);
  if (known) return known;
  const essences = Object.values(disclaimers).map((own = "") => essence(own.replace("{contact}", "")));
  ESSENCES.set(disclaimers, essences);
  return essences;
}

/** Words alone: punctuation, width and addresses differ from paste to paste. */
function essence(text: string): string {
  return text
    .normalize("NFKC")
    .replace(ADDRESS, "")
    .replace(/[^\p{L}\p{N}]/gu, "");
}
