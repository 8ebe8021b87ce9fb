const DIGITS = "零一二三四五六七八九";
const HAN = /\p{Script=Han}/u;
/** One or two digits that are all of a number, and of no date. */
const SHORT = /(?<![\d.,:年月])\d{1,2}(?![\d.,:%年月日])/g;
/** What is a numeral by its form, by 第 before it, or by what is counted behind it; and no part of a larger one, or of a date. */
const WRITTEN =
  /(?<![零一二三四五六七八九十百千万亿两几数])(?:[二三四五六七八九]?十[一二三四五六七八九]?|(?<=第)[一二三四五六七八九]|[一二三四五六七八九两](?=[届号万亿]))(?![零一二三四五六七八九十百千年月日])/g;
const WRITTEN_PERCENT = /百分之([一二三四五六七八九十\d]+)/g;
const PERCENT = /(?<![\d.])(\d{1,2})%/g;
const TEN_THOUSANDS = /(?<![\d.,])(\d{1,4}(?:\.\d)?)万(?!亿)/g;
const LARGE = /(?<![\d.,])(\d{1,4})(\d),?000(?![\d.,万亿])/g;
const MOST = 3;

/**
 * The same with its numbers written otherwise: 神舟18号 and 神舟十八号, 第十九届 and 第19届, 2万人 and 20000人, 50% and 百分之五十. What is a
 * date is folded elsewhere (`date-numerals.ts`).
 */
export function otherNumerals(typed: string): string[] {
  const text = typed.normalize("NFKC");
  const inDigits = text
    .replace(WRITTEN_PERCENT, (whole, number: string) => {
      const digits = digitsOf(number);
      return digits === undefined ? whole : `${digits}%`;
    })
    .replace(WRITTEN, (numeral) => digitsOf(numeral) ?? numeral);
  const spread = inDigits.replace(TEN_THOUSANDS, (_, number: string) => String(Math.round(Number(number) * 10_000)));
  const gathered = text.replace(LARGE, (_, head: string, thousand: string) => `${Number(`${head}.${thousand}`)}万`);
  const forms = [inHanNumerals(text), inDigits, gathered, spread];
  return [...new Set(forms)].filter((form) => form !== text && form !== typed).slice(0, MOST);
}

/** With its short numbers in characters, where these stand beside any: 神州17号 as 神州十七号. */
export function inHanNumerals(text: string): string {
  const written = text.replace(PERCENT, (_, number: string) => `百分之${inCharacters(Number(number))}`);
  return written.replace(SHORT, (number, at: number) => {
    const beside = written.charAt(at - 1) + written.charAt(at + number.length);
    return HAN.test(beside) && !number.startsWith("0") ? inCharacters(Number(number)) : number;
  });
}

/** 0 to 99. */
function inCharacters(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  const digit = (value: number) => DIGITS.charAt(value);
  if (tens === 0) return digit(ones);
  return `${tens === 1 ? "" : digit(tens)}十${ones === 0 ? "" : digit(ones)}`;
}

/** Of 1 to 99; undefined when it is none of them. */
function digitsOf(numeral: string): string | undefined {
  if (/^\d+$/.test(numeral)) return numeral;
  if (numeral === "两") return "2";
  for (let number = 1; number < 100; number += 1) if (inCharacters(number) === numeral) return String(number);
  return undefined;
}
