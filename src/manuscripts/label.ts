/** What a line of the form `图源：CBC` is about. */
export type Subject =
  | "source"
  | "credit"
  | "compiled"
  | "author"
  | "translator"
  | "editor"
  | "date"
  | "link"
  | "title"
  | "original";

export interface Label {
  readonly subject: Subject;
  readonly value: string;
}

/** The words with which newsrooms, WeChat accounts and web pages begin such lines. */
const WORDS: Readonly<Record<Subject, string>> = {
  source: "(?:文章|稿件|新闻|消息|资料|信息|内容|综合|本文)?来源|来源于|稿源",
  credit:
    "图源|图片(?:来源|出处|提供)?|(?:题图|配图|照片)(?:来源)?|图|摄影|摄|供图|photo(?:\\s+(?:by|credit))?|image|credit",
  compiled: "编译(?:整理)?|综合(?:编译|整理|报道)?",
  author: "作者|文|撰文|撰稿|采写|(?:本报|本网|特约|见习)?记者",
  translator: "翻译|译者",
  editor: "(?:责任|值班|实习|本期|美术)?编辑|责编|校对|审核|监制|排版|美编|策划|主编",
  date: "(?:发布|发表|更新)?(?:时间|日期)|发布于",
  link: "原文(?:链接|地址|网址)?|链接|网址",
  title: "标题",
  original: "原(?:文)?标题",
};
const MOST = 80;
/** No line has more labels than a few. */
const MOST_OF_LINE = 5 * MOST;
const LABELS = Object.entries(WORDS).map(([subject, words]) => ({
  subject,
  form: new RegExp(`^[（(【[▲△]?\\s*(?:${words})\\s*[:：/／|｜丨│]\\s*(\\S.{0,${MOST}}?)\\s*[）)】\\]]?$`, "iu"),
}));
/** Where a line of several labels comes apart: `2025-05-19 来源：CBC 作者：张三`, `（来源：CBC；编译：张三）`. */
const NEXT = new RegExp(`(?:\\s+|\\s*[;；，,、]\\s*)(?=(?:${Object.values(WORDS).join("|")})\\s*[:：/／])`, "iu");
const IN_BRACKETS = /^[（(【[]\s*([^（(【[）)】\]]*?)\s*[）)】\]]$/;

/** Reads a line that is nothing but a label and its value. A sentence is none. */
export function labelOf(line: string): Label | undefined {
  if (line.length > MOST + 20 || /[。！？!?]./.test(line)) return undefined;
  for (const { subject, form } of LABELS) {
    const value = form.exec(line)?.[1];
    if (value !== undefined && isSubject(subject)) return { subject, value: value.replace(/[。;；]$/, "") };
  }
  return undefined;
}

/** The parts of a line of several labels; undefined when something else is in it. */
export function labelsOf(line: string): readonly Label[] | undefined {
  if (line.length > MOST_OF_LINE) return undefined;
  const labels = line
    .replace(IN_BRACKETS, "$1")
    .split(NEXT)
    .map((part) => labelOf(part) ?? dateLabel(part));
  return labels.every((label) => label !== undefined) ? labels : undefined;
}

const DATE =
  /(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})日?(?:\s*(?:星期.|周.))?(?:\s*(\d{1,2})[:：](\d{2})(?:[:：]\d{2})?)?/;

/** `2025年5月19日 9:30` as `2025-05-19T09:30`, without a zone; undefined when it is no date, or more than one. */
export function readDay(text: string): string | undefined {
  return DATE.exec(text.trim())?.[0] === text.trim() ? dayIn(text) : undefined;
}

/** The first date in a text, in the same form. */
export function dayIn(text: string): string | undefined {
  const [, year, month = "", day = "", hour, minute] = DATE.exec(text) ?? [];
  if (year === undefined) return undefined;
  const time = hour === undefined ? "" : `T${hour.padStart(2, "0")}:${minute}`;
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}${time}`;
}

function dateLabel(text: string): Label | undefined {
  return readDay(text) === undefined ? undefined : { subject: "date", value: text.trim() };
}

function isSubject(text: string): text is Subject {
  return text in WORDS;
}
