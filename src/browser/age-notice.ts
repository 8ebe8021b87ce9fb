const YEAR_MS = 365.25 * 24 * 60 * 60 * 1000;
const NUMERALS = ["", "一", "两", "三", "四", "五", "六", "七", "八", "九", "十"];

/** `<age-notice datetime="2025-05-19">`: says so when the article is more than a year old. */
export class AgeNotice extends HTMLElement {
  connectedCallback(): void {
    this.textContent = ageOf(this.getAttribute("datetime") ?? "", Date.now());
  }
}

/**
 * 本文发表于一年半前: says of an article that it is old news; empty before a year has passed.
 *
 * @param published day of publication, `2025-05-19`
 * @param now milliseconds since 1970
 */
function ageOf(published: string, now: number): string {
  const age = (now - Date.parse(published)) / YEAR_MS;
  const years = Math.floor(age);
  if (!(years >= 1)) return "";
  const half = age - years >= 0.5 ? "半" : "";
  return `本文发表于${NUMERALS[years] ?? ` ${years} `}年${half}前`;
}
