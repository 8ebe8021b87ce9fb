// Netlify's own builds begin with nothing. What is kept here is what GitHub Actions keeps: pictures and shards of the search
// index that have not changed (docs/decisions/0006 and 0008). The build trusts none of it without a digest.
const FOLDER = ".cache";

/** Runs before the build command. */
export function onPreBuild({ utils }) {
  return utils.cache.restore(FOLDER);
}

/** Runs when the site is built. */
export function onPostBuild({ utils }) {
  return utils.cache.save(FOLDER);
}
