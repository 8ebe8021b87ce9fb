import { plainText } from "./letters.ts";

/** What stands where a text was, folded as plainText folds; each only asked where most or the end of a text is gone. */
const GONE =
  /\b(?:error|http) ?404\b|\b404[ :-]*(?:error|not|page|oops|错误|页面|抱歉|对不起|找不到)|\bpage (?:could )?not (?:be )?found|\bnot found\b|no longer (?:available|exists?)|(?:page|article|story) (?:has been|was) (?:removed|deleted|taken down|unpublished)|(?:page|article|story) (?:you .{0,40})?(?:doesnt|does not|cant be|cannot be) (?:exist|found)|(?:页面|网页|文章|内容|新闻|稿件|您访问的.{0,8}|您要找的.{0,8})(?:已经?|暂时|可能)?(?:不存在|下架|找不到|未找到|没有找到|无法找到|已?被?删除|已?失效|已下线|走丢了)|找不到.{0,6}(?:页面|网页|文章|内容)/;
const WITHDRAWN =
  /^(?:本文|此文|该文|本稿|本篇|这篇)(?:章|稿|报道|文章)?.{0,16}(?:撤回|撤稿|撤下|撤销)|^(?:撤稿|撤回)(?:声明|启事|通知)|^(?:this|the) (?:article|story|report|item|post) (?:has been|was|is) .{0,24}(?:retracted|withdrawn)|^retract(?:ion|ed)\b/;
const CORRECTED =
  /^[[(【]?(?:更正|勘误|订正|编者注|编辑注|编者按.{0,4}更正)|^(?:correction|clarification|editors? note)s?\b|^an earlier version of (?:this|the) (?:article|story|report)|^(?:本文|此文)(?:早前|先前|较早|此前|最初)(?:的)?版本|^(?:this|the) (?:article|story|report) (?:has been|was) (?:corrected|amended|updated to correct)/;
const BARRED =
  /(?:订阅|登录|登陆|注册|付费|购买|开通会员|成为会员|加入会员).{0,16}(?:继续阅读|阅读全文|查看全文|阅读更多|阅读完整|解锁|后阅读|后可读|后查看)|(?:本文|此文|以下|剩余|余下|其余).{0,12}(?:订阅|会员|付费).{0,8}(?:阅读|可读|可见|专享|专属)|(?:剩余|还有|余下).{0,12}(?:未读|内容|%).{0,12}(?:订阅|付费|会员|登录)|subscrib\w*.{0,24}(?:to (?:continue|read|keep|unlock|access)|only)|(?:sign|log) in to (?:continue|read)|already a subscriber|(?:continue|keep) reading with|reached your .{0,24}limit|register (?:now )?to (?:continue|read)/;
const ASKED =
  /before you continue|accept (?:all )?cookies|we (?:and our partners )?(?:use|value).{0,30}(?:cookies|privacy)|verify (?:that )?you are (?:a )?human|are you a robot|checking your browser|just a moment|enable javascript|access denied|unusual traffic|captcha|安全验证|验证码|人机验证|访问(?:过于|太)频繁|访问异常|拒绝访问|(?:使用|接受|同意).{0,10}cookie|请(?:开启|启用)javascript|继续访问前/;
/** An error page is short; an article about error pages is not. */
const LONGEST_ERROR = 1200;

/** Whether a page says of itself that there is nothing here. */
export function saysGone(whole: string): boolean {
  const plain = plainText(whole);
  return plain.length <= LONGEST_ERROR && GONE.test(plain);
}

/** Whether a page lets only some read on: subscribers, whoever agrees, whoever is no machine. */
export function barsReaders(whole: string): boolean {
  const plain = plainText(whole);
  return BARRED.test(plain) || (plain.length <= LONGEST_ERROR && ASKED.test(plain));
}

export type Notice = "correction" | "withdrawal";

/** What a house says of its own text in a paragraph; undefined for a paragraph of the text. */
export function noticeIn(block: string): Notice | undefined {
  const plain = plainText(block);
  return WITHDRAWN.test(plain) ? "withdrawal" : CORRECTED.test(plain) ? "correction" : undefined;
}
