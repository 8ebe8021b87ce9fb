import { spawnSync } from "node:child_process";

/** A Hugo that runs. */
export interface Hugo {
  readonly program: string;
  /** `0.169.0` */
  readonly version: string;
}

/** How to get today's Hugo, for whoever has none or an old one. */
export const NEWEST_HUGO = `没有 root 也能取得 Debian 最新的 Hugo：
  sh scripts/bench/newest-hugo.sh /tmp/hugo
  npm run bench -- --hugo /tmp/hugo/hugo
也可以从 Hugo 自己的发布页下载，用 --hugo 指出它在哪里；apt-get install hugo 装的往往旧得多。`;

/** @returns undefined when the program is not there or does not say that it is Hugo */
export function findHugo(program: string): Hugo | undefined {
  const { stdout } = spawnSync(program, ["version"], { encoding: "utf8" });
  const version = /^hugo v(\d+\.\d+\.\d+)/.exec(stdout ?? "")?.[1];
  return version === undefined ? undefined : { program, version };
}

/**
 * What Hugo calls by another name since a version (the deprecations that `hugo` prints, gohugo.io/news): the site of the benchmark is
 * written for today's, and an older one is given the names it knows.
 */
const RENAMED: readonly { readonly since: number; readonly now: string; readonly before: string }[] = [
  { since: 128, now: "[pagination]\npagerSize = 40\ndisableAliases = true\n", before: "paginate = 40\n" },
  { since: 145, now: "\nbuild:\n", before: "\n_build:\n" },
  { since: 156, now: "hugo.Data", before: "site.Data" },
  { since: 156, now: "[cascade.target]", before: "[cascade._target]" },
  { since: 158, now: 'locale = "', before: 'languageCode = "' },
];

/** @param text a file of the benchmark's Hugo site @returns the same for that version */
export function asSpokenBy(version: string, text: string): string {
  const minor = Number(version.split(".")[1]);
  return RENAMED.filter(({ since }) => minor < since).reduce(
    (spoken, { now, before }) => spoken.replaceAll(now, before),
    text,
  );
}
