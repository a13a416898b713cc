/** What an id is called; an id that is not on the board is somebody all the same. */
export function nameIn(among, id, kind) {
  return id ? (among.find((one) => one.id === id)?.name ?? `Unknown ${kind}`) : `No ${kind}`;
}
