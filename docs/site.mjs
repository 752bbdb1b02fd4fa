// Names the modules of the site as they are imported.
import { Converter } from 'typedoc';

export function load(app) {
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    for (const entry of project.children ?? []) {
      entry.name = entry.name === 'index' ? 'apikey-policy' : entry.name.replace(/^doors\//, 'apikey-policy/');
    }
  });
}
