import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { CannotRunError } from "../runner/npx-program.ts";

/** The newest that runs on Node 20; also what the deploy workflow publishes with. */
export const NETLIFY_CLI = "netlify-cli@26.2.0";
/** What it prints when it can take requests and forms. */
const READY = ["Local dev server ready", "Loaded function submission-created"];
const START_MS = 120_000;
const STOP_MS = 5_000;

export interface NetlifyDev {
  readonly address: string;
  /** Where the function leaves the last payload. */
  readonly payload: string;
  /** Where the hosts are listed that it tried to reach. */
  readonly refused: string;
  /** What it printed. */
  log(): string;
  stop(): Promise<void>;
}

/**
 * Starts `netlify dev` on free ports of this machine, without account, network or a home folder of its own.
 *
 * @param program of the CLI
 * @param site the built site
 * @param scratch an empty folder; everything the CLI writes stays in it
 * @throws CannotRunError with its last lines when it does not start
 */
export async function startNetlifyDev(program: string, site: string, scratch: string): Promise<NetlifyDev> {
  const project = join(scratch, "project");
  const functions = join(project, "functions");
  const home = join(scratch, "home");
  for (const folder of [home, functions]) mkdirSync(folder, { recursive: true });
  cpSync("tests/netlify/submission-created.ts", join(functions, "submission-created.ts"));
  // netlify.toml names it by its path, and the CLI looks up every plugin before it serves anything.
  cpSync("scripts/netlify-cache", join(project, "scripts/netlify-cache"), { recursive: true });
  writeFileSync(join(project, "netlify.toml"), tellingRules(readFileSync("netlify.toml", "utf8")));
  const [port = 0, filesPort, functionsPort] = await freePorts(3);
  const payload = join(scratch, "payload.json");
  const refused = join(scratch, "refused.log");
  // --offline alone would still fetch Deno for edge functions.
  const flags = ["--offline", "--no-open", "--internal-disable-edge-functions", "--skip-gitignore"];
  const ports = ["--port", `${port}`, "--staticServerPort", `${filesPort}`, "--functions-port", `${functionsPort}`];
  const child = spawn(process.execPath, [program, "dev", ...flags, ...ports, "--dir", site, "--functions", functions], {
    cwd: project,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: process.env.PATH,
      HOME: home,
      TMPDIR: home,
      // It sends neither usage nor crash reports and asks nothing when it believes to be in CI (utils/telemetry).
      CI: "1",
      NO_UPDATE_NOTIFIER: "1",
      NODE_OPTIONS: `--require ${JSON.stringify(resolve("tests/netlify/loopback.cjs"))}`,
      LOOPBACK_REFUSED: refused,
      PAYLOAD_FILE: payload,
    },
  });
  let said = "";
  const dev = {
    address: `http://127.0.0.1:${port}`,
    payload,
    refused,
    log: () => said,
    stop: () => stopGroup(child),
  };
  let timer: NodeJS.Timeout | undefined;
  const started = new Promise<void>((done, fail) => {
    const giveUp = (why: string) => fail(new CannotRunError(`${why}\n${lastLines(said)}`));
    timer = setTimeout(() => giveUp("netlify dev 两分钟内没有起来。"), START_MS);
    child.once("error", (error) => giveUp(error.message));
    child.once("exit", () => giveUp("netlify dev 没有起来就结束了。"));
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        said += text;
        if (READY.every((sign) => said.includes(sign))) done();
      });
    }
  });
  try {
    await started;
  } catch (error) {
    await dev.stop();
    throw error;
  } finally {
    clearTimeout(timer);
  }
  return dev;
}

/** The last lines of a log, for a person who has to see why. */
export function lastLines(log: string): string {
  return log.trimEnd().split("\n").slice(-20).join("\n");
}

/** Headers for which the dev server's own file server overrules a rule (github.com/netlify/cli/issues/990). */
const OVERRULED: readonly string[] = ["cache-control", "content-type"];

/** The name under which the dev server tells what the rules say of a header. */
export function toldAs(header: string): string {
  return OVERRULED.includes(header) ? `x-rule-${header}` : header;
}

/** netlify.toml with each overruled header once more, under a name that only a rule can give. */
function tellingRules(toml: string): string {
  return toml.replace(/^ *(\S+)( = .*)$/gm, (line, name: string, value: string) => {
    const told = toldAs(name.toLowerCase());
    return OVERRULED.includes(name.toLowerCase()) ? `${line}\n${told}${value}` : line;
  });
}

function stopGroup(child: ChildProcess): Promise<void> {
  const { pid } = child;
  if (pid === undefined || child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((done) => {
    const timer = setTimeout(() => process.kill(-pid, "SIGKILL"), STOP_MS);
    child.once("exit", () => {
      clearTimeout(timer);
      done();
    });
    process.kill(-pid, "SIGTERM");
  });
}

/** All are held until the last is known, so that they differ. */
async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, () => {
      const server = createServer();
      return new Promise<typeof server>((done) => server.listen(0, "127.0.0.1", () => done(server)));
    }),
  );
  return servers.map((server) => {
    const address = server.address();
    server.close();
    return typeof address === "object" && address ? address.port : 0;
  });
}
