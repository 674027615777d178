#!/usr/bin/env bash
# ODK's web forms fail to look up a name with an apostrophe in pulldata(), and keep what they found for the name before.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @getodk/xforms-engine@0.22.0 jsdom@24.1.3 >/dev/null 2>&1
cat > form.xml <<'FORM'
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:jr="http://openrosa.org/javarosa">
<h:head><h:title>Form</h:title><model>
<instance><data id="form"><name/><age/></data></instance>
<instance id="people" src="jr://file-csv/people.csv"/>
<bind nodeset="/data/name" type="string"/>
<bind nodeset="/data/age" type="string" calculate="pulldata('people', 'age', 'name', /data/name)"/>
</model></h:head>
<h:body>
<input ref="/data/name"><label>name</label></input>
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
const fetchFormAttachment = async () => new Response("name,age\nAna,5\nO'Neil,7\n", { headers: { 'content-type': 'text/csv' } });
const form = await loadForm(readFileSync('form.xml', 'utf8'), { fetchFormAttachment });
if (form.status === 'failure') throw form.error;
const { root } = form.createInstance();
const node = name => root.currentState.children.find(child => child.currentState.reference === '/data/' + name);
const value = name => JSON.stringify(node(name).currentState.instanceValue);
for (const name of ['Ana', "O'Neil"]) {
  let told = '';
  try { node('name').setValue(name); } catch (error) { told = ', an error'; }
  console.log(`${value('name')}: age ${value('age')}${told}`);
}
process.exit(0);
SCRIPT
TZ=UTC node show.mjs | tee seen
cat > expected <<'EXPECTED'
xforms-engine 0.22.0
"Ana": age "5"
"O'Neil": age "5", an error
EXPECTED
diff expected seen || { echo 'The behaviour has changed.'; exit 1; }
