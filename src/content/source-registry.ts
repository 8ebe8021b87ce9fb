import { type Notice, Notices } from "../domain/notice.ts";
import { SourceRegistry } from "../domain/source.ts";
import { readJsonFile } from "./json-file.ts";
import type { ProblemReport } from "./problem-report.ts";
import { parseWith } from "./schema-problems.ts";
import { foldName, type SourceNames, unknownSource } from "./source-names.ts";

/**
 * Reads `sources.json`. Undefined when it is missing or wrong: a name that two sources claim, for instance, would credit
 * whichever comes last.
 */
export function readSourceRegistry(path: string, report: ProblemReport): SourceRegistry | undefined {
  const file = readJsonFile(path, report);
  const registry = file && parseWith(SourceRegistry, file, report);
  if (!file || !registry) return undefined;
  const before = report.count;
  const holders = new Map<string, string>();
  for (const [key, { name, aliases }] of Object.entries(registry)) {
    const claim = (claimed: string, place: readonly PropertyKey[]) => {
      const holder = holders.get(foldName(claimed)) ?? key;
      if (holder !== key)
        report.add("duplicate-source-name", path, `“${claimed}”已经是来源 ${holder} 的名称。`, file.locate(place));
      holders.set(foldName(claimed), holder);
    };
    claim(key, [key]);
    claim(name, [key, "name"]);
    for (const [index, alias] of aliases.entries()) claim(alias, [key, "aliases", index]);
  }
  return report.count > before ? undefined : registry;
}

/**
 * Reads `notices.json`; a source may go by any of its names there too. Undefined when it is missing or wrong.
 * @param names undefined when the registry is wrong: the file is checked as far as it can be
 */
export function readNotices(path: string, names: SourceNames | undefined, report: ProblemReport): Notice[] | undefined {
  const file = readJsonFile(path, report);
  const records = file && parseWith(Notices, file, report);
  if (!file || !records || !names) return undefined;
  const before = report.count;
  const notices = records.flatMap((record, index) => {
    const key = names.resolve(record.source)?.key;
    if (key === undefined)
      report.add("unknown-source", path, unknownSource(record.source, names), file.locate([index, "source"]));
    return key === undefined ? [] : { ...record, source: key };
  });
  return report.count > before ? undefined : notices;
}
