import type { Found } from "../copy/found.ts";
import { REMEDIES } from "../domain/problem.ts";
import { inert } from "../terminal/inert.ts";

/**
 * Workflow commands that put what was found beside the lines of a pull request
 * (docs.github.com/actions/reference/workflow-commands-for-github-actions).
 */
export function annotations(found: readonly Found[]): string {
  return found
    .map(({ severity, file, line, column, code, message }) => {
      const place = `file=${property(file)},line=${line},col=${column},title=${property(code)}`;
      return `::${severity} ${place}::${data(`${message}\n${REMEDIES[code]}`)}\n`;
    })
    .join("");
}

function data(text: string): string {
  return inert(text).replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
