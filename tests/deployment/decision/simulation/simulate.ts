import type { Decision, State } from "../../../../src/deployment/decision/decide.ts";
import { World } from "./world.ts";

export interface Simulated {
  /** One sentence for every history in which a promise was broken. */
  readonly broken: readonly string[];
  readonly deployments: number;
  /** Runs that had their turn in the concurrency group. */
  readonly turns: number;
  /** The longest that content was owed, in seconds, without what refusals took. */
  readonly slowest: number;
}

/** Lives through histories, each from its own seed; stops at the first that breaks a promise when told so. */
export function simulate(
  decide: (state: State) => Decision,
  seeds: { readonly from: number; readonly count: number },
  { stopAtFirst = false } = {},
): Simulated {
  const broken: string[] = [];
  let [deployments, turns, slowest] = [0, 0, 0];
  for (let seed = seeds.from; seed < seeds.from + seeds.count; seed += 1) {
    const world = new World(seed, decide);
    world.live();
    const { promises } = world;
    deployments += promises.deployments;
    turns += promises.turns;
    slowest = Math.max(slowest, promises.slowest);
    if (promises.broken.length > 0) broken.push(`history ${seed}: ${promises.broken.join("; ")}`);
    if (stopAtFirst && broken.length > 0) break;
  }
  return { broken, deployments, turns, slowest };
}
