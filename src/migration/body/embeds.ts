import { escapeText } from "../../manuscripts/escaped-text.ts";
import { EMBEDS, lineIn } from "../../manuscripts/html-elements.ts";
import { attributeOf, type HtmlElement, hasClass, textIn } from "../../manuscripts/html-nodes.ts";
import type { HtmlReader } from "../../manuscripts/html-reader.ts";
import type { BodyFindings } from "./body-findings.ts";

/** What the scripts of platforms make a post of theirs of. */
const QUOTED: readonly (readonly [name: RegExp, platform: string])[] = [
  [/^twitter-(?:tweet|video)$/, "X"],
  [/^instagram-media$/, "Instagram"],
  [/^tiktok-embed$/, "TikTok"],
  [/^(?:fb-post|fb-video)$/, "Facebook"],
  [/^(?:bluesky-embed|mastodon-embed|text-post-media|reddit-embed-bq|reddit-card|truthsocial-embed)$/, "别的平台"],
];

/**
 * Reads what a page shows of another: frames, players, and posts of platforms that a script would have drawn. What plays becomes a
 * record, anything else a link, so that readers still get there.
 *
 * @returns false for any other element
 */
export function readEmbed(element: HtmlElement, reader: HtmlReader, found: BodyFindings): boolean {
  const address = addressOnly(element);
  const quoted = QUOTED.find(([name]) => hasClass(element, name));
  if (EMBEDS.has(element.name)) readFrame(element, reader, found);
  else if (address !== undefined) placeOrLink(address, address, reader, found);
  else if (quoted) {
    const [, platform] = quoted;
    const page = attributeOf(element, "data-href");
    found.remark(`引用了 ${platform} 上的帖文，写成引文和链接；要显示原帖的出处，改成 quotes 里的引语`);
    if (textIn(element).trim() !== "") return false;
    if (page !== "") placeOrLink(page, page, reader, found);
  } else return false;
  return true;
}

/** Puts what plays at an address in its place, or a link to it. */
export function placeOrLink(address: string, title: string, reader: HtmlReader, found: BodyFindings): void {
  const whole = found.wholeAddress(address);
  const placed = found.placedAt(whole, title === address ? "" : title);
  reader.endParagraph();
  if (placed !== undefined) reader.place(placed);
  else {
    const shown = title === address ? whole : title;
    reader.put([{ kind: "text", frames: [], runs: [{ text: escapeText(shown), link: found.linkTo(whole) }] }]);
    found.remark(`嵌入的页面写成了链接：${whole}`);
  }
}

function readFrame(element: HtmlElement, reader: HtmlReader, found: BodyFindings): void {
  const played = found.mediaIn(element);
  reader.endParagraph();
  if ("name" in played) reader.place(played.name);
  else if (played.address !== "")
    placeOrLink(played.address, lineIn(attributeOf(element, "title")) || played.address, reader, found);
  else {
    // WeChat's voices have a name and no address.
    found.remark("一个播放器或框架没有地址，没有带过来");
    found.move("播放器", attributeOf(element, "name"));
  }
  found.move("播放器里的文字", textIn(element));
}

/** The address in a block of WordPress's that shows whatever is there. */
function addressOnly(element: HtmlElement): string | undefined {
  if (!hasClass(element, /^wp-block-embed__wrapper$/)) return undefined;
  const text = textIn(element).trim();
  return /^https?:\/\/\S+$/i.test(text) ? text : undefined;
}
