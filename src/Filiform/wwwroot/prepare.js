/* Enhances the preparation pages. Everything works without this file. */

// "I am not sure" and "none of these" stand alone: choosing one clears the rest, and typing or choosing something clears them.
document.querySelectorAll('form.q').forEach(form => {
  const alone = [...form.querySelectorAll('[data-alone], input[type="checkbox"][value="none"]')].filter(each => each.type === 'checkbox');
  const rest = () => [...form.querySelectorAll('input:not([type="hidden"]), textarea')].filter(each => !alone.includes(each));
  form.addEventListener('input', event => {
    const from = event.target;
    if (alone.includes(from)) {
      if (!from.checked) return;
      alone.forEach(each => { if (each !== from) each.checked = false; });
      rest().forEach(each => { if (each.type === 'checkbox') each.checked = false; else if (each.type !== 'radio') each.value = ''; });
    } else if (from.type !== 'checkbox' || from.checked) {
      alone.forEach(each => { each.checked = false; });
    }
  });
});

document.querySelectorAll('[data-print]').forEach(button => {
  button.hidden = false;
  button.addEventListener('click', () => print());
});
