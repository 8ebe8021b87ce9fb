import { promiseForFields } from "./promise.ts";

promiseForFields(3);
