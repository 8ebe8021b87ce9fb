import { foldLine } from "./folded-line.ts";

/**
 * What a line of the form `图源：CBC` is about, and the words with which newsrooms, WeChat accounts and web pages begin it, folded as lines
 * are (folded-line.ts).
 */
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
      "图源|图片(?:来源于?|来自|出处|提供|版权)?|(?:题图|配图|照片|封面图?|视频|视频截图|截图)(?:来源|来自)?|图|摄影(?:师|者)?|摄像|摄|供图|photo(?:\\s+(?:by|credit))?|image(?:\\s+(?:by|credit))?|credit",
  },
  translated: { name: "编译", words: "(?:本文|文章)?(?:编译自|译自|翻译自)|translated from" },
  compiled: { name: "编译", words: "编译(?:整理)?|综合(?:编译|整理|报道|自)?" },
  author: {
    name: "作者",
    words:
      "(?:本文|原文|文章|原)?作者|图文|文、图|图、文|文图|图/文|文/图|文|文字|撰文|撰稿|撰稿人|采写|采编|供稿|投稿|来稿|采访|执笔|通讯员|(?:本报|本网|本刊|本台|特约|见习|实习)?记者|by|author|reporter|written by",
  },
  translator: { name: "译者", words: "翻译|译者|译|译文|编译者" },
  "managing-editor": { name: "责任编辑", words: "(?:本文|本期)?责任编辑|责编|责任校编" },
  editor: { name: "编辑", words: "(?:值班|本期|本文|网络|文字|稿件)?编辑|编|editor" },
  others: {
    name: "制作人员",
    words:
      "(?:实习|美术|图片|视频)编辑|校对|审核|审校|终审|初审|复审|监制|出品|制作|制图|排版|美编|设计|统筹|策划|总策划|主编|值班主编|值班编委|剪辑|播报|责校|核稿|签发",
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

/** Of these words those that say where somebody has read up, and those that lead to a text, say nothing of whose this one is. */
const SAYS_NOT_WHOSE = /^(?:参考|ref)|(?:链接|连接|地址|网址)$/iu;
const SAYS_WHOSE = new RegExp(
  `^(?:${[SUBJECTS.source, SUBJECTS.reprinted, SUBJECTS.translated].map(({ words }) => words).join("|")})`,
  "iu",
);

/** Whether a label says whose a text is: then the site that its line links to needs no other name. @param word folded */
export function namesOrigin(word: string): boolean {
  return SAYS_WHOSE.test(word) && !SAYS_NOT_WHOSE.test(word);
}

/** A label and what stands behind it, as typed. */
export interface Label {
  readonly subject: Subject;
  /** Folded: 编译 or 综合 makes a difference. */
  readonly word: string;
  readonly value: string;
}

const LONGEST_ADDRESS = 1100;
const MOST = 80;
/** Titles may be longer than names. */
const MOST_OF_TITLE = 200;
/** What people set before a label for decoration, in which no letter is. */
export const DECORATION = /^(?:[\s*•·▲△▼▽■□◆◇●○★☆※►▶→>#|—–-]|(?!©)\p{Extended_Pictographic}\ufe0f?)+/u;
const FORMS = Object.entries(SUBJECTS).map(([subject, { words }]) => ({
  subject,
  form: new RegExp(
    `^[([]?\\s*(${words})\\s*[\\])]?\\s*[:/|]\\s*(\\S.{0,${subject === "original" ? MOST_OF_TITLE : MOST}}?)\\s*[)\\]]?$`,
    "du",
  ),
}));
/** An address is longer than any name, and needs no colon before it. */
const ADDRESS = new RegExp(
  `^[([]?\\s*(${[SUBJECTS.source, SUBJECTS.reprinted, SUBJECTS.translated, SUBJECTS.link].map(({ words }) => words).join("|")})` +
    "\\s*[)\\]]?\\s*[:|]?\\s*(https?://[^\\s\\p{Script=Han}\u3000-\u303f\uff00-\uffef]{1,1000}?)\\s*[)\\]]?[.]?$",
  "du",
);
const ANY = Object.values(SUBJECTS).map(({ words }) => words);
/** Signs of a sentence. A full stop ends abbreviations and stands in addresses: `cbc.ca`, `J. Smith`. */
const SENTENCE = /[。!?]|\p{Ll}{3,}\.\s/u;
/** Where a line of several labels comes apart: `2025-05-19 来源：CBC 作者：张三`, `（来源：CBC；编译：张三）`. */
const NEXT = new RegExp(
  `(?:\\s+|\\s*[;,、|/]\\s*)(?=(?:${ANY.join("|")})\\s*[:/|](?!图\\s*[:|])|\\d{4}\\s?[-/.年]\\s?\\d{1,2}\\s?[-/.月]\\s?\\d)`,
  "gu",
);
const IN_BRACKETS = /^[([]\s*([^([)\]]*?)\s*[)\]]$/u;

/** `文/图 张三`: the stroke is a part of the word, and nothing stands for a colon. */
const BOTH = /^(文\s*\/\s*[图圖]|[图圖]\s*\/\s*文)\s+(?=[^\s:：|｜/])/u;

/** Reads a line that is nothing but a label and its value. A sentence is none. */
export function labelOf(given: string): Label | undefined {
  const line = given.replace(DECORATION, "").replace(BOTH, "图文：");
  if (line.length > LONGEST_ADDRESS) return undefined;
  const folded = foldLine(line);
  const address = ADDRESS.exec(folded);
  const [begin, end] = address?.indices?.[2] ?? [];
  if (address?.[1] !== undefined) return { subject: "link", word: address[1], value: line.slice(begin, end) };
  if (line.length > MOST_OF_TITLE + 20) return undefined;
  const sentence = line.length > MOST + 20 || SENTENCE.test(folded.slice(0, -1)) || /[!?]$/.test(folded);
  for (const { subject, form } of FORMS) {
    // A headline may ask and exclaim.
    if (sentence && subject !== "original") continue;
    const match = form.exec(folded);
    const [from, to] = match?.indices?.[2] ?? [];
    if (match?.[1] === undefined || !isSubject(subject)) continue;
    const value = line.slice(from, to);
    // 公报（示例广播公司）: that bracket closes one of the value's own.
    const closed = /[(（][^)）]*$/u.test(value) ? value + line.charAt(to ?? line.length) : value;
    return { subject, word: match[1], value: closed.replace(/[。;；]$/, "") };
  }
  return undefined;
}

/** A line of labels is no longer than this. */
const MOST_OF_LINE = 5 * MOST;

/** A line's parts, each beginning with a word that could be a label; one part where no other follows. */
export function labelParts(line: string): readonly string[] | undefined {
  if (line.length > MOST_OF_LINE) return undefined;
  const bare = line.replace(DECORATION, "");
  const folded = foldLine(bare);
  const inside = IN_BRACKETS.test(folded) ? bare.slice(1, -1).trim() : bare;
  const parts: string[] = [];
  let from = 0;
  for (const { 0: gap, index } of foldLine(inside).matchAll(NEXT)) {
    parts.push(inside.slice(from, index));
    from = index + gap.length;
  }
  return [...parts, inside.slice(from)].map((part) => part.trim());
}

function isSubject(text: string): text is Subject {
  return text in SUBJECTS;
}
