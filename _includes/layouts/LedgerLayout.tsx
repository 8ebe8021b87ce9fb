import { USE_LABELS } from "../../src/domain/ai.ts";
import type { OldSiteEntry } from "../../src/domain/archive-debt.ts";
import { SOURCE_LABELS } from "../../src/domain/digital-source.ts";
import { ALL_KINDS, KIND_LABELS } from "../../src/domain/kind.ts";
import type { AiTally } from "../../src/publication/ai-ledger.ts";
import type { LedgerEntry, SponsorEntry } from "../../src/publication/ledger.ts";
import { DateLine } from "../partials/date-line/DateLine.tsx";
import { EmptyState } from "../partials/empty-state/EmptyState.tsx";
import { SponsorLink } from "../partials/genre/SponsorLink.tsx";
import { OldSites } from "../partials/old-sites/OldSites.tsx";
import type { PageProps } from "./Document.tsx";
import { ListDocument } from "./ListDocument.tsx";

interface LedgerLayoutProps extends PageProps {
  readonly entries: readonly LedgerEntry[];
  /** Who has paid for articles; no sources. */
  readonly sponsors?: readonly SponsorEntry[];
  readonly machines?: AiTally;
  /** From where articles were moved. */
  readonly oldSites?: readonly OldSiteEntry[];
}

/** The ledger of sources: what was drawn from whom, and on what terms. */
export function LedgerLayout({ shell, entries, sponsors = [], machines, oldSites = [] }: LedgerLayoutProps) {
  const description = "本站的文章、图片和引语用过哪些来源，各用了多少，依据是什么。";
  const usual = usualBasis(entries);
  return (
    <ListDocument
      shell={shell}
      title="转载台账"
      description={description}
      path="/sources/"
      intro={
        <>
          <p>
            {description}数据可以下载：<a href="/sources/ledger.csv">CSV</a>、<a href="/sources/ledger.json">JSON</a>。
          </p>
          {usual && <p>没有另外注明的，依据都是：{usual}。</p>}
        </>
      }
    >
      {entries.length === 0 ? (
        <EmptyState>还没有登记来源。</EmptyState>
      ) : (
        <ul class="ledger">
          {entries.map((entry) => (
            <LedgerItem key={entry.key ?? entry.name} entry={entry} usual={usual} />
          ))}
        </ul>
      )}
      {sponsors.length > 0 && (
        <section aria-labelledby="sponsors-title">
          <h2 id="sponsors-title" class="end-title">
            广告主
          </h2>
          <p class="ledger-terms">付费刊登过广告的；它们不是来源，广告也不是本站的报道。</p>
          <ul class="ledger">
            {sponsors.map((sponsor) => (
              <li key={sponsor.name}>
                <h3>
                  <SponsorLink sponsor={sponsor} />
                </h3>
                <p>
                  广告&nbsp;{sponsor.total}&nbsp;篇，最近一次 <DateLine date={sponsor.last} />
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
      <OldSites sites={oldSites} />
      {machines && machines.texts.length + machines.pictures.length + machines.media.length > 0 && (
        <Machines machines={machines} />
      )}
    </ListDocument>
  );
}

/** What machines have had a hand in. */
function Machines({ machines: { texts, pictures, media } }: { readonly machines: AiTally }) {
  return (
    <section aria-labelledby="machines-title">
      <h2 id="machines-title" class="end-title">
        人工智能
      </h2>
      <p class="ledger-terms">各篇文章的署名旁、图片和影音的出处里都写明。</p>
      <ul class="ledger">
        {texts.map(({ use, total, unreviewed }) => (
          <li key={use}>
            <h3>{USE_LABELS[use]}</h3>
            <p>
              {total}&nbsp;篇{unreviewed > 0 ? `，其中 ${unreviewed} 篇未经人工审校` : "，都经过人工审校"}
            </p>
          </li>
        ))}
        {pictures.map(({ source, total }) => (
          <li key={source}>
            <h3>图片：{SOURCE_LABELS[source]}</h3>
            <p>{total}&nbsp;张</p>
          </li>
        ))}
        {media.map(({ source, total }) => (
          <li key={source}>
            <h3>影音与文件：{SOURCE_LABELS[source]}</h3>
            <p>{total}&nbsp;件</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface LedgerItemProps {
  readonly entry: LedgerEntry;
  /** What the page says of all. */
  readonly usual: string | undefined;
}

function LedgerItem({ entry, usual }: LedgerItemProps) {
  const { name, key, terms, articles, total, pictures, charts, quotes, media, via } = entry;
  const { largestShare, lastUsed, openNotices, gone, changed } = entry;
  const used = total + pictures + charts + quotes + media + via > 0;
  const kinds = ALL_KINDS.filter((kind) => articles[kind] > 0).map(
    (kind) => `${KIND_LABELS[kind]}\u00a0${articles[kind]}`,
  );
  const parts = [
    total > 0 && `文章\u00a0${total}\u00a0篇（${kinds.join("，")}）`,
    pictures > 0 && `图片\u00a0${pictures}\u00a0张`,
    charts > 0 && `图表\u00a0${charts}\u00a0张`,
    quotes > 0 && `引语\u00a0${quotes}\u00a0条`,
    media > 0 && `影音与文件\u00a0${media}\u00a0件`,
    via > 0 && `被转引\u00a0${via}\u00a0次`,
  ];
  const said = [
    terms?.basis !== usual && `依据：${terms?.basis ?? "没有登记，出处写在各篇文章里"}`,
    terms?.licenceUrl && (
      <a class="external" href={terms.licenceUrl} rel="external noopener noreferrer">
        使用条款
      </a>
    ),
    terms?.share && `转载最多可用原文的 ${percent(terms.share)}`,
    largestShare && `实际最多用到 ${percent(largestShare)}`,
    gone > 0 && `原文已打不开的\u00a0${gone}\u00a0篇`,
    changed > 0 && `原文后来有改动的\u00a0${changed}\u00a0篇`,
    openNotices > 0 && `未了事项\u00a0${openNotices}\u00a0件`,
  ].filter(Boolean);
  return (
    <li>
      <h2>{key && used ? <a href={`/sources/${key}/`}>{name}</a> : name}</h2>
      {terms?.country && <span class="index-note">{terms.country}</span>}
      {terms?.status === "stopped" && <span class="index-note">已停用</span>}
      <p>
        {used ? parts.filter(Boolean).join("，") : "还没有用过"}
        {lastUsed && (
          <>
            ，最近一次 <DateLine date={lastUsed} />
          </>
        )}
      </p>
      {said.length > 0 && (
        <p class="ledger-terms">
          {said.map((part, index) => (
            <>
              {index > 0 && "；"}
              {part}
            </>
          ))}
        </p>
      )}
    </li>
  );
}

/** The ground on which most of the registered sources are used; said once. */
function usualBasis(entries: readonly LedgerEntry[]): string | undefined {
  const bases = entries.flatMap(({ terms }) => terms?.basis ?? []);
  const often = (basis: string) => bases.filter((other) => other === basis).length;
  return bases.find((basis) => often(basis) > 1 && 2 * often(basis) > bases.length);
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
