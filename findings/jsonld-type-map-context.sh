#!/usr/bin/env bash
# jsonld.js: in a map by type, the context of one type holds for the types after it, too.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts jsonld@9.0.0 >/dev/null 2>&1
cat > show.mjs <<'SCRIPT'
import { readFileSync } from 'node:fs';
import jsonld from 'jsonld';
console.log('jsonld ' + JSON.parse(readFileSync('node_modules/jsonld/package.json')).version);
const context = {
  '@version': 1.1,
  name: 'https://example.org/name',
  sorts: { '@id': 'https://example.org/sorts', '@container': '@type' },
  Person: { '@id': 'https://example.org/Person', '@context': { name: 'https://example.org/personName' } },
  Place: 'https://example.org/Place',
};
const read = async sorts => {
  const [node] = await jsonld.expand({ '@context': context, '@id': 'urn:a', sorts }, { safe: true });
  const place = node['https://example.org/sorts'].find(one => one['@type'][0] === 'https://example.org/Place');
  return Object.keys(place).find(key => key !== '@type');
};
console.log('a place alone has: ' + await read({ Place: { name: 'here' } }));
console.log('a place after a person has: ' + await read({ Person: { name: 'Jo' }, Place: { name: 'here' } }));
SCRIPT
node show.mjs | tee seen
cat > expected <<'EXPECTED'
jsonld 9.0.0
a place alone has: https://example.org/name
a place after a person has: https://example.org/personName
EXPECTED
diff expected seen || { echo 'The behaviour has changed.'; exit 1; }
