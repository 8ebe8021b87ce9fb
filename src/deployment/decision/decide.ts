import type { Deployment, Version } from "../deployment.ts";

// Which commit is published when (docs/decisions/0018). No event is looked at, only what is: an event that was lost, or a
// run that was cancelled, is made good by the next one, whatever it was meant for.

/** A commit of main. Two that differ in content alone have the same `code`, and the other way round. */
export interface Commit {
  readonly sha: string;
  /** Digest of everything outside of the content folders. */
  readonly code: string;
  /** Digest of the content folders. */
  readonly content: string;
}

export interface State {
  /** main, newest first, as far back as anybody looked. */
  readonly history: readonly Commit[];
  /** The `code` of commits whose tests have passed. */
  readonly tested: ReadonlySet<string>;
  /** The pairs (`pairOf`) that check or build has refused. */
  readonly refused: ReadonlySet<string>;
  /** The host's list, newest first. */
  readonly deployments: readonly Deployment[];
  /** Articles of the newest content whose time has come since what readers see was built. */
  readonly due: readonly string[];
}

/** Why something of main is not public: its tests have not passed, no program takes it, or a person took it back. */
export type Obstacle = "untested" | "refused" | "taken back";

/** What of main stays behind, once the decision is carried out. */
export interface Waiting {
  readonly content?: Obstacle;
  readonly code?: Obstacle;
}

export interface Decision {
  /** Absent: nothing is to be done. */
  readonly publish?: {
    readonly version: Version;
    readonly why: "content" | "code" | "due";
    /** What the code goes by in pairs. */
    readonly code: string;
  };
  readonly waiting: Waiting;
}

/** What a refusal is remembered by. */
export function pairOf(code: string, content: string): string {
  return `${code} ${content}`;
}

/** The digests of a version; the name of the commit stands for one that is out of sight. */
type Identity = Omit<Commit, "sha">;

/** A commit whose code may build. */
type Builder = Omit<Commit, "content">;

/**
 * The newest content that can be built, by the newest code that can build it. That code is the newest whose tests have
 * passed or, when it refuses, the one that readers see now: content waits for no code, and no code goes out untested.
 * Content never gets older. What a person has taken back stays away: content until it changes, code until there is newer.
 */
export function decide(state: State): Decision {
  const sight = new Sight(state);
  for (const content of sight.candidates()) {
    for (const builder of sight.builders) {
      if (sight.isLive(builder, content)) return settled(sight, state);
      if (state.refused.has(pairOf(builder.code, content.content))) continue;
      const why = content.content === sight.live?.content ? "code" : "content";
      const version = { code: sight.newestOf(builder, content), content: content.sha };
      const { code } = builder;
      return { publish: { version, why, code }, waiting: sight.waiting({ code, content: content.content }) };
    }
  }
  return settled(sight, state);
}

/** Readers see the best there is; articles whose time has come may be missing. */
function settled(sight: Sight, { due, deployments, refused }: State): Decision {
  const now = deployments.find(({ live }) => live);
  const waiting = sight.waiting(sight.live);
  if (!now || !sight.live || due.length === 0) return { waiting };
  if (refused.has(pairOf(sight.live.code, sight.live.content))) return { waiting };
  const version = { code: now.code, content: now.content };
  return { publish: { version, why: "due", code: sight.live.code }, waiting };
}

/** The state, put so that it can be asked. A commit's place counts up from the oldest in sight; 0 is out of sight. */
class Sight {
  readonly #history: readonly Commit[];
  readonly #places: ReadonlyMap<string, number>;
  readonly #tested: ReadonlySet<string>;
  /** Digests that stay away. */
  readonly #takenBack: { readonly code: ReadonlySet<string>; readonly content: ReadonlySet<string> };
  /** The place of the newest content that readers have ever seen: nothing older goes out. */
  readonly #floor: number;
  /** The content that readers see; undefined when it is out of sight. */
  readonly #shown: Commit | undefined;
  /** What readers see, by its digests. */
  readonly live: Identity | undefined;
  /** Whose code may build, best first. */
  readonly builders: readonly Builder[];

  constructor({ history, tested, deployments }: State) {
    this.#history = history;
    this.#places = new Map(history.map(({ sha }, index) => [sha, history.length - index]));
    this.#tested = tested;
    const live = deployments.find((one) => one.live);
    this.live = live && this.#identityOf(live);
    this.#shown = live && this.#commit(live.content);
    const gone = {
      code: live ? deployments.filter((one) => this.#isGone(one, live, "code")) : [],
      content: live ? deployments.filter((one) => this.#isGone(one, live, "content")) : [],
    };
    this.#takenBack = {
      code: new Set(gone.code.map((one) => this.#identityOf(one).code)),
      content: new Set(gone.content.map((one) => this.#identityOf(one).content)),
    };
    const seen = live ? [live, ...gone.content] : [];
    // Out of sight, as after a merge that put what readers see on the second line: only the tip is known to be newer.
    const lost = live !== undefined && !this.#shown;
    this.#floor = lost ? history.length : Math.max(0, ...seen.map(({ content }) => this.#placeOf(content)));
    this.builders = this.#buildersFor(live);
  }

  /** Contents to try, best first: none older than what was ever public, but what is public, in other code. */
  candidates(): Commit[] {
    const newer = this.#since(this.#floor).filter(({ content }) => !this.#takenBack.content.has(content));
    return this.#shown ? [...newer, this.#shown] : newer;
  }

  isLive(builder: Builder, content: Commit): boolean {
    return this.live?.code === builder.code && this.live.content === content.content;
  }

  /** The newest commit that is known to have a builder's code; where content has the same, there is less to assemble. */
  newestOf(builder: Builder, content: Commit): string {
    const newer = content.code === builder.code && this.#placeOf(content.sha) > this.#placeOf(builder.sha);
    return newer ? content.sha : builder.sha;
  }

  /** What of the tip of main is not in a version. */
  waiting(version: Identity | undefined): Waiting {
    const [tip] = this.#history;
    if (!tip) return {};
    const usable = this.builders.some(({ code }) => code === tip.code);
    const code = this.#takenBack.code.has(tip.code) ? "taken back" : usable ? "refused" : "untested";
    // Refused by other code than its own, content waits for the tests of its own.
    const content = this.#takenBack.content.has(tip.content) ? "taken back" : code;
    return {
      ...(tip.content !== version?.content && { content }),
      ...(tip.code !== version?.code && { code }),
    };
  }

  /**
   * Uploaded after what readers see now, or made of something newer than that is: nothing gets older by itself, so a
   * person brought the older back.
   */
  #isGone(one: Deployment, live: Deployment, what: "code" | "content"): boolean {
    if (this.#identityOf(one)[what] === this.#identityOf(live)[what]) return false;
    const [mine, readers] = [this.#placeOf(one[what]), this.#placeOf(live[what])];
    return one.createdAt > live.createdAt || (readers > 0 && mine > readers);
  }

  #buildersFor(live: Deployment | undefined): Builder[] {
    const newest = this.#since(live ? this.#placeOf(live.code) || this.#history.length : 0).find(
      ({ code }) => this.#tested.has(code) && !this.#takenBack.code.has(code),
    );
    const now = live && { sha: live.code, code: this.#identityOf(live).code };
    return [newest, newest?.code === now?.code ? undefined : now].filter((one) => one !== undefined);
  }

  /** From the tip down to a place, which is among them. */
  #since(place: number): readonly Commit[] {
    return this.#history.slice(0, this.#history.length - Math.max(place, 1) + 1);
  }

  #placeOf(sha: string): number {
    return this.#places.get(sha) ?? 0;
  }

  #commit(sha: string): Commit | undefined {
    const place = this.#places.get(sha);
    return place === undefined ? undefined : this.#history[this.#history.length - place];
  }

  #identityOf({ code, content }: Version): Identity {
    return { code: this.#commit(code)?.code ?? code, content: this.#commit(content)?.content ?? content };
  }
}
