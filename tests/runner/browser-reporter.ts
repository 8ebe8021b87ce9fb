import { stripVTControlCharacters } from "node:util";
import type { Reporter, TestError, TestStep, TestResult as Told } from "playwright/types/testReporter";
import type { TestResult } from "./results.ts";

/** Before a line for the runner, among others that the tests may write: record separator, as in RFC 7464. */
export const MARK = "\u001e";

/** A spec file, from the folder of all, whose tests have all ended, or what went wrong outside of them. */
export type BrowserEvent =
  | { readonly file: string; readonly tests: readonly TestResult[]; readonly seconds: number; readonly pages: number }
  | { readonly error: string };

interface Running {
  planned: number;
  readonly tests: TestResult[];
  seconds: number;
  pages: number;
}

/** As much of Playwright's tests as is asked for here. */
interface TestCase {
  readonly expectedStatus: string;
  /** Nothing, the project, the file, and what encloses the test. */
  titlePath(): string[];
}

/**
 * A reporter for Playwright (playwright.dev/docs/api/class-reporter): a line of JSON for each spec file, see BrowserEvent.
 */
export default class BrowserReporter implements Reporter {
  readonly #files = new Map<string, Running>();
  readonly #print: (event: BrowserEvent) => void;

  /** @param options Playwright gives its own; a test gives what to tell */
  constructor({ tell: print }: { tell?: (event: BrowserEvent) => void } = {}) {
    this.#print = print ?? ((event) => process.stdout.write(`${MARK}${JSON.stringify(event)}\n`));
  }

  onBegin(_: unknown, suite: { allTests(): TestCase[] }): void {
    for (const test of suite.allTests()) this.#of(test).planned += 1;
  }

  /** Going to another address in the same window is opening a page as well. */
  onStepEnd(test: TestCase, _: unknown, { category, title }: Pick<TestStep, "category" | "title">): void {
    if (category === "pw:api" && title.startsWith("Navigate")) this.#of(test).pages += 1;
  }

  onTestEnd(test: TestCase, { status, duration, errors }: Pick<Told, "status" | "duration" | "errors">): void {
    const running = this.#of(test);
    const skipped = status === "skipped";
    const failed = !skipped && status !== test.expectedStatus;
    running.seconds += duration / 1000;
    running.tests.push({
      path: test.titlePath().slice(3),
      suite: false,
      outcome: failed ? "failed" : skipped ? "skipped" : "passed",
      seconds: duration / 1000,
      ...(failed && { error: errors.map(tell).join("\n\n") || `结果是 ${status}` }),
    });
    if (running.tests.length < running.planned) return;
    const { tests, seconds, pages } = running;
    this.#print({ file: fileOf(test), tests, seconds, pages });
  }

  onError(error: TestError): void {
    this.#print({ error: tell(error) });
  }

  printsToStdio(): boolean {
    return true;
  }

  #of(test: TestCase): Running {
    const file = fileOf(test);
    const running = this.#files.get(file) ?? { planned: 0, tests: [], seconds: 0, pages: 0 };
    this.#files.set(file, running);
    return running;
  }
}

/** The spec file; where a test stands may be another one. */
function fileOf(test: TestCase): string {
  return test.titlePath()[2] ?? "";
}

function tell({ stack, message, snippet }: TestError): string {
  return stripVTControlCharacters([stack ?? message ?? "", snippet ?? ""].filter(Boolean).join("\n"));
}
