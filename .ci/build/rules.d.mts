export declare const RULES: ReadonlyMap<string, string>;
export declare function anchorOf(heading: string): string;
export declare function withLinks(text: string, link: (rule: string, place: string) => string): string;
