"use strict";
exports.id = "for-flow-close-and-flow-lease";
exports.ids = ["for-flow-close-and-flow-lease"];
exports.modules = {

/***/ 6972:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  F: () => (/* binding */ giveBack),
  L: () => (/* binding */ timeToGiveBack)
});

// EXTERNAL MODULE: ./.build/handover/values.js
var values = __webpack_require__(7197);
// EXTERNAL MODULE: ./.build/kit/budget.js
var budget = __webpack_require__(9315);
// EXTERNAL MODULE: ./.build/kit/failure.js
var kit_failure = __webpack_require__(7126);
// EXTERNAL MODULE: ./.build/kit/send.js
var send = __webpack_require__(4248);
;// CONCATENATED MODULE: ./.build/providers/returns.js
/** Of the providers that take back what they leased, each by itself: post loads no more than it needs. */
const registry = new Map([
    ['vault', () => Promise.all(/* import() */[__webpack_require__.e("vault-revoke"), __webpack_require__.e("for-vault-revoke")]).then(__webpack_require__.bind(__webpack_require__, 1111))],
    ['oauth', () => __webpack_require__.e(/* import() */ "oauth-revoke").then(__webpack_require__.bind(__webpack_require__, 738))],
    ['octo-sts', () => __webpack_require__.e(/* import() */ "octo-sts-revoke").then(__webpack_require__.bind(__webpack_require__, 5751))],
]);
/** How the provider of that name, which may come from anywhere, takes things back. */
const returnsOf = async (name) => registry.get(name)?.();

// EXTERNAL MODULE: ./.build/flow/lost.js
var lost = __webpack_require__(9952);
;// CONCATENATED MODULE: ./.build/flow/giveBack.js






/** Gives back all that is outstanding, in parallel, inside the budget; never throws. `returned` hears of each thing that is dead. */
async function giveBack(world, open, { budget, returned }) {
    const endings = await Promise.all(open.receipts.map(async ([number, receipt]) => {
        const ending = await endingOf(world, receipt, budget);
        if (ending.end === 'returned')
            returned(number);
        return ending;
    }));
    return [...endings, ...open.lost.map((intent) => (0,lost/* lostOne */.Z)(world, intent))];
}
// The runner kills a step soon after it has asked it to stop.
const SIGNAL_MS = 5_000;
/** The time for giving back: so much in all, and five seconds once the runner wants the step to end. */
function timeToGiveBack(world, milliseconds) {
    const { cancelled } = world;
    const [short, cut] = [new AbortController(), new AbortController()];
    const abort = (signal, wait) => void world.sleep(wait).then(() => signal.abort(cancelled.reason));
    cancelled.addEventListener('abort', () => {
        abort(short, SIGNAL_MS / 2);
        abort(cut, SIGNAL_MS);
    });
    const total = cancelled.aborted ? Math.min(milliseconds, SIGNAL_MS) : milliseconds;
    return (0,budget/* budgetOf */.nT)(world, total, { stop: cut.signal, abort: cut.signal, short: short.signal });
}
async function endingOf(world, receipt, budget) {
    const { lease, from, host, id, expiresAt, way } = receipt;
    const base = {
        lease,
        from,
        host,
        id,
        expiresAt: expiresAt ?? undefined,
        strict: receipt.ifNotReturned === 'fail',
    };
    if (way === null)
        return isOver(world, expiresAt)
            ? { ...base, ...over(lease) }
            : { ...base, ...lasting(world, receipt) };
    try {
        const how = await revoke(world, { ...receipt, way }, budget);
        if (how === 'gone' && isOver(world, expiresAt))
            return { ...base, ...over(lease) };
        return {
            ...base,
            end: 'returned',
            sentence: `${lease}: ${how === 'gone' ? 'was gone already' : `returned${when(world, expiresAt)}`}`,
        };
    }
    catch (error) {
        const failure = (0,kit_failure/* asFailure */.h_)(error).of(lease);
        const sentence = `${lease}: could not be returned (${failure.message});`;
        if (!isOver(world, expiresAt))
            return {
                ...base,
                end: 'failed',
                failure,
                sentence: `${sentence} it lives on, ${remaining(world, expiresAt)}`,
            };
        // The clock says that it is dead, and nobody says that it lives.
        if (failure.code !== 'EXCHANGE_REFUSED')
            return {
                ...base,
                ...over(lease, `; asking for its return, to make sure, failed (${failure.message})`),
            };
        // Some servers say so of the dead as well: no reason to fail a job.
        const renewed = `it was to expire ${minutes(world.now() - expiresAt)} ago, and lives on if somebody renewed it`;
        return { ...base, strict: false, end: 'failed', failure, sentence: `${sentence} ${renewed}` };
    }
}
/** By our clock. It may be wrong, and a token may have been renewed: what has a way back is asked for all the same. */
const isOver = (world, expiresAt) => expiresAt !== null && expiresAt <= world.now();
const over = (lease, more = '') => ({
    end: 'expired',
    sentence: `${lease}: had expired already${more}`,
});
function lasting(world, { lease, expiresAt, note }) {
    const sentence = `${lease}: cannot be revoked, ${remaining(world, expiresAt)}`;
    return {
        end: 'expires',
        sentence: note === undefined ? sentence : `${sentence}; the record says more`,
        note,
    };
}
async function revoke(world, receipt, budget) {
    const returns = await returnsOf(receipt.from);
    if (!returns)
        throw new kit_failure/* Failure */.HR('INTERNAL', `nothing is known of how "${receipt.from}" takes a lease back`);
    // The state is the runner's memory, but it is read as if a stranger had written it.
    if (!returns.wayIsSound(receipt.way))
        throw new kit_failure/* Failure */.HR('INTERNAL', 'the receipt names a place that this provider never leases from');
    const sender = (0,send/* senderOf */.V)(world, budget);
    const { ca } = receipt;
    return returns.revoke({
        send: (request, transient) => sender.send('next' in request ? request : { ...request, ca }, transient),
    }, receipt);
}
function remaining(world, expiresAt) {
    if (expiresAt === null)
        return 'for as long as the server allows';
    return `expires in ${minutes(expiresAt - world.now())}, at ${(0,values/* rfc3339 */.ag)(expiresAt)}`;
}
function when(world, expiresAt) {
    if (expiresAt === null)
        return '';
    return isOver(world, expiresAt)
        ? `, ${minutes(world.now() - expiresAt)} after it was to expire`
        : `, ${minutes(expiresAt - world.now())} early`;
}
const minutes = (seconds) => seconds < 90 ? `${Math.max(0, Math.round(seconds))} s` : `${Math.round(seconds / 60)} min`;


/***/ }),

/***/ 9952:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ told),
/* harmony export */   Z: () => (/* binding */ lostOne)
/* harmony export */ });
/* harmony import */ var _handover_values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7197);

/** What became of an attempt that nothing closed: it may have leased something of which nobody heard. */
function lostOne(world, { lease, from, host, until }) {
    const base = { lease, from, host, id: undefined, expiresAt: until ?? undefined };
    const end = until !== null && until <= world.now() ? 'expired' : 'unknown';
    return { ...base, end, sentence: sentenceOf([{ ...base, end }]) };
}
/** The endings as people are told of them: answers of one host that were lost are one matter, however many attempts there were. */
function told(endings) {
    const matters = Map.groupBy(endings, (each) => each.id === undefined ? `${each.end} ${each.lease} ${each.host}` : each);
    return [...matters.values()].flatMap(([first, ...more]) => first
        ? [
            {
                end: first.end,
                sentence: more.length === 0 ? first.sentence : sentenceOf([first, ...more]),
            },
        ]
        : []);
}
/** For one host; the last of them to expire counts. */
function sentenceOf(lost) {
    const [{ lease, host, end }, ...more] = lost;
    const several = more.length > 0;
    const what = several ? `${lost.length} answers of ${host} were` : `an answer of ${host} was`;
    if (end === 'expired')
        return `${lease}: ${what} lost or unclear; whatever ${several ? 'they' : 'it'} leased has expired`;
    const times = lost.map(({ expiresAt }) => expiresAt);
    const life = times.includes(undefined)
        ? 'for as long as the server allows'
        : `until ${(0,_handover_values_js__WEBPACK_IMPORTED_MODULE_0__/* .rfc3339 */ .ag)(Math.max(...times.map((each) => each ?? 0)))}`;
    return `${lease}: ${what} lost or unclear; ${several ? 'leases' : 'a lease'} of which this step never heard may live ${life}`;
}


/***/ }),

/***/ 4742:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H7: () => (/* binding */ recordRefusals),
/* harmony export */   HT: () => (/* binding */ atLeastWarn),
/* harmony export */   Sy: () => (/* binding */ recordEndings),
/* harmony export */   kQ: () => (/* binding */ leasedLines),
/* harmony export */   tO: () => (/* binding */ leasedSummary)
/* harmony export */ });
/* harmony import */ var _handover_values_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7197);
/* harmony import */ var _kit_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7126);
/* harmony import */ var _record_event_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6589);
/* harmony import */ var _record_summary_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(333);
/* harmony import */ var _refusals_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7603);





/** The line of each lease in the record. */
function leasedLines(world, exposed, journal) {
    const notes = new Map(journal.entries.flatMap((entry) => entry.kind === 'receipt' && entry.note !== undefined
        ? [[entry.lease, entry.note]]
        : []));
    return exposed.map((each) => {
        const note = notes.get(each.obtained.wanted.name);
        return (0,_record_event_js__WEBPACK_IMPORTED_MODULE_1__/* .lineOf */ .cA)({ ...leasedEvent(world, each), note });
    });
}
/** The block of all leases in the job summary. */
function leasedSummary(world, exposed) {
    return (0,_record_summary_js__WEBPACK_IMPORTED_MODULE_3__/* .summaryOf */ .Y)(exposed.map(({ obtained: { wanted, token, lease }, where }) => ({
        ...{
            lease: wanted.name,
            from: wanted.from,
            host: wanted.order.host,
            asked: wanted.order.asked,
            exposed: where,
        },
        ...{
            id: lease.id,
            expiresAt: lease.expiresAt,
            leasedAt: world.now(),
            verified: token.signed,
        },
    })));
}
function leasedEvent(world, { obtained: { wanted, token, lease }, where }) {
    const expires_at = lease.expiresAt === undefined ? null : (0,_handover_values_js__WEBPACK_IMPORTED_MODULE_4__/* .rfc3339 */ .ag)(lease.expiresAt);
    return {
        ...base(world, 'leased', wanted),
        ...(0,_refusals_js__WEBPACK_IMPORTED_MODULE_2__/* .whoOf */ .O)(token),
        id: lease.id,
        expires_at,
        exposed: where,
    };
}
/** An event for each lease that was refused; returns the failure with the path of the record, if there is one now. */
function recordRefusals(world, plan, { failure, record, refusals, }) {
    try {
        for (const wanted of plan.leases) {
            const refusal = refusals.of(wanted.name, failure);
            if (refusal)
                world.append(record, (0,_record_event_js__WEBPACK_IMPORTED_MODULE_1__/* .lineOf */ .cA)({ ...base(world, 'refused', wanted), ...refusal }));
        }
        return new _kit_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(failure.code, failure.message, {
            ...failure.facts,
            record,
            cause: failure.facts.cause ?? failure,
        });
    }
    catch (error) {
        world.say('warning', (0,_kit_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .asFailure */ .h_)(error).message);
        return failure;
    }
}
/** The event of each ending. */
function recordEndings(world, record, endings) {
    for (const { lease, from, host, id, expiresAt, end, failure, note } of endings) {
        const known = { id, note, code: failure?.code };
        world.append(record, (0,_record_event_js__WEBPACK_IMPORTED_MODULE_1__/* .lineOf */ .cA)({
            schema: 1,
            time: (0,_handover_values_js__WEBPACK_IMPORTED_MODULE_4__/* .rfc3339 */ .ag)(world.now()),
            event: 'ended',
            lease,
            from,
            host,
            expires_at: expiresAt === undefined ? null : (0,_handover_values_js__WEBPACK_IMPORTED_MODULE_4__/* .rfc3339 */ .ag)(expiresAt),
            ...known,
            end,
        }));
    }
}
/** Runs what only documents: its failure is a warning while the leases are being ended. */
function atLeastWarn(world, act) {
    try {
        act();
    }
    catch (error) {
        world.say('warning', (0,_kit_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .asFailure */ .h_)(error).message);
    }
}
function base(world, event, { name, from, audience, order }) {
    return {
        schema: 1,
        time: (0,_handover_values_js__WEBPACK_IMPORTED_MODULE_4__/* .rfc3339 */ .ag)(world.now()),
        event,
        lease: name,
        from,
        host: order.host,
        audience,
        asked: order.asked,
    };
}


/***/ }),

/***/ 7603:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ whoOf),
/* harmony export */   n: () => (/* binding */ noRefusals)
/* harmony export */ });
/* harmony import */ var _record_event_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6589);

// The signature is checked first: whatever is refused for these reasons was signed by the issuer.
const SIGNED = new Set(['RUN_MISMATCH', 'EVENT_REFUSED', 'CLAIM_MISMATCH']);
/** Nothing is known at the start. `verifySignature: false` makes every identity a mere claim. */
function noRefusals({ verifySignature }) {
    const who = new Map();
    const reasons = new Map();
    return {
        proven: (lease, token) => void who.set(lease, whoOf(token)),
        unproven(leases, failure, jwt) {
            for (const { name } of leases) {
                if (jwt)
                    who.set(name, shown((0,_record_event_js__WEBPACK_IMPORTED_MODULE_0__/* .claimedBy */ .dl)(jwt.reveal()), verifySignature && SIGNED.has(failure.code)));
                if ((failure.facts.lease ?? name) === name)
                    reasons.set(name, failure);
            }
        },
        refused: (lease, failure) => void reasons.set(lease, failure),
        of(lease, failure) {
            const reason = reasons.size === 0 ? failure : reasons.get(lease);
            return reason && { verified: false, ...who.get(lease), code: reason.code };
        },
    };
}
/** Who a token says is asking: an identity when it was verified, else what is claimed. */
const whoOf = ({ claims, signed }) => shown((0,_record_event_js__WEBPACK_IMPORTED_MODULE_0__/* .identityOf */ .cu)(claims), signed);
const shown = (claims, verified) => verified ? { verified, identity: claims } : { verified, claimed: claims };


/***/ }),

/***/ 9315:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fh: () => (/* binding */ isSpent),
/* harmony export */   _L: () => (/* binding */ patience),
/* harmony export */   kb: () => (/* binding */ left),
/* harmony export */   nT: () => (/* binding */ budgetOf),
/* harmony export */   tC: () => (/* binding */ shareOf)
/* harmony export */ });
/** A budget that starts now. */
function budgetOf(world, total, signals = {}) {
    return { total, ends: world.elapsed() + total, ...signals };
}
/** Milliseconds left, never negative. */
function left(world, { ends }) {
    return Math.max(0, ends - world.elapsed());
}
/** A part of what is left, for something that must not take it all. Its attempts may take as long as any. */
function shareOf(world, budget, part) {
    const { short } = budget;
    return {
        ...budget,
        ends: world.elapsed() + left(world, budget) * part,
        ...(short && { stop: short, abort: short }),
    };
}
/** How long one attempt may take: connect a twelfth, first byte a sixth, whole a quarter (a third for what is slow by nature); none beyond what is left. */
function patience(world, budget, slow = false) {
    const rest = left(world, budget);
    const part = (n) => Math.min(budget.total / n, rest);
    return {
        connect: part(12),
        firstByte: part(slow ? 3 : 6),
        whole: part(slow ? 3 : 4),
        abort: budget.abort,
    };
}
/** What is left is too little to begin anything in: less than a thousandth of the whole. */
const isSpent = (rest, { total }) => rest < total / 1000;


/***/ }),

/***/ 4248:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ senderOf)
/* harmony export */ });
/* harmony import */ var _budget_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9315);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7126);


const REPEATED = new Set([408, 425, 429]);
/** Attempts repeat while the budget lasts: transport errors, 408, 425, 429, 5xx, no content where some was due, and the server's own signs. */
function senderOf(world, whole) {
    return {
        async send(asked, transient = () => false) {
            const attempt = 'next' in asked ? asked : { host: asked.url.host, next: async () => asked };
            const { share } = asked;
            const budget = share === undefined ? whole : (0,_budget_js__WEBPACK_IMPORTED_MODULE_1__/* .shareOf */ .tC)(world, whole, share);
            let telling;
            for (let count = 1;; count++) {
                const { outcome, expects, hurried, begun } = await once(world, budget, attempt);
                if (!begun && telling)
                    throw exhausted({ host: attempt.host, count: count - 1, telling });
                if (!(outcome instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR) && !repeats(outcome, expects, transient))
                    return outcome;
                if (outcome instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR && !outcome.facts.transient)
                    throw outcome;
                // Of an attempt that the end of the budget cut short, nothing is learned about the host.
                telling = hurried && telling ? telling : outcome;
                await pause(world, budget, { host: attempt.host, count, outcome, telling });
            }
        },
    };
}
async function once(world, budget, attempt) {
    budget.stop?.throwIfAborted();
    const request = await attempt.next();
    // A fresh token takes a while; what was stopped meanwhile does not begin.
    if (budget.stop?.aborted)
        attempt.settle?.(new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('CANCELLED', 'the attempt did not begin', { unsent: true }));
    budget.stop?.throwIfAborted();
    const limits = (0,_budget_js__WEBPACK_IMPORTED_MODULE_1__/* .patience */ ._L)(world, budget, request.slow);
    const begun = !(0,_budget_js__WEBPACK_IMPORTED_MODULE_1__/* .isSpent */ .Fh)(limits.whole, budget);
    const outcome = begun ? await world.http(request, limits).catch(_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .asFailure */ .h_) : tooLate(attempt.host);
    attempt.settle?.(outcome);
    const late = outcome instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR && outcome.code === 'TIMED_OUT';
    return {
        outcome,
        expects: request.expects,
        hurried: late && limits.whole < budget.total / 4,
        begun,
    };
}
/** To begin all the same would only blame the host for what others have spent. */
const tooLate = (host) => new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('TIMED_OUT', `no time was left to ask ${host}`, { unsent: true });
function repeats(answer, expects, transient) {
    return (transient(answer) ||
        REPEATED.has(answer.status) ||
        answer.status >= 500 ||
        hollow(answer, expects));
}
const PAGE = /^\s*<(?:!doctype\s+html|html)\b/i;
/** A 2xx without what was asked for: a gateway or portal in between, rarely the server itself. */
function hollow({ status, headers, text }, expects) {
    if (status < 200 || status > 299 || status === 204)
        return false;
    // Whatever a server says that has nothing to say, it is no page for people.
    if (PAGE.test(text))
        return true;
    if (expects === 'nothing')
        return false;
    // A server that mislabels its JSON has leased all the same: asked again, it would lease twice.
    const mislabelled = expects === 'json' && /^\s*\{/.test(text);
    return (text.trim() === '' || (/^text\/html\b/i.test(headers['content-type'] ?? '') && !mislabelled));
}
/** Waits before the next attempt, or gives up when the budget cannot hold it. */
async function pause(world, budget, last) {
    const { host, count, outcome } = last;
    const wait = Math.max(backOff(world, budget, count), outcome instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR ? 0 : retryAfter(world, outcome));
    const rest = (0,_budget_js__WEBPACK_IMPORTED_MODULE_1__/* .left */ .kb)(world, budget);
    if ((0,_budget_js__WEBPACK_IMPORTED_MODULE_1__/* .isSpent */ .Fh)(rest - wait, budget))
        throw exhausted(last);
    const reason = outcome instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR ? outcome.message : `${host} answered ${outcome.status}`;
    world.say('plain', `${reason}; attempt ${count + 1} in ${seconds(wait)} s, ${seconds(rest)} s left`);
    await world.sleep(wait, budget.stop);
}
/** Full jitter: from a 120th of the budget, doubling to a twelfth. */
function backOff(world, { total }, count) {
    const ceiling = Math.min(total / 12, (total / 120) * 2 ** (count - 1));
    const [byte = 0] = world.random(1);
    return ceiling * ((byte + 1) / 256);
}
/** `Retry-After` in milliseconds, from seconds or a date (RFC 9110, 10.2.3). */
function retryAfter(world, { headers }) {
    const value = headers['retry-after']?.trim() ?? '';
    if (/^\d{1,9}$/.test(value))
        return Number(value) * 1000;
    const date = Date.parse(value);
    return Number.isNaN(date) ? 0 : Math.max(0, date - world.now() * 1000);
}
function exhausted({ host, count, telling: outcome }) {
    const tries = count === 1 ? 'one attempt' : `${count} attempts`;
    if (outcome instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR)
        return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(outcome.code, `${outcome.message} (${tries})`, {
            ...outcome.facts,
            transient: false,
            cause: outcome,
        });
    if (outcome.status < 300)
        return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('ANSWER_INVALID', `${host} answered ${outcome.status} without usable content (${tries})`);
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('UNREACHABLE', `${host} answered ${outcome.status} (${tries})`, {
        causes: [
            outcome.status === 429
                ? 'the server limits how often it may be asked'
                : 'the server, or a gateway before it, is failing or overloaded',
        ],
        cure: 'Try again; if it lasts, look at the health of the server, or raise `timeout`.',
    });
}
const seconds = (milliseconds) => (milliseconds / 1000).toFixed(1);


/***/ }),

/***/ 6589:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cA: () => (/* binding */ lineOf),
/* harmony export */   cu: () => (/* binding */ identityOf),
/* harmony export */   dl: () => (/* binding */ claimedBy)
/* harmony export */ });
// Who ran what, where, on whose behalf; what an investigation joins on.
const IDENTITY = [
    ...[
        'iss',
        'sub',
        'aud',
        'jti',
        'repository',
        'repository_id',
        'repository_owner',
        'repository_owner_id',
        'repository_visibility',
    ],
    ...[
        'ref',
        'ref_type',
        'ref_protected',
        'sha',
        'head_ref',
        'base_ref',
        'event_name',
        'environment',
        'enterprise',
        'enterprise_id',
    ],
    ...[
        'workflow',
        'workflow_ref',
        'workflow_sha',
        'job_workflow_ref',
        'job_workflow_sha',
        'check_run_id',
    ],
    ...['actor', 'actor_id', 'run_id', 'run_number', 'run_attempt', 'runner_environment'],
];
const LONGEST_CLAIM = 1024;
/** The claims that name repository, ref, workflow, environment, actor, run and token. */
function identityOf(claims) {
    const kept = IDENTITY.filter((name) => Object.hasOwn(claims, name)).map((name) => [name, claims[name]]);
    return Object.fromEntries(kept.filter(([, value]) => typeof value === 'string' && value.length <= LONGEST_CLAIM));
}
/** What a token that was not verified says of itself; nothing where it is no JWT. */
function claimedBy(jwt) {
    try {
        const claims = JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8'));
        return typeof claims === 'object' && claims !== null ? identityOf(claims) : {};
    }
    catch {
        return {};
    }
}
/** The event as one line. */
const lineOf = (event) => JSON.stringify(event);


/***/ }),

/***/ 333:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ leftoversOf),
/* harmony export */   Y: () => (/* binding */ summaryOf)
/* harmony export */ });
/* harmony import */ var _handover_values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7197);

// The runner shows at most 1 MiB of a step's summary. Names that only a server knows can be many.
const LONGEST = 900 * 1024;
/** The block of main: a row per lease, and the rest for those who look closer, as far as the runner shows it. */
function summaryOf(rows) {
    const forms = [
        rows,
        rows.map((row) => ({ ...row, asked: {} })),
        rows.map((row) => ({ ...row, asked: {}, exposed: counted(row) })),
    ];
    return forms.map(blockOf).find((block) => Buffer.byteLength(block) <= LONGEST) ?? '';
}
const counted = ({ exposed }) => [`${exposed.length} names`];
function blockOf(rows) {
    return [
        `### Leased credentials`,
        '',
        '| lease | from | until | handed over as | token verified |',
        '| --- | --- | --- | --- | --- |',
        ...rows.map(({ lease, from, host, expiresAt, exposed, verified }) => `| ${cell(lease)} | ${cell(from)} (${cell(host)}) | ${until(expiresAt)} | ${exposed.map(cell).join(', ') || 'nothing'} | ${verified ? 'yes' : '**no**'} |`),
        '',
        '<details><summary>Details and lifetimes</summary>',
        '',
        ...rows.flatMap(({ lease, id, asked }) => [
            `- ${cell(lease)}: ${cell(id)}`,
            ...Object.entries(asked).map(([key, value]) => `  - ${cell(key)}: ${[value].flat().map(cell).join(', ')}`),
        ]),
        '',
        ...gantt(rows),
        '</details>',
        '',
    ].join('\n');
}
/** The block of post: only what was not returned or lives on. */
function leftoversOf(sentences) {
    return ['### Leases that live on', '', ...sentences.map((each) => `- ${cell(each)}`), ''].join('\n');
}
function gantt(rows) {
    const known = rows.filter(({ expiresAt }) => expiresAt !== undefined);
    if (known.length === 0)
        return [];
    return [
        ...[
            '```mermaid',
            'gantt',
            '  title How long each lease can live',
            '  dateFormat X',
            '  axisFormat %H:%M',
        ],
        // The provider comes first: a lease may be called `section`, which means something there.
        ...known.map(({ lease, from, leasedAt, expiresAt }) => `  ${from} ${lease} :${Math.floor(leasedAt)}, ${Math.floor(expiresAt ?? leasedAt)}`),
        ...['```', ''],
    ];
}
const until = (seconds) => seconds === undefined ? 'not said' : (0,_handover_values_js__WEBPACK_IMPORTED_MODULE_0__/* .rfc3339 */ .ag)(seconds);
/** Text that cannot leave its cell: names come from workflow files, and a summary is rendered. */
const cell = (text) => text
    .replace(/[\s\p{C}]+/gu, ' ')
    .replace(/[&<>|`\\*_[\]#!~$@]/g, (each) => `&#${each.charCodeAt(0)};`);


/***/ })

};
;