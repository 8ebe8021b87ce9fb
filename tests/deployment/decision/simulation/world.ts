import { between, type Random, seededRandom } from "../../../../scripts/bench/random.ts";
import { type Decision, pairOf, type State } from "../../../../src/deployment/decision/decide.ts";
import type { Version } from "../../../../src/deployment/deployment.ts";
import { Agenda } from "./agenda.ts";
import { SimulatedHost } from "./host.ts";
import { accepts, type Code, Newsroom, type Push } from "./newsroom.ts";
import { Promises } from "./promises.ts";

const HOUR = 3600;
const BUSY = 8 * HOUR;
const QUIET = 4 * HOUR;
const MOST_PENDING = 100;
/** How long one run goes on trying what has not been refused yet, in seconds. */
const PATIENCE = 900;

interface Run {
  readonly scheduled: boolean;
}

/** One history of a repository and its host, from a seed: pushes, tests, runs of the workflow, people, mishaps. */
export class World {
  readonly #decide: (state: State) => Decision;
  readonly #random: Random;
  readonly #agenda = new Agenda();
  readonly #newsroom: Newsroom;
  readonly #host = new SimulatedHost();
  readonly #tested = new Set<string>();
  readonly #testRuns = new Set<string>();
  readonly #refused = new Set<string>();
  readonly #queue: "single" | "max";
  readonly promises: Promises;
  #running: Run | undefined;
  #pending: Run[] = [];

  constructor(seed: number, decide: (state: State) => Decision) {
    this.#decide = decide;
    this.#random = seededRandom(seed);
    this.#queue = seed % 2 === 0 ? "max" : "single";
    this.#newsroom = new Newsroom(this.#random);
    this.promises = new Promises(this.#newsroom, this.#tested, this.#host, () => this.#agenda.now);
  }

  /** Eight busy hours, then four in which nothing happens but the schedule, and nothing fails. */
  live(): void {
    this.#afterPush(this.#newsroom.tip);
    this.#agenda.in(this.#seconds(0, 900), () => this.#schedule());
    this.#agenda.in(this.#seconds(60, 600), () => this.#push());
    if (this.#is(0.25)) this.#agenda.in(this.#seconds(HOUR, BUSY), () => this.#undo());
    if (this.#is(0.1)) this.#agenda.in(this.#seconds(HOUR, BUSY), () => this.#undo());
    this.#agenda.runUntil(BUSY + QUIET);
    this.promises.atTheEnd();
  }

  #push(): void {
    if (this.#agenda.now > BUSY) return;
    this.#afterPush(this.#newsroom.push(this.#agenda.now));
    // At times many in a minute, at times none for an hour.
    this.#agenda.in(this.#is(0.4) ? this.#seconds(2, 60) : this.#seconds(60, 2400), () => this.#push());
  }

  #afterPush(push: Push): void {
    this.promises.review();
    if (this.#mishap(0.03)) this.promises.eventLost(push);
    else this.#agenda.in(this.#seconds(5, 20), () => this.#arrive({ scheduled: false }));
    if (!this.#mishap(0.03)) this.#agenda.in(this.#seconds(5, 60), () => this.#test(push.codeTruth));
  }

  /** Code that nobody has begun to test is tested, whatever the push was about. */
  #test(code: Code): void {
    if (this.#testRuns.has(code.id)) return;
    this.#testRuns.add(code.id);
    const verdict = (passed: boolean) => {
      if (passed) this.#tested.add(code.id);
      this.promises.review();
      if (this.#mishap(0.05)) this.promises.failed();
      else this.#agenda.in(this.#seconds(5, 20), () => this.#arrive({ scheduled: false }));
    };
    const takes = this.#seconds(240, 900);
    if (code.tests === "pass") this.#agenda.in(takes, () => verdict(true));
    if (code.tests === "fail") this.#agenda.in(takes, () => verdict(false));
    if (code.tests === "hang") this.#agenda.in(2 * HOUR, () => verdict(false));
    if (code.tests === "cancelled") {
      this.#agenda.in(this.#seconds(10, 200), () => verdict(false));
      if (this.#is(0.5)) this.#agenda.in(this.#seconds(900, 5400), () => verdict(true));
    }
  }

  #schedule(): void {
    if (!this.#mishap(0.2)) this.#agenda.in(this.#seconds(0, 500), () => this.#arrive({ scheduled: true }));
    this.#agenda.in(900, () => this.#schedule());
  }

  /** A scheduled run asks the cheap question first, outside of the concurrency group. */
  #arrive(run: Run): void {
    if (!run.scheduled) this.#enter(run);
    else {
      this.promises.scheduledRunBegan({ deploying: this.#running !== undefined });
      this.#agenda.in(this.#seconds(15, 40), () => {
        if (this.#mishap(0.02)) this.promises.failed();
        else if (this.#decision().publish) this.#enter(run);
      });
    }
  }

  #enter(run: Run): void {
    if (!this.#running) this.#begin(run);
    else if (this.#queue === "single") this.#pending = [run];
    else if (this.#pending.length < MOST_PENDING) this.#pending.push(run);
  }

  #begin(run: Run): void {
    this.#running = run;
    this.promises.turnBegan();
    this.#agenda.in(this.#seconds(10, 25), () => this.#attempt(this.#agenda.now, this.#mishap(0.03)));
  }

  /** Assembles, checks and builds what is best now, and then the next best, until something is accepted. */
  #attempt(since: number, doomed: boolean): void {
    const { publish } = this.#decision();
    if (!publish || this.#agenda.now - since > PATIENCE) {
      this.#end(publish !== undefined);
      return;
    }
    const asOf = this.#agenda.now;
    const { code, content } = this.#truth(publish.version);
    const taken = accepts(code.codeTruth, content.contentTruth);
    this.promises.attempted(publish.version);
    this.#agenda.in(taken ? this.#seconds(50, 130) : this.#seconds(20, 100), () => {
      if (doomed) this.#end(true);
      else if (taken) this.#agenda.in(this.#seconds(10, 40), () => this.#upload(publish.version, publish.why, asOf));
      else {
        this.#refused.add(pairOf(code.code, content.content));
        this.promises.refused(publish.version);
        this.#attempt(since, doomed);
      }
    });
  }

  #upload(version: Version, why: string, asOf: number): void {
    const arrives = !this.#mishap(0.05);
    if (arrives) {
      this.promises.beforeLive(version, why);
      this.#host.finish(version, this.#agenda.now, asOf);
      this.promises.afterLive();
    }
    // The connection can still be lost before the run hears of it.
    this.#end(!arrives || this.#mishap(0.02));
  }

  #end(failed: boolean): void {
    if (failed) this.promises.failed();
    this.#running = undefined;
    if (this.#pending.length > 0 && this.#mishap(0.03)) {
      this.#pending.shift();
      this.promises.failed();
    }
    const next = this.#pending.shift();
    if (next) this.#begin(next);
  }

  /** A person, in Actions (and then in the group) or in the host's own pages, when nothing is being uploaded. */
  #undo(): void {
    if (this.#running) {
      this.#agenda.in(60, () => this.#undo());
      return;
    }
    this.promises.beforeUndo();
    if (this.#host.undo()) this.promises.afterUndo();
  }

  #decision(): Decision {
    const history = this.#newsroom.commits.toReversed();
    const since = this.#host.live?.asOf ?? Number.POSITIVE_INFINITY;
    const due = this.#newsroom.tip.contentTruth.due.filter((at) => at > since && at <= this.#agenda.now).map(String);
    const { deployments } = this.#host;
    return this.#decide({ history, tested: this.#tested, refused: this.#refused, deployments, due });
  }

  #truth({ code, content }: Version): { code: Push; content: Push } {
    return { code: this.promises.commit(code), content: this.promises.commit(content) };
  }

  #seconds(low: number, high: number): number {
    return between(this.#random, low, high);
  }

  /** Nothing fails in the quiet hours. */
  #mishap(chance: number): boolean {
    return this.#is(chance) && this.#agenda.now < BUSY;
  }

  #is(chance: number): boolean {
    return this.#random() < chance;
  }
}
