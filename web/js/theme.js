// Before the first paint, and not a module: otherwise the page would flash in the other theme.
(() => {
  const kept = localStorage.getItem("mia-theme");
  if (kept === "light" || kept === "dark") {
    document.documentElement.dataset.theme = kept;
  }
})();
