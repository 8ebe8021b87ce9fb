import type { PersonEntry } from "../../src/publication/people.ts";
import { Portrayed } from "../partials/person/Portrait.tsx";
import type { PageProps } from "./Document.tsx";
import { ListDocument } from "./ListDocument.tsx";

/** Everybody who is registered: those of today, then those of before. */
export function PeopleLayout({ shell, entries }: PageProps<{ entries: readonly PersonEntry[] }>) {
  const description = "写稿、翻译、编辑和摄影的人";
  const [today, before] = [false, true].map((former) => entries.filter(({ person }) => person.former === former));
  return (
    <ListDocument shell={shell} title="作者" description={description} path="/people/" intro={<p>{description}</p>}>
      {today && today.length > 0 && <People entries={today} />}
      {before && before.length > 0 && (
        <section aria-labelledby="former-title">
          <h2 id="former-title" class="end-title">
            已离任
          </h2>
          <People entries={before} />
        </section>
      )}
    </ListDocument>
  );
}

function People({ entries }: { readonly entries: readonly PersonEntry[] }) {
  return (
    <ul class="people">
      {entries.map((entry) => (
        <li key={entry.person.key}>
          <Item entry={entry} />
        </li>
      ))}
    </ul>
  );
}

function Item({ entry: { person, count } }: { readonly entry: PersonEntry }) {
  const { path, name, latin, role, portrait } = person;
  return (
    <Portrayed portrait={portrait}>
      <a href={path}>{name}</a>
      {latin && (
        <span class="index-note" lang="en" translate={false}>
          {latin}
        </span>
      )}
      <p>{[role, count > 0 && `${count}\u00a0篇`].filter(Boolean).join("，")}</p>
    </Portrayed>
  );
}
