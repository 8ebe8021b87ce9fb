import { saveInZones, test } from "./admin-zones.ts";

test.describe.configure({ timeout: 180_000 });
test.use({ viewport: { width: 1024, height: 900 }, contextOptions: { reducedMotion: "reduce" } });

test("in every zone of a browser what is saved is the clock of the publication, and nothing that nobody typed", async ({
  page,
}) => {
  await saveInZones(page, ["America/Vancouver", "America/Toronto", "UTC", "Asia/Shanghai", "Asia/Kathmandu"]);
});
