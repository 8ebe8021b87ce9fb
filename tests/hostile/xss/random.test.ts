import { promiseForRandomTexts } from "./random-promises.ts";

promiseForRandomTexts(1000);
