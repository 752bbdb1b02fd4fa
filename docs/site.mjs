// What the site calls its parts: modules as they are imported, pages by their headings, in the order of the index.
import { Comment, CommentTag, Converter } from 'typedoc';

const CATEGORIES = { 'how-to': 'How-to guides', reference: 'Reference', explanation: 'Explanation' };

export function load(app) {
  app.converter.on(Converter.EVENT_CREATE_DOCUMENT, (_context, page) => {
    const [folder] = page.name.split('/');
    const category = [{ kind: 'text', text: CATEGORIES[folder] ?? 'Begin here' }];
    page.comment ??= new Comment();
    page.comment.blockTags.push(new CommentTag('@category', category));
    const heading = page.content.find(({ text }) => text.startsWith('# '));
    page.name = /^# (.*)$/m.exec(heading?.text ?? '')?.[1] ?? page.name;
  });
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    for (const entry of project.children ?? []) {
      entry.name = entry.name === 'index' ? 'apikey-policy' : entry.name.replace(/^doors\//, 'apikey-policy/');
    }
  });
}
