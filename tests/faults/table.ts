import type { Fault } from "./fault.ts";
import { BUILDING } from "./table/building.ts";
import { CHARTS } from "./table/charts.ts";
import { COMMENTING } from "./table/commenting.ts";
import { COMMENTS } from "./table/comments.ts";
import { CREDIT_FAULTS } from "./table/credits.ts";
import { DESK } from "./table/desk.ts";
import { EVIDENCE_FAULTS } from "./table/evidence.ts";
import { EXPORTS } from "./table/exports.ts";
import { FRONTS } from "./table/fronts.ts";
import { GENRE_FAULTS } from "./table/genres.ts";
import { INDEXING } from "./table/indexing.ts";
import { KEEPING } from "./table/keeping.ts";
import { LIVE_FAULTS } from "./table/live.ts";
import { MANUSCRIPTS } from "./table/manuscripts.ts";
import { MEANING } from "./table/meaning.ts";
import { MEDIA_FAULTS } from "./table/media.ts";
import { MIGRATION } from "./table/migration.ts";
import { MOVING } from "./table/moving.ts";
import { OLD_ADDRESS_FAULTS, OLD_PICTURE_FAULTS } from "./table/old-addresses.ts";
import { OLD_ARTICLES } from "./table/old-articles.ts";
import { PEOPLE } from "./table/people.ts";
import { PICTURES } from "./table/pictures.ts";
import { POST_BODY_FAULTS } from "./table/post-bodies.ts";
import { PREVIEW } from "./table/preview.ts";
import { PUBLISHING } from "./table/publishing.ts";
import { READING } from "./table/reading.ts";
import { READING_PAGE } from "./table/reading-page.ts";
import { REPORTS } from "./table/reports.ts";
import { SEARCHING } from "./table/searching.ts";
import { STANDING_CREDIT_FAULTS } from "./table/standing-credits.ts";
import { TRADITIONAL } from "./table/traditional.ts";

/** All faults; a new room brings two of its own. */
export const FAULTS: readonly Fault[] = [
  ...PUBLISHING,
  ...BUILDING,
  ...FRONTS,
  ...GENRE_FAULTS,
  ...INDEXING,
  ...KEEPING,
  ...CHARTS,
  ...LIVE_FAULTS,
  ...COMMENTING,
  ...COMMENTS,
  ...DESK,
  ...EVIDENCE_FAULTS,
  ...EXPORTS,
  ...MOVING,
  ...MEDIA_FAULTS,
  ...OLD_ADDRESS_FAULTS,
  ...OLD_ARTICLES,
  ...OLD_PICTURE_FAULTS,
  ...PEOPLE,
  ...PICTURES,
  ...POST_BODY_FAULTS,
  ...PREVIEW,
  ...MANUSCRIPTS,
  ...MIGRATION,
  ...CREDIT_FAULTS,
  ...STANDING_CREDIT_FAULTS,
  ...READING,
  ...READING_PAGE,
  ...REPORTS,
  ...SEARCHING,
  ...MEANING,
  ...TRADITIONAL,
];
