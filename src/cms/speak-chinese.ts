import { chineseUnlessChosen, PREFERENCES } from "./interface-language.ts";

// Sveltia CMS looks up the language as soon as it is loaded: this has to run before.
const preferences = chineseUnlessChosen(localStorage.getItem(PREFERENCES), navigator.language);
if (preferences !== undefined) localStorage.setItem(PREFERENCES, preferences);
