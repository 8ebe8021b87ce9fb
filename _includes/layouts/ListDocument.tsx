import type { ComponentChildren } from "preact";
import type { Article } from "../../src/domain/article.ts";
import { OURS } from "../../src/domain/interface-terms.ts";
import type { ListPage } from "../../src/publication/list-page.ts";
import { Breadcrumb, type Crumb } from "../partials/breadcrumb/Breadcrumb.tsx";
import { Headline } from "../partials/headline/Headline.tsx";
import { Document, type DocumentProps } from "./Document.tsx";

type Dated = Pick<Article, "published">;

interface ListDocumentProps extends DocumentProps {
  readonly title: string;
  /** What stands over the page, where that is not its title. */
  readonly heading?: string;
  readonly crumbs?: readonly Crumb[];
  /** Of a list that goes on: an older page says of what days it is, and leads back to the newest. */
  readonly page?: ListPage<Dated>;
  /** Below the heading: what this is, how much of it there is. */
  readonly intro?: ComponentChildren;
  readonly id?: string;
  /** Whether the publication speaks in everything on the page. */
  readonly ours?: boolean;
}

/** Every page that is neither an article nor the front page: where one is, what this is, and what stands below it. */
export function ListDocument(props: ListDocumentProps) {
  const { title, heading = title, crumbs = [], page, intro, id, ours, children, section, ...document } = props;
  const older = page && !page.front ? page : undefined;
  const way = older
    ? [...crumbs, { name: heading, path: older.path.replace(/page\/[^/]+\/$/, ""), named: document.named }]
    : crumbs;
  // Every page of a list needs a title of its own in search engines and browser tabs.
  return (
    <Document {...document} section={section} title={older ? `${title}（${daysOf(older)}）` : title}>
      <div class="list" id={id} {...(ours && OURS)}>
        <header class="list-header" data-section={section} {...(!document.named && OURS)}>
          <Breadcrumb crumbs={way} />
          <h1 class="headline">
            <Headline text={heading} />
          </h1>
          {intro}
          {older && <p>{daysOf(older)}</p>}
        </header>
        {children}
      </div>
    </Document>
  );
}

/** `2025年5月1日至2025年5月19日` */
function daysOf({ articles }: ListPage<Dated>): string {
  const days = [articles.at(-1), articles[0]].map((article) => article?.published.day.split("-").map(Number) ?? []);
  const [first, last] = days.map(([year, month, day]) => `${year}年${month}月${day}日`);
  return first === last ? `${first}` : `${first}至${last}`;
}
