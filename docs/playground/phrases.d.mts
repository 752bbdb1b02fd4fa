/** Short reasons, by effect and reason code. */
export const REASONS: Readonly<Record<'allow' | 'deny' | 'indeterminate', Readonly<Record<string, string>>>>;
