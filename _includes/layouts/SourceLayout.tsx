import type { ArticleEntry } from "../../src/publication/article-summary.ts";
import type { SourceEntry } from "../../src/publication/keyed-lists.ts";
import type { Drawn } from "../../src/publication/ledger.ts";
import type { ListPage } from "../../src/publication/list-page.ts";
import { EntryList } from "../partials/entry/EntryList.tsx";
import type { PageProps } from "./Document.tsx";
import { ListDocument } from "./ListDocument.tsx";

interface SourceLayoutProps extends PageProps {
  readonly source: SourceEntry;
  readonly page: ListPage<ArticleEntry>;
  /** What each of its articles draws on. */
  readonly drawn: readonly Drawn[];
}

/** Everything that draws on one outlet, text or picture, and the way to the outlet itself. */
export function SourceLayout({ shell, source, page, drawn }: SourceLayoutProps) {
  const { name, homepage, country } = source;
  const description = `本站引用“${name}”文字、图片或引语的${page.front ? `全部文章，共 ${page.total} 篇` : "旧文"}。`;
  return (
    <ListDocument
      shell={shell}
      named
      title={`来源：${name}`}
      heading={name}
      description={description}
      path={page.path}
      page={page}
      feed={page.front ? page.path : undefined}
      crumbs={[{ name: "转载台账", path: "/sources/" }]}
      intro={
        <p>
          {country && `${country}，`}
          <a class="external" href={homepage} rel="external noopener noreferrer">
            官方网站
          </a>
          {page.front && `。引用其文字、图片、数据或引语的文章共\u00a0${page.total}\u00a0篇。`}
        </p>
      }
    >
      <EntryList page={page} empty="还没有文章引用这个来源。" label notes={drawn.map(whatIsDrawn)} />
    </ListDocument>
  );
}

/** `文字 · 图 2 · 图表 1 · 引语 1` */
function whatIsDrawn({ texts, pictures, charts, quotes, media, via }: Drawn): string {
  const parts = [
    texts > 0 && "文字",
    pictures > 0 && `图\u00a0${pictures}`,
    charts > 0 && `图表\u00a0${charts}`,
    quotes > 0 && `引语\u00a0${quotes}`,
    media > 0 && `影音\u00a0${media}`,
    via > 0 && "转引",
  ];
  return parts.filter(Boolean).join("\u00a0·\u00a0");
}
