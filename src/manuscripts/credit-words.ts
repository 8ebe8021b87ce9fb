/**
 * The words with which newsrooms, WeChat accounts and web pages say whose a text or a picture is, by what each does in a line. All are
 * parts of patterns, folded as lines are (folded-line.ts); whatever reads such lines has its words from here.
 */

/** What people are besides what they do: 见习记者, 值班编辑. */
const RANK =
  "(?:本报|本网|本刊|本台|本站|本期|本文|特约|特派|见习|实习|首席|资深|高级|值班|网络|文字|稿件|新媒体|运营|内容|栏目|执行|微信)*";

/** Labels: what a line of the form `图源：CBC` is about, and the words that it begins with. */
export const SUBJECTS = {
  source: {
    name: "来源",
    words:
      "(?:文章|稿件|新闻|消息|资料|信息|内容|文字|综合|报道|原文|原始|本文|转载|素材|资讯)?来源(?:于|自|网站|媒体|(?:微信)?公众号)?|来源地址|作者/来源|来源/作者|稿源|(?:本文|文章)?(?:原载|原刊|首发|首刊)(?:于)?|(?:原文|文章)?出处|参考(?:来源|资料|文献)?|via|sources?|references?|ref",
  },
  reprinted: {
    name: "转载",
    words:
      "(?:本文|文章|内容|原文)?(?:系|由)?(?:转自|转载自|转载于|转载|转帖自|转贴自|转发自|摘自|摘编自|摘录自|节选自|转引自|选自)(?:微信)?(?:公众号|公号)?",
  },
  credit: {
    name: "图源",
    words:
      "图源|(?:图片|图像|影像|图表)(?:来源于?|来自|出处|提供|版权)?|(?:题图|配图|照片|封面图?|视频|视频截图|截图)(?:来源|来自)?|图|摄影(?:师|者|记者)?|摄像|摄|供图|photo(?:\\s+(?:by|credit))?|image(?:\\s+(?:by|credit))?|credit",
  },
  translated: { name: "编译", words: "(?:本文|文章)?(?:编译自|译自|翻译自)|translated from" },
  compiled: { name: "编译", words: "编译(?:整理)?|综合(?:编译|整理|报道|自)?" },
  author: {
    name: "作者",
    words: `(?:本文|原文|文章|原)?作者|图文|文、图|图、文|文图|图/文|文/图|文|文字|撰文|撰稿|(?:参与)?采写|采编|文案|(?:供稿|投稿|来稿|撰稿)(?:人|者)?|采访|整理|执笔|实习生|${RANK}(?:记者|通讯员|撰稿人|评论员)|by|author|reporter|written by`,
  },
  translator: { name: "译者", words: "翻译|译者|译|译文|编译者" },
  "managing-editor": { name: "责任编辑", words: "(?:本文|本期)?责任编辑|责编|责任校编" },
  editor: { name: "编辑", words: `${RANK}编辑|(?:版面|网页)编辑|网编|编|editor` },
  others: {
    name: "制作人员",
    words:
      "(?:美术|图片|视频)编辑|校对者?|审核|审校|终审|初审|复审|监制|出品|制作|制图|排版|美编|设计|统筹|策划|总策划|主编|值班主编|值班编委|剪辑|后制|后期(?:制作)?|播报|责校|核稿|签发|校稿|选稿|配音|录音|指导老师",
  },
  counts: {
    name: "页面零碎",
    words: "(?:点击|浏览|阅读|评论|访问|查看|收藏|转发|分享)(?:数|量|率|次数|人数)?|人气|热度|字号|字体|views?|hits",
  },
  date: { name: "日期", words: "(?:发布|发表|更新|发稿|刊发)?(?:时间|日期)|发布于|发表于" },
  link: {
    name: "原文链接",
    words:
      "(?:原文|文章|新闻|来源|相关|参考|英文原文)(?:链接|连接|地址|网址)|(?:点击|请点击)?(?:阅读|查看|浏览)?(?:英文|完整)?原文|链接|网址|original(?: article| link)?|link|url|read more",
  },
  title: { name: "标题", words: "标题" },
  original: { name: "原标题", words: "原(?:文)?标题(?:为|是)?|原题|英文标题" },
} as const;
export type Subject = keyof typeof SUBJECTS;

export function isSubject(text: string): text is Subject {
  return text in SUBJECTS;
}

/** How a text came here, before whose it was: 本文综合编译自, 文章系授权转载自, 据. */
export const ORIGIN_VERB =
  "(?:本文|文章|全文|原文|本稿|信息|消息|以上(?:内容|文字)?|内容)?(?:最初|最早)?(?:系|为|是|由|均|主要|部分|授权|独家|综合|整理|编译|编辑|翻译|改编|改写|摘编|摘译|摘录|节选|节录|转载|转发|转引|转帖|转贴|原载|原刊|首发|首刊|刊登|刊载|刊发|发表|发(?=于)|刊(?=于)|载|转|摘|选|译|来源|来|引|源|取|出)+(?:自|于)|(?:本文|原文)?(?:原载|原刊)|本文原创(?:为|于)|根?据|综合";
/** What sort of account a name is that follows. */
export const ACCOUNT_KIND = "(?:微信|微博)?(?:公众号|公共号|订阅号|服务号|公号|微信号|公众平台|(?<=微信|微博))";
/** Which issue of a paper, or the day of it. */
export const ISSUE =
  "(?:杂志|期刊|月刊|半月刊|双月刊)?\\s*(?:\\d{4}年?\\s*)?(?:[-./]\\d{1,2}[-./]\\d{1,2}|(?:\\d{1,2}月)?\\s*(?:\\d{1,2}日)?)\\s*,?\\s*(?:总?第?\\s*[\\d一二三四五六七八九十百○〇]{1,6}\\s*期)?\\s*(?:[a-z]?\\d{1,2}版)?";
/** What somebody has done, behind their name and a stroke: `张三／文`. */
export const DONE_BEHIND = {
  文: "author",
  图文: "author",
  文图: "author",
  编辑: "editor",
  责编: "managing-editor",
  译: "translator",
} as const;
/** Who has only set a text anew, for reading apart from its page. */
export const SET_ANEW = "(?:本文|文章)?由\\s*[^,。:]{2,20}?\\s*(?:转码|转换|排版)";
/** How accounts head what they have written themselves. */
export const HEADED = "(?:原创|首发)";
/** What an outlet has done for a text, behind its name: 公报综合报道, 由公报授权转载. */
export const DEED =
  "(?:综合|独家|专题|现场|联合|编译|原创)?(?:报道|报导|专特稿|专稿|特稿|专讯|快讯)|专电|消息|电|讯|综合|(?:综合)?编译(?:整理)?|原创(?:文章|首发|作品)?|首发|供稿|来稿|(?:独家)?授权(?:本报|本站|本网|本刊)?(?:转载|刊载|刊登|发布|转发)";
/** The house itself. */
export const OWN = "本(?:报|网|站|台|刊|社|公众号)";
/** What people are called by who report, behind whatever they report for. */
export const REPORTER = `(?:特约|特派|见习|实习|首席|资深|高级|驻\\p{Script=Han}{2,6}?)*(?:记者|通讯员|特派员|撰稿人|评论员|实习生)`;
/** What is said of rights in a clause of its own, of nothing but such words: it names nobody. */
export const DISCLAIMER =
  "(?=.{0,12}(?:转载|授权|版权|侵权|侵删|删节|删改|改动|注明))(?:欢迎|如需|如欲|转载|引用|请|须|务必|注明|保留|联系|标明|出处|来源|原作者|作者|原文|链接|谢谢|合作|未经|授权|许可|同意|不得|禁止|谢绝|严禁|版权|归|属于|属|所有|如有|若有|侵权|侵|删除|删节|删改|删|改动|我们|及时|立即|本站|本报|本网|与|和|及|并|已获|获|经|系|为|本文|文章|图片|内容|略有|有|发布|刊载|违者|必究)+";
/** Where somebody can be found on WeChat, in brackets behind a name. */
export const ACCOUNT =
  "[(]\\s*(?:微信)?(?:公众号|公号|订阅号|id|微信号)\\s*[:]?\\s*[^()]{2,40}[)]|[(][a-z][a-z0-9_-]{4,20}[)]";
/** A day, and the hour if it has one. */
export const DATE =
  "(?:\\d{4}\\s?[-/.年]\\s?\\d{1,2}\\s?[-/.月]\\s?\\d{1,2}日?(?:\\s*(?:星期.|周.))?(?:\\s*\\d{1,2}:\\d{2}(?::\\d{2})?)?)";
