#!/usr/bin/env bash
# The evaluator of XForms in Enketo counts 23 and 25 hours as less and more than a day between two dates over a clock change.
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
  "decimal-date-time('2026-03-09') - decimal-date-time('2026-03-08')" \
  "decimal-date-time('2026-11-02') - decimal-date-time('2026-11-01')" | tee seen
cat > expected <<'EXPECTED'
openrosa-xpath-evaluator 3.1.0
decimal-date-time('2026-03-09') - decimal-date-time('2026-03-08') = 0.9583333333357587
decimal-date-time('2026-11-02') - decimal-date-time('2026-11-01') = 1.0416666666642413
EXPECTED
diff expected seen || { echo 'The behaviour has changed.'; exit 1; }
