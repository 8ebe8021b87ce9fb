import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Deployment } from "../deployment.ts";
import { dueArticles } from "../due.ts";
import { readHistory } from "../git.ts";
import { type Commit, pairOf, type State } from "./decide.ts";
import { lossNoteOf, type MarkStore, type Marks, refusalOf, refusedBy, TESTS } from "./marks.ts";

/** How far back anybody looks; the workflows clone as many commits. */
export const WINDOW = 200;
/** What was due so long before an upload without a moment of its own may be missing from it. */
const LONGEST_BUILD = 5 * 60_000;
/** After which tests that have begun are believed to be lost. */
const LONGEST_TESTS = 2 * 60 * 60_000;

/** The host's list, newest first: those of ours that are, or were, public. */
export interface DeploymentList {
  deployments(): Promise<readonly Deployment[]>;
}

export interface Sources {
  /** The repository, with the newest content in its working tree. */
  readonly folder: string;
  /** Of main, as far as it was fetched. */
  readonly tip: string;
  readonly host: DeploymentList;
  readonly marks: MarkStore;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** A person has said that articles may disappear which nobody has withdrawn. */
  readonly allowFewer?: boolean;
}

/** Reads what `decide` has to know. @throws GitError, GitHubError, and what the host throws */
export async function observe({ folder, tip, host, marks, now, allowFewer = false }: Sources): Promise<State> {
  const history = readHistory(folder, tip, WINDOW);
  const [deployments, known] = await Promise.all([host.deployments(), marks.read(history.map(({ sha }) => sha))]);
  const live = deployments.find((one) => one.live);
  const since = live && (live.asOf ?? live.createdAt - LONGEST_BUILD);
  const articles = join(folder, "src/articles");
  // A publication may have none yet.
  const due = since === undefined || !existsSync(articles) ? [] : dueArticles(articles, since, now).paths;
  const refused = new Set([
    ...pairsRefused(history, known, live, refusalOf),
    ...(allowFewer ? [] : pairsLosing(history, known, live)),
  ]);
  return { history, deployments, due, tested: testedOf(history, known), refused };
}

function testedOf(history: readonly Commit[], marks: ReadonlyMap<string, Marks>): Set<string> {
  const passed = history.filter(({ sha }) => marks.get(sha)?.get(TESTS)?.state === "success");
  return new Set(passed.map(({ code }) => code));
}

function pairsRefused(
  history: readonly Commit[],
  marks: ReadonlyMap<string, Marks>,
  live: Deployment | undefined,
  contextOf: (code: string) => string,
): string[] {
  // The code that readers see may be out of sight; it goes by the name of its commit then.
  const codes = [...new Set([...history.map(({ code }) => code), ...(live ? [live.code] : [])])];
  return history.flatMap(({ sha, content }) =>
    refusedBy(marks.get(sha) ?? new Map(), codes, contextOf).map((code) => pairOf(code, content)),
  );
}

/** What readers see by now has lost all that it can: somebody has allowed it, and articles that become due go out. */
function pairsLosing(
  history: readonly Commit[],
  marks: ReadonlyMap<string, Marks>,
  live: Deployment | undefined,
): string[] {
  const commitOf = (sha: string | undefined) => history.find((commit) => commit.sha === sha);
  const shown = live && pairOf(commitOf(live.code)?.code ?? live.code, commitOf(live.content)?.content ?? live.content);
  return pairsRefused(history, marks, live, lossNoteOf).filter((pair) => pair !== shown);
}

/**
 * Whether the tests of the newest code have to be begun: nobody has, or whoever has was never heard of again. What the
 * push was about does not matter, so that tests which were never begun begin at the next one.
 */
export function needsTests(history: readonly Commit[], marks: ReadonlyMap<string, Marks>, now: number): boolean {
  const [tip] = history;
  return !history.some(({ sha, code }) => {
    const tests = code === tip?.code ? marks.get(sha)?.get(TESTS) : undefined;
    return tests !== undefined && (tests.state !== "pending" || now - tests.at < LONGEST_TESTS);
  });
}
