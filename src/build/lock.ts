import { lstatSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { beginningOf, isRunning } from "./running-process.ts";

const LOOK_AGAIN_MS = 100;

/** The right to write one output, until it is given back or the process ends. */
export interface Lock {
  /** Whether it is still ours; somebody may have deleted the ticket, and then another build may have begun. */
  isHeld(): boolean;
  release(): void;
}

/** `<output>.lock-<number>-<pid>-<beginning of the process>` */
interface Ticket {
  readonly path: string;
  readonly number: number;
  readonly pid: number;
  readonly beginning: string;
}

/**
 * Waits until no other build writes this output. Builds queue up as in a shop: each draws the next number, an empty file
 * beside the output that names its process and when that began; the lowest number whose process is alive has its turn.
 * The ticket of a dead process can never be anybody else's, so whoever sees it may clear it away: no lock is ever broken,
 * and no two builds can believe that they have broken the same one.
 *
 * A ticket counts only if no living one was higher once it lay there. Otherwise a build that was slow between looking
 * and drawing could slip in below the one whose turn it is.
 *
 * @param say tells a person whom the build waits for
 * @throws Error of the file system when nothing can be written beside the output
 */
export async function takeLock(output: string, say: (text: string) => void): Promise<Lock> {
  const target = resolve(output);
  const mine = drawTicket(target);
  const first = () => livingTickets(target)[0];
  const isHeld = () => first()?.path === mine;
  for (let told = 0; !isHeld(); await sleep(LOOK_AGAIN_MS)) {
    const holder = first()?.pid ?? 0;
    if (told !== holder) say(`  另一个生成（进程 ${holder}）正在写 ${output}，等它结束……`);
    told = holder;
  }
  return { isHeld, release: () => rmSync(mine, { force: true }) };
}

/** Whether the turn is this process's, as the tickets say. */
export function holdsLock(output: string): boolean {
  return livingTickets(resolve(output))[0]?.pid === process.pid;
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

function isAlive({ pid, beginning }: Ticket): boolean {
  return (pid === process.pid || isRunning(pid)) && beginning === beginningOf(pid);
}
