// Matches a pattern of regex() against a whole text in time proportional to the text, whatever the pattern: all ways are followed at once.

/** The steps of a matcher: a class takes one code unit; "ways" lead on without taking one; an anchor lets pass. */
export function compile(tree) {
  const steps = [];
  add(tree);
  steps.push({ end: true });
  return steps;

  function add(part) {
    if (typeof part === "string") return void steps.push({ takes: new RegExp(`^${part}$`, "u") });
    const [kind, ...rest] = part;
    if (kind === "all") rest.forEach(add);
    else if (kind === "or") addEither(rest);
    else if (kind === "times") addTimes(...rest);
    else steps.push({ anchor: kind });
  }

  function addEither(parts) {
    const ends = [];
    parts.forEach((part, at) => {
      const way = steps.length;
      if (at < parts.length - 1) steps.push({ ways: [way + 1] });
      add(part);
      ends.push(steps.length);
      steps.push({ ways: [] });
      if (at < parts.length - 1) steps[way].ways.push(steps.length);
    });
    ends.forEach(end => steps[end].ways.push(steps.length));
  }

  function addTimes(least, most, part) {
    for (let time = 0; time < least; time++) add(part);
    const begin = steps.length;
    if (most === null) {
      steps.push({ ways: [begin + 1] });
      add(part);
      steps.push({ ways: [begin] });
      steps[begin].ways.push(steps.length);
      return;
    }
    const leave = [];
    for (let time = least; time < most; time++) {
      leave.push(steps.length);
      steps.push({ ways: [steps.length + 1] });
      add(part);
    }
    leave.forEach(at => steps[at].ways.push(steps.length));
  }
}

export function isMatch(steps, text) {
  let reached = follow(steps, [0], text, 0);
  for (let at = 0; at < text.length; at++) {
    if (reached.length === 0) return false;
    const next = reached.filter(step => steps[step].takes?.test(text[at])).map(step => step + 1);
    reached = follow(steps, next, text, at + 1);
  }
  return reached.some(step => steps[step].end);
}

/** All steps that can be reached without taking a code unit. */
function follow(steps, from, text, at) {
  const seen = new Set(from);
  for (const step of seen) {
    const { ways, anchor } = steps[step];
    if (ways) ways.forEach(way => seen.add(way));
    else if (anchor && isThere(anchor, text, at)) seen.add(step + 1);
  }
  return [...seen];
}

/** "last" is the end, or the line break that ends the text. */
function isThere(anchor, text, at) {
  if (anchor === "start") return at === 0;
  return at === text.length || (anchor === "last" && at === text.length - 1 && text[at] === "\n");
}
