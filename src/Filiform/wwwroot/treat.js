/* The treatment room. It sends the page's own forms and swaps in the parts that came back; without it each form reloads the page. */
const room = document.querySelector('[data-treat]');

const print = document.querySelector('[data-print]');
if (print) { print.hidden = false; print.addEventListener('click', () => window.print()); }

if (room && document.getElementById('rows')) start();

function start() {
  room.classList.add('js');
  const toast = document.getElementById('toast');
  const waiting = new WeakMap();
  // By form: the fields that changed after they were last sent. What is on its way knows nothing of them.
  const since = new WeakMap();
  let queue = Promise.resolve(), gone = null, toastTimer = 0;

  const state = kind => {
    const box = document.querySelector('[data-save]');
    if (!box) return;
    box.textContent = box.dataset[kind];
    const tag = box.closest('.tag');
    const bad = kind !== 'saved' && kind !== 'saving';
    tag.classList.toggle('ok', !bad);
    tag.classList.toggle('stop', bad);
  };

  // While a finger or a button is down nothing may be swapped: what is let go over a new element was never clicked.
  let pressed = null;
  addEventListener('pointerdown', () => {
    pressed = new Promise(done => {
      ['pointerup', 'pointercancel'].forEach(end => addEventListener(end, () => setTimeout(done), { once: true, capture: true }));
      // Let go outside the window: nobody tells.
      setTimeout(done, 2000);
    });
  }, true);

  const typed = form => since.get(form) ?? since.set(form, new Set()).get(form);
  const put = (form, values) => Object.entries(values).forEach(([name, value]) => {
    form.elements[name].value = value;
    form.dataset.dirty = 'yes';
    typed(form).add(form.elements[name]);
  });
  const forget = (form, part) => { for (const field of typed(form)) if (!part || part.contains(field)) typed(form).delete(field); };

  // A form that was sent is replaced by what came back, but what was typed in it meanwhile is put into its place again.
  const keep = form => {
    if (!form.id) return () => {};
    const fields = [...typed(form)].filter(field => field.id).map(({ id, value, checked }) => ({ id, value, checked }));
    return () => {
      const twin = document.getElementById(form.id);
      if (!twin || twin === form) return;
      fields.forEach(({ id, value, checked }) => {
        const field = document.getElementById(id);
        if (!field || !twin.contains(field)) return;
        if (field.type === 'radio' || field.type === 'checkbox') field.checked = checked; else field.value = value;
        typed(twin).add(field);
        twin.dataset.dirty = 'yes';
      });
    };
  };

  // A part in which somebody is typing keeps what is typed; only the version it must name is brought up to date.
  const swap = (fresh, sent) => {
    const focused = document.activeElement, id = focused?.id;
    const caret = focused?.matches?.('textarea, input:not([type]), input[type=text]') ? [focused.selectionStart, focused.selectionEnd] : null;
    const putBack = keep(sent);
    const opened = new Set([...document.querySelectorAll('details[id][open]')].map(each => each.id));
    document.querySelectorAll('[data-live]').forEach(part => {
      const next = fresh.getElementById(part.id);
      if (!next) return;
      const dirty = [...part.querySelectorAll('form')].some(form => (form.dataset.dirty && form !== sent) || waiting.get(form) > 0);
      if (!dirty) { part.replaceWith(document.importNode(next, true)); return; }
      const versions = next.querySelectorAll('[data-version]');
      part.querySelectorAll('[data-version]').forEach((input, at) => { if (versions[at]) input.value = versions[at].value; });
    });
    opened.forEach(each => { const box = document.getElementById(each); if (box) box.open = true; });
    putBack();
    if (id && document.activeElement?.id !== id) {
      const field = document.getElementById(id);
      field?.focus({ preventScroll: true });
      if (caret && field?.setSelectionRange) field.setSelectionRange(...caret);
    }
    tick();
  };

  const chosen = field => field.matches('[type=radio], [type=checkbox]');
  const differs = field => field.matches('[type=radio]') ? field.checked && !field.defaultChecked : field.matches('[type=checkbox]') ? field.checked !== field.defaultChecked
    : field.matches('select') ? [...field.options].some(option => option.selected && !option.defaultSelected) : field.value !== field.defaultValue;
  const inWords = field => {
    const label = field.labels?.[0]?.textContent.trim() ?? field.name, group = field.closest('fieldset')?.querySelector('legend')?.textContent.trim();
    const value = chosen(field) ? (field.matches('[type=checkbox]') && !field.checked ? '–' : '') : field.matches('select') ? field.selectedOptions[0]?.text : field.value;
    return [group, label, value].filter(Boolean).join(': ');
  };

  // Signed elsewhere meanwhile: the record takes the place of the room, and says what was typed here and is not in it.
  const close = record => {
    const typedHere = [...room.querySelectorAll('form[data-dirty] [name]:not([type=hidden]):not(button)')].filter(differs).map(inWords);
    const box = Object.assign(document.createElement('div'), { id: 'unsaved', className: 'errsum' });
    box.setAttribute('role', 'alert');
    box.append(Object.assign(document.createElement('h2'), { textContent: room.dataset.unsaved }), document.createElement('ul'));
    box.lastChild.append(...typedHere.map(text => Object.assign(document.createElement('li'), { textContent: text })));
    // What listened to the room goes with it.
    room.replaceWith(record);
    if (typedHere.length > 0) record.querySelector('.signed')?.prepend(box);
    (document.getElementById('unsaved') ?? document.querySelector('.errsum'))?.scrollIntoView({ block: 'center' });
  };

  const post = async (form, action, body) => {
    state('saving');
    // What was typed in other parts meanwhile may have raised the version that this form names.
    const version = form.isConnected ? form.querySelector('[data-version]') : document.querySelector(`#${CSS.escape(form.id || 'none')} [data-version]`);
    if (version && body.has('version')) body.set('version', version.value);
    try {
      const answer = await fetch(action, { method: 'POST', body, headers: { 'X-Requested-With': 'fetch' } });
      const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
      await pressed;
      if (!fresh.querySelector('[data-treat]')) { location.assign(answer.redirected ? answer.url : location.href); return false; }
      if (!fresh.getElementById('rows')) { close(document.importNode(fresh.querySelector('[data-treat]'), true)); return false; }
      if (!(waiting.get(form) > 0) && typed(form).size === 0) delete form.dataset.dirty;
      swap(fresh, form);
      state(answer.ok ? 'saved' : answer.status === 409 ? 'conflict' : 'refused');
      if (!answer.ok) document.querySelector('.errsum')?.scrollIntoView({ block: 'center' });
      return answer.ok;
    } catch {
      state('failed');
      return false;
    }
  };

  // One item of a check goes alone: what somebody else answers beside it stays theirs.
  const item = (form, part) => {
    const body = new URLSearchParams([...new FormData(form)].filter(([name]) => name === 'version' || name.startsWith('__')));
    part.querySelectorAll('[name]').forEach(field => { if (field.type === 'radio' || field.type === 'checkbox' ? field.checked : true) body.append(field.name, field.value); });
    return body;
  };

  const send = (form, submitter, part) => {
    forget(form, part);
    const body = part ? item(form, part) : new URLSearchParams(new FormData(form));
    const action = submitter?.getAttribute('formaction') ? new URL(submitter.getAttribute('formaction'), location.href).href : form.action;
    waiting.set(form, (waiting.get(form) ?? 0) + 1);
    return queue = queue.then(() => { waiting.set(form, waiting.get(form) - 1); return post(form, action, body); });
  };

  const rowForms = () => [...document.querySelectorAll('form[data-row]')];
  const first = form => form?.querySelector('[data-first]');
  const focusNew = () => { const field = first(document.querySelector('#new-row form')); field?.focus(); field?.select(); };

  const remove = async form => {
    gone = new URLSearchParams(new FormData(form));
    const at = rowForms().indexOf(form);
    if (!await send(form, form.querySelector('[data-remove]'))) return;
    first(rowForms()[Math.min(at, rowForms().length - 1)])?.focus();
    toast.hidden = false;
    clearTimeout(toastTimer);
    toastTimer = setTimeout(() => { toast.hidden = true; }, 10000);
  };

  document.getElementById('undo')?.addEventListener('click', () => {
    const form = document.querySelector('#new-row form');
    if (!gone || !form) return;
    gone.delete('row'); gone.delete('version');
    gone.set('key', crypto.randomUUID());
    const body = gone;
    gone = null;
    toast.hidden = true;
    queue = queue.then(() => post(form, form.action, body)).then(done => { focusNew(); return done; });
  });

  room.addEventListener('input', event => {
    const form = event.target.form;
    if (!form) return;
    form.dataset.dirty = 'yes';
    typed(form).add(event.target);
  });

  room.addEventListener('change', event => {
    const form = event.target.closest('form');
    if (!form) return;
    save(form, event.target);
  });

  const save = (form, field) => {
    if (form.matches('[data-auto]')) send(form, null, form.matches('[data-items]') ? field.closest('li, .targets') : null);
    else if (form.matches('[data-row]') && form.elements.row) send(form);
  };

  // A field that was put back has not changed for the browser, so that leaving it says nothing by itself.
  room.addEventListener('focusout', event => {
    const { target } = event, form = target.form;
    if (form && typed(form).has(target)) setTimeout(() => { if (form.isConnected && typed(form).has(target)) save(form, target); });
  });

  room.addEventListener('submit', async event => {
    const form = event.target, button = event.submitter;
    if (button?.matches('[data-sign]')) {
      // Nobody signs over what is still on its way.
      if (button.dataset.flushed) return;
      event.preventDefault();
      await new Promise(done => setTimeout(done));
      await queue;
      // A form that is still handing out its submit event takes no second one: with nothing on its way this would run inside the first.
      await new Promise(done => setTimeout(done));
      const now = document.querySelector('button[data-sign]');
      if (!now) return;
      now.dataset.flushed = 'yes';
      now.form.requestSubmit(now);
      return;
    }
    event.preventDefault();
    if (button?.matches('[data-remove]')) { remove(form); return; }
    const isNew = form.matches('[data-row]') && !form.elements.row;
    if (isNew && form.dataset.busy) return;
    form.dataset.busy = 'yes';
    const done = await send(form, button, button?.matches('[data-usual]') ? button.closest('[data-part]') : null);
    delete form.dataset.busy;
    // Who already types the next row stays where they are.
    if (isNew && done && typed(document.querySelector('#new-row form') ?? form).size === 0) focusNew();
    if (button?.matches('[data-usual]')) document.querySelector('.check-room input:checked')?.focus();
  }, true);

  room.addEventListener('keydown', event => {
    const form = event.target.closest('form[data-row]');
    if (event.target.matches('input[type=radio]') && /^[yn]$/i.test(event.key) && !event.altKey && !event.ctrlKey && !event.metaKey) {
      const pick = document.getElementById(`${event.target.name}-${event.key.toLowerCase() === 'y' ? 'yes' : 'no'}`);
      if (pick) { event.preventDefault(); pick.click(); }
      return;
    }
    if (!form) return;
    if (event.key === 'Enter' && form.elements.row && event.target.matches('input, select')) {
      event.preventDefault();
      const rows = rowForms(), next = rows[rows.indexOf(form) + 1];
      if (form.dataset.dirty) send(form);
      first(next)?.focus();
    } else if (event.key === 'Enter' && event.target.matches('select, input')) {
      event.preventDefault();
      form.requestSubmit();
    } else if (event.altKey && event.code === 'KeyO') {
      event.preventDefault();
      if (form.elements.row) send(form, form.querySelector('[data-out]'));
      else document.querySelector('#all-out form')?.requestSubmit();
    } else if (event.altKey && event.key === 'Backspace' && form.elements.row) {
      event.preventDefault();
      remove(form);
    }
  });

  room.addEventListener('focusin', event => {
    const form = event.target.closest('form[data-row]');
    if (form) rowForms().forEach(each => each.classList.toggle('now', each === form));
  });

  room.addEventListener('click', event => {
    const use = event.target.closest('[data-use]');
    if (use) {
      const form = document.querySelector('#new-row form');
      if (!form) return;
      event.preventDefault();
      put(form, { muscle: use.dataset.use, side: use.dataset.useSide });
      first(form).focus();
      return;
    }
    const view = event.target.closest('#chart .bc-view');
    if (!view) return;
    const form = document.querySelector('form[data-row].now') ?? document.querySelector('#new-row form');
    if (!form) return;
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(view.getScreenCTM().inverse());
    put(form, { view: view.dataset.view, x: Math.round(at.x), y: Math.round(at.y) });
    pin(view, at, form.querySelector('.no').textContent);
    if (form.elements.row) send(form);
  });

  // Shows at once where the row's needle will stand; the server draws it for good.
  function pin(view, at, label) {
    document.querySelectorAll('#chart .js-pin').forEach(each => each.remove());
    const draw = (name, attributes, text) => {
      const element = document.createElementNS('http://www.w3.org/2000/svg', name);
      for (const key in attributes) element.setAttribute(key, attributes[key]);
      if (text) element.textContent = text;
      return element;
    };
    const group = draw('g', { class: 'js-pin', 'pointer-events': 'none' });
    group.append(draw('circle', { class: 'bc-n', cx: at.x, cy: at.y, r: 34 }), draw('text', { class: 'bc-nt', x: at.x, y: at.y + 15 }, label));
    view.append(group);
  }

  function tick() {
    const clock = document.querySelector('.clock[data-since]');
    if (!clock) return;
    // The server's clock counts: a tablet's own may be hours off.
    clock.ahead ??= Date.now() - Number(clock.dataset.now);
    const seconds = Math.max(0, Math.floor((Date.now() - clock.ahead - Number(clock.dataset.since)) / 1000));
    if (seconds < 36000) clock.textContent = `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`;
  }
  tick();
  setInterval(tick, 1000);
}
