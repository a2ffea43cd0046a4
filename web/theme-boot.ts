// Runs before the first paint, so that a chosen theme does not flash in.
const kept = localStorage.getItem('glueprint.theme');
if (kept === 'light' || kept === 'dark') document.documentElement.dataset.theme = kept;
