/** What a picture's own file says of where it comes from (IPTC Photo Metadata, iptc.org/std/photometadata). */
export interface EmbeddedCredit {
  /** Credit Line: as on the page. */
  readonly credit: string;
  /** Creator: the author where the record names one, otherwise the source. */
  readonly creator: string;
  readonly source: string;
  /** Rights Usage Terms: on what ground the picture is used. */
  readonly licence: string;
  /** Digital Source Type, an address of the IPTC's vocabulary. */
  readonly sourceType?: string;
  /** Web Statement of Rights: the licence where it has an address, otherwise the page that tells of it. */
  readonly statement: string;
}

/** What a video or a sound says besides. */
export interface FileCredit extends EmbeddedCredit {
  /** Which kind of file it stands in. */
  readonly container: "mp3" | "mp4";
  /** Address of the work that it is, or was taken from. */
  readonly work?: string;
}
