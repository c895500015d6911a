// Passkeys: a form marked data-passkey asks the server for options, asks the authenticator, and posts the answer as an ordinary form.
// Without this script, or in a browser without passkeys, these forms stay hidden and the password remains.
const able = window.PublicKeyCredential
  && typeof PublicKeyCredential.parseRequestOptionsFromJSON === 'function';

if (able) {
  document.querySelectorAll('[data-passkey-only]').forEach(each => { each.hidden = false; });
  document.querySelectorAll('form[data-passkey]').forEach(form => { form.hidden = false; prepare(form); });
  document.querySelectorAll('button[data-passkey-button]').forEach(button => {
    button.hidden = false;
    button.addEventListener('click', () => run(button.form, button.dataset.passkeyButton, button.dataset.ask));
  });
}

function prepare(form) {
  form.addEventListener('submit', event => {
    if (form.elements.credential?.value) return;
    event.preventDefault();
    event.stopPropagation();
    run(form, form.dataset.passkey, form.dataset.ask);
  }, { capture: true });
}

async function run(form, kind, address) {
  if (form.elements.name && !form.elements.name.reportValidity()) return;
  const status = form.querySelector('[data-passkey-status]');
  if (status) status.textContent = '';
  try {
    const answer = await fetch(address, { method: 'POST', body: new FormData(form) });
    if (!answer.ok) throw new Error(String(answer.status));
    const { options, challenge } = await answer.json();
    const credential = kind === 'create'
      ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
      : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
    hidden(form, 'challenge', challenge);
    hidden(form, 'credential', JSON.stringify(credential.toJSON()));
    form.submit();
  } catch {
    if (status) status.textContent = status.dataset.failed;
  }
}

function hidden(form, name, value) {
  const input = form.elements[name] ?? form.appendChild(Object.assign(document.createElement('input'), { type: 'hidden', name }));
  input.value = value;
}
