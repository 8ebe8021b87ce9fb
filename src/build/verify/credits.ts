import { type Article, type PictureBearer, picturesOf } from "../../domain/article.ts";
import { creditOf } from "../../domain/attribution.ts";
import { chartsOf } from "../../domain/placed-charts.ts";
import { digestOfRecord } from "../../kept/digest.ts";
import type { Finding } from "./finding.ts";

const CHART = '<figure class="chart"';
const FIGURE = '<figure class="figure"';
const ARTICLE_END = '<footer class="article-end"';
const NOTHING = Buffer.alloc(0);
const ATTRIBUTION = '<section class="source-attribution"';

/** What the page of an article, or of whatever else has pictures, has to say of where everything in it comes from; by the record, not by what made the page. */
export interface CreditRecord {
  /** Names the record: the same only for the same. */
  readonly digest: string;
  readonly pictures: readonly { readonly name: string; readonly credit: string }[];
  readonly charts?: readonly { readonly name: string; readonly credit: string }[];
  /** Of the text; absent where none is drawn from others: on a page that is no article. */
  readonly sources?: readonly { readonly name: string; readonly url?: string | undefined }[] | undefined;
  /** Whether it is a page of the Traditional edition, where names are written differently. */
  readonly converted: boolean;
}

/** @param converted whether its page in the Traditional edition is meant */
export function creditRecordOf(
  bearer: PictureBearer & Partial<Pick<Article, "sources">>,
  converted: boolean,
): CreditRecord {
  const pictures = picturesOf(bearer).map((picture) => {
    return { name: picture.name, credit: picture.credit?.name ?? creditOf(picture) };
  });
  const sources = bearer.sources?.map(({ name, url }) => ({ name, ...(url && { url }) }));
  const charts = chartsOf(bearer).map(({ name, credit }) => ({ name, credit: credit.name }));
  const record = { pictures, ...(charts.length > 0 && { charts }), ...(sources && { sources }), converted };
  return { digest: digestOfRecord(record), ...record };
}

/**
 * The promise of the site, held against the finished page: every picture and chart of an article stands in a figure with the
 * credit of the record, and the sources of the text are named and linked at its end.
 */
export function creditFindings(record: CreditRecord, html: Buffer, file: string): Finding[] {
  const { pictures, charts = [], sources, converted } = record;
  if (!sources) return ownPictureFindings(record, html, file);
  const body = between(html, '<div class="article-body"', ARTICLE_END);
  const figures = piecesOf(body, FIGURE, "</figure>");
  const drawings = piecesOf(body, CHART, "</figure>");
  const without = (parts: CreditRecord["pictures"], places: readonly Buffer[]) =>
    parts.filter(({ credit }, index) => {
      const said = textOf(piecesOf(places[index] ?? NOTHING, '<small class="credit"', "</small>")[0] ?? NOTHING);
      return converted ? !/\S/.test(said) : !said.includes(credit);
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
    ...without(pictures, figures).map(({ name }) =>
      finding("uncredited-picture", file, `图片“${name}”下面没有它的出处`),
    ),
    ...without(charts, drawings).map(({ name }) =>
      finding("uncredited-picture", file, `图表“${name}”下面没有它的出处`),
    ),
    ...(figures.length > pictures.length || drawings.length > charts.length || stray > 0
      ? [finding("uncredited-picture", file, "页面上有记录里没有的图片")]
      : []),
    ...(attribution.length === 0 ? [finding("unsourced-article", file, "没有“文章来源”一节")] : []),
    ...unnamed.map(({ name }) => finding("unsourced-article", file, `“文章来源”里没有${name}`)),
    ...(end.includes('<p class="disclaimer"') ? [] : [finding("unsourced-article", file, "没有免责声明")]),
  ];
}

/** A page that is no article may list articles, whose pictures stand in no figure. */
function ownPictureFindings({ pictures, converted }: CreditRecord, html: Buffer, file: string): Finding[] {
  const figures = piecesOf(html, "<figure", "</figure>").map(textOf);
  return pictures.flatMap(({ name, credit }, index) => {
    const said = figures[index] ?? "";
    const told = converted ? /\S/.test(said) : said.includes(credit);
    return told ? [] : finding("uncredited-picture", file, `图片“${name}”下面没有它的出处`);
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
