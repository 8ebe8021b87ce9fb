/** Takes a text from outside. Whatever it says of it is not asked here, only how long it takes. */
export interface Reader {
  readonly name: string;
  read(text: string): void | Promise<void>;
}
