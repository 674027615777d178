#!/usr/bin/env bash
# The evaluator of XForms in Enketo takes February 30 for a day of March instead of no date.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts openrosa-xpath-evaluator@3.1.0 jsdom@24.1.3 >/dev/null 2>&1
cat > show.cjs <<'SCRIPT'
const { JSDOM } = require('jsdom');
const { window } = new JSDOM('<data/>', { contentType: 'text/xml' });
for (const name of ['Document', 'Element', 'Node', 'XPathResult', 'XPathEvaluator']) globalThis[name] = window[name];
globalThis.window = window;
globalThis.document = window.document;
const evaluator = require('openrosa-xpath-evaluator')();
console.log('openrosa-xpath-evaluator ' + require('./node_modules/openrosa-xpath-evaluator/package.json').version);
for (const expression of process.argv.slice(2))
  console.log(expression + ' = ' + evaluator.evaluate(expression, window.document, null, window.XPathResult.STRING_TYPE).stringValue);
SCRIPT
TZ=America/New_York node show.cjs \
  "format-date('2026-02-30', '%Y-%m-%d')" \
  "format-date('2026-02-31', '%Y-%m-%d')" | tee seen
cat > expected <<'EXPECTED'
openrosa-xpath-evaluator 3.1.0
format-date('2026-02-30', '%Y-%m-%d') = 2026-03-01
format-date('2026-02-31', '%Y-%m-%d') = 2026-03-02
EXPECTED
diff expected seen || { echo 'The behaviour has changed.'; exit 1; }
