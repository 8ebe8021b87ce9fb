import { domainToUnicode } from "node:url";
import type { Token } from "markdown-it";
import { oddHost } from "../domain/lookalike-host.ts";
import type { Place, ProblemReport } from "./problem-report.ts";

const WEB = /^https?:/i;
/** Only what is not ASCII, or was not before it was encoded, can pose as something else. */
const QUESTIONABLE = /[^ -~]|xn--/i;

/**
 * Remarks on an address whose host looks like another one, or that was written so that nobody can read it.
 * @param address anything; what is no address on the web is passed over
 * @param written what the author wrote, in which the address stands
 */
export function reportOddHost(
  address: string,
  written: string,
  file: string,
  place: () => Place,
  report: ProblemReport,
): void {
  if (!WEB.test(address) || !QUESTIONABLE.test(address) || !URL.canParse(address)) return;
  const { hostname } = new URL(address);
  const odd = oddHost(hostname, domainToUnicode(hostname), written);
  if (odd) report.warn("lookalike-host", file, odd, place());
}

/** The same of the links of a text. @param text its source: the parser encodes hosts that an author wrote in letters */
export function reportOddLinks(tokens: readonly Token[], text: string, file: string, report: ProblemReport): void {
  for (const { children, map } of tokens) {
    const place = () => ({ line: (map?.[0] ?? 0) + 1, column: 1 });
    for (const child of children ?? []) {
      if (child.type === "link_open") reportOddHost(String(child.attrGet("href")), text, file, place, report);
    }
  }
}
