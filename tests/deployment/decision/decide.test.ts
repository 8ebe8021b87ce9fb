import assert from "node:assert/strict";
import { test } from "node:test";
import { type Decision, decide, pairOf, type State } from "../../../src/deployment/decision/decide.ts";
import { host, main } from "./shorthand.ts";

interface Case {
  readonly what: string;
  readonly main: string;
  readonly tested: string;
  readonly host?: string;
  /** `A2`: code A has refused content 2. */
  readonly refused?: string;
  readonly due?: boolean;
  readonly publishes?: string;
  readonly waiting?: Decision["waiting"];
}

// A commit is named by its code and content; a third letter tells apart those that have both in common.
const CASES: readonly Case[] = [
  { what: "the first commit goes out when its tests have passed", main: "A1", tested: "A", publishes: "A1+A1 content" },
  {
    what: "nothing goes out before any test",
    main: "A1",
    tested: "",
    waiting: { code: "untested", content: "untested" },
  },
  {
    what: "nothing older than the tip goes out where what readers see is out of sight, as after a merge the other way round",
    main: "A1 A2",
    tested: "A",
    host: "*X+X",
    refused: "A2 X2",
    waiting: { content: "refused", code: "refused" },
  },
  {
    what: "nor is anything built by older code than the tip's, where the code that readers have is out of sight",
    main: "A1 B2",
    tested: "A",
    host: "*X9+X9",
    publishes: "X9+B2 content",
    waiting: { code: "untested" },
  },
  { what: "what is public is left alone", main: "A1", tested: "A", host: "*A1+A1" },
  { what: "content goes out at once", main: "A1 A2", tested: "A", host: "*A1+A1", publishes: "A2+A2 content" },
  {
    what: "content goes out while newer code is not tested, or has failed",
    main: "A1 B1 B2",
    tested: "A",
    host: "*A1+A1",
    publishes: "A1+B2 content",
    waiting: { code: "untested" },
  },
  {
    what: "code goes out when its tests have passed",
    main: "A1 B1",
    tested: "AB",
    host: "*A1+A1",
    publishes: "B1+B1 code",
  },
  {
    what: "tested code goes out although newer code is not tested",
    main: "A1 B1 C1",
    tested: "AB",
    host: "*A1+A1",
    publishes: "B1+C1 code",
    waiting: { code: "untested" },
  },
  {
    what: "content that needs its code is tried, and then waits for its tests",
    main: "A1 A2 B3",
    tested: "A",
    host: "*A1+A1",
    refused: "A3",
    publishes: "A2+A2 content",
    waiting: { content: "untested", code: "untested" },
  },
  {
    what: "content that needs its code goes out with it",
    main: "A1 B2",
    tested: "AB",
    host: "*A1+A1",
    refused: "A2",
    publishes: "B2+B2 content",
  },
  {
    what: "behind faulty content, the newest that is right goes out",
    main: "A1 A2 A3 A4",
    tested: "A",
    host: "*A1+A1",
    refused: "A4 A3",
    publishes: "A4+A2 content",
    waiting: { content: "refused" },
  },
  {
    what: "faulty content is not tried again",
    main: "A1 A2",
    tested: "A",
    host: "*A1+A1",
    refused: "A2",
    waiting: { content: "refused" },
  },
  {
    what: "content that new code refuses is built by the code that readers see",
    main: "A1 B1 B2",
    tested: "AB",
    host: "*A1+A1",
    refused: "B2",
    publishes: "A1+B2 content",
    waiting: { code: "refused" },
  },
  {
    what: "while content is faulty, new code goes out with what is public",
    main: "A1 A2 B2",
    tested: "AB",
    host: "*A1+A1",
    refused: "A2 B2",
    publishes: "B2+A1 code",
    waiting: { content: "refused" },
  },
  {
    what: "content that was reverted to what is public is left alone",
    main: "A1 A2 A1r",
    tested: "A",
    host: "*A1+A1",
  },
  {
    what: "code that was reverted goes out as what it is",
    main: "A1 B1 A1r",
    tested: "AB",
    host: "*B1+B1",
    publishes: "A1r+A1r code",
  },
  {
    what: "after an undo, what was taken back stays away",
    main: "A1 A2",
    tested: "A",
    host: "*A1+A1 A2+A2",
    waiting: { content: "taken back" },
  },
  {
    what: "after an undo, newer content goes out",
    main: "A1 A2 A3",
    tested: "A",
    host: "*A1+A1 A2+A2",
    publishes: "A3+A3 content",
  },
  {
    what: "after an undo that went over code, newer content goes out with the older code",
    main: "A1 B2 B3",
    tested: "AB",
    host: "*A1+A1 B2+B2",
    publishes: "A1+B3 content",
    waiting: { code: "taken back" },
  },
  {
    what: "code that was taken back stays away when newer content was uploaded since",
    main: "A1 B2 B3",
    tested: "AB",
    host: "A1+A1 B2+B2 *A1+B3",
    waiting: { code: "taken back" },
  },
  {
    what: "newer tested code follows code that was taken back",
    main: "A1 B2 B3 C3",
    tested: "ABC",
    host: "A1+A1 B2+B2 *A1+B3",
    publishes: "C3+C3 code",
  },
  {
    what: "content that was taken back stays away when newer code goes out",
    main: "A1 A2 B2",
    tested: "AB",
    host: "*A1+A1 A2+A2",
    publishes: "B2+A1 code",
    waiting: { content: "taken back" },
  },
  {
    what: "a scheduled article lets the same version go out again",
    main: "A1",
    tested: "A",
    host: "*A1+A1",
    due: true,
    publishes: "A1+A1 due",
  },
  {
    what: "a scheduled article comes with newer content by itself",
    main: "A1 A2",
    tested: "A",
    host: "*A1+A1",
    due: true,
    publishes: "A2+A2 content",
  },
  {
    what: "a version that can no longer be built is not tried at every scheduled article",
    main: "A1",
    tested: "A",
    host: "*A1+A1",
    refused: "A1",
    due: true,
  },
  {
    what: "what readers see may be older than all that is in sight",
    main: "B2 B3",
    tested: "",
    host: "*A1+A1",
    publishes: "A1+B3 content",
    waiting: { code: "untested" },
  },
  {
    what: "a history that was rewritten goes out as it is now",
    main: "A1 A4",
    tested: "A",
    host: "A1+A1 *A2+A2",
    publishes: "A4+A4 content",
  },
  {
    what: "code that was uploaded by hand is not replaced by older code",
    main: "A1 B1 B2",
    tested: "A",
    host: "*B1+B1",
    publishes: "B2+B2 content",
  },
  {
    what: "when the host shows something foreign, the newest tested version follows",
    main: "A1 B2",
    tested: "A",
    host: "A1+A1",
    publishes: "A1+B2 content",
    waiting: { code: "untested" },
  },
];

for (const { what, main: commits, tested, host: uploads, refused, due, publishes, waiting } of CASES) {
  test(what, () => {
    const state: State = {
      history: main(commits),
      tested: new Set(tested),
      refused: new Set((refused ?? "").split(" ").map((pair) => pairOf(pair.slice(0, 1), pair.slice(1)))),
      deployments: uploads === undefined ? [] : host(uploads),
      due: due ? ["/2026/11/embargoed/"] : [],
    };
    const { publish, waiting: found } = decide(state);
    assert.equal(publish && `${publish.version.code}+${publish.version.content} ${publish.why}`, publishes);
    assert.deepEqual(found, waiting ?? {});
  });
}
