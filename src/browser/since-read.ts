import { CORRECTIONS_FILE } from "../domain/address.ts";
import { TRADITIONAL_ROOT } from "../domain/edition.ts";
import { type Device, type Reading, Readings } from "./readings.ts";

/** Who goes away sooner has not read the article. */
const READ_MS = 5000;
/** What is more than so much waits for the next visit. */
const MOST_TOLD = 3;

/** An article that a reader has read and that was corrected or taken down since. */
interface Since {
  /** Address of the article in the simplified edition. */
  readonly path: string;
  readonly read: Reading;
  /** As it is now. */
  readonly corrections: number;
  /** Undefined when it is the page that is open, or its title went with it. */
  readonly title?: string;
  readonly text: string;
  /** When it was, as ISO 8601. */
  readonly date: string;
  readonly address: string;
  readonly isGone: boolean;
}

/** As src/syndication/corrections-json.ts writes it. */
interface Item {
  readonly url: string;
  readonly title?: string;
  readonly content_text: string;
  readonly date_published: string;
  readonly _record: { readonly article: string; readonly corrections: number };
}

/**
 * Tells a reader who is back what became of what she has read: on an article of itself, on the front page of all. Which
 * articles somebody has read stands in her browser and nowhere else; what is fetched is one list for everybody.
 *
 * @param now milliseconds since 1970
 * @param page what the page's script has; styles of what only a script shows among it
 */
export async function tellSinceRead(now: number, page: Device & { onDemandStyles(): Promise<void> }): Promise<void> {
  const readings = new Readings(page);
  if (!readings.isOn) return;
  const isArticle = document.querySelector(".article-text") !== null;
  const since = isArticle ? ofThisArticle(now, readings) : await amongCorrected(readings.all());
  if (since.length === 0) return;
  await page.onDemandStyles();
  tell(since.slice(0, MOST_TOLD), readings);
}

/** Notes that it is read, in a while. */
function ofThisArticle(now: number, readings: Readings): Since[] {
  const path = simplified(location.pathname);
  // Newest first.
  const all = document.querySelectorAll("#changes [data-change=correction]");
  const corrections = all.length;
  setTimeout(() => {
    const known = readings.all();
    const other = known.get(path);
    // A tab that lay in the background all the while is not what was read last.
    const isOlder = other !== undefined && other.day >= now && other.corrections > corrections;
    if (readings.isOn && !isOlder) readings.keep(known.set(path, { day: now, corrections }));
  }, READ_MS);
  const read = readings.all().get(path);
  if (!read || read.corrections >= corrections) return [];
  const text = all[0]?.querySelector("p")?.textContent ?? "";
  const date = all[0]?.querySelector("time")?.dateTime ?? "";
  return [{ path, read, corrections, text, date, address: "#changes", isGone: false }];
}

async function amongCorrected(own: ReadonlyMap<string, Reading>): Promise<Since[]> {
  if (own.size === 0) return [];
  const edition = location.pathname.startsWith(`${TRADITIONAL_ROOT}/`) ? TRADITIONAL_ROOT : "";
  const { items }: { items: readonly Item[] } = await fetch(edition + CORRECTIONS_FILE).then((answer) => answer.json());
  return items.flatMap(
    ({ url, title, content_text: text, date_published: date, _record: { article, corrections } }) => {
      const path = simplified(new URL(article).pathname);
      const read = own.get(path);
      const isGone = corrections === 0;
      if (!read || (!isGone && read.corrections >= corrections)) return [];
      const { pathname, hash } = new URL(url);
      return [{ path, read, corrections, text, date, address: pathname + hash, isGone, ...(title && { title }) }];
    },
  );
}

function tell(told: readonly Since[], readings: Readings): void {
  const bar = document.createElement("aside");
  bar.className = "since-read";
  bar.setAttribute("aria-label", "读过之后的更正");
  const list = document.createElement("ul");
  const leave = () => bar.remove();
  list.append(...told.map((one) => line(one, leave)));
  const close = button("知道了", leave);
  const off = button("不再提醒", () => {
    readings.forget();
    bar.remove();
  });
  off.className = "quiet";
  bar.append(list, close, off);
  // Behind the way to the text, which has to be the first.
  document.body.firstElementChild?.after(bar);
  // Said once.
  const own = readings.all();
  for (const { path, read, corrections, isGone } of told) {
    if (isGone) own.delete(path);
    else own.set(path, { ...read, corrections });
  }
  readings.keep(own);
}

/** 您11月3日读过《…》，11月4日更正：… @param leave so that nothing lies over what it leads to */
function line({ read, title, text, date, address, isGone }: Since, leave: () => void): HTMLElement {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = address;
  link.addEventListener("click", leave);
  // The day of the publication, which the page says as well.
  const [year = 0, month = 0, day = 0] = date.split(/\D/).map(Number);
  link.textContent = `${dayOf(year, month, day)}${isGone ? "撤下" : "更正"}`;
  const then = new Date(read.day);
  const what = title === undefined ? (isGone ? "一篇文章" : "本文") : `《${title}》`;
  const own = dayOf(then.getFullYear(), then.getMonth() + 1, then.getDate());
  item.append(`您${own}读过${what}，`, link, `：${text}`);
  return item;
}

/** Of this year without it. */
function dayOf(year: number, month: number, day: number): string {
  return `${year === new Date().getFullYear() ? "" : `${year}年`}${month}月${day}日`;
}

function button(text: string, press: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.addEventListener("click", press);
  return made;
}

/** Both editions are one article. */
function simplified(path: string): string {
  return path.startsWith(`${TRADITIONAL_ROOT}/`) ? path.slice(TRADITIONAL_ROOT.length) : path;
}
