import type { Page } from "playwright/test";
import { type CommentPage, expect, test } from "./sites.ts";

interface EndpointFault {
  /** What the reader is told. */
  readonly says: string;
  readonly state: "refused" | "unsure" | "invalid";
  /** Id of the element that has the focus; the button where nothing is to be corrected. */
  readonly focus?: string;
  /** How many posts the endpoint gets to see. */
  readonly arrives: 0 | 1;
  /** Makes the network fail where the endpoint cannot. */
  readonly before?: (page: Page) => Promise<unknown>;
  readonly after?: (page: Page) => Promise<unknown>;
  /** Only the browser's clock moves. */
  readonly waits?: boolean;
  readonly refusal?: string;
}

const abortedBy = (reason: string) => ({
  says: "不能确定评论有没有送到",
  state: "unsure" as const,
  arrives: 0 as const,
  before: (page: Page) =>
    page.route("**/*", (route) => (route.request().method() === "POST" ? route.abort(reason) : route.continue())),
  after: (page: Page) => page.unrouteAll(),
});

/** By what fails. Names are those of src/serve/faults.ts, where the endpoint itself fails. */
export const FAULTS: Readonly<Record<string, Readonly<Record<string, EndpointFault>>>> = {
  "the network": {
    DNS: abortedBy("namenotresolved"),
    "nothing listens": abortedBy("connectionrefused"),
    offline: {
      says: "评论没有发出：没有连上网络",
      state: "refused",
      arrives: 0,
      before: (page) => page.context().setOffline(true),
      after: (page) => page.context().setOffline(false),
    },
  },
  "an answer that does not come, or not whole": {
    slow: { says: "一直没有等到答复", state: "unsure", arrives: 1, waits: true },
    hang: { says: "一直没有等到答复", state: "unsure", arrives: 1, waits: true },
    reset: { says: "不能确定评论有没有送到", state: "unsure", arrives: 1 },
  },
  "an endpoint that says no": {
    "400": { says: "请改正标出的地方", state: "invalid", focus: "comment-name", arrives: 1 },
    "404": { says: "评论没有发出：Form not found", state: "refused", arrives: 1 },
    "409": { says: "同样的评论已经收到过", state: "refused", arrives: 1 },
    "413": { says: "内容太长", state: "refused", arrives: 1 },
    "429": { says: "发得太频繁", state: "refused", arrives: 1 },
  },
  "an endpoint that says neither yes nor no": {
    "500": { says: "评论服务出了故障，不能确定", state: "unsure", arrives: 1 },
    html: { says: "评论服务的答复不正常，不能确定评论有没有送到", state: "unsure", arrives: 1 },
    "200-error": { says: "评论服务的答复不正常，不能确定评论有没有送到", state: "unsure", arrives: 1 },
    redirect: { says: "不能确定评论有没有送到", state: "unsure", arrives: 1, refusal: "http://localhost:" },
  },
};

interface Meeting {
  /** What is promised, for the name of a test. */
  readonly title: string;
  readonly preset: string;
  readonly faults: Readonly<Record<string, EndpointFault>>;
}

/** Each of these ways to take comments with each of these kinds of faults. */
export function meetingsOf(presets: readonly string[], kinds: readonly string[]): Meeting[] {
  return presets.flatMap((preset) =>
    kinds.map((what) => {
      const faults = FAULTS[what] ?? {};
      const names = Object.keys(faults).join(", ");
      return { title: `${preset}: ${what} (${names}) loses nothing, claims nothing, and is told`, preset, faults };
    }),
  );
}

/** Has a form meet with faults, one after the other. */
export async function meet(
  comment: CommentPage,
  faults: Meeting["faults"],
  exceptions: { readonly refusals: string[]; readonly origins: string[] },
): Promise<void> {
  if (Object.values(faults).some(({ waits }) => waits)) await comment.page.clock.install();
  await comment.open();
  for (const [name, fault] of Object.entries(faults)) {
    if (fault.refusal) {
      exceptions.refusals.push(fault.refusal);
      exceptions.origins.push(`http://localhost:${new URL(comment.origin).port}`);
    }
    await test.step(name, () => failAndReload(comment, name, fault));
  }
}

/** Sends a comment that meets with this fault, and looks at the form, at the endpoint, and at the page loaded anew. */
async function failAndReload(comment: CommentPage, name: string, fault: EndpointFault): Promise<void> {
  const { page } = comment;
  const begun = comment.begun();
  const text = await comment.write(name);
  await fault.before?.(page);
  await comment.press();
  if (fault.waits) await outwait(comment, text);
  await comment.expectState(fault.state, fault.says);
  await expect(page.locator(fault.focus ? `#${fault.focus}` : "#comment-form [type=submit]")).toBeFocused();
  expect(comment.begun() - begun).toBe(1);
  expect(await comment.arrived(text)).toHaveLength(fault.arrives);
  await fault.after?.(page);
  await comment.reload();
  await expect(page.getByRole("textbox", { name: "评论" })).toHaveValue(text);
  await expect(page.locator(".form-status")).not.toContainText("已收到");
}

/** Until the endpoint has the post, then until the reader's patience ends. */
async function outwait(comment: CommentPage, text: string): Promise<void> {
  await expect.poll(async () => (await comment.arrived(text)).length).toBe(1);
  await comment.expectState("sending", "正在发送");
  await comment.page.clock.fastForward(14_000);
  await comment.expectState("sending", "正在发送");
  await comment.page.clock.fastForward(1_000);
}
