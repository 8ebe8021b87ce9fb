/** A command was not written as it should be; the message is a Chinese sentence. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
