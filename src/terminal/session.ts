/** What a command of the comments runs in: whom it hears, where it speaks, how it was set up. `process` is one. */
export interface Session {
  readonly stdin: Listening;
  readonly stdout: Speaking;
  readonly stderr: Speaking;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Of a terminal, or of anything else that gives text. */
export type Listening = NodeJS.ReadableStream & Partial<Pick<NodeJS.ReadStream, "isTTY" | "setRawMode">>;
export type Speaking = NodeJS.WritableStream & Partial<Pick<NodeJS.WriteStream, "isTTY">>;
