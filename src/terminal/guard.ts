import { StringDecoder } from "node:string_decoder";
import { inert } from "./inert.ts";

interface Stream {
  readonly isTTY?: boolean;
  write(chunk: string | Uint8Array, ...rest: unknown[]): boolean;
}

/** How a prompt moves the cursor, and nothing else: Node writes these by themselves. No text of anybody comes alone so. */
const CURSOR = new RegExp(`^(?:${String.fromCharCode(27)}\\[\\d*[A-DGJK]|\r\n)$`);
/** As much of a line that has been begun as decides what the rest of it means. */
const REMEMBERED = 200;

const UNGUARDED = new WeakMap<object, Stream["write"]>();

/**
 * From here on whatever is written to a stream, by us or by a package, is inert: the one place where foreign text can reach a
 * terminal or the runner of a workflow.
 */
export function guard(stream: Stream): void {
  const write = stream.write;
  UNGUARDED.set(stream, (...given) => Reflect.apply(write, stream, given));
  const decoder = new StringDecoder("utf8");
  let line = "";
  const guarded = (chunk: string | Uint8Array, ...rest: unknown[]) => {
    const text = typeof chunk === "string" ? chunk : decoder.write(Buffer.from(chunk));
    if (stream.isTTY && CURSOR.test(text)) return Reflect.apply(write, stream, [text, ...rest]);
    const written = inert(line).length;
    const all = inert(line + text);
    line = all.slice(all.lastIndexOf("\n") + 1);
    if (line.length > REMEMBERED) line = `…${line.slice(-2)}`;
    return Reflect.apply(write, stream, [all.slice(written), ...rest]);
  };
  Object.defineProperty(stream, "write", { value: guarded, configurable: true, writable: true });
}

/** Writes commands of ours to the runner; the texts in them are made inert where the commands are. */
export function sendToRunner(commands: string, stream: { write(text: string): unknown } = process.stdout): void {
  const unguarded = UNGUARDED.get(stream);
  if (unguarded) unguarded(commands);
  else stream.write(commands);
}
