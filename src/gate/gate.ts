import { readCopyFacts } from "../content/copy-facts.ts";
import { ProblemReport } from "../content/problem-report.ts";
import {
  type PublicationFiles,
  type PublicationFolders,
  type Survey,
  surveyPublication,
} from "../content/read-publication.ts";
import { CopyReader } from "../copy/copy-reader.ts";
import { ProblemsError } from "../domain/problem.ts";
import { HOST_CONFIG } from "../serve/netlify-config.ts";
import { reportDelivery } from "./delivery.ts";
import { reportOwnAddresses } from "./own-addresses.ts";
import { type DecodeOptions, reportUndecodable } from "./pictures/undecodable.ts";

type Reading = Parameters<typeof surveyPublication>[3];

/** Where to look besides the publication's own folders. */
export interface Gate extends DecodeOptions {
  /** The host's configuration. */
  readonly host?: string;
}

/**
 * Everything that stops a publication but its copy, found before anything is made: what check and build both ask, so that
 * neither knows a reason that the other does not (src/domain/verdict.ts is the list).
 *
 * @param now milliseconds since 1970
 */
export async function inspectPublication(
  folders: PublicationFolders,
  now: number,
  report: ProblemReport,
  reading: Reading,
  { host = HOST_CONFIG, ...decoding }: Gate,
): Promise<Survey> {
  const survey = surveyPublication(folders, now, report, reading);
  const { facts } = survey;
  if (!facts) return survey;
  readCopyFacts(folders.data, report);
  const config = reportDelivery(facts.site, report, host);
  reportOwnAddresses({ ...survey, facts }, folders.data, config, now, report);
  const articles = [...survey.linked.values()].map(({ article }) => article);
  await reportUndecodable(articles, facts.site, report, decoding);
  return survey;
}

/**
 * Lets a publication through to be built, or nothing of it.
 *
 * @throws ProblemsError listing everything that is wrong, errors of copy as well
 */
export async function admitPublication(
  folders: PublicationFolders,
  now: number,
  { drafts }: Pick<Reading, "drafts">,
  gate: Gate,
): Promise<PublicationFiles> {
  const report = new ProblemReport();
  const copy = new CopyReader(folders, "errors");
  const heard: Reading["heard"] = ({ article, file, bodyText }) =>
    copy.add(article.folder, { "article.json": file.text, "article.md": bodyText });
  const survey = await inspectPublication(folders, now, report, { drafts, html: true, heard }, gate);
  for (const { code, file, line, column, message } of copy.finish())
    report.found({ code, file, line, column, message });
  if (report.count > 0) throw new ProblemsError(report.problems);
  const { facts, articles, breaking, skipped, waiting } = survey;
  if (!facts) throw new Error("facts are missing though nothing was reported");
  return { facts, articles, ...(breaking && { breaking }), skipped, waiting, warnings: report.warnings };
}
