import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Change } from "../../check/change.ts";
import { datedFolders, entriesOf, filesIn } from "../../content/folders.ts";
import { JsonText, parseJson } from "../../content/json-text.ts";
import { ProblemReport, shownPath } from "../../content/problem-report.ts";
import type { PublicationFolders } from "../../content/read-publication.ts";
import { dateStampOf } from "../../domain/date-stamp.ts";
import { entryFileIn } from "../../domain/entry-file.ts";
import { ENTRIES_FOLDER } from "../../domain/live.ts";
import { changeIn, isOut, zoneOf } from "../raw-files.ts";
import { KEYED, recordWith, recordWithPerson, recordWithTags, registryWith, textWith, withKey } from "./edits.ts";
import type { Edit } from "./options.ts";

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
    try {
      return changeIn(file, change);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      notes.push(`${shownPath(file)} 读不懂，没有动它：先用 npm run check 看一看。`);
      return [];
    }
  };
  const record = changed("article.json", (raw) => editedRecord(raw, edit));
  const entries = filesIn(join(folder, ENTRIES_FOLDER)).flatMap((name) =>
    changed(join(ENTRIES_FOLDER, name), (raw) => editedEntry(raw, edit)),
  );
  const text = edit.kind === "text" ? changed("article.md", (raw) => textWith(raw, edit)) : [];
  return [...record, ...text, ...entries];
}

/** An entry of a live page: what its head says is edited as a record is, its text as a text. */
function editedEntry(raw: string, edit: Edit): string {
  const head = entryFileIn(raw)?.head;
  if (head === undefined) return raw;
  const text = raw.slice(head.length);
  // An entry is in no section and has no tags.
  if (edit.kind === "retag") return raw;
  return editedRecord(head, edit) + (edit.kind === "text" ? textWith(text, edit) : text);
}

function editedRecord(raw: string, edit: Edit): string {
  if (edit.kind === "text") return recordWith(raw, edit);
  if (edit.kind === "person") return recordWithPerson(raw, edit.from, edit.to);
  if (edit.kind === "retag") return recordWithTags(raw, edit.add, edit.remove);
  return withKey(raw, KEYED[edit.kind].places, edit.from, edit.to);
}

function registryChanges(edit: Edit, data: string): Change[] {
  if (edit.kind === "retag") {
    const file = join(data, KEYED.tag.registry);
    const known = Object(parseJson(readFileSync(file, "utf8")));
    const unknown = edit.add.filter((tag) => !Object.hasOwn(known, tag));
    if (unknown.length > 0) throw new Error(`没有登记过标签“${unknown.join("、")}”，先写进 ${shownPath(file)}。`);
  }
  if (edit.kind === "retag" || edit.kind === "text" || edit.kind === "person") return [];
  const { registry, others } = KEYED[edit.kind];
  const { from, to, name } = edit;
  const elsewhere = Object.entries(others).flatMap(([file, places]) =>
    changeIn(join(data, file), (raw) => withKey(raw, places, from, to)),
  );
  return [...elsewhere, ...changeIn(join(data, registry), (raw) => registryWith(raw, from, to, name))];
}

/** The article's change log with a correction in it; of what nobody can have read, a draft, what is to come out later or a broken record, without. */
function noted(changes: Change[], folder: string, note: string, { data }: PublicationFolders, now: number): Change[] {
  const file = join(folder, "article.json");
  const mine = changes.find((change) => change.file === file);
  const before = mine?.before ?? (existsSync(file) ? readFileSync(file, "utf8") : "");
  if (!isOut(before, now)) return changes;
  const json = new JsonText(mine?.after ?? before);
  const { iso, day } = dateStampOf(now - (now % 1000), zoneOf(data));
  const last: unknown = [Reflect.get(Object(json.value), "changes") ?? []].flat().at(-1);
  // Readers are told once a day. A run that was cut short has written the note, and not the text yet.
  if (Reflect.get(Object(last), "text") === note && String(Reflect.get(Object(last), "date")).startsWith(day))
    return changes;
  json.append(["changes"], { date: iso, kind: "correction", text: note });
  return [{ file, before, after: json.raw }, ...changes.filter((change) => change !== mine)];
}
