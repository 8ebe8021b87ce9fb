import { closeSync, openSync, readSync } from "node:fs";
import { StringDecoder } from "node:string_decoder";

const AT_ONCE = 64 * 1024;

/** The lines of a text file, of which memory holds one at a time; without their ends. @throws Error of the file system */
export function* linesIn(path: string): Generator<string> {
  const file = openSync(path, "r");
  try {
    const [room, decoder] = [Buffer.alloc(AT_ONCE), new StringDecoder("utf8")];
    let rest = "";
    for (let count = readSync(file, room); count > 0; count = readSync(file, room)) {
      const lines = (rest + decoder.write(room.subarray(0, count))).split("\n");
      rest = lines.pop() ?? "";
      yield* lines;
    }
    if (rest !== "") yield rest + decoder.end();
  } finally {
    closeSync(file);
  }
}
