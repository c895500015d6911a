/* The quality page prints for the board; without this file the browser's own menu does. */
document.querySelectorAll('[data-print]').forEach(button => {
  button.hidden = false;
  button.addEventListener('click', () => print());
});
