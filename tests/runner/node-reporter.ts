import { AssertionError } from "node:assert";
import { inspect } from "node:util";
import type { TestResult } from "./results.ts";

interface Told {
  readonly name: string;
  readonly nesting: number;
  readonly skip?: string | boolean;
  readonly todo?: string | boolean;
  readonly details: { readonly duration_ms: number; readonly type?: string; readonly error?: Error };
}

type TestEvent =
  | { readonly type: "test:start"; readonly data: Pick<Told, "name" | "nesting"> }
  | { readonly type: "test:pass" | "test:fail"; readonly data: Told };

/** Failures that say only that a test inside has failed (`failureType` of ERR_TEST_FAILURE, nodejs.org/api/errors.html). */
const OF_OTHERS = "subtestsFailed";

/** What Node 20 says of a test that `--test-name-pattern` leaves out; later ones say nothing. */
const NOT_CHOSEN = "test name does not match pattern";

/**
 * A reporter for Node's test runner (nodejs.org/api/test.html#custom-reporters): a line of JSON for each test, see
 * TestResult.
 */
export default async function* report(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const path: string[] = [];
  for await (const { type, data } of events) {
    if (type === "test:start") {
      path.length = data.nesting;
      path.push(data.name);
    }
    if ((type === "test:pass" || type === "test:fail") && data.skip !== NOT_CHOSEN) {
      path.length = data.nesting;
      yield `${JSON.stringify(resultOf([...path, data.name], data))}\n`;
    }
  }
}

function resultOf(path: readonly string[], { skip, todo, details }: Told): TestResult {
  const { error, type, duration_ms } = details;
  const waived = isSet(skip) || isSet(todo);
  return {
    path,
    suite: type === "suite",
    outcome: waived ? "skipped" : error ? "failed" : "passed",
    seconds: duration_ms / 1000,
    ...(error && !waived && ofItsOwn(error) && { error: tell(error) }),
  };
}

/** A reason, even an empty one, is a yes. */
function isSet(mark: string | boolean | undefined): boolean {
  return mark !== undefined && mark !== false;
}

function ofItsOwn(error: Error): boolean {
  return !("failureType" in error && error.failureType === OF_OTHERS);
}

/** Node wraps what was thrown. An assertion has said what differs; both sides in full would bury it. */
function tell({ cause, message }: Error): string {
  if (cause instanceof AssertionError) return cause.stack ?? cause.message;
  return cause === undefined || typeof cause === "string" ? (cause ?? message) : inspect(cause);
}
