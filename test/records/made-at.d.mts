export function madeAt(): string;
export function changesSince(record: string): readonly { readonly commit: string; readonly files: readonly string[] }[];
