import { foldLine } from "./folded-line.ts";

/** The family names that nearly everybody bears (公安部, 全国姓名报告), and those of Hong Kong and Taiwan. */
const SURNAMES = new Set(
  "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢骆岳齐梅庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强丘华车冉房边辜吉饶刁瞿戚巫蒲褚温冼区简郁楚练游连官卓蓝池符窦莫麦湛封靖晏佘沙鄢阚古井娄岑谈粟匡禹麻肖尚阙候滕狄".split(
    "",
  ),
);
const COMPOUND =
  /^(?:欧阳|司马|上官|诸葛|司徒|皇甫|尉迟|公孙|慕容|令狐|夏侯|端木|东方|南宫|独孤|宇文|长孙|轩辕|钟离|闻人)[\p{Script=Han}]{1,2}$/u;
const HAN_NAME = /^[\p{Script=Han}]{2,4}$/u;
/** `阿不都·热合曼`, `弗拉基米尔·普京` */
const DOTTED = /^\p{Script=Han}{1,8}(?:[·・•]\p{Script=Han}{1,8}){1,3}$/u;
const LATIN_NAME = /^\p{Lu}[\p{Script=Latin}'’.-]*(?: (?:\p{Lu}[\p{Script=Latin}'’.-]*|de|van|von|der|la|le)){1,3}$/u;
/** What an office, an agency or a paper is called by. */
const NO_PERSON =
  /(?:[社报网台局署部组院会团司厂店校系所处室队馆站刊库城区县省州路街港湾山河桥楼村]|新闻|周刊|编辑|记者|资料|图片|截图|网络|视频|综合|整理|来源|报道|大学|中心|警方|政府|传媒|文化|财经|生活|时代|世界|在线|频道|影像|视觉|视点|快讯|头条)$/u;
/** 武之道 is no name, nor 王的: words that stand between words. */
const NO_NAME = /[之的与和是在有不了而其所被把向]/u;
const NO_LATIN_PERSON =
  /\b(?:images?|press|news|photos?|media|agency|times|post|tv|radio|file|stock|via|pictures?|network|journal|globe|star|sun|daily|canada|video|studio|university|police|city|government|department|global|service|services|wire|creative|commons|online|magazine|gazette|herald|tribune|chronicle|mail|reuters|canadian|american|associated|national)\b/i;

const PEN =
  /^(?:[\p{Script=Han}·]{2,4}|\p{Lu}[\p{Script=Latin}'’.-]{1,14}|\p{Script=Han}{1,2}[\p{Script=Latin}]{1,8}|[\p{Script=Latin}]{1,8}\p{Script=Han}{1,2})$/u;
/** How many are wanted, what is offered, who is greeted: behind 编辑： that is an advertisement or a letter. */
const NO_PEN =
  /^(?:[一二两三四五六七八九十几数多\d]+[名位人个届期]|您好|你好|大家好|现场|待定|[招诚急]聘|兼职|全职|同上|暂无|不详|未知|佚名|网友|编者|小编|英译中|中译英|侵|转载|授权|版权|未经|见|如|网络|综合|整理|编辑|记者|图片|资料|需|须|请|欢迎)|[的了是吗呢们]|(?:[社报网台局署部组院会团司厂店校所处室队馆站刊库]|部门|记者|编辑|作者|通讯员|报[道导]|[专特]稿|原创|首发|编译|转载|[专快]讯)$/u;

/** Whether a word could be what somebody signs with: a name, a pen name of few characters, of Latin letters or both. */
export function isPenName(name: string): boolean {
  const typed = name.trim();
  return isPersonName(typed) || (PEN.test(typed) && !NO_PEN.test(foldLine(typed)));
}

/**
 * Whether a name is surely shaped like somebody's: a known family name with one or two characters behind it, or capitals as in
 * `Ann Lee`. Pen names are not; nor is what an office is called by.
 */
export function isPersonName(name: string): boolean {
  const typed = name.trim();
  if (LATIN_NAME.test(typed)) return !NO_LATIN_PERSON.test(typed);
  const folded = foldLine(typed);
  if (DOTTED.test(folded)) return true;
  if (!HAN_NAME.test(folded) || NO_PERSON.test(folded)) return false;
  if (COMPOUND.test(folded)) return true;
  const [first = "", second = ""] = folded;
  if (!SURNAMES.has(first) || NO_NAME.test(second)) return false;
  // 陈方安生 bears two of them.
  return folded.length <= 3 || SURNAMES.has(second);
}
