import { existsSync, lstatSync, mkdirSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { beginningOf, isAlive } from "./running-process.ts";

const LOOK_AGAIN_MS = 100;
/** How long a command of the desk waits for another; they all take seconds, and none holds a lock while it asks a person. */
const PATIENCE_MS = 60_000;

/** The right to write one file or folder, until it is given back or the process ends. */
export interface Lock {
  /** Whether it is still ours; somebody may have deleted the ticket, and then another command may have begun. */
  isHeld(): boolean;
  release(): void;
}

/** `<target>.lock-<number>-<pid>-<beginning of the process>` */
interface Ticket {
  readonly path: string;
  readonly number: number;
  readonly pid: number;
  readonly beginning: string;
}

/**
 * Waits until no other command writes this file or folder. They queue up as in a shop: each draws the next number, an empty
 * file beside the target that names its process and when that began; the lowest number whose process is alive has its turn.
 * The ticket of a dead process can never be anybody else's, so whoever sees it may clear it away: no lock is ever broken,
 * and no two can believe that they have broken the same one.
 *
 * A ticket counts only if no living one was higher once it lay there. Otherwise a command that was slow between looking
 * and drawing could slip in below the one whose turn it is.
 *
 * @param print tells a person whom the command waits for
 * @param patience milliseconds; without it there is no end to the waiting
 * @throws Error of the file system when nothing can be written beside the target; with a Chinese sentence when it was in vain
 */
export async function takeLock(
  target: string,
  print: (text: string) => void,
  patience = Number.POSITIVE_INFINITY,
): Promise<Lock> {
  const place = placeOf(target);
  const until = performance.now() + patience;
  const mine = drawTicket(place);
  const first = () => livingTickets(place)[0];
  const isHeld = () => first()?.path === mine;
  for (let reported = 0; !isHeld(); await sleep(LOOK_AGAIN_MS)) {
    const holder = first();
    if (!holder) continue;
    if (performance.now() > until) {
      rmSync(mine, { force: true });
      throw new Error(
        `另一个命令（进程 ${holder.pid}）一直在写 ${target}，什么也没有改。等它结束再试；没有这样的命令，就删去 ${holder.path}。`,
      );
    }
    if (reported !== holder.pid) print(`  另一个命令（进程 ${holder.pid}）正在写 ${target}，等它结束……`);
    reported = holder.pid;
  }
  return { isHeld, release: () => rmSync(mine, { force: true }) };
}

/**
 * Does something while no other command writes these folders. What is to be changed is read inside, or what was read
 * before may have changed; nothing in it waits for a person or for the network.
 *
 * @param print tells a person whom the command waits for
 * @throws Error with a Chinese sentence when another command goes on for too long; and what `work` throws
 */
export async function withLocks<T>(
  folders: readonly string[],
  print: (text: string) => void,
  work: () => T | Promise<T>,
  patience = PATIENCE_MS,
): Promise<T> {
  const locks: Lock[] = [];
  try {
    // Always in the same order, so that no two commands wait for each other.
    for (const folder of [...new Set(folders.map(placeOf))].sort()) locks.push(await takeLock(folder, print, patience));
    return await work();
  } finally {
    for (const lock of locks) lock.release();
  }
}

/** Whether the turn is this process's, as the tickets say. */
export function holdsLock(target: string): boolean {
  return livingTickets(placeOf(target))[0]?.pid === process.pid;
}

/** One place by all its names, so that who comes through a link waits as well. */
function placeOf(target: string): string {
  return existsSync(target) ? realpathSync(target) : resolve(target);
}

function drawTicket(target: string): string {
  mkdirSync(dirname(target), { recursive: true });
  for (;;) {
    const number = (livingTickets(target).at(-1)?.number ?? 0) + 1;
    const path = `${target}.lock-${number}-${process.pid}-${beginningOf(process.pid)}`;
    writeFileSync(path, "", { flag: "wx" });
    if (livingTickets(target).at(-1)?.path === path) return path;
    rmSync(path, { force: true });
  }
}

/** Tickets whose process is alive, in the order of their turns; the others are cleared away. */
function livingTickets(target: string): Ticket[] {
  const tickets = readdirSync(dirname(target)).flatMap((name) => {
    const [, output, number, pid, beginning = ""] = /^(.*)\.lock-(\d+)-(\d+)-(\d*)$/s.exec(name) ?? [];
    if (output !== basename(target)) return [];
    const path = `${target}${name.slice(output.length)}`;
    const file = lstatSync(path, { throwIfNoEntry: false });
    // A ticket is an empty file; whatever else has such a name is not ours to clear away.
    if (!file?.isFile() || file.size > 0) return [];
    return [{ path, number: Number(number), pid: Number(pid), beginning }];
  });
  const dead = tickets.filter((ticket) => !isAlive(ticket));
  for (const { path } of dead) rmSync(path, { force: true });
  return tickets.filter((ticket) => !dead.includes(ticket)).sort((a, b) => a.number - b.number || a.pid - b.pid);
}
