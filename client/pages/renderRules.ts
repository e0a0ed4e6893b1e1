import DOMPurify from 'dompurify';
import { marked } from 'marked';

export interface Rendered {
  title?: string;
  html: string;
  contents: { id: string; text: string; level: 2 | 3 }[];
}

/** Markdown to clean HTML, with ids on headings, a contents list, and tables that scroll within their own box. */
export function renderRules(markdown: string): Rendered {
  const dirty = marked.parse(markdown, { async: false, gfm: true });
  const body = DOMPurify.sanitize(dirty, {
    RETURN_DOM: true,
    FORBID_TAGS: ['style', 'form', 'input'],
    FORBID_ATTR: ['style'],
  }) as HTMLElement;

  const first = body.querySelector('h1');
  const title = first?.textContent?.trim();
  first?.remove();

  const used = new Set<string>();
  const contents: Rendered['contents'] = [];
  for (const heading of body.querySelectorAll<HTMLElement>('h2, h3')) {
    const text = heading.textContent?.trim() ?? '';
    heading.id = unused(slug(text), used);
    const level = heading.tagName === 'H2' ? 2 : 3;
    contents.push({ id: heading.id, text, level });
  }
  for (const table of body.querySelectorAll('table')) {
    const box = body.ownerDocument.createElement('div');
    box.className = 'table';
    box.tabIndex = 0;
    box.setAttribute('role', 'group');
    box.setAttribute(
      'aria-label',
      `Table: ${[...table.querySelectorAll('th')]
        .map((cell) => cell.textContent)
        .filter(Boolean)
        .join(', ')}`,
    );
    table.replaceWith(box);
    box.append(table);
    for (const cell of table.querySelectorAll('thead th')) {
      if (cell.textContent?.trim()) cell.setAttribute('scope', 'col');
      else cell.replaceWith(body.ownerDocument.createElement('td'));
    }
  }
  return { ...(title && { title }), html: body.innerHTML, contents };
}

const slug = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '') || 'section';

function unused(base: string, used: Set<string>): string {
  let id = base;
  for (let count = 2; used.has(id); count += 1) id = `${base}-${count}`;
  used.add(id);
  return id;
}
