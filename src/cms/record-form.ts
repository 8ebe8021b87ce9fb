import { isFilled, isValues, listOf, mapped, ofAuthor, type Values, valuesOf, withoutEmpty } from "./form-values.ts";

// Between `article.json` and the form: a form knows lists of like things only, where the record has objects by name and
// sources written in three ways. What is not spoken of here passes as it is.

/** The key under which a form keeps the name that the record has as a key. */
export const NAME_FIELD = "placed";

/** The key under which a form keeps the status that its entry had when it was opened: the library tells no listener what was. */
export const OPENED_FIELD = "opened";

/** The key under which a form keeps when it was published, as lists of choices show it: these know no formats. */
export const SHOWN_FIELD = "shown";

/** The key under which a form keeps a place in a picture that has a name; beside it stand the numbers of one that has none. */
export const PLACE_FIELD = "place";

/** Those that the table of fields has “by name”. */
export const NAMED = ["pictures", "charts", "media", "quotes"] as const;

/**
 * What a record says that says nothing. The form must be told: where a value is missing it puts in what it proposes for a
 * new article, and that is a draft.
 */
export const DEFAULTS: Values = { comments: "open", status: "published" };

/** The registered key of what goes by a name. */
export type KeyOf = (name: string) => string | undefined;

/** The key under which a form keeps a registered person; beside it stands the name of one who is not. */
export const PERSON_FIELD = "person";

/**
 * Text of `article.json` as the form shows it.
 * @param keyOf the registered key of a source's name or alias
 * @param personOf that of a person's; absent where nobody is registered: then names are written
 */
export function toForm(json: string, keyOf: KeyOf, personOf?: KeyOf): Values {
  const record = valuesOf(JSON.parse(json));
  const source = (value: unknown): unknown => {
    const citation = typeof value === "string" ? { source: value } : value;
    // A credit to nobody is an empty form: a form that is not there could not be asked for.
    if (citation === null) return { name: "" };
    if (!isValues(citation) || typeof citation.source !== "string") return citation;
    return { ...citation, source: keyOf(citation.source) ?? citation.source };
  };
  const named = Object.fromEntries(
    NAMED.map((field) => [
      field,
      Object.entries(valuesOf(record[field])).map(([name, value]) => ({
        [NAME_FIELD]: name,
        ...mapped(mapped(valuesOf(value), ["credit", "source"], source), ["focus"], placeInForm),
      })),
    ]),
  );
  return {
    ...DEFAULTS,
    ...record,
    ...named,
    ...(personOf && signedInForm(record, personOf)),
    ...("sources" in record && {
      sources: listOf(record.sources).map((one) => {
        const shown = source(one);
        return isValues(shown) ? mapped(shown, ["via"], (origins) => listOf(origins).map(source)) : shown;
      }),
    }),
    [OPENED_FIELD]: record.status ?? DEFAULTS.status,
    ...(typeof record.published === "string" && {
      [SHOWN_FIELD]: `（${record.published.slice(0, "2026-11-05T09:30".length).replace("T", " ")}）`,
    }),
  };
}

/** What the form holds as the text of `article.json`. Fields that were left empty are not written. */
export function fromForm(form: Values): string {
  const record: Record<string, unknown> = {
    ...ofAuthor(form),
    [OPENED_FIELD]: undefined,
    [SHOWN_FIELD]: undefined,
  };
  if ("sources" in record)
    record.sources = listOf(record.sources)
      .map((one) => mapped(valuesOf(one), ["via"], (all) => listOf(all).map(writtenSource).filter(isFilled)))
      .map(writtenSource)
      .filter(isFilled);
  for (const field of ["authors", "contributors"])
    if (field in record) record[field] = listOf(record[field]).map(writtenPerson).filter(isFilled);
  for (const field of NAMED) {
    const entries = listOf(record[field]).map((value) => {
      const { [NAME_FIELD]: name, ...rest } = valuesOf(value);
      return [
        String(name),
        mapped(mapped(rest, ["credit", "source"], writtenSource), ["focus"], writtenPlace),
      ] as const;
    });
    record[field] = Object.fromEntries(
      entries.map(([name, value]) => {
        const kept = withoutEmpty(value);
        // The one field that has to be there even when there is nothing to say.
        return [name, field !== "quotes" ? { ...kept, credit: kept.credit ?? null } : kept];
      }),
    );
  }
  const written = Object.entries(withoutEmpty(record)).filter(([field, value]) => DEFAULTS[field] !== value);
  return `${JSON.stringify(Object.fromEntries(written), null, 2)}\n`;
}

/** Authors and others as they are chosen from the registered, or written. */
function signedInForm({ authors, contributors }: Values, personOf: KeyOf): Values {
  const person = (name: unknown) => {
    const key = typeof name === "string" ? personOf(name) : undefined;
    return key === undefined ? { name } : { [PERSON_FIELD]: key };
  };
  return {
    ...(authors !== undefined && { authors: listOf(authors).map(person) }),
    ...(contributors !== undefined && {
      contributors: listOf(contributors).map((one) => {
        const { name, ...rest } = valuesOf(one);
        return { ...person(name), ...rest };
      }),
    }),
  };
}

/** An author is a name; whoever else has had a hand in it has a part as well. */
function writtenPerson(value: unknown): unknown {
  if (!isValues(value)) return value;
  const { [PERSON_FIELD]: key, name, ...rest } = withoutEmpty(value);
  const who = key ?? name;
  return Object.keys(rest).length === 0 ? who : { ...(who !== undefined && { name: who }), ...rest };
}

/** A source in the shortest way to write it; undefined when nothing was given. Details of no source stay: the check asks whose. */
export function writtenSource(value: unknown): unknown {
  const { source, name, ...details } = withoutEmpty(valuesOf(value));
  if (Object.keys(details).length === 0) return source ?? (name === undefined ? undefined : { name });
  return { ...(source === undefined ? name !== undefined && { name } : { source }), ...details };
}

/** A place in a picture as the form shows it. */
export function placeInForm(value: unknown): unknown {
  return typeof value === "string" ? { [PLACE_FIELD]: value } : value;
}

/** The numbers when there are any, since they say it more exactly; otherwise the name. */
export function writtenPlace(value: unknown): unknown {
  const { [PLACE_FIELD]: place, ...exact } = withoutEmpty(valuesOf(value));
  return Object.keys(exact).length > 0 ? exact : place;
}
