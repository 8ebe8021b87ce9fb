import { fits, type Names } from "./tables.ts";

const HAN = "[\\u4e00-\\u9fff]";
/** A name begins here: nothing before, a mark, or a word that a name follows. */
const BEFORE = `^|[^\\u4e00-\\u9fff]|[、和与及跟同对据由向被叫名姓老小阿邀请]`;
/** Titles that no word begins with, so a surname alone may stand before. */
const PLAIN_TITLES =
  "先生|女士|小姐|太太|氏|某|老师|教授|医生|大夫|同学|主任|书记|局长|校长|院长|总统|导演|教练|律师|法官|警官|队长|经理|董事长|师傅|老板|院士|将军|议员|委员|家人|家属|父|母|妻|男|女|大爷|大妈|阿姨|奶奶|爷爷|姐|哥";
/** What only people do. */
const SPEAKS = "说|称|表示|指出|认为|介绍|告诉|坦言|强调|透露|回忆|回应|解释|补充|提醒|呼吁|笑|问|答|道";
/** No given name of one character. */
const NO_NAME = new Set(
  "是此今其我他她它该本这那各中华国东西南北上下内外心人法理情日月年的了着过完到来去出前后多少者额量款时地你您谁何之一二三四五六七八九十",
);

/** Days that children are named after. */
const TIMES = new Set(["国庆", "元旦", "清明", "立春", "冬至"]);

/** Tells surnames from the other words that their characters write. */
export class PersonNames {
  readonly #before: RegExp;
  readonly #title: RegExp;
  readonly #spoken: RegExp;
  readonly #followed: RegExp;
  readonly #role: RegExp;
  readonly #listed: RegExp;
  readonly #acts: RegExp;
  readonly #given: ReadonlySet<string>;
  readonly #isWord: (text: string) => boolean;

  /** @param isWord whether a text is a word that is in use */
  constructor({ titles, roles, followers, given }: Names, isWord: (text: string) => boolean) {
    const role = anyOf(roles);
    this.#before = new RegExp(`(?<=${BEFORE}|${role})`, "yu");
    this.#role = new RegExp(`(?<=${role})`, "yu");
    this.#title = new RegExp(`(?:${PLAIN_TITLES})`, "yu");
    this.#spoken = new RegExp(`${anyOf(titles)}|${SPEAKS}`, "yu");
    this.#followed = new RegExp(`${anyOf(followers)}|[^\\u4e00-\\u9fff]|$`, "yu");
    this.#listed = new RegExp(`(?<=(?:${role})(?:${HAN}{2,3}、){0,3})`, "yu");
    this.#acts = new RegExp(`(?:${SPEAKS}|报道|报导|摄|出席|、${HAN}{2,3}(?:${SPEAKS}|报道|报导|摄|文|图))`, "yu");
    this.#given = new Set(given);
    this.#isWord = isWord;
  }

  /** Whether the character at a place of a line is somebody's surname. */
  isSurname(line: string, at: number): boolean {
    if (!fits(this.#before, line, at)) return false;
    if (fits(this.#title, line, at + 1)) return true;
    return this.#named(line, at, 2) || this.#named(line, at, 1);
  }

  /** Whether a word that begins with a surname is a name: somebody in office, who says or writes something. */
  isNamed(line: string, from: number, to: number): boolean {
    if (to - from > 3 || !fits(this.#listed, line, from)) return false;
    return fits(this.#acts, line, to);
  }

  #named(line: string, at: number, length: number): boolean {
    const given = line.slice(at + 1, at + 1 + length);
    if (given.length < length || !ALL_HAN.test(given)) return false;
    const end = at + 1 + length;
    const common = length === 1 ? NO_NAME.has(given) || this.#isWord(line.charAt(at) + given) : this.#isWord(given);
    if (fits(this.#spoken, line, end)) return !common || (length === 2 && fits(this.#role, line, at));
    if (!fits(this.#followed, line, end)) return false;
    const inOffice = fits(this.#role, line, at);
    if (common)
      return inOffice && length === 2 && !TIMES.has(given) && given.split("").every((one) => this.#given.has(one));
    return length === 2 || inOffice;
  }
}

const ALL_HAN = new RegExp(`^${HAN}+$`, "u");

function anyOf(words: readonly string[]): string {
  return words.toSorted((a, b) => b.length - a.length).join("|");
}
