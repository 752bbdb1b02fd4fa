// What the site adds to typedoc's: names and groups for its parts, and a link for each rule that a page cites.
import { fileURLToPath } from 'node:url';
import { Comment, CommentTag, Converter, PageEvent } from 'typedoc';
import { RULE_ROW, withLinks } from '../.ci/build/rules.mjs';

const PAGES = { 'how-to': 'How-to guides', reference: 'Reference', explanation: 'Explanation' };

/** The groups of the core, by where a name is declared: the first that fits. */
const GROUPS = [
  [/^src\/questions\/(remedies\/|edits)/, 'Change and remedy'],
  [/^src\/questions\/(who-may|compare\/|audit\/|effective-setting)/, 'Ask about the whole account'],
  [/^src\/(engine\/|questions\/|nouns\/(action|decision|reason|request)\.)/, 'Decide'],
  [/^src\/(nouns|parsing|json|rules)\//, 'Describe an account'],
];

export function load(app) {
  app.converter.on(Converter.EVENT_CREATE_DOCUMENT, (_context, page) => {
    categorize(page, PAGES[page.name.split('/')[0]] ?? 'Begin here');
    const heading = page.content.find(({ text }) => text.startsWith('# '));
    page.name = /^# (.*)$/m.exec(heading?.text ?? '')?.[1] ?? page.name;
  });
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    for (const entry of project.children ?? []) nameEntry(project, entry);
    linkRules(project);
  });
  // typedoc knows the anchors of headings alone, and reports a link to any other as broken.
  app.renderer.on(PageEvent.BEGIN, ({ model }) => {
    if (!model.isDocument?.()) return;
    const text = model.content.map((part) => part.text).join('');
    for (const [, anchor] of text.matchAll(/<a id="([^"]+)">/g)) app.renderer.router.getSlugger(model).slug(anchor);
  });
}

function nameEntry(project, entry) {
  const isCore = entry.name === 'index';
  categorize(entry, isCore ? 'The core' : 'Doors');
  entry.name = isCore ? 'apikey-policy' : entry.name.replace(/^doors\//, 'apikey-policy/');
  if (!isCore) return;
  for (const child of entry.children ?? []) {
    const file = project.getSymbolIdFromReflection(child)?.packagePath ?? '';
    const group = GROUPS.find(([place]) => place.test(file))?.[1];
    if (group === undefined) throw new Error(`docs/site.mjs has no group for ${child.name} of ${file}`);
    categorize(child, group);
  }
}

/** A function has its docstring on its signatures, from which typedoc takes the category. */
function categorize(reflection, category) {
  for (const place of reflection.signatures ?? [reflection]) {
    place.comment ??= new Comment();
    place.comment.blockTags.push(new CommentTag('@category', [{ kind: 'text', text: category }]));
  }
}

function linkRules(project) {
  const linked = (parts) =>
    parts.flatMap((part) => (part.kind === 'text' ? withRuleLinks(project, part.text) : [part]));
  for (const reflection of Object.values(project.reflections)) {
    if (reflection.isDocument()) reflection.content = linked(reflection.content);
    const { comment } = reflection;
    if (comment === undefined) continue;
    comment.summary = linked(comment.summary);
    for (const tag of comment.blockTags) if (tag.tag !== '@category') tag.content = linked(tag.content);
  }
}

/** The parts of a docstring or page, with each rule as a link to the row or heading that defines it. */
function withRuleLinks(project, text) {
  const links = [];
  const between = withLinks(text, (rule, place) => {
    const page = fileURLToPath(new URL(`reference/${place.split('#')[0]}`, import.meta.url));
    const { target } = project.files.registerAbsolute(page.replaceAll('\\', '/'));
    const address = { kind: 'relative-link', text: place, target, targetAnchor: rule.toLowerCase() };
    links.push([{ kind: 'text', text: `[${rule}](` }, address, { kind: 'text', text: ')' }]);
    return '\0';
  }).split('\0');
  return between.flatMap((part, at) => [{ kind: 'text', text: withAnchors(part) }, ...(links[at] ?? [])]);
}

/** Unlike a heading, a row has no anchor of its own. */
function withAnchors(text) {
  return text.replaceAll(new RegExp(RULE_ROW, 'gm'), (row, id) =>
    row.replace(id, `<a id="${id.toLowerCase()}"></a>${id}`),
  );
}
