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
 * @param isWritten whether the author wrote the host in just this form
 * @returns whether there was something to remark on
 */
export function reportOddHost(
  address: string,
  isWritten: (host: string) => boolean,
  file: string,
  place: () => Place,
  report: ProblemReport,
): boolean {
  if (!WEB.test(address) || !QUESTIONABLE.test(address) || !URL.canParse(address)) return false;
  const { hostname } = new URL(address);
  const odd = oddHost(hostname, domainToUnicode(hostname), isWritten(hostname));
  if (odd) report.warn("lookalike-host", file, odd, place());
  return odd !== undefined;
}

/**
 * The same of the links of a text, each host once.
 * @param text its source: the parser encodes hosts that an author wrote in letters
 */
export function reportOddLinks(tokens: readonly Token[], text: string, file: string, report: ProblemReport): void {
  let encoded: ReadonlySet<string> | undefined;
  const isWritten = (host: string) => {
    encoded ??= new Set(text.toLowerCase().split(/[^a-z0-9.-]+/));
    return encoded.has(host);
  };
  const seen = new Set<string>();
  for (const { children, map } of tokens) {
    const place = () => ({ line: (map?.[0] ?? 0) + 1, column: 1 });
    for (const child of children ?? []) {
      const address = child.type === "link_open" ? String(child.attrGet("href")) : "";
      const host = /^https?:\/\/[^/?#]*/i.exec(address)?.[0] ?? "";
      if (host === "" || seen.has(host)) continue;
      seen.add(host);
      reportOddHost(host, isWritten, file, place, report);
    }
  }
}
