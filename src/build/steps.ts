import { takeLock } from "../disk/lock.ts";
import { syncFolder } from "../disk/sync.ts";
import { admitPublication } from "../gate/gate.ts";
import { writeAdmin } from "./admin.ts";
import { bundleAssets } from "./assets.ts";
import { makeCards } from "./cards/make-cards.ts";
import { stateOf } from "./last-build.ts";
import { writeManifest } from "./manifest.ts";
import { layMedia } from "./media/lay-media.ts";
import { renderPages } from "./pages/render.ts";
import { developPictures } from "./pictures/develop.ts";
import { markPreview } from "./preview-mark.ts";
import { writeRedirects } from "./redirects.ts";
import { indexArticles } from "./search-index/index-articles.ts";
import { openStage, publishStage } from "./stage.ts";
import { verifySite } from "./verify/verify-site.ts";

/**
 * Everything a build does, in this order. A test puts a step that fails, or one that lies, in the place of each: the build
 * has to fail and leave the old site alone (tests/build/faulty-steps.test.ts).
 */
export const STEPS = {
  lock: takeLock,
  state: stateOf,
  read: admitPublication,
  stage: openStage,
  assets: bundleAssets,
  pictures: developPictures,
  media: layMedia,
  cards: makeCards,
  pages: renderPages,
  redirects: writeRedirects,
  admin: writeAdmin,
  search: indexArticles,
  mark: markPreview,
  verify: verifySite,
  manifest: writeManifest,
  sync: syncFolder,
  publish: publishStage,
};
export type Steps = Readonly<typeof STEPS>;
