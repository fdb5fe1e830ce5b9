import type { OpenApi, Operation, Parameter } from './openapi.ts';

/** The API reference as one page of plain HTML: no script, nothing from elsewhere. */
export function referencePage({ info, paths }: OpenApi): string {
  const all = Object.entries(paths).flatMap(([path, operations]) => Object.entries(operations).map(([method, operation]) => ({ path, method, operation })));
  const tags = [...new Set(all.map(({ operation }) => operation.tags[0] ?? ''))].sort();
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(info.title)}: API</title><style>${style}</style></head><body>
<header><h1>${text(info.title)}: API</h1><p>${marked(info.description)}</p>
<p>Sign in with an API token: <code>Authorization: Bearer TOKEN</code>. The same in OpenAPI 3.1: <a href="/api/v1/openapi.json">openapi.json</a>.</p></header>
<nav aria-label="Nouns">${tags.map((tag) => `<a href="#${text(tag)}">${text(tag)}</a>`).join(' ')}</nav>
<main>${tags.map((tag) => `<section aria-labelledby="${text(tag)}"><h2 id="${text(tag)}">${text(tag)}</h2>
${all.filter(({ operation }) => operation.tags[0] === tag).map(({ path, method, operation }) => entry(path, method, operation)).join('\n')}</section>`).join('\n')}</main></body></html>`;
}

function entry(path: string, method: string, operation: Operation): string {
  return `<details id="${operation.operationId}"><summary><b>${method.toUpperCase()}</b> <code>${text(path)}</code> <span>${text(operation.summary)}</span></summary>
<p>${marked(operation.description)}</p>
${operation.parameters.length > 0 ? `<h3>Parameters</h3><dl>${operation.parameters.map(parameter).join('')}</dl>` : ''}
${Object.values(operation.requestBody?.content ?? {}).map(({ schema }) => `<h3>Body</h3>${json(schema)}`).join('')}
${Object.entries(operation.responses).map(([status, { description, content }]) => `<h3>${text(status)}</h3><p>${marked(description)}</p>${
    Object.entries(content ?? {}).filter(([type]) => type === 'application/json').map(([, { schema }]) => json(schema)).join('')}`).join('')}</details>`;
}

const parameter = (p: Parameter): string =>
  `<dt><code>${text(p.name)}</code> <small>${p.in}${p.required ? ', required' : ''}</small></dt><dd>${marked(p.description ?? '')} <code>${text(JSON.stringify(p.schema))}</code></dd>`;
const json = (schema: object): string => `<pre tabindex="0">${text(JSON.stringify(schema, null, 1))}</pre>`;
const text = (raw: string): string => raw.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
const marked = (raw: string): string => text(raw).replace(/`([^`]+)`/g, '<code>$1</code>');

const style = `:root{color-scheme:light dark}body{font:15px/1.5 system-ui,sans-serif;max-width:56rem;margin:0 auto;padding:1rem}
h1{font-size:1.5rem}h2{font-size:1.1rem;margin-top:2rem}h3{font-size:.9rem;margin:.75rem 0 .25rem}nav a{display:inline-block;margin-right:.75rem}
details{border-top:1px solid color-mix(in srgb,currentColor 20%,transparent);padding:.4rem 0}summary{cursor:pointer}summary b{display:inline-block;min-width:4rem}
pre{overflow:auto;max-height:24rem;background:color-mix(in srgb,currentColor 6%,transparent);padding:.75rem;border-radius:4px}dd{margin:0 0 .5rem 1rem;overflow-wrap:anywhere}code{font-size:.9em}`;
