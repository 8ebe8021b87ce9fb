import { crc32, deflateSync } from "node:zlib";
import { seededRandom } from "../../scripts/bench/random.ts";

const [WIDTH, HEIGHT, SQUARE] = [48, 32, 8] as const;

/** A small PNG of grey squares (w3.org/TR/png-3), another one for each seed. */
export function dotsPicture(seed: number): Uint8Array {
  const random = seededRandom(seed);
  const columns = Math.ceil(WIDTH / SQUARE);
  const greys = Array.from({ length: columns * Math.ceil(HEIGHT / SQUARE) }, () => Math.floor(random() * 256));
  const rows = Buffer.alloc((WIDTH + 1) * HEIGHT);
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) {
      rows[y * (WIDTH + 1) + 1 + x] = greys[Math.floor(y / SQUARE) * columns + Math.floor(x / SQUARE)] ?? 0;
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(WIDTH, 0);
  head.writeUInt32BE(HEIGHT, 4);
  // Eight bits of grey.
  head[8] = 8;
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
