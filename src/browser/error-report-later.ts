import { onDemandStyles } from "./on-demand-styles.ts";

/** Address of the script of reports, which stands alone; the build puts it in. */
declare const ERROR_REPORT_SCRIPT: string;

/**
 * Offers to report a mistake once a reader selects something of the article or opens the form: most never do. Where the script
 * cannot be had, the form goes on as without one.
 */
export function reportLater(report: HTMLDetailsElement): void {
  const script = (): Promise<typeof import("./error-report.ts")> => import(ERROR_REPORT_SCRIPT);
  const text = document.querySelector(".article-text");
  const load = (): void => {
    report.removeEventListener("toggle", load);
    document.removeEventListener("selectionchange", selected);
    void Promise.all([script(), onDemandStyles()]).then(
      ([{ upgradeReport }]) => upgradeReport(report),
      () => undefined,
    );
  };
  const selected = (): void => {
    const selection = getSelection();
    if (selection && !selection.isCollapsed && text?.contains(selection.anchorNode)) load();
  };
  report.addEventListener("toggle", load);
  document.addEventListener("selectionchange", selected);
}
