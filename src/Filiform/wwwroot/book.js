/* Booking: where you are, the time you chose, the time that is left. Every page works without this file. */

// The device's place, only when asked for, and only to about a kilometre.
const here = document.querySelector('.js-here');
if (here && navigator.geolocation) {
  here.hidden = false;
  here.addEventListener('click', () => navigator.geolocation.getCurrentPosition(
    ({ coords }) => {
      const form = here.form;
      form.elements.near.value = `${coords.latitude.toFixed(2)},${coords.longitude.toFixed(2)}`;
      form.submit();
    },
    () => { document.querySelector('.js-here-said').textContent = here.dataset.failed; },
    { maximumAge: 600000, timeout: 10000 }));
}

// The strip of days begins at the chosen one.
const days = document.querySelector('ul.days'), day = days?.querySelector('[aria-current]');
if (day) days.scrollLeft = day.offsetLeft - days.offsetLeft - days.clientWidth / 2 + day.clientWidth / 2;

// The bar at the bottom says what is chosen.
const chosen = document.querySelector('.js-chosen');
const say = input => { if (chosen && input?.dataset?.said) { chosen.replaceChildren(Object.assign(document.createElement('b'), { textContent: input.dataset.said })); } };
say(document.querySelector('input[data-said]:checked'));
document.addEventListener('change', event => say(event.target));

// The time that is left, counted from the server's clock; spoken twice, not every second.
const hold = document.querySelector('.js-hold');
if (hold) {
  const end = performance.now() + hold.dataset.seconds * 1000;
  const left = hold.querySelector('.js-left'), said = hold.querySelector('.js-said');
  let spoken = '';
  const speak = (text, once) => { if (spoken !== once) { spoken = once; said.textContent = text; } };
  const tick = () => {
    const seconds = Math.max(0, Math.round((end - performance.now()) / 1000));
    left.textContent = hold.dataset.left.replace('{0}', `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`);
    if (seconds === 0) { hold.classList.add('over'); speak(hold.dataset.over, 'over'); return; }
    if (seconds <= 120) speak(hold.dataset.soon, 'soon');
    setTimeout(tick, 1000);
  };
  tick();
}
