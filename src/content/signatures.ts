import type { ArticleRecord } from "../domain/article-record.ts";
import type { Signature, Signed } from "../domain/signature.ts";
import type { JsonFile } from "./json-file.ts";
import type { Lacks } from "./lacks.ts";
import type { NamedPeople } from "./people.ts";

/** Whose names are under an article: those of registered people as they are registered, others as they are written. */
export function readSignatures(
  { desk, authors, contributors, sponsor }: ArticleRecord,
  file: JsonFile,
  people: NamedPeople,
  lacks: Lacks,
): Pick<Signed, "authors" | "contributors"> {
  const reported = file.reported.touches(["authors"]) || file.reported.touches(["contributors"]);
  if (!desk && !sponsor && authors.length + contributors.length === 0 && !reported && !lacks("byline"))
    file.flag("missing-byline", ["desk"], "desk、authors 和 contributors 都没有写。");
  return {
    authors: authors.map((name, index) => signature(name, ["authors", index])),
    contributors: contributors.map(({ name, role }, index) => {
      return { ...signature(name, ["contributors", index, "name"]), role };
    }),
  };

  function signature(name: string, place: readonly PropertyKey[]): Signature {
    const [person, ...others] = people.peopleNamed(name);
    if (!person) {
      const nearest = people.nearestPerson(name);
      if (nearest !== undefined)
        file.warn("unknown-person", place, `_data/people.json 里没有“${name}”，是不是“${nearest}”？`);
      return { name };
    }
    if (others.length === 0) return person;
    const keys = [person, ...others].map(({ key }) => `“${key}”`).join("、");
    file.warn("unknown-person", place, `叫“${name}”的登记了不止一位，这里是 ${keys} 中的哪一位？`);
    return { name };
  }
}
