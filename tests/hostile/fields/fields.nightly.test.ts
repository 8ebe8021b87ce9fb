import { promiseForFields } from "./promise.ts";

promiseForFields(1000);
