/** What the server answers when something went wrong: a text to show, and the remedy it offers. */
export class Problem extends Error {
  constructor(text, remedy) {
    super(text);
    this.remedy = remedy;
  }
}

export const get = (path) => call(path, {});

export const send = (method, path, body) =>
  call(path, { method, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

async function call(path, options) {
  let answer;
  try {
    answer = await fetch(path, { ...options, headers: { Accept: 'application/json', ...options.headers } });
  } catch {
    throw new Problem('The application does not answer. Is it running?', 'reload');
  }
  const type = answer.headers.get('Content-Type') ?? '';
  const body = type.includes('json') ? await answer.json() : null;
  if (!answer.ok) {
    throw new Problem(body?.detail ?? `The application answered ${answer.status}.`, body?.remedy ?? 'none');
  }
  return body;
}
