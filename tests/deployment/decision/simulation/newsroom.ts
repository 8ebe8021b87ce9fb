import { between, type Random } from "../../../../scripts/bench/random.ts";
import type { Commit } from "../../../../src/deployment/decision/decide.ts";

/** What is true of a program, known to nobody in the simulation but the tests and the build. */
export interface Code {
  readonly id: string;
  readonly number: number;
  /** What its tests would say. */
  readonly tests: "pass" | "fail" | "hang" | "cancelled";
  /** It builds only content that was adapted to it, or to a later one. */
  readonly strict: boolean;
}

export interface Content {
  readonly id: string;
  readonly faulty: boolean;
  /** Of the oldest code that can build it. */
  readonly needs: number;
  /** Of the code that it was adapted to. */
  readonly adapted: number;
  /** Articles that wait for their time, by second. */
  readonly due: readonly number[];
}

/** A commit of main, by what is in it. */
export interface Push extends Commit {
  readonly place: number;
  readonly codeTruth: Code;
  readonly contentTruth: Content;
}

export function accepts(code: Code, content: Content): boolean {
  return !content.faulty && content.needs <= code.number && (!code.strict || content.adapted >= code.number);
}

/** People who push: articles mostly, code at times, both together now and then, faulty ones among them, and reverts. */
export class Newsroom {
  readonly #random: Random;
  readonly commits: Push[] = [];
  #codes: Code[] = [];
  #contents: Content[] = [];

  constructor(random: Random) {
    this.#random = random;
    this.#add(this.#newCode(true), this.#newContent(0, 1, 0));
  }

  get tip(): Push {
    const tip = this.commits.at(-1);
    if (!tip) throw new Error("main has a first commit");
    return tip;
  }

  push(now: number): Push {
    const dice = this.#random();
    const { codeTruth, contentTruth } = this.tip;
    if (dice < 0.05) return this.#add(codeTruth, this.#contents.at(-2) ?? contentTruth);
    if (dice < 0.09) return this.#add(this.#codes.at(-2) ?? codeTruth, contentTruth);
    if (dice < 0.25) return this.#add(this.#newCode(), contentTruth);
    if (dice < 0.36) {
      const code = this.#newCode();
      return this.#add(code, this.#newContent(now, this.#is(0.5) ? code.number : contentTruth.needs, code.number));
    }
    const adapted = this.#is(0.3) ? codeTruth.number : contentTruth.adapted;
    return this.#add(codeTruth, this.#newContent(now, contentTruth.needs, adapted));
  }

  #add(codeTruth: Code, contentTruth: Content): Push {
    const place = this.commits.length + 1;
    const commit = { sha: `c${place}`, code: codeTruth.id, content: contentTruth.id, place, codeTruth, contentTruth };
    this.commits.push(commit);
    return commit;
  }

  #newCode(good = false): Code {
    const number = this.#codes.length + 1;
    const dice = good ? 1 : this.#random();
    const tests = dice < 0.18 ? "fail" : dice < 0.23 ? "hang" : dice < 0.28 ? "cancelled" : "pass";
    const code = { id: `code${number}`, number, tests, strict: !good && this.#is(0.12) } as const;
    this.#codes.push(code);
    return code;
  }

  #newContent(now: number, needs: number, adapted: number): Content {
    const before = this.#contents.at(-1);
    const faulty = before?.faulty ? this.#is(0.5) : before !== undefined && this.#is(0.1);
    const waiting = (before?.due ?? []).filter((moment) => moment > now);
    const due = this.#is(0.12) ? [...waiting, now + between(this.#random, 600, 9000)] : waiting;
    const content = { id: `content${this.#contents.length + 1}`, faulty, needs, adapted, due };
    this.#contents.push(content);
    return content;
  }

  #is(chance: number): boolean {
    return this.#random() < chance;
  }
}
