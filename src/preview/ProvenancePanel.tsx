import type { ComponentChildren } from "preact";
import type { SiteData } from "../content/site-data.ts";
import { aiLineOf } from "../domain/ai.ts";
import { type Article, picturesOf, quotesOf } from "../domain/article.ts";
import { creditOf, sourceLineOf } from "../domain/attribution.ts";
import { type ContentCredentials, credentialsLine } from "../domain/content-credentials.ts";
import { KIND_LABELS } from "../domain/kind.ts";
import { originalNote } from "../domain/original.ts";
import { chartsOf } from "../domain/placed-charts.ts";
import { REMEDIES } from "../domain/problem.ts";
import { statementsOf } from "../domain/statement.ts";
import type { WaitingDrift } from "../upkeep/evidence/waiting.ts";
import type { ArticlePreview } from "./article-preview.ts";
import { distributionOf } from "./distribution.ts";

interface PanelProps extends ArticlePreview {
  /** Of the pictures that have any, by their names. */
  readonly credentials?: ReadonlyMap<string, ContentCredentials>;
  /** What became of cited texts and waits for an editor. */
  readonly drifts?: readonly WaitingDrift[];
}

/** For whoever writes the article: what is missing, on what ground its material is used, where it will be found. */
export function ProvenancePanel({ standing, found, read, credentials = new Map(), drifts = [] }: PanelProps) {
  const errors = found.filter(({ severity }) => severity === "error").length;
  const warnings = found.length - errors;
  const placed = read ? [...picturesOf(read.article), ...chartsOf(read.article)] : [];
  const unshown = placed.filter(({ shown }) => !shown).length;
  const missing = [
    errors > 0 && `${errors} 项要改`,
    warnings > 0 && `${warnings} 项提醒`,
    unshown > 0 && `${unshown} 张图暂缺`,
    drifts.length > 0 && `${drifts.length} 篇原文有变化`,
  ].filter(Boolean);
  return (
    <details class="provenance-panel" lang="zh-CN" translate={false} open={found.length + drifts.length > 0}>
      <summary>
        <strong>{standing}</strong>
        <span class={errors > 0 ? "is-missing" : undefined}>{missing.join("，") || "不缺什么"}</span>
        <small>只在本机预览里</small>
      </summary>
      <div>
        <Part title="还缺什么">
          {found.length === 0 && <p>没有要改的。</p>}
          <ul>
            {found.map(({ file, line, column, code, severity, message, lines }) => (
              <li key={`${file}:${line}:${column}:${code}`} class={severity === "error" ? "is-missing" : undefined}>
                {message}
                {lines.length > 1 && `这样的一共 ${lines.length} 处。`}
                <br />
                <small>
                  {REMEDIES[code]} <code>{`${file.split("/").at(-1)}:${line}:${column} ${code}`}</code>
                </small>
              </li>
            ))}
          </ul>
        </Part>
        {read && <Originals article={read.article} drifts={drifts} />}
        {read && <Grounds {...read} credentials={credentials} />}
        {read && (
          <Part title="怎样收录">
            <dl>
              {distributionOf(read.article, read.siteData).map(([where, how]) => (
                <div key={where}>
                  <dt>{where}</dt>
                  <dd>{how}</dd>
                </div>
              ))}
            </dl>
          </Part>
        )}
      </div>
    </details>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** What was seen at the addresses of what is cited: what waits for a decision, and what readers are told already. */
function Originals({ article, drifts }: { readonly article: Article; readonly drifts: readonly WaitingDrift[] }) {
  const told = [...article.sources.flatMap((one) => [one, ...(one.via ?? [])]), ...quotesOf(article)].flatMap((one) => {
    const note = [originalNote(one), one.archived && `有存档 ${one.archived}`].filter(Boolean).join("；");
    return note === "" ? [] : [`${"speaker" in one ? `${one.speaker}的引语` : one.name}：${note}`];
  });
  if (drifts.length + told.length === 0) return null;
  return (
    <Part title="原文现在怎样">
      <ul>
        {drifts.map(({ url, about, since, places }) => (
          <li key={url} class="is-missing">
            {places.map(({ what }) => what).join("、")}：{about}（{since.slice(0, 10)} 看到）
            <br />
            <small>{url} 核对过的改动，在那个来源里写 changed；不用告诉读者的，从 evidence.json 里删去这一条。</small>
          </li>
        ))}
        {told.map((line) => (
          <li key={line}>读者看得到：{line}</li>
        ))}
      </ul>
    </Part>
  );
}

interface GroundsProps extends Required<Pick<PanelProps, "credentials">> {
  readonly article: Article;
  readonly siteData: SiteData;
}

function Grounds({ article, siteData, credentials }: GroundsProps) {
  const pictures = picturesOf(article);
  const charts = chartsOf(article);
  return (
    <Part title={`依据什么使用：${KIND_LABELS[article.kind]}`}>
      {article.sponsor && <p>{sourceLineOf(article)}</p>}
      <ul>
        {article.ai?.map((work) => (
          <li key={work.use}>人工智能：{aiLineOf(work)}</li>
        ))}
        {article.sources.map((source) => {
          const { basis, share } = siteData.sourceNames.termsOf(source) ?? {};
          const used = source.share === undefined ? "" : `，用了 ${percent(source.share)}`;
          const limit = share === undefined ? "" : `，转载至多 ${percent(share)}`;
          return (
            <li key={source.name}>
              文字：{source.name}
              {source.author && `，${source.author}`}
              <br />
              <small>{basis ? `${basis}${limit}${used}` : "没有登记，只能作为参考注明"}</small>
            </li>
          );
        })}
        {pictures.map((picture) => (
          <li key={picture.name} class={picture.shown ? undefined : "is-missing"}>
            图片 {picture.name}：{creditOf(picture)}
            <br />
            <small>{picture.shown ? picture.licence : `不展示：${picture.reason}`}</small>
            <CredentialsNote credentials={credentials.get(picture.name)} />
          </li>
        ))}
        {charts.map((chart) => (
          <li key={chart.name} class={chart.shown ? undefined : "is-missing"}>
            图表 {chart.name}：{chart.credit.name}
            <br />
            <small>{chart.shown ? chart.licence : `不展示：${chart.reason}`}</small>
          </li>
        ))}
      </ul>
      {article.sources.length + pictures.length + charts.length === 0 && <p>没有用别人的文字、图片和数据。</p>}
      <h2>文末的声明</h2>
      <p>{statementsOf(siteData.disclaimers, article).disclaimer.replaceAll("{contact}", siteData.site.contact)}</p>
    </Part>
  );
}

/** What the picture's own manifest says; the files that readers get cannot have it. */
function CredentialsNote({ credentials }: { readonly credentials: ContentCredentials | undefined }) {
  if (!credentials || credentials.unread !== undefined) return null;
  return (
    <>
      <br />
      <small>原图的内容凭证：{credentialsLine(credentials)}。网站另制的图片带不走它。</small>
    </>
  );
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
