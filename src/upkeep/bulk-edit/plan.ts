import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Change } from "../../check/change.ts";
import { datedFolders, entriesOf } from "../../content/folders.ts";
import { JsonText, parseJson } from "../../content/json-text.ts";
import { ProblemReport, shownPath } from "../../content/problem-report.ts";
import type { PublicationFolders } from "../../content/read-publication.ts";
import { dateStampOf } from "../../domain/date-stamp.ts";
import { isOut } from "../go-live/was-public.ts";
import { ownZone } from "../own-zone.ts";
import { KEYED, registryWith, withKey } from "./keys.ts";
import type { Edit } from "./options.ts";
import { recordWith, recordWithPerson, textWith } from "./words.ts";

export interface Plan {
  /** Articles first, registries last: a run that is cut short can be run again. */
  readonly changes: readonly Change[];
  /** What was left alone, in Chinese sentences. */
  readonly notes: readonly string[];
}

/**
 * What an edit would change, file by file.
 *
 * @param now milliseconds since 1970, for the date of a note
 * @throws Error with a Chinese sentence when it cannot be done at all
 */
export function planOf(edit: Edit, places: PublicationFolders, now: number): Plan {
  const report = new ProblemReport();
  const folders = datedFolders(entriesOf(places.articles, report), places.articles, report);
  report.throwIfAny();
  const notes: string[] = [];
  const registries = registryChanges(edit, places.data);
  const articles = folders
    .filter(({ path }) => edit.within.length === 0 || edit.within.includes(path))
    .flatMap(({ path }) => {
      const changes = articleChanges(edit, path, notes);
      return edit.note === undefined || changes.length === 0 ? changes : noted(changes, path, edit.note, places, now);
    });
  return { changes: [...articles, ...registries], notes };
}

function articleChanges(edit: Edit, folder: string, notes: string[]): Change[] {
  const changed = (name: string, change: (raw: string) => string): Change[] => {
    const file = join(folder, name);
    if (!existsSync(file)) return [];
    const before = readFileSync(file, "utf8");
    try {
      const after = change(before);
      return after === before ? [] : [{ file, before, after }];
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      notes.push(`${shownPath(file)} 读不懂，没有动它：先用 npm run check 看一看。`);
      return [];
    }
  };
  if (edit.kind === "text")
    return [
      ...changed("article.json", (raw) => recordWith(raw, edit)),
      ...changed("article.md", (raw) => textWith(raw, edit)),
    ];
  if (edit.kind === "person") return changed("article.json", (raw) => recordWithPerson(raw, edit.from, edit.to));
  if (edit.kind === "retag") return changed("article.json", (raw) => retagged(raw, edit));
  return changed("article.json", (raw) => withKey(raw, KEYED[edit.kind].isKey, edit.from, edit.to));
}

function retagged(raw: string, { add, remove }: Extract<Edit, { kind: "retag" }>): string {
  const json = new JsonText(raw);
  const tagsOf = (): unknown[] => [Reflect.get(Object(json.value), "tags") ?? []].flat();
  for (const tag of remove) {
    const index = tagsOf().indexOf(tag);
    if (index >= 0) json.remove(["tags", index]);
  }
  for (const tag of add) if (!tagsOf().includes(tag)) json.append(["tags"], tag);
  return json.raw;
}

function registryChanges(edit: Edit, data: string): Change[] {
  const changed = (name: string, change: (raw: string) => string): Change[] => {
    const file = join(data, name);
    if (!existsSync(file)) return [];
    const before = readFileSync(file, "utf8");
    const after = change(before);
    return after === before ? [] : [{ file, before, after }];
  };
  if (edit.kind === "retag") {
    const file = join(data, "tags.json");
    const known = Object(parseJson(readFileSync(file, "utf8")));
    const unknown = edit.add.filter((tag) => !Object.hasOwn(known, tag));
    if (unknown.length > 0) throw new Error(`没有登记过标签“${unknown.join("、")}”，先写进 ${shownPath(file)}。`);
    return [];
  }
  if (edit.kind === "text" || edit.kind === "person") return [];
  const { registry, others } = KEYED[edit.kind];
  const { from, to, name } = edit;
  return [
    ...Object.entries(others).flatMap(([file, isKey]) => changed(file, (raw) => withKey(raw, isKey, from, to))),
    ...changed(registry, (raw) => registryWith(raw, from, to, name)),
  ];
}

/** The article's change log with a correction in it; of what nobody can have read, a draft, what is to come out later or a broken record, without. */
function noted(changes: Change[], folder: string, note: string, { data }: PublicationFolders, now: number): Change[] {
  const file = join(folder, "article.json");
  const mine = changes.find((change) => change.file === file);
  const before = mine?.before ?? (existsSync(file) ? readFileSync(file, "utf8") : "");
  if (!isOut(before, now)) return changes;
  const json = new JsonText(mine?.after ?? before);
  const zone = ownZone(data);
  if (zone === undefined) throw new Error(`读不懂 ${join(data, "site.json")}，先用 npm run check 改正它。`);
  const { iso, day } = dateStampOf(secondOf(now), zone);
  const last: unknown = [Reflect.get(Object(json.value), "changes") ?? []].flat().at(-1);
  // Readers are told once a day. A run that was cut short has written the note, and not the text yet.
  if (Reflect.get(Object(last), "text") === note && String(Reflect.get(Object(last), "date")).startsWith(day))
    return changes;
  json.append(["changes"], { date: iso, kind: "correction", text: note });
  return [{ file, before, after: json.raw }, ...changes.filter((change) => change !== mine)];
}

function secondOf(now: number): number {
  return now - (now % 1000);
}
