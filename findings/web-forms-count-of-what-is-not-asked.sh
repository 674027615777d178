#!/usr/bin/env bash
# ODK's web forms count an entry of a repeat that is not asked.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @getodk/xforms-engine@0.22.0 jsdom@24.1.3 >/dev/null 2>&1
cat > form.xml <<'FORM'
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:jr="http://openrosa.org/javarosa">
<h:head><h:title>Form</h:title><model>
<instance><data id="form"><has_jobs/><jobs><hours/></jobs><many/></data></instance>
<bind nodeset="/data/has_jobs" type="string"/>
<bind nodeset="/data/jobs" relevant="/data/has_jobs = 'yes'"/>
<bind nodeset="/data/jobs/hours" type="int"/>
<bind nodeset="/data/many" type="int" calculate="count(/data/jobs)"/>
</model></h:head>
<h:body>
<input ref="/data/has_jobs"><label>has_jobs</label></input>
<group ref="/data/jobs"><label>jobs</label><repeat nodeset="/data/jobs"><input ref="/data/jobs/hours"><label>hours</label></input></repeat></group>
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
for (const answer of ['no', 'yes']) {
  node('has_jobs').setValue(answer);
  console.log(`has_jobs = ${answer}: count(jobs) = ${value('many')}`);
}
process.exit(0);
SCRIPT
TZ=UTC node show.mjs | tee seen
cat > expected <<'EXPECTED'
xforms-engine 0.22.0
has_jobs = no: count(jobs) = "1"
has_jobs = yes: count(jobs) = "1"
EXPECTED
diff expected seen || { echo 'The behaviour has changed.'; exit 1; }
