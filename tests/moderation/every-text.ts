import type { Random } from "../../scripts/bench/random.ts";
import { Community } from "./community.ts";

/**
 * Plays a sequence of acts, and accounts for every text after each.
 * @param label names the sequence when something is lost
 * @returns how many comments were published in the end
 */
export async function playCommunity(random: Random, acts: number, label: string): Promise<number> {
  const community = new Community(random);
  try {
    for (let act = 0; act < acts; act += 1) await community.act();
    await community.settle();
    community.ledger.account();
  } catch (error) {
    throw new Error(`${label}: ${error}\n${community.story.join("\n")}`, { cause: error });
  }
  return community.published;
}
