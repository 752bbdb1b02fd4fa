/** For how many questions answers are kept for one principal: enough for a gateway, and no leak. */
const MOST_KEPT = 256;

/** Keeps a value, and forgets all others where there would be too many. */
export function keep<Key, Value>(kept: Map<Key, Value>, key: Key, value: Value): Value {
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(key, value);
  return value;
}
