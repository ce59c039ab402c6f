"use strict";
exports.id = "for-flow-close-and-flow-lease";
exports.ids = ["for-flow-close-and-flow-lease"];
exports.modules = {

/***/ 9027:
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
var failure = __webpack_require__(7126);
// EXTERNAL MODULE: ./.build/kit/send.js + 1 modules
var send = __webpack_require__(9710);
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
// EXTERNAL MODULE: ./.build/kit/secret.js
var kit_secret = __webpack_require__(8710);
;// CONCATENATED MODULE: ./.build/flow/supplies.js


/** Returns what the revocation of one lease may need; nothing is loaded or requested before. */
function suppliesFor(world, lease, from) {
    let source;
    return {
        async input(name, sha256) {
            const value = await suppliedInput(from.inputs(), lease, name);
            if (value === undefined)
                throw new failure/* Failure */.HR('INPUT_INVALID', `"${name}" is needed for the revocation, and is empty in this step`);
            const { hash } = await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 7598, 23));
            if (hash('sha256', value) !== sha256)
                throw new failure/* Failure */.HR('INPUT_INVALID', `"${name}" is not the value with which the lease was obtained: its SHA-256 differs`);
            const secret = new kit_secret/* Secret */.z(value);
            world.hush(secret);
            return secret;
        },
        async idToken(audience) {
            source ??= Promise.all(/* import() */[__webpack_require__.e("for-flow-lease-and-flow-tokenSource"), __webpack_require__.e("flow-tokenSource")]).then(__webpack_require__.bind(__webpack_require__, 9524)).then(({ openTokenSource }) => openTokenSource(world, from.sender, from.issuer));
            return (await source)(audience, lease);
        },
    };
}
/** Returns an input of a lease from the flat form, or from the YAML of `leases`. */
async function suppliedInput(inputs, lease, name) {
    const text = inputs.get('leases');
    if (text === undefined)
        return inputs.get(name);
    const { loadYaml } = await __webpack_require__.e(/* import() */ "inputs-yaml").then(__webpack_require__.bind(__webpack_require__, 1643));
    const parsed = (await loadYaml())(text);
    const leases = 'node' in parsed ? parsed.node : undefined;
    const fields = leases instanceof Map ? leases.get(lease) : undefined;
    const value = fields instanceof Map ? fields.get(name) : undefined;
    return typeof value === 'string' ? value : undefined;
}

;// CONCATENATED MODULE: ./.build/flow/giveBack.js







/** Revokes everything that is open, in parallel and inside the budget; never throws. */
async function giveBack(world, open, revocation) {
    const endAll = (receipts) => Promise.all(receipts.map(async ([number, receipt]) => {
        const again = open.revoked.has(number);
        const ending = await endingOf(world, receipt, { ...revocation, again });
        if (ending.end === 'returned')
            revocation.returned(number);
        return ending;
    }));
    // What main says it revoked comes last: it may share a token with a receipt that replaced it.
    const groups = Map.groupBy(open.receipts, ([number]) => open.revoked.has(number));
    const first = await endAll(groups.get(false) ?? []);
    const last = await endAll(groups.get(true) ?? []);
    return [...first, ...last, ...open.lost.map((intent) => (0,lost/* lostOne */.Z)(world, intent))];
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
async function endingOf(world, receipt, revocation) {
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
        const how = await revoke(world, { ...receipt, way }, revocation);
        if (how === 'gone')
            return { ...base, ...gone(world, receipt, revocation.again) };
        return { ...base, end: 'returned', sentence: `${lease}: returned${when(world, expiresAt)}` };
    }
    catch (error) {
        return { ...base, ...failed(world, receipt, (0,failure/* asFailure */.h_)(error).of(lease)) };
    }
}
function failed(world, { lease, expiresAt }, failure) {
    const sentence = `${lease}: could not be returned (${failure.message});`;
    if (!isOver(world, expiresAt))
        return {
            end: 'failed',
            failure,
            sentence: `${sentence} it lives on, ${remaining(world, expiresAt)}`,
        };
    // The clock says that it is dead, and nobody says that it lives.
    if (failure.code !== 'EXCHANGE_REFUSED')
        return over(lease, `; asking for its return, to make sure, failed (${failure.message})`);
    // Some servers say so of the dead as well: no reason to fail a job.
    const renewed = `it was to expire ${minutes(world.now() - expiresAt)} ago, and lives on if somebody renewed it`;
    return { strict: false, end: 'failed', failure, sentence: `${sentence} ${renewed}` };
}
/** A server's word counts only for what has expired, or was revoked by this step before. */
function gone(world, { lease, host, expiresAt }, again) {
    if (isOver(world, expiresAt))
        return over(lease);
    if (again)
        return { end: 'gone', sentence: `${lease}: was gone already` };
    const expiry = expiresAt === null ? 'expiry unknown' : remaining(world, expiresAt);
    return {
        end: 'gone',
        flags: ['unconfirmed'],
        sentence: `${lease}: was gone already according to ${host}, unconfirmed: this step had not revoked it (${expiry})`,
    };
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
async function revoke(world, receipt, { budget, inputs, issuer }) {
    const returns = await returnsOf(receipt.from);
    if (!returns)
        throw new failure/* Failure */.HR('INTERNAL', `nothing is known of how "${receipt.from}" takes a lease back`);
    // The state is the runner's memory, but it is read as if a stranger had written it.
    if (!returns.wayIsSound(receipt.way))
        throw new failure/* Failure */.HR('INTERNAL', 'the receipt names a place that this provider never leases from');
    const sender = (0,send/* senderOf */.V)(world, budget);
    const { ca, lease } = receipt;
    const supplies = suppliesFor(world, lease, { sender, inputs, issuer });
    return returns.revoke({ send: (asked, transient) => sender.send(withCa(asked, ca), transient) }, receipt, supplies);
}
function withCa(asked, ca) {
    if (!('next' in asked))
        return { ...asked, ca };
    return { ...asked, next: async () => ({ ...(await asked.next()), ca }) };
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
                ...(first.flags && { flags: first.flags }),
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
    return (0,_record_summary_js__WEBPACK_IMPORTED_MODULE_3__/* .summaryOf */ .Y)(exposed.map(({ obtained: { wanted, lease }, where }) => ({
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
    for (const { lease, from, host, id, expiresAt, end, failure, note, flags } of endings) {
        const known = { id, note, flags, code: failure?.code };
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
        flags: world.network.flags,
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
/** Nothing is known at the start but the secret with which tokens are requested. */
function noRefusals(bearer) {
    const who = new Map();
    const secrets = bearer ? [bearer.reveal()] : [];
    const reasons = new Map();
    return {
        proven(lease, token) {
            secrets.push(token.jwt.reveal());
            who.set(lease, whoOf(token));
        },
        unproven(leases, failure, jwt) {
            for (const { name } of leases) {
                if (jwt)
                    secrets.push(jwt.reveal());
                if (jwt)
                    who.set(name, shown((0,_record_event_js__WEBPACK_IMPORTED_MODULE_0__/* .claimedBy */ .dl)(jwt.reveal()), SIGNED.has(failure.code)));
                if ((failure.facts.lease ?? name) === name)
                    reasons.set(name, failure);
            }
        },
        refused: (lease, failure) => void reasons.set(lease, failure),
        of(lease, failure) {
            const reason = reasons.size === 0 ? failure : reasons.get(lease);
            const { claimed, ...known } = who.get(lease) ?? {};
            return (reason && {
                verified: false,
                ...known,
                // Whoever wrote an unverified token may know the secrets of this step.
                ...(claimed && { claimed: (0,_record_event_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutSecrets */ .cT)(claimed, secrets) }),
                code: reason.code,
            });
        },
    };
}
/** Who a token says is asking: an identity when it was verified, else what is claimed. */
const whoOf = ({ claims }) => shown((0,_record_event_js__WEBPACK_IMPORTED_MODULE_0__/* .identityOf */ .cu)(claims), true);
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

/***/ 3896:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ requestIdOf)
/* harmony export */ });
// The names under which servers and gateways return the id of a request, most specific first.
const HEADERS = [
    'x-amzn-requestid',
    'x-amz-request-id',
    'x-ms-request-id',
    'client-request-id',
    'x-goog-request-id',
    'x-github-request-id',
    'x-vault-request-id',
    'x-request-id',
    'request-id',
    'x-correlation-id',
];
/**
 * Hexadecimal with hyphens or colons, as UUIDs and their like: nothing else of a server's is shown
 * unchanged, and neither a JWT nor any token that the supported servers issue looks like it.
 */
const FORM = /^(?=.*\d)[0-9A-Fa-f][0-9A-Fa-f:-]{6,38}[0-9A-Fa-f]$/;
/** The id by which the server's operators find this request in their logs, or `undefined`. */
function requestIdOf({ headers = {}, text = '', }) {
    return [...HEADERS.map((name) => headers[name]), ...idsIn(text)].find(isRequestId);
}
const isRequestId = (value) => typeof value === 'string' && value.length <= 40 && FORM.test(value);
/** Vault and Entra write it into the body. */
function idsIn(text) {
    if (!text.startsWith('{'))
        return [];
    try {
        const { request_id, trace_id } = JSON.parse(text);
        return [request_id, trace_id];
    }
    catch {
        return [];
    }
}


/***/ }),

/***/ 9710:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  V: () => (/* binding */ senderOf)
});

// EXTERNAL MODULE: ./.build/kit/budget.js
var kit_budget = __webpack_require__(9315);
// EXTERNAL MODULE: ./.build/kit/failure.js
var failure = __webpack_require__(7126);
// EXTERNAL MODULE: ./.build/kit/requestId.js
var kit_requestId = __webpack_require__(3896);
;// CONCATENATED MODULE: ./.build/kit/verdict.js
const RETRYABLE = new Set([408, 425, 429]);
/** The verdict by the rules for every server. */
function generalVerdict(answer, expects) {
    const { status } = answer;
    return RETRYABLE.has(status) || status >= 500 || isEmptySuccess(answer, expects)
        ? 'retry'
        : 'accept';
}
const PAGE = /^\s*<(?:!doctype\s+html|html)\b/i;
const isPage = ({ headers, text }) => PAGE.test(text) || /^text\/html\b/i.test(headers['content-type'] ?? '');
/** A 2xx without content: from a gateway or portal in between, rarely from the server itself. */
function isEmptySuccess(answer, expects) {
    const { status, text } = answer;
    if (status < 200 || status > 299 || status === 204)
        return false;
    // An endpoint that returns no body still never returns HTML.
    if (PAGE.test(text))
        return true;
    if (expects === 'nothing')
        return false;
    // A server that mislabels its JSON has leased all the same: a retry would lease twice.
    const mislabelled = expects === 'json' && /^\s*\{/.test(text);
    return text.trim() === '' || (isPage(answer) && !mislabelled);
}
/** Describes a response that was retried, without its words: `returned 503`. */
function describeResponse(answer) {
    const { status } = answer;
    if (status < 200 || status > 299)
        return `returned ${status}`;
    return `returned ${status} with ${isPage(answer) ? 'a web page' : 'an empty body'}`;
}

;// CONCATENATED MODULE: ./.build/kit/send.js




const MOST_ATTEMPTS = 10;
/**
 * Retries transport errors, 408, 425, 429, 5xx, success responses without content and the server's
 * own codes: at most ten attempts, within the budget. See decision 24.
 */
function senderOf(world, whole) {
    return {
        async send(asked, judging = {}) {
            const attempt = 'next' in asked ? asked : { host: asked.url.host, next: async () => asked };
            const { share } = asked;
            const budget = share === undefined ? whole : (0,kit_budget/* shareOf */.tC)(world, whole, share);
            const series = { world, budget, attempt, judging, log: retryLog(world) };
            let mostInformative;
            try {
                for (let count = 1;; count++) {
                    const { outcome, verdict, truncated, started } = await begin(series, count);
                    if (!started && mostInformative)
                        throw retriesExhausted(series, { count: count - 1, outcome: mostInformative });
                    if (verdict instanceof failure/* Failure */.HR)
                        throw verdict;
                    if (verdict === 'accept')
                        return outcome;
                    // An attempt that the end of the budget cut short tells nothing about the host.
                    mostInformative = truncated && mostInformative ? mostInformative : outcome;
                    await waitBeforeRetry(series, { count, outcome, mostInformative });
                }
            }
            finally {
                series.log.end();
            }
        },
    };
}
/**
 * A connection that was opened in advance may have died before it could carry a byte. One such
 * attempt says nothing about the host: it is repeated at once and not counted.
 */
async function begin(series, count) {
    const result = await once(series, count);
    const { preconnected, unsent } = result.outcome instanceof failure/* Failure */.HR ? result.outcome.facts : {};
    return count === 1 && preconnected && unsent ? once(series, count) : result;
}
async function once({ world, budget, attempt, judging }, count) {
    budget.stop?.throwIfAborted();
    const request = await attempt.next();
    // A fresh token takes a while; what was stopped meanwhile does not start.
    if (budget.stop?.aborted)
        attempt.settle?.(new failure/* Failure */.HR('CANCELLED', 'the attempt did not begin', { unsent: true }));
    budget.stop?.throwIfAborted();
    const limits = (0,kit_budget/* patience */._L)(world, budget, request.slow);
    const started = !(0,kit_budget/* isSpent */.Fh)(limits.whole, budget);
    const outcome = started
        ? await world.http(request, limits).catch(failure/* asFailure */.h_)
        : outOfTime(attempt.host);
    attempt.settle?.(outcome);
    if (!(outcome instanceof failure/* Failure */.HR)) {
        const verdict = judging.judge?.(outcome, count) ?? generalVerdict(outcome, request.expects);
        return { outcome, verdict, truncated: false, started };
    }
    const truncated = outcome.code === 'TIMED_OUT' && limits.whole < budget.total / 4;
    return { outcome, verdict: outcome.facts.transient ? 'retry' : outcome, truncated, started };
}
/** Starting it all the same would only blame the host for the time that others have spent. */
const outOfTime = (host) => new failure/* Failure */.HR('TIMED_OUT', `no time was left to ask ${host}`, { unsent: true });
/** Waits before the next attempt while that is prepared. Throws if the limits allow none. */
async function waitBeforeRetry(series, state) {
    const { world, budget, attempt, log } = series;
    const { count, outcome } = state;
    const last = { count, outcome: state.mostInformative };
    const backOff = backOffMs(world, budget, count);
    const asked = outcome instanceof failure/* Failure */.HR ? 0 : retryAfter(world, outcome);
    const rest = (0,kit_budget/* left */.kb)(world, budget);
    const wait = Math.max(backOff, asked);
    if (asked > 0 && (0,kit_budget/* isSpent */.Fh)(rest - asked, budget))
        throw retriesExhausted(series, {
            ...last,
            more: ` and asked to wait ${Math.ceil(asked / 1000)} s, ${Math.floor(rest / 1000)} s left`,
        });
    if (count >= MOST_ATTEMPTS || (0,kit_budget/* isSpent */.Fh)(rest - wait, budget))
        throw retriesExhausted(series, last);
    const reason = outcome instanceof failure/* Failure */.HR ? outcome.message : `${attempt.host} ${describeResponse(outcome)}`;
    log.note(reason, wait, rest);
    // Both at once: what the next attempt needs, such as a fresh ID token, costs no further wait.
    const cut = new AbortController();
    const prepared = attempt.prepare?.(wait).catch((error) => {
        cut.abort(error);
        throw error;
    });
    const signals = budget.stop ? [budget.stop, cut.signal] : [cut.signal];
    await Promise.all([world.sleep(wait, AbortSignal.any(signals)), prepared]);
}
/** Logs the first retry, and at the end how many followed and why the last of them did. */
function retryLog(world) {
    let retries = 0;
    let last = '';
    return {
        note(reason, wait, rest) {
            last = reason;
            if (++retries === 1)
                world.say('plain', `${reason}; attempt 2 in ${seconds(wait)} s, ${seconds(rest)} s left`);
        },
        end() {
            const more = retries === 2 ? '1 more retry' : `${retries - 1} more retries`;
            if (retries > 1)
                world.say('plain', `${last}; … ${more}`);
        },
    };
}
/**
 * Milliseconds before the next attempt: at random between w/2 and w, where w is 1, 2, 4, 8, then
 * 16 s. In a budget below a minute w is shorter by the same ratio, so that as many attempts fit.
 */
function backOffMs(world, { total }, count) {
    const longest = Math.min(16, 2 ** (count - 1)) * Math.min(1_000, total / 60);
    const [byte = 0] = world.random(1);
    return longest * (1 / 2 + byte / 510);
}
/** `Retry-After` in milliseconds, from seconds or a date (RFC 9110, 10.2.3). */
function retryAfter(world, { headers }) {
    const value = headers['retry-after']?.trim() ?? '';
    if (/^\d{1,9}$/.test(value))
        return Number(value) * 1000;
    const date = Date.parse(value);
    return Number.isNaN(date) ? 0 : Math.max(0, date - world.now() * 1000);
}
function retriesExhausted({ attempt, judging }, end) {
    const { count, outcome, more = '' } = end;
    const tries = count === 1 ? 'one attempt' : `${count} attempts`;
    if (outcome instanceof failure/* Failure */.HR)
        return new failure/* Failure */.HR(outcome.code, `${outcome.message} (${tries})`, {
            ...outcome.facts,
            transient: false,
            cause: outcome,
        });
    const requestId = (0,kit_requestId/* requestIdOf */.G)(outcome);
    const message = `${attempt.host} ${describeResponse(outcome)}${more} (${tries})`;
    if (outcome.status < 300)
        return new failure/* Failure */.HR('ANSWER_INVALID', message, { requestId });
    const known = judging.explain?.(outcome);
    if (known) {
        const { sign, causes, cure } = known;
        return new failure/* Failure */.HR('UNREACHABLE', `${message}: ${sign}`, { requestId, causes, cure });
    }
    const limited = 'the server limits how often it may be asked';
    const failing = 'the server, or a gateway before it, is failing or overloaded';
    return new failure/* Failure */.HR('UNREACHABLE', message, {
        requestId,
        causes: [outcome.status === 429 ? limited : failing],
        cure: 'Try again; if it lasts, look at the health of the server, or raise `timeout`.',
    });
}
const seconds = (milliseconds) => (milliseconds / 1000).toFixed(1);


/***/ }),

/***/ 6589:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cA: () => (/* binding */ lineOf),
/* harmony export */   cT: () => (/* binding */ withoutSecrets),
/* harmony export */   cu: () => (/* binding */ identityOf),
/* harmony export */   dl: () => (/* binding */ claimedBy)
/* harmony export */ });
/* harmony import */ var _kit_masks_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7557);

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
/** Returns the claims without those whose value holds a secret, in whatever form a mask knows. */
function withoutSecrets(claims, secrets) {
    const forms = secrets.flatMap(_kit_masks_js__WEBPACK_IMPORTED_MODULE_0__/* .masksOf */ .JF);
    return Object.fromEntries(Object.entries(claims).filter(([, value]) => !forms.some((form) => String(value).includes(form))));
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
        '| lease | from | until | handed over as |',
        '| --- | --- | --- | --- |',
        ...rows.map(({ lease, from, host, expiresAt, exposed }) => `| ${cell(lease)} | ${cell(from)} (${cell(host)}) | ${until(expiresAt)} | ${exposed.map(cell).join(', ') || 'nothing'} |`),
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