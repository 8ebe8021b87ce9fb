import type { Offer } from "../../search/answer.ts";
import type { NamedPage } from "../../search/named-page.ts";
import { periodsIn } from "../../search/period.ts";
import { hasTraditional } from "../../search/script.ts";
import type { Archive } from "../../search/shard.ts";

/** Articles of a day; of a week or a month the archive has the rest. */
const OFFERED = 10;
const OFFERED_OF_MANY = 5;

/** What else goes by what was typed: pages, days, a section, a source. */
export async function offerFor(typed: string, archive: Archive): Promise<{ readonly offer?: Offer }> {
  const [plain = typed] = hasTraditional(typed) ? await archive.book.forms(typed) : [];
  const same = ([name]: readonly [string, number]) => name.toLowerCase() === plain.toLowerCase();
  const [section, source] = [archive.sections.find(same), archive.sources.find(same)];
  const [period, pages] = await Promise.all([periodOf(plain, archive), pagesOf(plain, archive)]);
  const offer = {
    ...(pages.length > 0 && { pages }),
    ...(period && { period }),
    ...(section && { section }),
    ...(source && { source }),
  };
  return Object.keys(offer).length > 0 ? { offer } : {};
}

/** Of a name as typed, and as the house writes it. */
async function pagesOf(typed: string, { names, titles }: Archive): Promise<readonly NamedPage[]> {
  const house = names.flatMap((forms) => (forms.includes(typed) ? forms.slice(0, 1) : []));
  const found = await Promise.all([...new Set([typed, ...house])].map((name) => titles.pages(name)));
  return [...new Map(found.flat().map((page) => [page.path, page])).values()];
}

/** What was published then; where nothing was, of the likeliest days that there is nothing. */
async function periodOf(typed: string, { titles }: Archive): Promise<Offer["period"]> {
  const periods = periodsIn(typed, new Date());
  for (const days of periods) {
    const numbers = await titles.between(days.first, days.last);
    if (numbers.length === 0) continue;
    const most = days.first === days.last ? OFFERED : OFFERED_OF_MANY;
    const newest = await titles.articles([...numbers].reverse().slice(0, most));
    return { days, count: numbers.length, newest };
  }
  const [likeliest] = periods;
  return likeliest && { days: likeliest, count: 0, newest: [] };
}
