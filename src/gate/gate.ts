import { ProblemReport } from "../content/problem-report.ts";
import {
  type PublicationFiles,
  type PublicationFolders,
  type Survey,
  surveyPublication,
} from "../content/read-publication.ts";
import { CopyReader } from "../copy/copy-reader.ts";
import { readCopySettings } from "../copy/read-copy.ts";
import { type Article, picturesOf } from "../domain/article.ts";
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
  const { siteData } = survey;
  if (!siteData) return survey;
  readCopySettings(folders.data, report);
  const config = reportDelivery(siteData.site, report, host);
  const { articles, forgivenLinks } = reportOwnAddresses({ ...survey, siteData }, folders.data, config, now, report);
  const read = [...survey.linked.values()];
  const damaged = await reportUndecodable(read, siteData.site, report, decoding);
  return { ...survey, articles: articles.map((article) => withoutDamaged(article, damaged)), forgivenLinks };
}

/** Folders of drafts, in which nothing stops anybody. */
export function draftFoldersOf(linked: Survey["linked"]): ReadonlySet<string> {
  return new Set([...linked.values()].flatMap(({ article, status }) => (status === "draft" ? article.folder : [])));
}

/** In a preview a draft is shown with a placeholder for a picture that cannot be decoded. */
function withoutDamaged(article: Article, damaged: ReadonlySet<string>): Article {
  if (!picturesOf(article).some((picture) => picture.shown && damaged.has(picture.digest))) return article;
  const body = article.body.map((block) =>
    block.kind === "picture" && block.picture.shown && damaged.has(block.picture.digest)
      ? { ...block, picture: { ...block.picture, shown: false as const, reason: "图片文件已经损坏" } }
      : block,
  );
  return { ...article, body };
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
  const onArticle: Reading["onArticle"] = (read, siteData) => copy.add(read, siteData);
  const survey = await inspectPublication(folders, now, report, { drafts, html: true, onArticle }, gate);
  const found = survey.siteData ? copy.finish(survey.siteData, draftFoldersOf(survey.linked)) : [];
  for (const { code, file, line, column, message, draft } of found)
    report.found({ code, file, line, column, message, ...(draft && { draft }) });
  if (report.count > 0) throw new ProblemsError(report.problems);
  const { siteData, articles, breaking, skipped, waiting, forgivenLinks } = survey;
  if (!siteData) throw new Error("facts are missing though nothing was reported");
  const { warnings } = report;
  return {
    siteData,
    articles,
    ...(breaking && { breaking }),
    skipped,
    waiting,
    warnings,
    ...(forgivenLinks && { forgivenLinks }),
  };
}
