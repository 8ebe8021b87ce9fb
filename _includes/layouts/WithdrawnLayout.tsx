import { noticePath, type Withdrawal } from "../../src/domain/withdrawal.ts";
import type { ArticleSummary } from "../../src/publication/article-summary.ts";
import { DateLine } from "../partials/date-line/DateLine.tsx";
import { Latest } from "../partials/entry/Latest.tsx";
import { SearchForm } from "../partials/search-form/SearchForm.tsx";
import { WithdrawalNotice } from "../partials/withdrawal-notice/WithdrawalNotice.tsx";
import type { PageProps } from "./Document.tsx";
import { ListDocument } from "./ListDocument.tsx";

interface WithdrawnLayoutProps extends PageProps {
  readonly withdrawal: Withdrawal;
  readonly latest: readonly ArticleSummary[];
}

/** In the place of a withdrawn article: when it went, why, who asked, and what else there is. Nothing of the article itself. */
export function WithdrawnLayout({ shell, withdrawal, latest }: WithdrawnLayoutProps) {
  const { date, path } = withdrawal;
  return (
    <ListDocument
      shell={shell}
      title="文章已撤下"
      description="这个地址上的文章已经撤下。"
      path={noticePath(withdrawal)}
      robots="noindex"
      intro={
        <p>
          <code>{path}</code> 上的文章已于 <DateLine date={date} />
          撤下，不再提供。
        </p>
      }
    >
      <WithdrawalNotice {...withdrawal} />
      <SearchForm id="find" />
      <Latest articles={latest} />
    </ListDocument>
  );
}
