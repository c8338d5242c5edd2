/** State of the view in the page's address: keys of its query, each module's own. */

/** The values of some keys; those that are absent are left out. */
export function readQuery<Key extends string>(search: string, keys: readonly Key[]): Partial<Record<Key, string>> {
  const query = new URLSearchParams(search);
  return Object.fromEntries(
    keys.flatMap((key) => {
      const value = query.get(key);
      return value === null ? [] : [[key, value]];
    }),
  ) as Partial<Record<Key, string>>;
}

/** The address with these keys changed (`undefined` takes one out), the rest of it untouched. */
export function withQuery(url: string, values: Readonly<Record<string, string | undefined>>): string {
  const next = new URL(url);
  for (const [key, value] of Object.entries(values)) {
    if (value === undefined) next.searchParams.delete(key);
    else next.searchParams.set(key, value);
  }
  return next.href;
}
