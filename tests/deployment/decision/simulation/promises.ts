import type { Deployment, Version } from "../../../../src/deployment/deployment.ts";
import type { SimulatedHost } from "./host.ts";
import { accepts, type Newsroom, type Push } from "./newsroom.ts";

/**
 * From the moment that content can go out until it is public, in seconds: the event and its plan, what is left of the
 * deployment that is running, and one's own.
 */
const BOUND = 60 + 195 + 195;
const REFUSAL = 100;

/** Something that has to become public, and since when; no moment while only the next scheduled run can help. */
interface Owed {
  readonly what: { readonly content: number } | { readonly due: number };
  since: number | undefined;
  refusals: number;
}

/** What a person's undo took away: it stays away until readers see something newer. */
interface TakenBack {
  readonly what: "code" | "content";
  readonly push: Push;
}

/** Looks on, knows the truth, and notes every promise that is broken. */
export class Promises {
  readonly broken: string[] = [];
  readonly #newsroom: Newsroom;
  readonly #tested: ReadonlySet<string>;
  readonly #host: SimulatedHost;
  readonly #now: () => number;
  readonly #refused = new Set<string>();
  #owed: Owed[] = [];
  #takenBack: TakenBack[] = [];
  /** Places of commits whose event was lost. */
  readonly #unheard = new Set<number>();
  #before: Deployment | undefined;
  deployments = 0;
  turns = 0;
  /** From being owed to being public, the longest, without what refusals took. */
  slowest = 0;

  constructor(newsroom: Newsroom, tested: ReadonlySet<string>, host: SimulatedHost, now: () => number) {
    this.#newsroom = newsroom;
    this.#tested = tested;
    this.#host = host;
    this.#now = now;
  }

  commit(sha: string): Push {
    const commit = this.#newsroom.commits[Number(sha.slice(1)) - 1];
    if (!commit) throw new Error(`no commit ${sha}`);
    return commit;
  }

  turnBegan(): void {
    this.turns += 1;
  }

  attempted(version: Version): void {
    if (this.#refused.has(this.#pair(version))) this.#breaks(`tries ${this.#pair(version)} again`);
  }

  refused(version: Version): void {
    this.#refused.add(this.#pair(version));
    for (const owed of this.#owed) owed.refusals += 1;
  }

  /** A run or an event came to nothing: what is owed waits for the schedule. */
  failed(): void {
    for (const owed of this.#owed) owed.since = undefined;
  }

  eventLost(push: Push): void {
    this.#unheard.add(push.place);
    this.failed();
  }

  /** What a run sees while a deployment is under way is soon past: it may find nothing to do, and yet there will be. */
  scheduledRunBegan({ deploying }: { readonly deploying: boolean }): void {
    if (!deploying) this.#unheard.clear();
    const live = this.#host.live;
    const builtAt = live?.asOf ?? Number.POSITIVE_INFINITY;
    for (const due of this.#newsroom.tip.contentTruth.due) {
      const known = this.#owed.some(({ what }) => "due" in what && what.due === due);
      if (due > builtAt && due <= this.#now() && !known)
        this.#owed.push({ what: { due }, since: this.#now(), refusals: 0 });
    }
    for (const owed of this.#owed) owed.since ??= this.#now();
  }

  beforeLive(version: Version, why: string): void {
    this.#before = this.#host.live;
    const [code, content] = [this.commit(version.code), this.commit(version.content)];
    if (!this.#tested.has(code.code)) this.#breaks(`${code.sha} goes out untested`);
    if (!accepts(code.codeTruth, content.contentTruth)) this.#breaks(`${this.#pair(version)} cannot be built`);
    if (this.#isTakenBack("code", code)) this.#breaks(`${code.code}, which was taken back, returns`);
    if (this.#isTakenBack("content", content)) this.#breaks(`${content.content}, which was taken back, returns`);
    if (!this.#before) return;
    const [oldCode, oldContent] = [this.commit(this.#before.code), this.commit(this.#before.content)];
    if (content.place < this.#floor() && content.content !== oldContent.content)
      this.#breaks(`${content.sha} is older than what readers have seen`);
    if (content.place < oldContent.place) this.#breaks(`content goes back from ${oldContent.sha} to ${content.sha}`);
    if (code.place < oldCode.place) this.#breaks(`code goes back from ${oldCode.sha} to ${code.sha}`);
    const same = oldCode.code === code.code && oldContent.content === content.content;
    const asOf = this.#before.asOf ?? 0;
    const wasDue = this.#newsroom.commits.some(({ contentTruth }) =>
      contentTruth.due.some((due) => due > asOf && due <= this.#now()),
    );
    if (same && !(why === "due" && wasDue)) this.#breaks(`${this.#pair(version)} is uploaded again for nothing`);
  }

  afterLive(): void {
    this.deployments += 1;
    const freed = this.#takenBack.some((one) => this.#holds(one, this.#before) && !this.#holds(one, this.#host.live));
    this.review();
    // What may come back now had its event long ago.
    if (freed) this.failed();
  }

  beforeUndo(): void {
    this.#before = this.#host.live;
  }

  afterUndo(): void {
    const live = this.#host.live;
    if (!live) return;
    for (const gone of this.#host.deployments.filter(({ createdAt }) => createdAt > live.createdAt)) {
      this.#takenBack.push({ what: "code", push: this.commit(gone.code) });
      this.#takenBack.push({ what: "content", push: this.commit(gone.content) });
    }
    this.review();
    // No event follows a person's undo.
    this.failed();
  }

  /** To be called whenever something changed: what is owed now, and was what is public now in time? */
  review(): void {
    const live = this.#host.live;
    const best = this.#best();
    this.#owed = this.#owed.filter((owed) => {
      if (live && this.#isPublic(owed, live)) {
        this.#judge(owed);
        return false;
      }
      if ("due" in owed.what) return this.#newsroom.tip.contentTruth.due.includes(owed.what.due);
      return best !== undefined && owed.what.content <= best.place;
    });
    const most = Math.max(0, ...this.#owed.map(({ what }) => ("content" in what ? what.content : 0)));
    if (!best || best.place <= most) return;
    const since = this.#unheard.has(best.place) ? undefined : this.#now();
    this.#owed.push({ what: { content: best.place }, since, refusals: 0 });
  }

  atTheEnd(): void {
    this.review();
    for (const { what } of this.#owed) this.#breaks(`${JSON.stringify(what)} is never public`);
    const [newest] = this.#builders();
    const live = this.#host.live;
    if (!newest || !live) return;
    const shown = this.commit(live.content);
    if (newest.code !== this.commit(live.code).code && accepts(newest.codeTruth, shown.contentTruth))
      this.#breaks(`${newest.code} is never public`);
  }

  #isPublic({ what }: Owed, live: Deployment): boolean {
    if ("due" in what) return (live.asOf ?? 0) >= what.due;
    const shown = this.commit(live.content);
    const same = this.#newsroom.commits.some((one) => one.place >= what.content && one.content === shown.content);
    return shown.place >= what.content || same;
  }

  #judge({ what, since, refusals }: Owed): void {
    if (since === undefined) return;
    const took = this.#now() - since - refusals * REFUSAL;
    this.slowest = Math.max(this.slowest, took);
    if (took > BOUND) this.#breaks(`${JSON.stringify(what)} took ${took} s and ${refusals} refusals`);
  }

  /** The newest commit whose content could be public and is not. */
  #best(): Push | undefined {
    const live = this.#host.live;
    const shown = live && this.commit(live.content);
    const floor = this.#floor();
    const builders = this.#builders();
    for (const commit of this.#newsroom.commits.toReversed()) {
      if (commit.place < floor || commit.content === shown?.content) return undefined;
      if (this.#isTakenBack("content", commit)) continue;
      if (builders.some((code) => accepts(code.codeTruth, commit.contentTruth))) return commit;
    }
    return undefined;
  }

  /** The place of the newest content that readers have ever seen. */
  #floor(): number {
    const live = this.#host.live;
    const gone = this.#takenBack.filter((one) => one.what === "content" && this.#holds(one, live));
    return Math.max(live ? this.commit(live.content).place : 0, ...gone.map(({ push }) => push.place));
  }

  #builders(): Push[] {
    const live = this.#host.live;
    const now = live && this.commit(live.code);
    const newest = this.#newsroom.commits.findLast(
      (push) => this.#tested.has(push.code) && push.place >= (now?.place ?? 0) && !this.#isTakenBack("code", push),
    );
    return [newest, now].filter((one) => one !== undefined);
  }

  #isTakenBack(what: "code" | "content", push: Push): boolean {
    return this.#takenBack.some(
      (one) => one.what === what && one.push[what] === push[what] && this.#holds(one, this.#host.live),
    );
  }

  #holds({ what, push }: TakenBack, live: Deployment | undefined): boolean {
    const now = live && this.commit(live[what]);
    return now !== undefined && now.place <= push.place && now[what] !== push[what];
  }

  #pair({ code, content }: Version): string {
    return `${this.commit(code).code} with ${this.commit(content).content}`;
  }

  #breaks(what: string): void {
    this.broken.push(`${this.#now()} s: ${what}`);
  }
}
