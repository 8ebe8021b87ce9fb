import { lackingWords, type OldSiteEntry } from "../../../src/domain/archive-debt.ts";

/** In the ledger: what was moved from where, and how much of it is unknown; nothing where nothing was moved. */
export function OldSites({ sites }: { readonly sites: readonly OldSiteEntry[] }) {
  if (sites.length === 0) return null;
  return (
    <section aria-labelledby="old-sites-title">
      <h2 id="old-sites-title" class="end-title">
        旧站文章
      </h2>
      <p class="ledger-terms">从旧站移入的；没有查明的，各篇文章末尾都写明，没有出处的图片不展示。</p>
      <ul class="ledger">
        {sites.map(({ site, articles, lacking }) => (
          <li key={site}>
            <h3>{new URL(site).host}</h3>
            <p>移入&nbsp;{articles}&nbsp;篇</p>
            <p class="ledger-terms">{lackingWords(lacking) ? `没有查明的：${lackingWords(lacking)}` : "都已查明"}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
