const MINUTE_MS = 60_000;
const HOUR = 60;
const DAY = 24 * HOUR;

/**
 * Says of what came out within the hour how many minutes ago that was, and on a page that was built yesterday the day instead of
 * the hour. The moment itself stays in the title.
 *
 * @param now milliseconds since 1970
 */
export function tellAges(now: number): void {
  for (const time of document.querySelectorAll<HTMLTimeElement>("time.clock")) {
    const minutes = Math.floor((now - Date.parse(time.dateTime)) / MINUTE_MS);
    // Under the day that the stream names, the hour is right on every day.
    const day = time.closest(".stream") ? undefined : /\d+月\d+日/.exec(time.title)?.[0];
    if (minutes >= 0 && minutes < HOUR) time.textContent = minutes === 0 ? "刚刚" : `${minutes} 分钟前`;
    else if (minutes >= DAY && day) time.textContent = day;
  }
}
