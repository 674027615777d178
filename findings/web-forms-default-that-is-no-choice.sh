#!/usr/bin/env bash
# ODK's web forms: a default that is no choice of the list is shown as no answer and yet satisfies required, where a question without a default does not.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @getodk/xforms-engine@0.22.0 jsdom@24.1.3 >/dev/null 2>&1
cat > form.xml <<'FORM'
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:jr="http://openrosa.org/javarosa">
<h:head><h:title>Form</h:title><model>
<instance><data id="form"><a/><b>yes</b><c>maybe</c></data></instance>
<bind nodeset="/data/a" type="string" required="true()"/>
<bind nodeset="/data/b" type="string" required="true()"/>
<bind nodeset="/data/c" type="string" required="true()"/>
</model></h:head>
<h:body>
<select1 ref="/data/a"><label>a</label><item><label>yes</label><value>yes</value></item><item><label>no</label><value>no</value></item></select1>
<select1 ref="/data/b"><label>b</label><item><label>yes</label><value>yes</value></item><item><label>no</label><value>no</value></item></select1>
<select1 ref="/data/c"><label>c</label><item><label>yes</label><value>yes</value></item><item><label>no</label><value>no</value></item></select1>
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
for (const [name, given] of [['a', 'none'], ['b', 'yes'], ['c', 'maybe']]) {
  const shown = JSON.stringify(node(name).currentState.value);
  console.log(`default ${given}: value ${value(name)}, shown ${shown}, missing: ${node(name).validationState.violation !== null}`);
}
process.exit(0);
SCRIPT
TZ=UTC node show.mjs | tee seen
cat > expected <<'EXPECTED'
xforms-engine 0.22.0
default none: value "", shown [], missing: true
default yes: value "yes", shown ["yes"], missing: false
default maybe: value "", shown [], missing: false
EXPECTED
diff expected seen || { echo 'The behaviour has changed.'; exit 1; }
