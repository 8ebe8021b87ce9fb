import { isVersion } from "./version.ts";

/** The kinds of changes that keepachangelog.com/en/1.1.0 knows, in its order. */
const KINDS = ["Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"];
const UNRELEASED = "## [Unreleased]";
const RELEASE = /^## \[([^\]]+)\] - (\d{4}-\d{2}-\d{2})$/;

/** A changelog, taken apart at its headings. */
export interface Changelog {
  /** What stands before the first heading. */
  readonly introduction: string;
  /** What the next release will bring, without its heading. */
  readonly unreleased: string;
  /** Newest first. */
  readonly releases: readonly Release[];
}

export interface Release {
  readonly version: string;
  /** `2026-11-29` */
  readonly day: string;
  readonly notes: string;
}

/**
 * Reads a changelog in the form of Keep a Changelog.
 * @throws Error with a Chinese sentence that names the line and what ought to stand there
 */
export function readChangelog(text: string): Changelog {
  const lines = text.split("\n");
  const headings = lines.flatMap((line, index) => (line.startsWith("## ") ? [index] : []));
  const [first] = headings;
  if (first === undefined || lines[first] !== UNRELEASED)
    throw new Error(`CHANGELOG.md 的第一个二级标题应当是“${UNRELEASED}”。`);
  for (const [index, line] of lines.entries())
    if (line.startsWith("### ") && !KINDS.includes(line.slice("### ".length)))
      throw new Error(`CHANGELOG.md 第 ${index + 1} 行：三级标题只能是 ${KINDS.join("、")}。`);
  const part = (from: number, to = lines.length) => lines.slice(from, to).join("\n").trim();
  const releases = headings.slice(1).map((at, index): Release => {
    const [, version = "", day = ""] = RELEASE.exec(lines[at] ?? "") ?? [];
    if (!isVersion(version)) throw new Error(`CHANGELOG.md 第 ${at + 1} 行应当像“## [0.2.0] - 2026-11-29”。`);
    return { version, day, notes: part(at + 1, headings[index + 2]) };
  });
  return { introduction: part(0, first), unreleased: part(first + 1, headings[1]), releases };
}

/**
 * Makes what is unreleased a release, and leaves room for the next.
 * @param day such as `2026-11-29`
 * @throws Error with a Chinese sentence when nothing is unreleased, or the changelog is in another form
 */
export function cutChangelog(text: string, version: string, day: string): string {
  const { introduction, unreleased, releases } = readChangelog(text);
  if (!/^[-*] \S/m.test(unreleased)) throw new Error("CHANGELOG.md 的 Unreleased 里什么也没有，没有可发布的。");
  const all = [{ version, day, notes: unreleased }, ...releases];
  const parts = all.map((release) => `## [${release.version}] - ${release.day}\n\n${release.notes}`);
  return `${[introduction, UNRELEASED, ...parts].join("\n\n")}\n`;
}
