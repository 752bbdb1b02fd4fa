/** Why, in two or three words, by effect and reason code. */
export const REASONS: Readonly<Record<'allow' | 'deny' | 'indeterminate', Readonly<Record<string, string>>>>;
