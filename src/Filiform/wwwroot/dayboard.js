/* The day board: prints, asks twice a minute whether it is still right, and shows what is new without losing the place.
   Everything works without this file; the page is then as new as its last load. */
const every = 30_000;

// A desk that nobody touches asks no more: asking would keep its sign-in alive for ever.
const untouchedFor = 5 * 60_000;
let touchedAt = Date.now();

const prepare = root => root.querySelectorAll('[data-print]').forEach(button => {
  button.hidden = false;
  button.addEventListener('click', () => print());
});

const busy = board => document.hidden || Date.now() - touchedAt > untouchedFor || board.querySelector(':popover-open') || /INPUT|SELECT/.test(document.activeElement?.tagName ?? '');

async function refresh() {
  const board = document.querySelector('[data-board]');
  if (!board || busy(board)) return;
  const answer = await fetch(board.dataset.stampAt, { cache: 'no-store' });
  if (answer.redirected || !answer.ok) { location.reload(); return; } // signed out meanwhile
  const stale = (await answer.text()) !== board.dataset.stamp || Date.now() - board.loadedAt > 5 * 60_000;
  if (!stale || busy(board)) return;

  const url = new URL(location.href);
  url.searchParams.delete('did');
  url.searchParams.delete('visit');
  const page = new DOMParser().parseFromString(await (await fetch(url, { cache: 'no-store' })).text(), 'text/html');
  const fresh = page.querySelector('[data-board]');
  if (!fresh || busy(board)) return;
  const focused = document.activeElement?.closest('[id]')?.id;
  const scrolled = [...board.querySelectorAll('.tw')].map(each => [each.scrollLeft, each.scrollTop]);
  board.replaceWith(fresh);
  fresh.querySelectorAll('.tw').forEach((each, at) => { [each.scrollLeft, each.scrollTop] = scrolled[at] ?? [0, 0]; });
  if (focused && focused !== 'main') (document.getElementById(focused)?.querySelector('a, button') ?? document.getElementById(focused))?.focus({ preventScroll: true });
  fresh.loadedAt = Date.now();
  prepare(fresh);
}

const first = document.querySelector('[data-board]');
if (first) {
  first.loadedAt = Date.now();
  prepare(first);
  setInterval(() => refresh().catch(() => { /* offline: the next try comes soon */ }), every);
  for (const kind of ['pointerdown', 'pointermove', 'keydown', 'visibilitychange'])
    document.addEventListener(kind, () => {
      const wasAway = Date.now() - touchedAt > untouchedFor;
      touchedAt = Date.now();
      if (wasAway || kind === 'visibilitychange') refresh().catch(() => { /* the timer tries again */ });
    }, { passive: true });
}
