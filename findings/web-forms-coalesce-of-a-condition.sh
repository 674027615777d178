#!/usr/bin/env bash
# ODK's web forms: coalesce() of a condition gives a text, so that a comparison with a number that holds elsewhere never does.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @getodk/xforms-engine@0.22.0 jsdom@24.1.3 >/dev/null 2>&1
cat > form.xml <<'FORM'
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:jr="http://openrosa.org/javarosa">
<h:head><h:title>Form</h:title><model>
<instance><data id="form"><a>yes</a><b/><c/><d/><e/></data></instance>
<bind nodeset="/data/a" type="string"/>
<bind nodeset="/data/b" type="string" calculate="coalesce(selected(/data/a, 'yes'), 0)"/>
<bind nodeset="/data/c" type="string" calculate="if(coalesce(selected(/data/a, 'yes'), 0) >= 1, 'counted', 'not counted')"/>
<bind nodeset="/data/d" type="string" calculate="if(selected(/data/a, 'yes') >= 1, 'counted', 'not counted')"/>
<bind nodeset="/data/e" type="string" calculate="if(coalesce('', 0), 'true', 'false')"/>
</model></h:head>
<h:body>
<input ref="/data/a"><label>a</label></input>
</h:body></h:html>
FORM
cat > show.mjs <<'SCRIPT'
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
globalThis.require = createRequire(import.meta.url);
globalThis.__dirname = process.cwd();
const { JSDOM } = require('jsdom');
const { window } = new JSDOM('', { url: 'http://localhost' });
for (const name of ['DOMParser', 'Document', 'XMLDocument', 'Element', 'Node', 'Text', 'Attr', 'Comment', 'CDATASection', 'ProcessingInstruction', 'XMLSerializer', 'HTMLElement'])
  globalThis[name] ??= window[name];
globalThis.window = window;
globalThis.document = window.document;
const { loadForm } = await import('@getodk/xforms-engine');
console.log('xforms-engine ' + JSON.parse(readFileSync('node_modules/@getodk/xforms-engine/package.json')).version);
const fetchFormAttachment = async () => new Response('', { headers: { 'content-type': 'text/csv' } });
const form = await loadForm(readFileSync('form.xml', 'utf8'), { fetchFormAttachment });
if (form.status === 'failure') throw form.error;
const { root } = form.createInstance();
const node = name => root.currentState.children.find(child => child.currentState.reference === '/data/' + name);
const value = name => JSON.stringify(node(name).currentState.instanceValue);
console.log(`coalesce(selected(a, 'yes'), 0) = ${value('b')}`);
console.log(`coalesce(selected(a, 'yes'), 0) >= 1: ${value('c')}`);
console.log(`selected(a, 'yes') >= 1: ${value('d')}`);
console.log(`coalesce('', 0) as a condition: ${value('e')}`);
process.exit(0);
SCRIPT
TZ=UTC node show.mjs | tee seen
cat > expected <<'EXPECTED'
xforms-engine 0.22.0
coalesce(selected(a, 'yes'), 0) = "true"
coalesce(selected(a, 'yes'), 0) >= 1: "not counted"
selected(a, 'yes') >= 1: "counted"
coalesce('', 0) as a condition: "true"
EXPECTED
diff expected seen || { echo 'The behaviour has changed.'; exit 1; }
