import { CHANGE_LABELS, changeText } from "../domain/change.ts";
import { entryAnchor, entryClock, type LiveEntry, OWN_SOURCE } from "../domain/live.ts";
import { cite } from "./source-markup.ts";
import { escapeXml } from "./xml.ts";

/**
 * What stands over the text of an entry of a live page in a feed: when, what, from whom, and what was wrong with it; nobody knows
 * where a feed reader ends it.
 * @param url address of the page
 */
export function entryHeading(entry: LiveEntry, url: string): string {
  const { time, title, sources, own, changes, withdrawn } = entry;
  const when = `${time.shortLabel} ${entryClock(time)}`;
  const address = escapeXml(`${url}#${entryAnchor(entry)}`);
  const heading = `<h3><a href="${address}"><time datetime="${time.iso}">${when}</time></a> ${escapeXml(title)}</h3>`;
  if (withdrawn) return heading;
  const makers = [...sources.map(cite), ...(own ? [OWN_SOURCE] : [])].join("；");
  const said = changes.map(
    (change) => `<p>${CHANGE_LABELS[change.kind]}（${change.date.label}）：${escapeXml(changeText(change))}</p>`,
  );
  return [heading, `<p>来源：${makers}</p>`, ...said].join("\n");
}
