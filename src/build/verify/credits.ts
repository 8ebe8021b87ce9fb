import type { Article, PictureBearer } from "../../domain/article.ts";
import { creditOf } from "../../domain/attribution.ts";
import { picturesIn } from "../../domain/block-pictures.ts";
import { MEDIA_LABELS } from "../../domain/media.ts";
import { chartsOf } from "../../domain/placed-charts.ts";
import { digestOfRecord, knownDigest } from "../../kept/digest.ts";
import type { Finding } from "./finding.ts";

const CHART = '<figure class="chart"';
const FIGURE = '<figure class="figure';
const ARTICLE_END = '<footer class="article-end"';
const NOTHING = Buffer.alloc(0);
const ATTRIBUTION = '<section class="source-attribution"';

/** What the page of an article, or of whatever else has pictures, has to say of where everything in it comes from; by the record, not by what made the page. */
export interface CreditRecord {
  /** Names the record: the same only for the same. */
  readonly digest: string;
  /** Pictures, videos and the like in the order of the text. */
  readonly figures: readonly CreditedFigure[];
  readonly charts?: readonly CreditedFigure[] | undefined;
  /** Of the text; absent where none is drawn from others: on a page that is no article. */
  readonly sources?: readonly { readonly name: string; readonly url?: string | undefined }[] | undefined;
  /** Whether it is a page of the Traditional edition, where names are written differently. */
  readonly converted: boolean;
}

/** A picture or a video, and all that has to be named below it: whose it is, and whose the picture before it is. */
interface CreditedFigure {
  readonly what: string;
  readonly credits: readonly string[];
}

/** Whoever has something to be credited. */
type Credited = PictureBearer & Partial<Pick<Article, "sources">>;

/** @param converted whether its page in the Traditional edition is meant */
export function creditRecordOf(bearer: Credited, converted: boolean): CreditRecord {
  const contents = contentsOf(bearer, converted);
  return { digest: digestFor(bearer, converted, () => contents), ...contents };
}

/** The digest of the same record, which is not made where what the body was made of is known. */
export function creditDigestOf(bearer: Credited, converted: boolean): string {
  return digestFor(bearer, converted, () => contentsOf(bearer, converted));
}

function digestFor(bearer: Credited, converted: boolean, contents: () => Omit<CreditRecord, "digest">): string {
  const body = knownDigest(bearer.body);
  return digestOfRecord(body === undefined ? contents() : [body, sourcesOf(bearer) ?? null, converted]);
}

function contentsOf(bearer: Credited, converted: boolean): Omit<CreditRecord, "digest"> {
  const figures = bearer.body.flatMap((block): CreditedFigure[] => {
    const works = [...(block.kind === "media" ? [block.media] : []), ...picturesIn(block)];
    if (works[0] === undefined) return [];
    const what = `${block.kind === "media" ? MEDIA_LABELS[block.media.kind] : "图片"}“${works[0].name}”`;
    return [{ what, credits: works.map((work) => work.credit?.name ?? creditOf(work)) }];
  });
  const sources = sourcesOf(bearer);
  const charts = chartsOf(bearer).map(({ name, credit }) => ({ what: `图表“${name}”`, credits: [credit.name] }));
  return { figures, ...(charts.length > 0 && { charts }), ...(sources && { sources }), converted };
}

function sourcesOf({ sources }: Credited): CreditRecord["sources"] {
  return sources?.map(({ name, url }) => ({ name, ...(url && { url }) }));
}

/**
 * The promise of the site, held against the finished page: every picture, chart and video of an article stands in a figure with
 * the credit of the record, and the sources of the text are named and linked at its end.
 */
export function creditFindings(record: CreditRecord, html: Buffer, file: string): Finding[] {
  const { figures: wanted, charts = [], sources, converted } = record;
  if (!sources) return ownPictureFindings(record, html, file);
  const body = between(html, '<div class="article-body"', ARTICLE_END);
  const figures = piecesOf(body, FIGURE, "</figure>");
  const drawings = piecesOf(body, CHART, "</figure>");
  const without = (parts: readonly CreditedFigure[], places: readonly Buffer[]) =>
    parts.filter(({ credits }, index) => {
      const said = piecesOf(places[index] ?? NOTHING, '<small class="credit"', "</small>").map(textOf);
      return credits.some((credit, at) => (converted ? !/\S/.test(said[at] ?? "") : !said[at]?.includes(credit)));
    });
  const end = html.subarray(html.indexOf(ARTICLE_END));
  const attribution = between(end, ATTRIBUTION, "</section>");
  const names = textOf(attribution);
  const unnamed = sources.filter(
    ({ name, url }) =>
      (!converted && !names.includes(name)) || (url && !attribution.includes(`href="${asWritten(url)}"`)),
  );
  const stray = count(body, "<img") - figures.reduce((sum, figure) => sum + count(figure, "<img"), 0);
  return [
    ...[...without(wanted, figures), ...without(charts, drawings)].map(({ what }) =>
      finding("uncredited-picture", file, `${what}下面没有它的出处`),
    ),
    ...(figures.length > wanted.length || drawings.length > charts.length || stray > 0
      ? [finding("uncredited-picture", file, "页面上有记录里没有的图片")]
      : []),
    ...(attribution.length === 0 ? [finding("unsourced-article", file, "没有“文章来源”一节")] : []),
    ...unnamed.map(({ name }) => finding("unsourced-article", file, `“文章来源”里没有${name}`)),
    ...(end.includes('<p class="disclaimer"') ? [] : [finding("unsourced-article", file, "没有免责声明")]),
  ];
}

/** A page that is no article may list articles, whose pictures stand in no figure. */
function ownPictureFindings({ figures: wanted, converted }: CreditRecord, html: Buffer, file: string): Finding[] {
  const figures = piecesOf(html, "<figure", "</figure>").map(textOf);
  return wanted.flatMap(({ what, credits }, index) => {
    const said = figures[index] ?? "";
    const told = converted ? /\S/.test(said) : credits.every((credit) => said.includes(credit));
    return told ? [] : finding("uncredited-picture", file, `${what}下面没有它的出处`);
  });
}

function finding(code: Finding["code"], file: string, message: string): Finding {
  return { code, file, message };
}

/** From the first of these to the next of those; empty when it is not there. */
function between(html: Buffer, from: string, to: string): Buffer {
  const start = html.indexOf(from);
  const end = html.indexOf(to, start);
  return html.subarray(start < 0 || end < 0 ? html.length : start, end < 0 ? html.length : end);
}

function piecesOf(html: Buffer, from: string, to: string): Buffer[] {
  const pieces: Buffer[] = [];
  for (let start = html.indexOf(from); start >= 0; ) {
    const end = html.indexOf(to, start);
    pieces.push(html.subarray(start, end < 0 ? html.length : end));
    start = end < 0 ? -1 : html.indexOf(from, end);
  }
  return pieces;
}

function count(html: Buffer, what: string): number {
  let found = 0;
  for (let at = html.indexOf(what); at >= 0; at = html.indexOf(what, at + 1)) found += 1;
  return found;
}

/** What a reader reads of it. */
function textOf(html: Buffer): string {
  const text = html.toString("utf8").replace(/<[^>]*>/g, "");
  return text.replaceAll("&lt;", "<").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
}

/** As the renderer writes a value. */
function asWritten(value: string): string {
  return value.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
