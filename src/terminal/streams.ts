/** Where a command speaks: `stdout` to whoever wants its result, `stderr` to the person who waits. `process` is one. */
export interface Streams {
  readonly stdout: Sink;
  readonly stderr: Sink;
}

interface Sink {
  write(text: string): unknown;
}
