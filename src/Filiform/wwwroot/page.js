/* Small enhancements for every page. Everything works without this file. */
const errors = document.querySelector('.errsum');
if (errors) {
  errors.tabIndex = -1;
  errors.focus({ preventScroll: true });
  document.title = `Error: ${document.title}`;
}

document.addEventListener('keydown', event => {
  if (event.key !== '/' || /INPUT|SELECT|TEXTAREA/.test(event.target.tagName)) return;
  const find = document.getElementById('find');
  if (find) { event.preventDefault(); find.focus(); }
});

// The server reads the choice from a cookie; here it shows at once, without losing what is typed on the page.
document.querySelectorAll('a.js-theme').forEach(link => link.addEventListener('click', event => {
  event.preventDefault();
  const root = document.documentElement;
  const dark = root.dataset.theme === 'auto' ? matchMedia('(prefers-color-scheme: dark)').matches : root.dataset.theme === 'dark';
  root.dataset.theme = dark ? 'light' : 'dark';
  document.cookie = `theme=${root.dataset.theme}; max-age=31536000; path=/; samesite=lax`;
}));

// A second click on the same button is the first one again.
document.addEventListener('submit', event => {
  const form = event.target;
  if (event.defaultPrevented) return;
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = 'yes';
  setTimeout(() => delete form.dataset.sent, 4000);
});
