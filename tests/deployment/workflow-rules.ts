import { existsSync } from "node:fs";
import { isScalar, type Pair, parseDocument, visit } from "yaml";

/** What a job may write, by workflow; everything else it may only read. */
const WRITES: Readonly<Record<string, readonly string[]>> = {
  "publish.yml": ["statuses"],
  "test.yml": ["statuses"],
  "summary.yml": ["pull-requests"],
  "nightly.yml": ["issues"],
  "links.yml": ["issues"],
  "agenda.yml": ["issues"],
  "originals.yml": ["contents", "pull-requests"],
};

const PINNED = /^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/;
const VERSION = /^ v\d+\.\d+\.\d+$/;
/** Words with which a shell decides, loops or catches. */
const SHELL = /(?:^|[\s;&|])(?:if|then|case|for|while|until|eval|set \+e)\s|\|\||\$\(|`/m;
const NO_DECISION = "sudo apt-get update && sudo apt-get install -y hugo";
/** Tools that are not in the lock file, or are fetched at the moment they are used. */
const FLOATING =
  /(?:^|[\s;&|])(?:npx|npm (?:i|install|exec|x|update|add|link|create|init)|corepack|yarn|pnpm|bunx?|deno|pip3?|pipx|uvx?|cargo|gem|go (?:install|run)|curl|wget)(?:\s|$)/m;
/** Caches of the own branch, or of main: what a pull request has put into one is never used for what is published. */
const OWN_BRANCH = expression("github.ref_name");

/** What is wrong with a workflow, one sentence each (docs/decisions/0018). */
export function violationsOf(name: string, text: string, manifest: string): string[] {
  const document = parseDocument(text);
  if (document.errors.length > 0) return document.errors.map(({ message }) => `${name} is no YAML: ${message}`);
  const workflow: unknown = document.toJS();
  const jobs = entriesOf(fieldOf(workflow, "jobs"));
  const found = [
    ...actionsOf(text),
    ...(JSON.stringify(fieldOf(workflow, "permissions")) === "{}" ? [] : ["says no empty permissions at the top"]),
    ...("pull_request_target" in Object(fieldOf(workflow, "on")) ? ["runs on pull_request_target"] : []),
    ...jobs.flatMap(([job, value]) => jobViolations(name, job, value, manifest)),
    ...jobs.flatMap(([job, value]) => cacheViolations(job, value, fieldOf(workflow, "on"))),
    ...(name === "publish.yml" ? publishing(workflow) : []),
    ...(name === "test.yml" ? testing(workflow) : []),
  ];
  return found.map((one) => `${name} ${one}`);
}

function jobViolations(workflow: string, job: string, value: unknown, manifest: string): string[] {
  const permissions = entriesOf(fieldOf(value, "permissions"));
  const steps = listOf(fieldOf(value, "steps"));
  const more = permissions.filter(([what, right]) => right === "write" && !WRITES[workflow]?.includes(what));
  const runs = steps.flatMap((step) => String(fieldOf(step, "run") ?? "") || []);
  const checkouts = steps.filter((step) => String(fieldOf(step, "uses")).startsWith("actions/checkout@"));
  return [
    ...more.map(([what]) => `${job} may write ${what}`),
    ...(typeof fieldOf(value, "timeout-minutes") === "number" ? [] : [`${job} has no time limit`]),
    ...checkouts
      .filter((step) => fieldOf(fieldOf(step, "with"), "persist-credentials") !== false)
      .map(() => `${job} keeps credentials`),
    ...runs.flatMap((run) => commandViolations(job, run, manifest)),
  ];
}

function cacheViolations(job: string, value: unknown, on: unknown): string[] {
  const steps = listOf(fieldOf(value, "steps")).filter((step) =>
    String(fieldOf(step, "uses")).startsWith("actions/cache"),
  );
  return steps.flatMap((step) => {
    const action = String(fieldOf(step, "uses")).split("@")[0];
    const { key, "restore-keys": others = "" } = Object(fieldOf(step, "with"));
    const [kind = ""] = String(key).split("-");
    const found = String(others).split("\n").filter(Boolean);
    const foreign = found.filter((one) => one !== `${kind}-${OWN_BRANCH}-` && one !== `${kind}-main-`);
    return [
      ...(action === "actions/cache/restore" || action === "actions/cache/save"
        ? []
        : [`${job} restores and saves in one step: ${action}`]),
      ...(String(key).startsWith(`${kind}-${OWN_BRANCH}-`)
        ? []
        : [`${job} has a cache that is not of its own branch: ${key}`]),
      ...foreign.map((one) => `${job} restores the cache of another branch: ${one}`),
      ...("pull_request" in Object(on) ? [`${job} has a cache that a pull request can write to`] : []),
    ];
  });
}

function commandViolations(job: string, run: string, manifest: string): string[] {
  const scripts = Object.keys(Object(fieldOf(JSON.parse(manifest), "scripts")));
  const called = [...run.matchAll(/npm (?:run(?: --silent)?|(?=test|start)) ?([\w:-]+)/g)].map(
    ([, script = ""]) => script,
  );
  const paths = [...run.matchAll(/(?:^|\s)((?:scripts|\.ci)\/[\w./-]+)/g)].map(([, path = ""]) => path);
  return [
    ...(run.includes("${{") ? [`${job} puts an expression into a command: ${run}`] : []),
    ...(SHELL.test(run) && run !== NO_DECISION ? [`${job} decides in shell: ${run}`] : []),
    ...(FLOATING.test(run) ? [`${job} runs what is not in the lock file: ${run}`] : []),
    ...called.filter((script) => !scripts.includes(script)).map((script) => `${job} calls no npm script ${script}`),
    ...paths.filter((path) => !existsSync(path)).map((path) => `${job} calls no file ${path}`),
  ];
}

/** What is wrong with the watch over packages and actions (docs.github.com, "Dependabot options reference"). */
export function updateViolationsOf(text: string): string[] {
  const updates = listOf(fieldOf(parseDocument(text).toJS(), "updates"));
  return ["npm", "github-actions"].flatMap((ecosystem) => {
    const update = updates.find((one) => fieldOf(one, "package-ecosystem") === ecosystem);
    const cooldown = Number(fieldOf(fieldOf(update, "cooldown"), "default-days"));
    if (!update) return [`nobody watches over ${ecosystem}`];
    return [
      ...(fieldOf(fieldOf(update, "schedule"), "interval") === "weekly" ? [] : [`${ecosystem} is not weekly`]),
      ...(Object.keys(Object(fieldOf(update, "groups"))).length > 0 ? [] : [`${ecosystem} is not in one pull request`]),
      ...(cooldown >= 7 ? [] : [`${ecosystem} takes what came out this week`]),
    ];
  });
}

/** What in a lock file somebody else could change: no digest, a place of its own, a version that floats. */
export function lockViolationsOf(lock: string, manifest: string): string[] {
  const packages = entriesOf(fieldOf(JSON.parse(lock), "packages")).filter(([path]) => path !== "");
  const wanted = ["dependencies", "devDependencies"].flatMap((kind) => entriesOf(fieldOf(JSON.parse(manifest), kind)));
  return [
    ...packages
      .filter(([, one]) => !/^sha512-[A-Za-z0-9+/]{86}==$/.test(String(fieldOf(one, "integrity"))))
      .map(([path]) => `${path} has no digest`),
    ...packages
      .filter(([, one]) => fieldOf(one, "resolved") ?? fieldOf(one, "link"))
      .map(([path]) => `${path} comes from a place of its own`),
    ...wanted
      .filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(String(version)))
      .map(([name, version]) => `${name} ${version} floats`),
  ];
}

function actionsOf(text: string): string[] {
  const found: string[] = [];
  visit(parseDocument(text), {
    Pair(_, { key, value }: Pair) {
      if (!isScalar(key) || key.value !== "uses" || !isScalar(value)) return;
      const action = String(value.value);
      if (!PINNED.test(action)) found.push(`uses ${action}, which is not pinned`);
      else if (!VERSION.test(value.comment ?? "")) found.push(`uses ${action}, which does not say its version`);
    },
  });
  return found;
}

/** Decided once for each run of the group, one after the other; a scheduled run asks outside. */
function publishing(workflow: unknown): string[] {
  const jobs = fieldOf(workflow, "jobs");
  const wanted = JSON.stringify({ group: "publish", "cancel-in-progress": false, queue: "max" });
  const loose = ["publish", "undo"].filter(
    (job) => JSON.stringify(fieldOf(fieldOf(jobs, job), "concurrency")) !== wanted,
  );
  const asks = "(github.event_name != 'schedule' || needs.plan.outputs.publish == 'true')";
  const whole = fieldOf(workflow, "concurrency") ?? fieldOf(fieldOf(jobs, "plan"), "concurrency");
  return [
    ...loose.map((job) => `${job} is not one at a time`),
    ...(String(fieldOf(fieldOf(jobs, "publish"), "if")).includes(asks)
      ? []
      : [": a scheduled run enters the group unasked"]),
    ...(whole === undefined ? [] : [": the plan waits in a group"]),
  ];
}

function testing(workflow: unknown): string[] {
  const concurrency = JSON.stringify(fieldOf(workflow, "concurrency"));
  const wanted = JSON.stringify({
    group: `test-${expression("github.event.pull_request.number || github.run_id")}`,
    "cancel-in-progress": expression("github.event_name == 'pull_request'"),
  });
  return concurrency === wanted ? [] : [": tests of main can be cancelled"];
}

/** As workflows write what GitHub puts in. */
export function expression(text: string): string {
  return `\${{ ${text} }}`;
}

function fieldOf(value: unknown, name: string): unknown {
  return value instanceof Object ? Reflect.get(value, name) : undefined;
}

function entriesOf(value: unknown): [string, unknown][] {
  return Object.entries(Object(value));
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
