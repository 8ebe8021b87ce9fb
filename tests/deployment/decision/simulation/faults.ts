/** A fault to sow in decide.ts: what is there, and what takes its place. */
export interface Fault {
  readonly what: string;
  readonly from: string;
  readonly to: string;
}

export const FAULTS: readonly Fault[] = [
  { what: "untested code goes out", from: "this.#tested.has(code) && ", to: "" },
  { what: "code that was taken back returns", from: " && !this.#takenBack.code.has(code)", to: "" },
  {
    what: "content that was taken back returns",
    from: ".filter(({ content }) => !this.#takenBack.content.has(content))",
    to: "",
  },
  {
    what: "an undo is forgotten once something newer was uploaded",
    from: "one.createdAt > live.createdAt || (readers > 0 && mine > readers)",
    to: "one.createdAt > live.createdAt",
  },
  {
    what: "an undo is noticed only by what is newer",
    from: "one.createdAt > live.createdAt || (readers > 0 && mine > readers)",
    to: "readers > 0 && mine > readers && one.createdAt < live.createdAt",
  },
  { what: "older content goes out", from: "this.#since(this.#floor)", to: "this.#since(0)" },
  {
    what: "content waits for the newest code",
    from: "[newest, newest?.code === now?.code ? undefined : now]",
    to: "[newest ?? now]",
  },
  {
    what: "new code never goes out",
    from: "[newest, newest?.code === now?.code ? undefined : now]",
    to: "[now ?? newest]",
  },
  {
    what: "what was refused is tried again",
    from: "if (state.refused.has(pairOf(builder.code, content.content))) continue;",
    to: "",
  },
  {
    what: "after a refusal nothing else is tried",
    from: "if (state.refused.has(pairOf(builder.code, content.content))) continue;",
    to: "if (state.refused.has(pairOf(builder.code, content.content))) return settled(sight, state);",
  },
  {
    what: "what is public is uploaded again",
    from: "if (sight.isLive(builder, content)) return settled(sight, state);",
    to: "",
  },
  {
    what: "older content goes out after newer that equals what is public",
    from: "if (sight.isLive(builder, content)) return settled(sight, state);",
    to: "if (sight.isLive(builder, content)) continue;",
  },
  {
    what: "code alone never goes out while an undo holds",
    from: "return this.#shown ? [...newer, this.#shown] : newer;",
    to: "return newer;",
  },
  { what: "scheduled articles never come", from: "|| due.length === 0", to: "|| due.length >= 0" },
  { what: "the oldest candidate goes first", from: "of sight.candidates()", to: "of sight.candidates().reverse()" },
  {
    what: "the code of a version goes back among equals",
    from: "return newer ? content.sha : builder.sha;",
    to: "return content.code === builder.code ? content.sha : builder.sha;",
  },
  {
    what: "the whole version is taken from the commit of the content",
    from: "return newer ? content.sha : builder.sha;",
    to: "return content.sha;",
  },
];
