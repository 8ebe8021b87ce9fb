/** What a test may read of its process without being told anything that depends on who else runs in it. */
const SAME_FOR_ALL = "platform|arch|versions?|execPath|cwd\\(\\)|env\\.(?!\\w+ ?=[^=])";
/** Of a test: what its process has, starts or loses, hooks that would hold for everybody's tests, and builds, which are counted. */
const OF_TESTS = new RegExp(
  [
    `\\bprocess\\.(?!${SAME_FOR_ALL})`,
    "\\bprocess\\b[^.]",
    "\\bmock\\b",
    "\\bglobalThis\\b|Object\\.assign\\(global",
    "node:(?:child_process|worker_threads|diagnostics_channel|perf_hooks|v8|vm)",
    "\\bsyncBuiltin",
    "\\b(?:before|beforeEach|afterEach)\\(",
    "\\b(?:Date\\.now|Math\\.random|console\\.\\w+|prototype\\.\\w+) ?=[^=]",
    "\\bbuild\\(",
  ].join("|"),
);
/** Of the program: what it changes for all that comes after. */
const OF_PROGRAM =
  /\bprocess\.(?:exitCode ?=|chdir|on\(|once\(|env\.\w+ ?=[^=])|\bsetFlagsFromString\b|\bglobalThis\.\w+ ?=[^=]/;

/**
 * Whether a source may change, or ask for, what all that runs in a process have in common, as far as its text tells: a test
 * that needs it runs in a process of its own.
 *
 * @param path from the top of the repository
 */
export function touchesItsProcess(path: string, text: string): boolean {
  const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
  return (/^(?:tests|scripts)\//.test(path) ? OF_TESTS : OF_PROGRAM).test(code);
}
