import type { ListPage } from "../../src/publication/list-page.ts";
import type { SourceEntry } from "../../src/publication/publication.ts";
import { EntryList } from "../partials/entry/EntryList.tsx";
import { ListHeader, pageTitle } from "../partials/list-header/ListHeader.tsx";
import { Document, type PageProps } from "./Document.tsx";

/** Everything that draws on one outlet, text or picture, and the way to the outlet itself. */
export function SourceLayout({ shell, source, page }: PageProps<{ source: SourceEntry; page: ListPage }>) {
  const { name, homepage, country } = source;
  const description = `本站引用“${name}”文字或图片的${page.front ? `全部文章，共 ${page.total} 篇` : "旧文"}。`;
  return (
    <Document
      shell={shell}
      title={pageTitle(`来源：${name}`, page)}
      description={description}
      path={page.path}
      feed={page.front ? page.path : undefined}
    >
      <div class="list">
        <ListHeader title={name} crumbs={[{ name: "转载台账", path: "/sources/" }]} page={page}>
          <p>
            {country && `${country} · `}
            <a class="external" href={homepage} rel="external noopener noreferrer">
              官方网站
            </a>
            {page.front && ` · 引用其文字或图片的文章共 ${page.total} 篇`}
          </p>
        </ListHeader>
        <EntryList page={page} empty="还没有文章引用这个来源。" label />
      </div>
    </Document>
  );
}
