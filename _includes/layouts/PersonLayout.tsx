import type { ComponentChildren } from "preact";
import type { Person } from "../../src/domain/person.ts";
import { AUTHOR_LABEL } from "../../src/domain/signature.ts";
import type { ArticleEntry } from "../../src/publication/article-summary.ts";
import type { ListPage } from "../../src/publication/list-page.ts";
import { EntryList } from "../partials/entry/EntryList.tsx";
import { Figure } from "../partials/figure/Figure.tsx";
import { setText } from "../partials/running-text/running-text.ts";
import type { PageProps } from "./Document.tsx";
import { ListDocument } from "./ListDocument.tsx";

interface PersonLayoutProps extends PageProps {
  readonly person: Omit<Person, "formerly">;
  readonly page: ListPage<ArticleEntry>;
  /** What they did in each of the articles. */
  readonly parts: readonly (readonly string[])[];
  readonly jsonLd: string;
}

/** Who somebody is, and everything that bears their name. */
export function PersonLayout({ shell, person, page, parts, jsonLd }: PersonLayoutProps) {
  const { name, role, profile, portrait, former } = person;
  const works = page.front ? `署名的文章共 ${page.total} 篇` : "署名的旧文";
  return (
    <ListDocument
      shell={shell}
      title={name}
      description={profile ?? [name, role && `${role}，`, `${works}。`].filter(Boolean).join("")}
      path={page.path}
      page={page}
      feed={page.front ? page.path : undefined}
      crumbs={[{ name: "作者", path: "/people/" }]}
      {...(page.front && { jsonLd })}
      intro={
        <div class="person">
          {page.front && portrait && (
            <div class="portrait">
              <Figure picture={portrait} lead sizes="7.5rem" />
            </div>
          )}
          <Facts person={person}>{page.front && page.total > 0 && <p>共&nbsp;{page.total}&nbsp;篇</p>}</Facts>
        </div>
      }
    >
      {page.front && profile && <p class="person-profile">{setText(profile)}</p>}
      <EntryList
        page={page}
        empty={former ? "这里没有文章。" : "还没有署名的文章。"}
        label
        // Whoever has written it is not told so in each line.
        notes={parts.map((part) => (part.length === 1 && part[0] === AUTHOR_LABEL ? "" : part.join("、")))}
      />
    </ListDocument>
  );
}

/** The name in Latin letters, what they are, and where they can be found. */
function Facts({ person, children }: Pick<PersonLayoutProps, "person"> & { readonly children: ComponentChildren }) {
  const { latin, role, former, url, mail, sameAs } = person;
  const office = [role, former && "已离任"].filter(Boolean).join("，");
  return (
    <div>
      {latin && (
        <p lang="en" translate={false}>
          {latin}
        </p>
      )}
      {office && <p>{office}</p>}
      {(url ?? mail ?? sameAs[0]) && (
        <ul class="person-links">
          {mail && (
            <li>
              <a href={`mailto:${mail}`}>写信</a>
            </li>
          )}
          {url && (
            <li>
              <a class="external" href={url} rel="me external noopener noreferrer">
                个人网站
              </a>
            </li>
          )}
          {sameAs.map((address) => (
            <li key={address}>
              <a class="external" href={address} rel="me external noopener noreferrer">
                {new URL(address).hostname.replace(/^www\./, "")}
              </a>
            </li>
          ))}
        </ul>
      )}
      {children}
    </div>
  );
}
