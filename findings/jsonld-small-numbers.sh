#!/usr/bin/env bash
# jsonld.js: a small number with one digit, as 5e-7, becomes 0, so that a signature of a credential does not tell it from 0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts jsonld@9.0.0 >/dev/null 2>&1
cat > show.mjs <<'SCRIPT'
import { readFileSync } from 'node:fs';
import jsonld from 'jsonld';
console.log('jsonld ' + JSON.parse(readFileSync('node_modules/jsonld/package.json')).version);
for (const number of [0.0000015, 0.0000005, 0]) {
  const document = { '@id': 'urn:a', 'https://example.org/n': number };
  const lines = await jsonld.canonize(document, { algorithm: 'RDFC-1.0', format: 'application/n-quads', safe: true });
  console.log(`${number}: ${lines.trim().split(' ')[2].split('#')[0].replace('^^<http://www.w3.org/2001/XMLSchema', '')} ${lines.match(/#(\w+)>/)[1]}`);
}
SCRIPT
node show.mjs | tee seen
cat > expected <<'EXPECTED'
jsonld 9.0.0
0.0000015: "1.5E-6" double
5e-7: "0" integer
0: "0" integer
EXPECTED
diff expected seen || { echo 'The behaviour has changed.'; exit 1; }
