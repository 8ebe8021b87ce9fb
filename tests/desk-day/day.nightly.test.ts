import { test } from "node:test";
import { BY_NIGHT } from "./days.ts";
import { play } from "./play.ts";

for (const day of BY_NIGHT)
  test(`a day at the desk in ${day.zone}, ${day.day}`, async (t) => {
    await play(day, t, true);
  });
