import { appendFileSync } from "node:fs";

type Environment = Readonly<Record<string, string | undefined>>;

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
