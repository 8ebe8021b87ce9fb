/** The page is of an earlier deployment and cannot go on with the files of this one; loaded again it can. */
export class OutdatedPage extends Error {
  override readonly name = "OutdatedPage";
}
