// The size of the script has no part in the comparison.
document.documentElement.dataset.ready = "";
