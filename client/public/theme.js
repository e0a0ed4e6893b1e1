// Runs before first paint, as a file of its own because the content security policy allows no inline script.
try {
  var theme = localStorage.getItem('bp.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch (error) {
  // Storage may be forbidden: the system's theme then holds.
}
