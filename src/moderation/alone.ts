import { withLocks } from "../disk/lock.ts";
import { print } from "../terminal/outcome.ts";
import type { Session } from "../terminal/session.ts";
import type { Places } from "./places.ts";
import { finishInterrupted } from "./transaction.ts";

/**
 * Does something while no other command writes where comments are, in the data folder and in the inbox. What a killed
 * command had written down is finished first. Nothing in it waits for a person or for the network: a takedown must not
 * wait for a colleague who has gone to lunch over a question.
 *
 * @throws Error with a Chinese sentence when another command goes on for too long; and what `work` throws
 */
export function alone<T>(places: Places, { stderr }: Pick<Session, "stderr">, work: () => Promise<T>): Promise<T> {
  const tell = (text: string) => print(`${text}\n`, stderr);
  return withLocks([places.data, places.inbox], tell, async () => {
    const finished = await finishInterrupted(places);
    if (finished > 0) print(`上次的命令没有做完，已经补完（${finished} 处改动）。\n`, stderr);
    return work();
  });
}
