/** Does some work once, when it is first wanted; what has failed is done again. */
export function once<T>(work: () => Promise<T>): () => Promise<T> {
  let doing: Promise<T> | undefined;
  return () => {
    doing ??= work();
    doing.catch(() => {
      doing = undefined;
    });
    return doing;
  };
}
