const LONGEST = 200;

/** For people: letters instead of bytes in what was taken from a page as Latin-1, and no more than they want to read. */
export function forPeople(message: string): string {
  const shown = message.replace(/[\x20-\xff]+/g, (piece) => Buffer.from(piece, "latin1").toString("utf8"));
  return shown.length > LONGEST ? `${shown.slice(0, LONGEST)}…` : shown;
}
