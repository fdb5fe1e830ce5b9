import type { OpenApi, Operation, Parameter } from './openapi.ts';

/** The API reference as one page of plain HTML: no script, nothing from elsewhere. */
export function referencePage({ info, paths }: OpenApi): string {
  const all = Object.entries(paths).flatMap(([path, operations]) => Object.entries(operations).map(([method, operation]) => ({ path, method, operation })));
  const tags = [...new Set(all.map(({ operation }) => operation.tags[0] ?? ''))].sort();
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(info.title)}: API</title><style>${style}</style></head><body>
<header><h1>${text(info.title)}: API</h1><p>${marked(info.description)}</p>
<p>Sign in with an API token, made in <a href="/settings/profile">your profile</a>: it acts as you, and sees what you see. The same in OpenAPI 3.1: <a href="/api/v1/openapi.json">openapi.json</a>.</p>
<pre tabindex="0">curl -H 'Authorization: Bearer TOKEN' "$UNISONO/api/v1/accounts?limit=10"</pre></header>
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

/* The house's ink on its sheet (platform/web/style), in letters that are on the machine: the page asks for nothing else. */
const style = `:root{color-scheme:light dark;--ink:#16181b;--ink2:#474c52;--ink3:#646a71;--line:#e2e4e7;--sheet:#fff;--sunken:#f3f4f5}
@media(prefers-color-scheme:dark){:root{--ink:#ecedef;--ink2:#b9bec4;--ink3:#949aa2;--line:#2a2e33;--sheet:#15171a;--sunken:#0e1012}}
body{font:14px/1.5 "Instrument Sans",system-ui,-apple-system,"Segoe UI",sans-serif;max-width:58rem;margin:0 auto;padding:1.5rem 1rem 4rem;color:var(--ink);background:var(--sheet)}
h1{font-size:20px;letter-spacing:-.01em;margin:0 0 .5rem}h2{font-size:15px;margin:2rem 0 .25rem;scroll-margin-top:1rem}h3{font-size:13px;margin:.9rem 0 .25rem}header p{color:var(--ink2);max-width:44rem;margin:.4rem 0}
a{color:inherit;text-decoration-color:var(--ink3);text-underline-offset:3px}nav{columns:11rem;margin:1.25rem 0;padding:.75rem 0;border-block:1px solid var(--line)}nav a{display:block;padding:3px 0;text-decoration:none}nav a:hover{text-decoration:underline}
details{border-top:1px solid var(--line);padding:.45rem 0}summary{cursor:pointer;list-style:none;display:grid;grid-template-columns:4.5rem minmax(0,26rem) 1fr;gap:.75rem;align-items:baseline}summary::-webkit-details-marker{display:none}summary b{font-size:11px;color:var(--ink3)}summary span{color:var(--ink2)}
summary:hover code{text-decoration:underline}:focus-visible{outline:2px solid var(--ink);outline-offset:2px}details>:not(summary){margin-left:5.25rem}small{color:var(--ink3)}
pre{overflow:auto;max-height:24rem;background:var(--sunken);padding:.75rem;border-radius:6px}dd{margin:0 0 .5rem 1rem;overflow-wrap:anywhere}code,pre{font:12.5px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}
@media(max-width:640px){summary{grid-template-columns:3.75rem 1fr}summary span{grid-column:2}details>:not(summary){margin-left:0}}`;
