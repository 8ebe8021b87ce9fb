import { appendFileSync } from "node:fs";
import { sentenceOf } from "../terminal/fault.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** A command was not written as it should be. */
export class UsageError extends Error {}

/**
 * Hands values to the steps and jobs that follow (docs.github.com, "Workflow commands"); nowhere else but in GitHub
 * Actions. They are ours: digests, yes and no.
 *
 * @throws Error for a value that could be more than one
 */
export function setOutputs(env: Environment, outputs: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(outputs)) {
    if (!/^[\w./-]*$/.test(value)) throw new Error(`${name} 的值不能交给工作流。`);
    if (env.GITHUB_OUTPUT) appendFileSync(env.GITHUB_OUTPUT, `${name}=${value}\n`);
  }
}

/** Adds Markdown to the page of the run, when there is one. */
export function addSummary(env: Environment, markdown: string): void {
  if (env.GITHUB_STEP_SUMMARY) appendFileSync(env.GITHUB_STEP_SUMMARY, `${markdown}\n`);
}

/** Ends a command that failed: what is wrong, and no stack. @returns the exit code: 2 usage, 3 failed */
export function failed(error: unknown, command: string): number {
  const usage = error instanceof UsageError || (error instanceof TypeError && "code" in error);
  const message = sentenceOf(error);
  process.stderr.write(`✗ ${message}\n${usage ? `  npm run deploy -- ${command} --help\n` : ""}`);
  return usage ? 2 : 3;
}
