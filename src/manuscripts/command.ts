import { existsSync } from "node:fs";
import { join } from "node:path";
import { addressOf, type DatedFolder, datedFolders, entriesOf } from "../content/folders.ts";
import { ProblemReport } from "../content/problem-report.ts";
import { readSiteData, type SiteData } from "../content/site-data.ts";
import { withLocks } from "../disk/lock.ts";
import { formatProblems, ProblemsError, REMEDIES } from "../domain/problem.ts";
import { LONGEST_PARAGRAPH, MOST_PARAGRAPHS } from "../domain/text-rules.ts";
import { runCommand } from "../terminal/command.ts";
import { type Dialogue, openDialogue } from "../terminal/dialogue.ts";
import { print, Refusal, UsageError } from "../terminal/outcome.ts";
import type { Streams } from "../terminal/streams.ts";
import { compose, openQuestions, ownGuesses, reviewList } from "./compose.ts";
import { plain } from "./escaped-text.ts";
import { type Decided, type Fields, fieldsFrom, proposeSlug, sectionList } from "./fields.ts";
import { htmlManuscript } from "./html-manuscript.ts";
import { inputName, readInput } from "./input.ts";
import { type Draft, type Manuscript, NOTHING, textManuscript } from "./manuscript.ts";
import { NEW, type NewOptions, newOptionsOf } from "./options.ts";
import { clearLeftovers, stage } from "./place.ts";
import { askFields } from "./questions.ts";
import { recognise, withTitle } from "./recognise.ts";
import { type Result, recognisedText, resultJson, resultText } from "./report.ts";

/** Opens the talk with the author. Undefined when nobody sits at a terminal. */
export type Talk = () => Dialogue | undefined;

/**
 * `npm run new`: begins an article.
 * @param now milliseconds since 1970
 * @returns the exit code; the help text lists them
 */
export function runNew(
  args: readonly string[],
  streams: Streams = process,
  talk: Talk = atTerminal,
  now = Date.now(),
): Promise<number> {
  return runCommand(NEW, args, streams, async ({ values }) => {
    const { json } = values;
    const wait = (text: string) => print(`${text}\n`, streams.stderr);
    const result = await begin(newOptionsOf(values), json ? () => undefined : talk, now, wait).catch(refuseProblems);
    // JSON spells out by itself what nobody sees.
    if (json) streams.stdout.write(`${JSON.stringify(resultJson(result))}\n`);
    else print(resultText(result), streams.stdout);
    return undefined;
  });
}

/** @throws Refusal that lists them; whatever else it was */
function refuseProblems(error: unknown): never {
  if (!(error instanceof ProblemsError)) throw error;
  const problems = error.problems.map((problem) => ({ ...problem, remedy: REMEDIES[problem.code] }));
  const text = `${formatProblems(error.problems)}\n✗ 共 ${problems.length} 处错误。什么都没有写。\n`;
  throw new Refusal(error.message, { json: { problems }, text });
}

/** @param wait is told whom it waits for */
async function begin(options: NewOptions, talk: Talk, now: number, wait: (text: string) => void): Promise<Result> {
  const { articles, origin } = options;
  // Before anything is decided: whoever begins once more after a kill is refused, because the article lies there already.
  if (!options.dryRun && existsSync(articles)) await withLocks([articles], wait, () => clearLeftovers(articles));
  const report = new ProblemReport();
  const siteData = readSiteData(options.data, report);
  const folders = foldersIn(articles, report);
  const text = origin.from === "nothing" ? "" : readInput(origin, report);
  report.throwIfAny();
  if (!siteData || text === undefined) throw new Error("facts or text are missing though nothing was reported");
  const recognised = draftOf(text, options, siteData);
  const taken = takenSlugs(folders, siteData);
  const known = fieldsFrom(options, recognised, siteData, taken, now, report);
  report.throwIfAny();
  // Standard input cannot bring both the text and the answers.
  const dialogue = "path" in origin && origin.path === "-" ? undefined : talk();
  dialogue?.print(recognisedText(recognised));
  const answered = dialogue
    ? await askFields(known, options, siteData, taken, dialogue).finally(() => dialogue.close())
    : known;
  const fields = decided(answered, siteData, taken);
  const draft = withTitle(recognised, fields.title);
  const { year, month } = fields.published;
  const target = { path: join(articles, year, month, fields.slug), year, month, slug: fields.slug };
  const composed = compose(fields, draft, now);
  const files = { ...Object.fromEntries(draft.files), "article.md": composed.markdown, "article.json": composed.json };
  const staged = stage(files, options.dryRun ? undefined : articles);
  try {
    const asked = dialogue !== undefined;
    const given = {
      day: asked || origin.from === "nothing" || (options.published ?? draft.day) !== undefined,
      slug: asked || options.slug !== undefined,
    };
    const open = openQuestions(draft, siteData, options.kind ?? (dialogue && fields.kind));
    const reviewNotes = [...draft.reviewNotes, ...open, ...ownGuesses(fields, given)];
    const review = reviewList(
      staged.path,
      [...draft.files.keys()],
      target,
      composed,
      reviewNotes,
      siteData,
      inputName(origin),
    );
    if (!options.dryRun)
      await withLocks([articles], wait, () => {
        // The author may have thought about it for an hour.
        const other = takenSlugs(foldersIn(articles, new ProblemReport()), siteData).get(fields.slug);
        if (other !== undefined)
          throw new Refusal(`短名“${fields.slug}”刚才被 ${other} 用了，没有写下。换一个 --slug。`);
        staged.place(target.path);
      });
    return {
      options,
      fields,
      draft,
      composed,
      folder: target.path,
      address: addressOf(target),
      review,
      asked,
    };
  } finally {
    staged.remove();
  }
}

function foldersIn(articles: string, report: ProblemReport): DatedFolder[] {
  return datedFolders(entriesOf(articles, report), articles, new ProblemReport());
}

/** @throws ProblemsError when it cannot be read, or there is nothing in the manuscript but furniture */
function draftOf(text: string, { origin }: NewOptions, siteData: SiteData): Draft {
  if (origin.from === "nothing") return NOTHING;
  const manuscript = manuscriptOf(text, origin, inputName(origin));
  const draft = recognise(manuscript, { names: siteData.sourceNames, disclaimers: siteData.disclaimers });
  if (draft.title !== undefined || draft.lede !== undefined || draft.body.length > 0) return draft;
  const report = new ProblemReport();
  const only = [...new Set(draft.removed.map(({ what }) => what))].join("、");
  report.add("empty-body", inputName(origin), only ? `稿子里除了${only}没有正文。` : "稿子是空的。");
  report.throwIfAny();
  return draft;
}

/** @throws ProblemsError when it, or a paragraph of it, is too long */
function manuscriptOf(text: string, { from }: NewOptions["origin"], file: string): Manuscript {
  const report = new ProblemReport();
  const manuscript = from === "html" ? htmlManuscript(text) : textManuscript(text);
  const { length } = manuscript.blocks;
  if (length > MOST_PARAGRAPHS)
    report.add("file-too-large", file, `稿子有 ${length} 段，上限是 ${MOST_PARAGRAPHS} 段。`);
  for (const { escaped, line = 1 } of manuscript.blocks) {
    const message = `以“${plain(escaped.slice(0, 10))}”开头的一段超过 ${LONGEST_PARAGRAPH} 字。`;
    if (escaped.length > LONGEST_PARAGRAPH) report.add("paragraph-too-long", file, message, { line, column: 1 });
  }
  report.throwIfAny();
  return manuscript;
}

/** @throws UsageError naming every option that is still needed */
function decided(fields: Fields, siteData: SiteData, taken: ReadonlyMap<string, string>): Decided {
  const { title, section, kind } = fields;
  if (title !== undefined && kind && section !== undefined)
    return { ...fields, title, kind, section, slug: fields.slug ?? proposeSlug(title, new Set(taken.keys())) };
  const needed = [
    ...(title === undefined ? ["--title <标题>（没有认出标题）"] : []),
    ...(kind ? [] : ["--kind <体裁>（original 原创、compilation 综合、translation 编译、reprint 转载）"]),
    ...(section === undefined ? [`--section <栏目>（${sectionList(siteData)}）`] : []),
  ];
  throw new UsageError(`还要写明：\n  ${needed.join("\n  ")}`);
}

/** Where each slug is in use; the address of a withdrawn article is not given away again. */
function takenSlugs(folders: readonly DatedFolder[], { withdrawals }: SiteData): Map<string, string> {
  const gone = withdrawals.map(({ path }): [string, string] => [path.split("/").at(-2) ?? "", `已经撤下的 ${path}`]);
  return new Map([...gone, ...folders.map(({ slug, path }): [string, string] => [slug, path])]);
}

function atTerminal(): Dialogue | undefined {
  const { stdin, stdout } = process;
  return stdin.isTTY && stdout.isTTY ? openDialogue(stdin, stdout, undefined) : undefined;
}
