import { inOrder } from "../copy/found.ts";
import { REMEDIES } from "../domain/problem.ts";
import { runCommand } from "../terminal/command.ts";
import { openDialogue } from "../terminal/dialogue.ts";
import { sendToRunner } from "../terminal/guard.ts";
import { EXIT, print, UsageError } from "../terminal/outcome.ts";
import type { Streams } from "../terminal/streams.ts";
import { annotations } from "./annotations.ts";
import { isYes } from "./answer.ts";
import { checkChanged } from "./changed.ts";
import { debtData, debtNotes, debtText } from "./debt.ts";
import type { Desk, Mended } from "./mend.ts";
import { CHECK, type CheckOptions, checkOptionsOf, isAsked } from "./options.ts";
import { reportText } from "./report-text.ts";
import { type Checked, checkWhole } from "./whole.ts";

/**
 * `npm run check`: the linter of the publication.
 * @param env where GITHUB_ACTIONS asks for annotations
 * @returns the exit code; the help text lists them
 */
export function runCheck(
  args: readonly string[],
  streams: Streams = process,
  env: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  return runCommand(CHECK, args, streams, (given) => {
    const options = checkOptionsOf(given, env);
    if (options.fix && !options.yes && !options.dryRun && !process.stdin.isTTY)
      throw new UsageError("不在终端里，没有人回答问题：--fix 要加 --yes 直接改，或 --dry-run 只看。");
    return checkAndReport(options, streams);
  });
}

async function checkAndReport(options: CheckOptions, { stdout, stderr }: Streams): Promise<number> {
  const gate = {
    cache: options.cache,
    print: (text: string) => (options.json ? undefined : print(`${text}\n`, stderr)),
  };
  const look = options.changed ? checkChanged : checkWhole;
  const check = () => look(options.places, Date.now(), gate);
  const first = await check();
  const { checked, mended } = options.fix ? await mend(first, check, options, stdout) : { checked: first, mended: [] };
  if (options.hant)
    print((await import("./both-scripts.ts")).bothScriptsText(options.places, options.paths, Date.now()), stdout);
  const old = checked.old.filter(({ folder }) => isAsked(folder, options.paths));
  if (options.debt && !options.json) print(debtText(old, options.debt), stdout);
  // Of an old article the copy is told where somebody asks for it.
  const copied = options.paths.length > 0 ? checked.oldCopy : [];
  const found = inOrder([...checked.found, ...copied].filter(({ file }) => isAsked(file, options.paths)));
  const ok = found.every(({ severity }) => severity === "warning");
  const elsewhere = checked.found.filter(({ severity, file }) => severity === "error" && !isAsked(file, options.paths));
  const owed = debtNotes({ old, oldCopy: options.paths.length > 0 ? [] : checked.oldCopy });
  const notes = [...mended.flatMap((one) => one.notes), ...checked.notes, ...owed, ...noteOf(elsewhere.length)];
  if (options.json) {
    const changed = mended.flatMap((one) => one.changed);
    const converted = Object.assign({}, ...mended.map((one) => one.converted));
    const findings = found.map(({ lines, columns, ...one }) => ({
      ...one,
      remedy: REMEDIES[one.code],
      places: lines.map((line, index) => [line, columns[index]]),
    }));
    const debt = debtData(old, options.debt);
    const data = { ok, articles: checked.articles, findings, changed, converted, debt, notes };
    stdout.write(`${JSON.stringify(data)}\n`);
  } else print(reportText(found, checked.articles, notes), stdout);
  if (options.github) sendToRunner(annotations(found), stdout);
  return ok ? EXIT.done : EXIT.problems;
}

/** Who looks at one place alone has to know that it does not go out alone. */
function noteOf(elsewhere: number): string[] {
  if (elsewhere === 0) return [];
  return [`别处还有 ${elsewhere} 处错误，改好以前网站不能生成；npm run check 不写路径，就列出全部。`];
}

/** First the encoding, since only then is there a text to look at. */
async function mend(
  first: Checked,
  check: () => Promise<Checked>,
  options: CheckOptions,
  stdout: Streams["stdout"],
): Promise<{ checked: Checked; mended: readonly Mended[] }> {
  const { convertFiles, fillFromFiles, fixFiles } = await import("./mend.ts");
  const desk = deskOf(options, stdout);
  const mended: Mended[] = [];
  let checked = first;
  if (options.convert) {
    const conversion = await convertFiles(checked, options, desk);
    mended.push(conversion);
    if (Object.keys(conversion.converted).length > 0) checked = await check();
  }
  const filled = await fillFromFiles(checked, options, desk);
  mended.push(filled);
  if (filled.changed.length > 0) checked = await check();
  const fixes = await fixFiles(checked, options, desk);
  mended.push(fixes);
  return { checked: fixes.changed.length > 0 ? await check() : checked, mended };
}

function deskOf({ yes, json }: CheckOptions, stdout: Streams["stdout"]): Desk {
  return {
    print: (text) => (json ? undefined : print(text, stdout)),
    async confirm(question) {
      if (yes) return true;
      const dialogue = openDialogue(process.stdin, process.stdout, undefined);
      return isYes(await dialogue.ask(`${question}(y/n) `).finally(() => dialogue.close()));
    },
  };
}
