import type { Block, PublicArticle } from "./article.ts";
import { picturesIn } from "./block-pictures.ts";
import { type DigitalSource, iptcSourceType, SOURCE_LABELS } from "./digital-source.ts";
import type { EmbeddedCredit } from "./embedded-credit.ts";
import { GENRE_LABELS, labelledTitle } from "./genre.ts";
import { KIND_LABELS } from "./kind.ts";
import { licenceAddress } from "./licence.ts";
import type { Media } from "./media.ts";
import type { Picture, PictureCredit, ShownPicture } from "./picture.ts";
import { signersOf } from "./signature.ts";
import type { SourceCitation } from "./source.ts";

/**
 * The line at the end of an article, as Chinese newsrooms write it: 来源：加西周末综合, 来源：加西周末编译, 来源：CBC
 * (a reprint names the outlet itself), 来源：本站采写（来源编辑部） (an original is nobody else's, and names who wrote it). Of what
 * somebody has paid for, it says who: 广告主：枫叶银行.
 */
export function sourceLineOf(article: PublicArticle): string {
  if (article.sponsor) return `广告主：${article.sponsor.name}`;
  return `来源：${makers(article)}`;
}

/** In the place of names that an old site has not left. */
export const UNKNOWN_SOURCE = "来源不详";
const UNKNOWN_BYLINE = "署名不详";

/**
 * The line with every source by name, for where no list of sources stands beside it: 来源：CBC、BBC（加西周末综合）. What
 * an original only refers to is no source of it.
 */
export function fullSourceLineOf(article: PublicArticle): string {
  const { kind, sources, sponsor } = article;
  if (sponsor && sources.length > 0) return `${sourceLineOf(article)}；来源：${names(sources)}`;
  const ownLine = kind === "original" || kind === "reprint" || kind === "unknown";
  if (sponsor || ownLine || sources.length === 0) return sourceLineOf(article);
  return `来源：${names(sources)}（${makers(article)}）`;
}

/**
 * Who stands behind an article, by name: the outlets it draws on or, for the site's own work and what was paid for, who answers for
 * it.
 * @param signers as of `signersOf`
 */
export function namesBehind(
  { kind, genre, sources }: Pick<PublicArticle, "kind" | "genre"> & { readonly sources: readonly Named[] },
  signers: readonly string[],
): readonly string[] {
  if (genre === "sponsored") return signers;
  if (kind !== "original" && sources.length > 0) return namesOf(sources);
  if (signers.length > 0) return signers;
  return [kind === "original" ? UNKNOWN_BYLINE : UNKNOWN_SOURCE];
}

interface Named {
  readonly name: string;
}

function names(sources: readonly Named[]): string {
  return namesOf(sources).join("、");
}

function namesOf(sources: readonly Named[]): string[] {
  return [...new Set(sources.map(({ name }) => name))];
}

function makers(article: PublicArticle): string {
  const { kind, sources } = article;
  if (kind === "reprint" || kind === "unknown") return names(sources) || KIND_LABELS.unknown;
  const desks = signersOf(article).join("、");
  if (kind === "original") return `${ownWork(article)}（${desks || UNKNOWN_BYLINE}）`;
  return `${desks}${KIND_LABELS[kind]}${sources.length === 0 ? `（${UNKNOWN_SOURCE}）` : ""}`;
}

/** What the site's own work is called; an opinion is not reported, and of an old text nobody may know whose it is. */
export function ownWork({ kind, genre }: Pick<PublicArticle, "kind" | "genre">): string {
  if (kind !== "original") return UNKNOWN_SOURCE;
  return genre === "opinion" ? "本站评论" : "本站采写";
}

/** The seal of an article, which is the same wherever it is shown: how it came to be; of what was paid for, that it was. */
export function sealOf({ kind, genre }: Pick<PublicArticle, "kind" | "genre">): string {
  return genre === "sponsored" ? GENRE_LABELS.sponsored : KIND_LABELS[kind];
}

/** The credit where a record says nothing at all of where a picture is from. */
export const NO_CREDIT = "出处不明";

/** The credits of an article's pictures in the order of its text. */
export function creditsOf(body: readonly Block[]): PictureCredit[] {
  return body.flatMap(picturesIn).map((picture) => {
    const { name, licence } = picture;
    return { name, credit: creditOf(picture), ...(licence && { licence }) };
  });
}

/** The credit of a picture, video, sound or document in words: `CBC`, `公报，作者：甲`, or why nobody is named. */
export function creditOf(work: Picture | Media): string {
  const made = madeNote(work.made);
  if (!work.credit) return `${work.creditNote}${made}`;
  const note = work.shown ? undefined : work.creditNote;
  return `${creditLine(work.credit)}${made}${note ? `（${note}）` : ""}`;
}

/** The same in a list, which leaves the photographer to the article: `CBC`. */
export function shortCreditOf({ credit, made }: ShownPicture): string {
  return `${credit.name}${madeNote(made)}`;
}

/** What stands behind a credit where a machine has made a picture, a film or a sound, or a part of it: （人工智能生成）. */
export function madeNote(made: DigitalSource | undefined): string {
  return made ? `（${SOURCE_LABELS[made]}）` : "";
}

function creditLine({ name, author }: SourceCitation): string {
  return `${name}${author ? `，作者：${author}` : ""}`;
}

/** @param page full address of the article */
export function embeddedCreditOf({ credit, licence, made }: Credited, page: string): EmbeddedCredit {
  return {
    credit: `${creditLine(credit)}${madeNote(made)}`,
    creator: credit.author ?? credit.name,
    source: credit.name,
    licence,
    ...(made && { sourceType: iptcSourceType(made) }),
    statement: licenceAddress(licence) ?? page,
  };
}

type Credited = Pick<ShownPicture, "credit" | "licence" | "made">;

/** Links that hand an article on, by what receives them. */
export interface ShareLinks {
  readonly weibo: string;
  readonly x: string;
  readonly mail: string;
}

/**
 * Links by which readers hand an article on: 标题｜来源：CBC（加西周末综合）. Its sources always go along.
 *
 * @param address of the article on the web
 */
export function shareLinksOf(article: PublicArticle, address: string): ShareLinks {
  const title = labelledTitle(article);
  const text = `${title}｜${fullSourceLineOf(article)}`;
  return {
    weibo: `https://service.weibo.com/share/share.php?${query({ url: address, title: text })}`,
    x: `https://x.com/intent/post?${query({ text, url: address })}`,
    mail: `mailto:?${query({ subject: title, body: `${text}\n${address}` })}`,
  };
}

/**
 * What would end a value or change it is escaped. Other characters stay as they are, as the URL standard allows; browsers
 * escape them when they follow the link. So a page says its headline in the same bytes everywhere and compresses well, and
 * the other edition is converted like any text.
 */
function query(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}=${value.replace(/[\s%&#+"'<>`]/g, encodeURIComponent)}`)
    .join("&");
}
