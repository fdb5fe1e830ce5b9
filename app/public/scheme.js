/* Before the first paint: light or dark, as this browser remembers. A file of its own because inline scripts are forbidden. */
(function () {
  var kept = null;
  try { kept = localStorage.getItem('unisono.scheme'); } catch { /* not remembered */ }
  var dark = kept === 'dark' || (kept !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
