import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/** A slow phone network, as browsers' own tools have it ("Slow 4G"). */
const LATENCY_MS = 150;
const BYTES_A_SECOND = 1_600_000 / 8;
/** As much as is sent at once, so that answers share the line as they do in packets. */
const PACKET = 4096;

/** A line to a server on this machine that all connections share. */
export interface SlowLine {
  readonly port: number;
  close(): void;
}

/**
 * Stands between a browser and a server: what is asked arrives late, and answers come one packet after the other, by turns.
 * Without HTTP/2, so six requests at a time, which makes it slower than most hosts are.
 */
export async function slowLine(to: number): Promise<SlowLine> {
  /** By connection what is still to be sent, in its order; those whose turn comes next first. */
  const waiting = new Map<Socket, Buffer>();
  const open = new Set<Socket>();
  let free = 0;
  let timer: NodeJS.Timeout | undefined;
  const send = (): void => {
    timer = undefined;
    const now = performance.now();
    for (const [socket, bytes] of waiting) {
      if (free > now) break;
      // It goes behind the others.
      waiting.delete(socket);
      if (bytes.length > PACKET) waiting.set(socket, bytes.subarray(PACKET));
      const packet = bytes.subarray(0, PACKET);
      if (!socket.destroyed) socket.write(packet);
      free = Math.max(free, now) + (packet.length / BYTES_A_SECOND) * 1000;
    }
    if (waiting.size > 0) timer ??= setTimeout(send, Math.max(1, free - now));
  };
  const server = createServer((browser) => {
    const site = connect(to, "127.0.0.1");
    for (const [one, other] of [
      [browser, site],
      [site, browser],
    ] as const) {
      open.add(one);
      one.on("error", () => other.destroy());
      one.on("close", () => {
        open.delete(one);
        other.destroy();
      });
    }
    browser.on("data", (bytes) => setTimeout(() => site.destroyed || site.write(bytes), LATENCY_MS));
    site.on("data", (bytes) => {
      waiting.set(browser, Buffer.concat([waiting.get(browser) ?? Buffer.alloc(0), bytes]));
      timer ??= setTimeout(send, 0);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return {
    port: typeof address === "object" && address ? address.port : 0,
    close() {
      clearTimeout(timer);
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}
