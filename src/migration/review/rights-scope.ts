import type { SiteData } from "../../content/site-data.ts";
import { readTypedDate } from "../../domain/date-stamp.ts";
import type { RightsDecision } from "../../domain/migration.ts";
import { sectionCalled } from "../../manuscripts/fields.ts";

type Scope = Pick<RightsDecision, "sections" | "from" | "before">;

/** How the years and sections of a decision are typed. */
export const SCOPE_FORM = "栏目、年份，如 本地 2010-2014；年份也可以写 2014、至2014、2015起";

const YEARS = /^(?:(?<only>\d{4})|(?<first>\d{4})[-–—～~至到](?<last>\d{4})|[至到](?<until>\d{4})|(?<since>\d{4})起)$/;

/**
 * Reads of which articles a decision about pictures is: of sections, of years by the clocks of the publication, or of both.
 *
 * @param typed nothing means of all
 * @returns undefined when something in it is neither
 */
export function scopeIn(typed: string, siteData: SiteData): Scope | undefined {
  const words = typed.replace(/\s*([-–—～~])\s*/g, "$1").split(/[\s、，,]+/);
  const sections = new Set<string>();
  let years: Scope | undefined;
  for (const word of words.filter((one) => one !== "")) {
    const found = yearsIn(word, siteData.site.timeZone);
    const section = found ? undefined : sectionCalled(word, siteData);
    if (found && !years) years = found;
    else if (section !== undefined) sections.add(section);
    else return undefined;
  }
  return { ...(sections.size > 0 && { sections: [...sections] }), ...years };
}

function yearsIn(word: string, zone: string): Scope | undefined {
  const {
    only,
    first = only,
    last = only,
    until = last,
    since = first,
  } = YEARS.exec(word.replaceAll("年", ""))?.groups ?? {};
  if (since === undefined && until === undefined) return undefined;
  const from = since === undefined ? undefined : startOf(Number(since), zone);
  const before = until === undefined ? undefined : startOf(Number(until) + 1, zone);
  const isEmpty = since !== undefined && until !== undefined && since > until;
  if (isEmpty || (since !== undefined && !from) || (until !== undefined && !before)) return undefined;
  return { ...(from && { from }), ...(before && { before }) };
}

function startOf(year: number, zone: string): string | undefined {
  const read = readTypedDate(`${String(year).padStart(4, "0")}-01-01`, zone);
  return "date" in read ? read.date.iso : undefined;
}
