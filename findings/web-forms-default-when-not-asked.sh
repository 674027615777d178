#!/usr/bin/env bash
# ODK's web forms lose a default that is worked out, where the question is not asked when the form opens.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @getodk/xforms-engine@0.22.0 jsdom@24.1.3 >/dev/null 2>&1
cat > form.xml <<'FORM'
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:jr="http://openrosa.org/javarosa">
<h:head><h:title>Form</h:title><model>
<instance><data id="form"><has_job/><since/><fixed>2026-01-01</fixed><plain/></data></instance>
<bind nodeset="/data/has_job" type="string"/>
<bind nodeset="/data/since" type="date" relevant="/data/has_job = 'yes'"/>
<bind nodeset="/data/fixed" type="date" relevant="/data/has_job = 'yes'"/>
<bind nodeset="/data/plain" type="date"/>
<setvalue ref="/data/since" event="odk-instance-first-load" value="date('2026-03-01')"/>
<setvalue ref="/data/plain" event="odk-instance-first-load" value="date('2026-03-01')"/>
</model></h:head>
<h:body>
<input ref="/data/has_job"><label>has_job</label></input>
<input ref="/data/since"><label>since</label></input>
<input ref="/data/fixed"><label>fixed</label></input>
<input ref="/data/plain"><label>plain</label></input>
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
node('has_job').setValue('yes');
console.log(`asked from the first: ${value('plain')}`);
console.log(`asked later, a fixed default: ${value('fixed')}`);
console.log(`asked later, a default that is worked out: ${value('since')}`);
process.exit(0);
SCRIPT
TZ=UTC node show.mjs | tee seen
cat > expected <<'EXPECTED'
xforms-engine 0.22.0
asked from the first: "2026-03-01"
asked later, a fixed default: "2026-01-01"
asked later, a default that is worked out: ""
EXPECTED
diff expected seen || { echo 'The behaviour has changed.'; exit 1; }
