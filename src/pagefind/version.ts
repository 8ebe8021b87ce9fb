/** The version of Pagefind whose private format this room reads and writes. */
export const PAGEFIND = "1.6.0";
