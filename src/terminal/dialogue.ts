import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { inert } from "./inert.ts";
import type { Listening, Speaking } from "./session.ts";

/** Talks with an editor, line by line: in a terminal, with a screen reader, or through a pipe. */
export interface Dialogue {
  print(text: string): void;
  /** Undefined when there is nobody any more. */
  ask(question: string): Promise<string | undefined>;
  /** Asks for a longer text, in the editor's own program or here. Undefined when it was given up. */
  compose(question: string, draft: string): Promise<string | undefined>;
  close(): void;
}

/** @param program what opens a text, from the environment; undefined when none is set */
export function openDialogue(input: Listening, output: Speaking, program: string | undefined): Dialogue {
  const terminal = createInterface({ input, output, terminal: input.isTTY === true && output.isTTY === true });
  const lines = terminal[Symbol.asyncIterator]();
  const ask = async (question: string) => {
    terminal.setPrompt(question);
    terminal.prompt();
    const { value, done } = await lines.next();
    return done ? undefined : value;
  };
  return {
    print: (text) => void output.write(inert(text)),
    ask,
    async compose(question, draft) {
      if (program) return composeIn(program, draft, terminal, input);
      output.write(`${question}，写完另起一行写一个句点 . 结束：\n`);
      const text: string[] = [];
      for (let line = await ask("| "); line !== "." && line !== "。"; line = await ask("| ")) {
        if (line === undefined) return undefined;
        text.push(line);
      }
      return text.join("\n");
    },
    close: () => terminal.close(),
  };
}

function composeIn(
  program: string,
  draft: string,
  terminal: ReturnType<typeof createInterface>,
  input: Listening,
): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), "comment-"));
  const file = join(folder, "comment.txt");
  terminal.pause();
  if (input.isTTY) input.setRawMode?.(false);
  try {
    writeFileSync(file, `${draft}\n`, { mode: 0o600 });
    const { status } = spawnSync(`${program} "${file}"`, { stdio: "inherit", shell: true });
    return status === 0 ? readFileSync(file, "utf8") : undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
    if (input.isTTY) input.setRawMode?.(true);
    terminal.resume();
  }
}
