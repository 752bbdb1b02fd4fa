// Buttons that copy a string.
import { element } from './dom.mjs';

/** A button that copies what `textOf` returns when it is clicked. */
export function copyButton(label, textOf) {
  return element(
    'button',
    {
      type: 'button',
      onclick: async ({ currentTarget }) => {
        const text = textOf();
        try {
          await navigator.clipboard.writeText(text);
          currentTarget.textContent = 'Copied';
        } catch {
          // The browser refuses the clipboard: the user can still select the string.
          currentTarget.after(element('pre', { tabindex: '0' }, text));
        }
        setTimeout(() => currentTarget.replaceChildren(label), 1500);
      },
    },
    label,
  );
}
