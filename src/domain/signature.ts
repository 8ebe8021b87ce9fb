import { z } from "zod";
import type { OfGenre } from "./genre.ts";
import { line } from "./text-rules.ts";

/** What somebody did for an article besides writing it. */
export const ROLES = ["translator", "editor", "managing-editor", "photographer"] as const;
export type Role = (typeof ROLES)[number];

/** As Chinese newspapers print them. */
export const ROLE_LABELS: Readonly<Record<Role, string>> = {
  translator: "翻译",
  editor: "编辑",
  "managing-editor": "责任编辑",
  photographer: "摄影",
};
export const AUTHOR_LABEL = "作者";

/** A name under an article, and whose it is, where it is registered in `_data/people.json`. */
export interface Signature {
  readonly name: string;
  /** Key of the person; absent for a name without a record. */
  readonly key?: string;
}

export interface Contributor extends Signature {
  readonly role: Role;
}

/** Somebody who has had a hand in an article, as article.json names them. */
export const ContributorRecord = z
  .strictObject({
    name: line(40).meta({ description: "姓名：登记过的人写键、名称或别名，没有登记的写姓名" }),
    role: z.enum(ROLES).meta({
      description: "分工：translator 翻译 / editor 编辑 / managing-editor 责任编辑 / photographer 摄影",
    }),
  })
  .meta({ id: "contributor", description: "参与的人" });
export type ContributorRecord = z.infer<typeof ContributorRecord>;

/** Whose names are under an article. */
export interface Signed {
  readonly desk?: string;
  readonly authors: readonly Signature[];
  readonly contributors: readonly Contributor[];
}

/** Where the page of a registered person lies. */
export function personPath(key: string): string {
  return `/people/${key}/`;
}

/**
 * Who answers for an article: who has paid for it; the writers of an opinion; its desk, otherwise its authors, otherwise whoever has
 * had a hand in it.
 */
export function signersOf({ desk, authors, contributors, genre, sponsor }: Signed & OfGenre): string[] {
  if (sponsor) return [sponsor.name];
  if (genre === "opinion" && authors.length > 0) return namesOf(authors);
  if (desk !== undefined) return [desk];
  return namesOf(authors.length > 0 ? authors : contributors);
}

/** Those of one role together, in the order of the roles: `翻译：甲、乙`. */
export function contributorsByRole(
  contributors: readonly Contributor[],
): readonly { readonly role: Role; readonly people: readonly Signature[] }[] {
  return ROLES.flatMap((role) => {
    const people = contributors.filter((one) => one.role === role);
    return people.length > 0 ? { role, people } : [];
  });
}

/** What somebody did for an article, in words; empty when nothing. */
export function partsOf({ authors, contributors }: Pick<Signed, "authors" | "contributors">, key: string): string[] {
  const as = contributorsByRole(contributors).filter(({ people }) => people.some((one) => one.key === key));
  const wrote = authors.some((author) => author.key === key) ? [AUTHOR_LABEL] : [];
  return [...wrote, ...as.map(({ role }) => ROLE_LABELS[role])];
}

/** Keys of everybody registered who has had a part in an article. */
export function peopleIn({ authors, contributors }: Pick<Signed, "authors" | "contributors">): string[] {
  return [...new Set([...authors, ...contributors].flatMap(({ key }) => key ?? []))];
}

function namesOf(signatures: readonly Signature[]): string[] {
  return [...new Set(signatures.map(({ name }) => name))];
}
