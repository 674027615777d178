// What a wage does to benefits, by the same rules and figures as PeerAtlas.PublicBenefits: a test holds the two against each other. Amounts are cents here, and
// half a cent is exact; cases and figures have dollars. Nothing is sent anywhere.

const GENERAL = 2000;
const WORK = 6500;
const IN_INSTITUTION = 3000;
const TRIAL_MONTHS = 9;
const EXTENDED_MONTHS = 36;
const PAID_SUBSTANTIAL_MONTHS = 3;
const MOST_HOURS = 80;
const SHORTEST_MONTH = 4;

const cents = dollars => Math.round(dollars * 100);
const less = (amount, taken) => Math.max(0, amount - taken);
const whole = amount => Math.floor(amount + 0.5);
const holds = (row, month) => row.from <= month && (!row.until || month <= row.until);
const find = (rows, month) => rows.find(row => holds(row, month)) ?? null;

/** The row of figures of a month; where there is none, that is an error with the name of the figures. */
function figuresOf(rows, month, name) {
  const row = find(rows, month);
  if (!row)
    throw Object.assign(new Error(`No figures of ${name} are known for ${month}.`), { figures: name });
  return row;
}

/** What SSI counts of wages and other income. */
function countable(one, wages, unearned, student) {
  const excluded = student ? Math.min(wages, cents(student.month), less(cents(student.year), one.student_excluded)) : 0;
  const other = less(unearned, GENERAL);
  let earned = less(less(less(wages - excluded, GENERAL - (unearned - other)), WORK), one.irwe) / 2;
  earned = less(earned, one.blind_work_expenses);
  return whole(less(other, less(one.pass, earned))) + whole(less(earned, one.pass));
}

function supplementOf(one, figures) {
  const kind = one.blind ? "blind" : one.aged ? "aged" : "disabled";
  const row = find(figures.supplements.filter(row => row.state === one.state && row.living === one.living && row.of === kind), one.month);
  return one.household === "couple" && row?.couple_each === undefined ? null : row;
}

/** Wages and other income of a husband or wife that count; null where nothing does. */
function deemed(one, rates) {
  const share = cents(rates.couple) - cents(rates.single);
  const children = one.children * share;
  const other = less(one.spouse_unearned, children);
  const wages = less(one.spouse_wages, less(children, one.spouse_unearned));
  return wages + other > share ? { wages, other } : null;
}

const paid = (rate, added, counted) => ({
  countable: counted,
  federal: less(rate, counted),
  state: added === null ? null : less(added, less(counted, rate)),
});

const cashOf = ssi => ssi ? ssi.federal + (ssi.state ?? 0) : 0;

function ssiOf(one, unearned, figures) {
  const rates = figuresOf(figures.ssi, one.month, "SSI");
  const student = one.student ? figuresOf(figures.student, one.month, "the student exclusion") : null;
  const isCouple = one.household === "couple";
  const rate = one.living === "institution" ? IN_INSTITUTION * (isCouple ? 2 : 1) : cents(isCouple ? rates.couple : rates.single);
  unearned += Math.min(one.shelter_given, whole(rate / 3) + GENERAL);
  const alone = countable(one, one.wages, unearned, student);
  if (one.resources !== null && one.resources > mostResources(one))
    return { countable: alone, federal: 0, state: 0 };
  const row = supplementOf(one, figures);
  const added = row === null ? null : isCouple ? 2 * cents(row.couple_each) : cents(row.single);
  const own = paid(rate, added, alone);
  const spouse = isCouple ? null : deemed(one, rates);
  if (!spouse)
    return own;
  const together = paid(cents(rates.couple), added, countable(one, one.wages + spouse.wages, unearned + spouse.other, student));
  return cashOf(together) < cashOf(own) ? together : own;
}

const mostResources = one => one.household === "couple" ? 300000 : 200000;

function ssdiOf(one, figures) {
  if (one.ssdi === null)
    return null;
  if (one.trial_months_used < TRIAL_MONTHS) {
    const isTrial = one.wages > cents(figuresOf(figures.trial_work, one.month, "trial work months").month);
    return { trial_months_used: one.trial_months_used + (isTrial ? 1 : 0), status: isTrial ? "trial month" : "no trial month", paid: one.ssdi };
  }

  const limit = figuresOf(figures.substantial_work, one.month, "substantial work");
  const isSubstantial = one.wages - one.irwe > cents(one.blind ? limit.blind : limit.month);
  const status = !isSubstantial ? "paid"
    : one.substantial_months < PAID_SUBSTANTIAL_MONTHS ? "grace"
    : one.months_since_trial <= EXTENDED_MONTHS ? "suspended"
    : "ended";
  return { trial_months_used: TRIAL_MONTHS, status, paid: status === "suspended" || status === "ended" ? 0 : one.ssdi };
}

function limitOf(one, figures) {
  const chart = find(figures.medicaid_while_working.filter(row => row.state === one.state), one.month);
  return one.medicaid_limit ?? (chart ? cents(chart.year) : null);
}

function medicaidOf(one, ssi, idle, figures, notes) {
  if (cashOf(ssi) > 0)
    return "ssi";
  if ((one.disabled || one.blind) && cashOf(idle) > 0) {
    const limit = limitOf(one, figures);
    const isBelow = limit !== null && one.wages * 12 <= limit;
    notes.push(limit === null ? ["LimitUnknown", 0, 0] : [isBelow ? "WhileWorking" : "OwnLimit", limit, 0]);
    if (isBelow)
      return "1619(b)";
  }

  const buysIn = find(figures.work_for_commonhealth.filter(row => row.state === one.state), one.month);
  if ((one.disabled || one.blind) && buysIn && one.hours !== null && one.hours >= buysIn.hours) {
    notes.push(["CommonHealth", 0, 0]);
    return "commonhealth";
  }

  const asked = find(figures.work_for_medicaid, one.month);
  if (!ssi && asked) {
    notes.push(["WorkForMedicaid", cents(asked.hours), cents(asked.wages)]);
    return (one.hours !== null && one.hours >= asked.hours) || one.wages >= cents(asked.wages) ? "adult expansion" : null;
  }

  notes.push(["MedicaidUnknown", 0, 0]);
  return null;
}

function snapOf(one, cash, hasSsi, figures, notes) {
  const unknown = why => {
    notes.push([why, 0, 0]);
    return null;
  };
  const snap = find(figures.snap, one.month);
  if (!snap)
    return unknown("SnapOfMonthUnknown");
  if (one.people > snap.most.length || (!hasSsi && one.people > 1))
    return unknown("SnapOfPeopleUnknown");
  if (one.utilities && snap.utilities[one.state] === undefined)
    return unknown("SnapUtilitiesUnknown");
  const allowance = one.utilities ? cents(snap.utilities[one.state]) : 0;
  const isDisabled = one.disabled || one.blind || one.aged;
  const wages = one.wages + one.spouse_wages;
  const other = one.unearned + one.spouse_unearned + cash;
  if (!hasSsi && !isDisabled && wages + other > cents(snap.gross_of_one))
    return 0;
  const income = Math.max(0, wages - Math.floor(wages / 5) + other - cents(snap.standard));
  const shelter = Math.max(0, one.rent + allowance - income / 2);
  const net = Math.max(0, income - (isDisabled ? shelter : Math.min(shelter, cents(snap.shelter_cap))));
  if (!hasSsi && net > cents(snap.net_of_one))
    return 0;
  // Half cents are whole numbers of a two-hundredth of a dollar, of which three tenths are taken, up to the next dollar.
  return Math.max(0, cents(snap.most[one.people - 1]) - Math.ceil(net * 2 * 3 / 2000) * 100);
}

/** What somebody has in a month; amounts are cents, notes are their kinds with figures. */
export function evaluate(told, figures) {
  const one = inCents(told);
  const notes = [];
  const ssdi = ssdiOf(one, figures);
  const other = one.unearned + (ssdi?.paid ?? 0);
  const mayHaveSsi = one.disabled || one.blind || one.aged;
  figuresOf(figures.ssi, one.month, "SSI");
  const ssi = mayHaveSsi ? ssiOf(one, other, figures) : null;
  addNotes(one, ssi, ssdi, figures, notes);
  const idle = mayHaveSsi ? ssiOf({ ...one, wages: 0 }, other, figures) : null;
  const medicaid = medicaidOf(one, ssi, idle, figures, notes);
  const cash = cashOf(ssi) + (ssdi?.paid ?? 0);
  const snap = snapOf(one, cash, cashOf(ssi) > 0, figures, notes);
  if (one.state === "MA" && cashOf(ssi) > 0 && one.wages > 0)
    notes.push(["BayStateCap", 0, 0]);
  return { ssi, ssdi, medicaid, snap, total: one.wages + one.unearned + cash + (snap ?? 0), notes };
}

function addNotes(one, ssi, ssdi, figures, notes) {
  if (!ssi)
    notes.push(["NoSsi", 0, 0]);
  else {
    if (one.resources !== null && one.resources > mostResources(one))
      notes.push(["Resources", mostResources(one), 0]);
    else if (supplementOf(one, figures) === null)
      notes.push(["SupplementUnknown", 0, 0]);
    if (one.wages > 0)
      notes.push(["TwoMonthsLater", 0, 0]);
  }

  const left = TRIAL_MONTHS - (ssdi?.trial_months_used ?? 0);
  if (ssdi?.status === "trial month")
    notes.push([left === 0 ? "LastTrialMonth" : "TrialMonth", left * 100, 0]);
  const ofStatus = { grace: "Grace", suspended: "Suspended", ended: "Ended" }[ssdi?.status];
  if (ofStatus)
    notes.push([ofStatus, 0, 0]);
}

/** Which hours a week keep what somebody has; none without a wage of an hour. */
export function safeHours(told, figures) {
  const wage = wageOf(told);
  if (!(wage > 0))
    return [];
  const month = told.month;
  const idle = evaluate({ ...told, wages: 0, hours: 0 }, figures);
  const found = [];
  const most = (benefit, isKept, limit) => found.push({ benefit, hours: mostHours(told, wage, figures, isKept), isLeast: false, limit });
  if (cashOf(idle.ssi) > 0)
    most("SsiCash", one => cashOf(one.ssi) > 0, 0);
  if (idle.ssdi?.paid > 0 && idle.ssdi.status === "no trial month")
    most("TrialMonth", one => one.ssdi.status === "no trial month", cents(find(figures.trial_work, month).month));
  else if (idle.ssdi?.paid > 0) {
    const limit = find(figures.substantial_work, month);
    most("Ssdi", one => one.ssdi.status === "paid", cents(told.blind ? limit.blind : limit.month));
  }

  if (idle.medicaid === "ssi")
    most("Medicaid", one => ["ssi", "1619(b)", "commonhealth"].includes(one.medicaid), limitOf(inCents(told), figures) ?? 0);
  if (idle.snap > 0)
    most("Snap", one => one.snap > 0, 0);
  addLeast(told, wage, figures, found);
  return found;
}

function addLeast(told, wage, figures, found) {
  const isDisabled = told.disabled || told.blind;
  const buysIn = find(figures.work_for_commonhealth.filter(row => row.state === told.state), told.month);
  const half = hours => Math.ceil(hours * 2) / 2;
  if (isDisabled && buysIn)
    found.push({ benefit: "CommonHealth", hours: half(buysIn.hours / SHORTEST_MONTH), isLeast: true, limit: cents(buysIn.hours) });
  const asked = find(figures.work_for_medicaid, told.month);
  if (!isDisabled && !told.aged && asked)
    found.push({
      benefit: "WorkForMedicaid",
      hours: half(Math.min(asked.hours, cents(asked.wages) / wage) / SHORTEST_MONTH),
      isLeast: true,
      limit: cents(asked.hours),
    });
}

// The wage of an hour in cents; null where neither it nor wages and hours are told.
function wageOf(told) {
  if (told.hourly)
    return cents(told.hourly);
  return told.hours > 0 && told.wages > 0 ? whole(cents(told.wages) / told.hours) : null;
}

// Hours are looked at by halves, in a month of 31 days: half an hour a week is 31/14 hours a month.
function mostHours(told, wage, figures, isKept) {
  for (let halves = 1; halves <= MOST_HOURS * 2; halves++) {
    const wages = Math.floor((halves * 31 * wage * 2 + 14) / 28) / 100;
    if (!isKept(evaluate({ ...told, hours: halves * 31 / 14, wages }, figures)))
      return (halves - 1) / 2;
  }

  return null;
}

function inCents(told) {
  const amounts = ["wages", "unearned", "irwe", "blind_work_expenses", "pass", "student_excluded", "shelter_given", "spouse_wages", "spouse_unearned", "rent"];
  const asked = ["resources", "ssdi", "medicaid_limit"];
  return {
    household: "single", living: "own", disabled: false, blind: false, aged: false, student: false, utilities: false, people: 1, children: 0,
    trial_months_used: 0, months_since_trial: 1, substantial_months: 0, ...told, hours: told.hours ?? null,
    ...Object.fromEntries(amounts.map(key => [key, cents(told[key] ?? 0)])),
    ...Object.fromEntries(asked.map(key => [key, told[key] === undefined || told[key] === null ? null : cents(told[key])])),
  };
}
