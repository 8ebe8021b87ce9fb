const DIGITS = "零一二三四五六七八九";
const HAN = /\p{Script=Han}/u;
/** One or two digits that are all of a number, and of no date. */
const SHORT = /\d{1,2}(?![\d.,:%年月日])/g;
/** A numeral up to 99; not the beginning of a larger one, or of a date. */
const WRITTEN =
  /(?:[二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九两])(?![零一二三四五六七八九十百千年月日])/g;
const IN_NUMERAL = /[零一二三四五六七八九十百千万亿两几数]/;
/** A lone 一 is a number behind 第 and before what is counted so. */
const COUNTED = /[届号万亿]/;
const WRITTEN_PERCENT = /百分之([一二三四五六七八九十\d]+)/g;
const PERCENT = /\d{1,2}%/g;
const TEN_THOUSANDS = /\d{1,4}(?:\.\d)?万(?!亿)/g;
const LARGE = /\d{1,4}\d,?000(?![\d.,万亿])/g;
/** Browsers of 2021 cannot look behind in a pattern. */
const IN_NUMBER = /[\d.,]/;
const IN_DATE = /[\d.,:年月]/;
const TEN_THOUSAND = 10_000;
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
    .replace(WRITTEN, (numeral, at: number, whole: string) => {
      const [before, after] = [whole.charAt(at - 1), whole.charAt(at + numeral.length)];
      const isNumber = numeral.includes("十") || before === "第" || COUNTED.test(after);
      return isNumber && !IN_NUMERAL.test(before) ? (digitsOf(numeral) ?? numeral) : numeral;
    });
  const spread = outside(inDigits, TEN_THOUSANDS, IN_NUMBER, (found) =>
    String(Math.round(Number(found.slice(0, -1)) * TEN_THOUSAND)),
  );
  const gathered = outside(text, LARGE, IN_NUMBER, (found) => `${Number(found.replace(",", "")) / TEN_THOUSAND}万`);
  const forms = [inHanNumerals(text), inDigits, gathered, spread];
  return [...new Set(forms)].filter((form) => form !== text && form !== typed).slice(0, MOST);
}

/** With its short numbers in characters, where these stand beside any: 神州17号 as 神州十七号. */
export function inHanNumerals(text: string): string {
  const written = outside(text, PERCENT, IN_NUMBER, (found) => `百分之${inCharacters(Number(found.slice(0, -1)))}`);
  return outside(written, SHORT, IN_DATE, (number, beside) =>
    HAN.test(beside) && !number.startsWith("0") ? inCharacters(Number(number)) : number,
  );
}

/** Replaces what does not stand behind something. @param by is told what stands on both sides */
function outside(text: string, pattern: RegExp, behind: RegExp, by: (found: string, beside: string) => string): string {
  return text.replace(pattern, (found, at: number) => {
    const before = text.charAt(at - 1);
    return behind.test(before) ? found : by(found, before + text.charAt(at + found.length));
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
