/** What the server answers when something went wrong: a text to show, and the remedy it offers. */
export class Problem extends Error {
  constructor(text, remedy) {
    super(text);
    this.remedy = remedy;
  }
}

/** A path of the server's, with ids in it: path`/api/opportunities/${id}`. */
export const path = (texts, ...ids) => String.raw({ raw: texts }, ...ids.map(encodeURIComponent));

export const get = async (where, options) => json(await call(where, options));

export const send = async (method, where, body) =>
  json(await call(where, { method, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }));

/** Saves a file once it is here whole: a link that the browser follows by itself could not say what went wrong. */
export async function save(where, name) {
  const file = URL.createObjectURL(await (await call(where)).blob());
  const link = document.createElement('a');
  link.href = file;
  link.download = name;
  link.click();
  URL.revokeObjectURL(file);
}

async function call(where, options = {}) {
  let answer;
  try {
    answer = await fetch(where, { ...options, headers: { Accept: 'application/json', ...options.headers } });
  } catch {
    throw new Problem('The application does not answer. Is it running?', 'reload');
  }
  if (!answer.ok) {
    const body = await json(answer).catch(() => null);
    throw new Problem(body?.detail ?? `The application answered ${answer.status}.`, body?.remedy ?? 'none');
  }
  return answer;
}

async function json(answer) {
  return (answer.headers.get('Content-Type') ?? '').includes('json') ? answer.json() : null;
}
