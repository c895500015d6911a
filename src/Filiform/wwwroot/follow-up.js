/* Keeps and looks at the check-in while it is being filled, so that an emergency is said before the last answer. The form works without this file. */
const form = document.querySelector('form[data-checkin]');
if (form) {
  const now = form.querySelector('[data-checkin-now]');
  const levelIn = place => Number(place.querySelector('[data-level]')?.dataset.level ?? 0);
  let last = 0;
  form.addEventListener('change', async () => {
    const turn = ++last;
    try {
      const answer = await fetch('?handler=Look', { method: 'POST', body: new FormData(form) });
      if (turn !== last || answer.status !== 200) return;
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const rises = levelIn(page) > levelIn(now);
      now.replaceChildren(...page.querySelectorAll('[data-level]'));
      // Once: whoever goes on answering has seen it, and must not be thrown back to the top with each answer.
      if (rises) now.scrollIntoView({ block: 'start' });
    } catch { /* offline: the form itself still sends, and the page names the emergency number */ }
  });
}
