import { promiseForRandomTexts } from "./random-promises.ts";

promiseForRandomTexts(20_000);
