import { stringify } from "csv-stringify/sync";
import type { OldSiteEntry } from "../domain/archive-debt.ts";
import { ALL_KINDS, KIND_LABELS } from "../domain/kind.ts";
import type { AiTally } from "../publication/ai-ledger.ts";
import type { LedgerEntry, SponsorEntry } from "../publication/ledger.ts";

/** The ledger as CSV (RFC 4180) for spreadsheets; the byte order mark tells Excel that it is UTF-8. */
export function ledgerCsv(entries: readonly LedgerEntry[]): string {
  const header = [
    "来源",
    "登记键",
    "官方网站",
    ...ALL_KINDS.map((kind) => (kind === "unknown" ? "体裁不详的文章" : `${KIND_LABELS[kind]}文章`)),
    "图片",
    "图表",
    "引语",
    "影音与文件",
    "被转引",
    "打不开的原文",
    "后来有改动的原文",
    "使用依据",
    "条款地址",
    "份额上限",
    "用过的最大份额",
    "最近使用",
    "未了事项",
    "状态",
  ];
  const rows = entries.map(({ name, key, terms, articles, largestShare, lastUsed, openNotices, ...counted }) => [
    name,
    key,
    terms?.url,
    ...ALL_KINDS.map((kind) => articles[kind]),
    counted.pictures,
    counted.charts,
    counted.quotes,
    counted.media,
    counted.via,
    counted.gone,
    counted.changed,
    terms?.basis,
    terms?.licenceUrl,
    terms?.share,
    largestShare,
    lastUsed?.day,
    openNotices,
    terms?.status,
  ]);
  // A cell that begins with one of these would be a formula to a spreadsheet (OWASP: CSV injection).
  return stringify([header, ...rows], { bom: true, escape_formulas: true });
}

/** The ledger for programs, who has paid for articles, what machines have had a hand in, and how much of old sites is unknown. */
export function ledgerJson(
  entries: readonly LedgerEntry[],
  sponsors: readonly SponsorEntry[] = [],
  ai?: AiTally,
  oldSites: readonly OldSiteEntry[] = [],
): string {
  const sources = entries.map(({ lastUsed, terms, ...entry }) => ({
    ...entry,
    ...(terms && { url: terms.url, basis: terms.basis, status: terms.status, index: terms.index }),
    ...(terms?.share && { shareLimit: terms.share }),
    ...(terms?.licenceUrl && { licenceUrl: terms.licenceUrl }),
    ...(lastUsed && { lastUsed: lastUsed.day }),
  }));
  const paid = sponsors.map(({ last, ...sponsor }) => ({ ...sponsor, last: last.day }));
  const more = {
    ...(paid.length > 0 && { sponsors: paid }),
    ...(ai && { ai }),
    ...(oldSites.length > 0 && { oldSites }),
  };
  return `${JSON.stringify({ sources, ...more }, null, 1)}\n`;
}
