"use strict";
exports.id = "for-flow-main-and-flow-post";
exports.ids = ["for-flow-main-and-flow-post"];
exports.modules = {

/***/ 5402:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RI: () => (/* binding */ CANCEL_GRACE_MS),
/* harmony export */   XW: () => (/* binding */ remainingMs),
/* harmony export */   Ye: () => (/* binding */ attemptTimeouts),
/* harmony export */   cg: () => (/* binding */ startBudget),
/* harmony export */   dP: () => (/* binding */ abortAfterCancel),
/* harmony export */   o$: () => (/* binding */ subBudget),
/* harmony export */   qo: () => (/* binding */ isExhausted)
/* harmony export */ });
/** Returns a budget that starts now. */
function startBudget(runtime, total, signals = {}) {
    return { total, ends: runtime.monotonicMs() + total, ...signals };
}
/** The runner kills a step a few seconds after it has signalled a cancellation. */
const CANCEL_GRACE_MS = 5_000;
/**
 * Returns a signal that aborts when this share of the grace period has passed after a cancellation;
 * it does not abort if the step was cancelled before the call.
 */
function abortAfterCancel(runtime, share) {
    const { cancelled } = runtime;
    const abort = new AbortController();
    cancelled.addEventListener('abort', () => void runtime.sleep(CANCEL_GRACE_MS * share).then(() => abort.abort(cancelled.reason)));
    return abort.signal;
}
/** Returns the milliseconds that remain, never a negative number. */
function remainingMs(runtime, { ends }) {
    return Math.max(0, ends - runtime.monotonicMs());
}
/**
 * Returns a budget of a part of the time that remains, for work that must leave time for other
 * work. `total` is unchanged, so its attempts have the same timeouts as any other.
 */
function subBudget(runtime, budget, part) {
    const { abortShares } = budget;
    return {
        ...budget,
        ends: runtime.monotonicMs() + remainingMs(runtime, budget) * part,
        ...(abortShares && { stopNew: abortShares, abortAll: abortShares }),
    };
}
/**
 * Returns the timeouts of one attempt as fractions of the budget: 1/12 to connect, 1/6 to the first
 * byte, 1/4 in all (1/3 for the last two if `slow`). None exceeds the time that remains.
 */
function attemptTimeouts(runtime, budget, slow = false) {
    const rest = remainingMs(runtime, budget);
    const part = (n) => Math.min(budget.total / n, rest);
    return {
        connect: part(12),
        firstByte: part(slow ? 3 : 6),
        whole: part(slow ? 3 : 4),
        abort: budget.abortAll,
    };
}
/** Returns whether less than a thousandth of the budget remains: too little to start anything. */
const isExhausted = (rest, { total }) => rest < total / 1000;


/***/ }),

/***/ 2563:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gb: () => (/* binding */ requestIdOf),
/* harmony export */   h$: () => (/* binding */ validRequestId),
/* harmony export */   s9: () => (/* binding */ requestIdInBody)
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
 * Hexadecimal digits with hyphens or colons, such as a UUID. No other server text is printed
 * unchanged; neither a JWT nor any token that the supported servers issue has this form.
 */
const FORM = /^(?=.*\d)[0-9A-Fa-f][0-9A-Fa-f:-]{6,38}[0-9A-Fa-f]$/;
/** Returns the id by which server operators find the request in their logs, or `undefined`. */
function requestIdOf({ headers = {}, text = '', }) {
    return [...HEADERS.map((name) => headers[name]), ...idsIn(text)].find(isRequestId);
}
/** Returns a value if it has the form of a request id. */
const validRequestId = (value) => isRequestId(value) ? value : undefined;
const isRequestId = (value) => typeof value === 'string' && value.length <= 40 && FORM.test(value);
/**
 * Returns the id in a JSON body. Vault writes it into its audit log; the headers of a response may
 * be those of a gateway, or an echo of the request.
 */
const requestIdInBody = (text) => idsIn(text).find(isRequestId);
/** Returns the ids in a JSON body; Vault and Entra send them there. */
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

/***/ 7501:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  U: () => (/* binding */ retryingClient)
});

// EXTERNAL MODULE: ./.build/core/budget.js
var core_budget = __webpack_require__(5402);
// EXTERNAL MODULE: ./.build/core/failure.js
var failure = __webpack_require__(6949);
// EXTERNAL MODULE: ./.build/core/requestId.js
var core_requestId = __webpack_require__(2563);
;// CONCATENATED MODULE: ./.build/core/verdict.js
const RETRYABLE = new Set([408, 425, 429]);
/** Returns the verdict by the general rules, which hold for every server. */
function generalVerdict(response, expects) {
    const { status } = response;
    return RETRYABLE.has(status) || status >= 500 || isEmptySuccess(response, expects)
        ? 'retry'
        : 'accept';
}
const PAGE = /^\s*<(?:!doctype\s+html|html)\b/i;
const isPage = ({ headers, text }) => PAGE.test(text) || /^text\/html\b/i.test(headers['content-type'] ?? '');
/** Returns whether a 2xx has no content: usually sent by a gateway or portal, not the server. */
function isEmptySuccess(response, expects) {
    const { status, text } = response;
    if (status < 200 || status > 299 || status === 204)
        return false;
    // An endpoint that returns no body still never returns HTML.
    if (PAGE.test(text))
        return true;
    if (expects === 'nothing')
        return false;
    // A server that mislabels its JSON has still issued a lease: a retry would lease twice.
    const mislabelled = expects === 'json' && /^\s*\{/.test(text);
    return text.trim() === '' || (isPage(response) && !mislabelled);
}
/** Describes a retried response without quoting it: `returned 503`. */
function describeResponse(response) {
    const { status } = response;
    if (status < 200 || status > 299)
        return `returned ${status}`;
    return `returned ${status} with ${isPage(response) ? 'a web page' : 'an empty body'}`;
}

;// CONCATENATED MODULE: ./.build/core/retry.js




const MOST_ATTEMPTS = 10;
/**
 * Retries transport errors, 408, 425, 429, 5xx, success responses without content and the server's
 * own codes: at most ten attempts, within the budget. See decision 24.
 */
function retryingClient(runtime, whole) {
    return {
        async send(asked, judging = {}) {
            const attempt = 'next' in asked ? asked : { host: asked.url.host, next: async () => asked };
            const { share } = asked;
            const budget = share === undefined ? whole : (0,core_budget/* subBudget */.o$)(runtime, whole, share);
            const series = { runtime, budget, attempt, judging, log: retryLog(runtime) };
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
                    // An attempt that the end of the budget truncated is not evidence about the host.
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
 * Makes one attempt. A preconnected connection may have been closed before a byte was sent, which
 * is not evidence about the host, so the first such attempt is repeated at once and not counted.
 */
async function begin(series, count) {
    const result = await attemptOnce(series, count);
    const { preconnected, notSent } = result.outcome instanceof failure/* Failure */.HR ? result.outcome.facts : {};
    return count === 1 && preconnected && notSent ? attemptOnce(series, count) : result;
}
async function attemptOnce({ runtime, budget, attempt, judging }, count) {
    budget.stopNew?.throwIfAborted();
    const request = await attempt.next();
    // `next` may fetch a fresh token; the budget may have been stopped in the meantime.
    if (budget.stopNew?.aborted)
        attempt.onOutcome?.(new failure/* Failure */.HR('CANCELLED', 'the attempt did not begin', { notSent: true }));
    budget.stopNew?.throwIfAborted();
    const limits = (0,core_budget/* attemptTimeouts */.Ye)(runtime, budget, request.slow);
    const started = !(0,core_budget/* isExhausted */.qo)(limits.whole, budget);
    const outcome = started
        ? await runtime.http(request, limits).catch(failure/* asFailure */.h_)
        : outOfTime(attempt.host);
    attempt.onOutcome?.(outcome);
    if (!(outcome instanceof failure/* Failure */.HR)) {
        const verdict = judging.judge?.(outcome, count) ?? generalVerdict(outcome, request.expects);
        return { outcome, verdict, truncated: false, started };
    }
    const truncated = outcome.code === 'TIMED_OUT' && limits.whole < budget.total / 4;
    return { outcome, verdict: outcome.facts.transient ? 'retry' : outcome, truncated, started };
}
/** An attempt without time would blame the host for time that other requests used. */
const outOfTime = (host) => new failure/* Failure */.HR('TIMED_OUT', `no time was left to ask ${host}`, { notSent: true });
/** Waits, and prepares the next attempt meanwhile. Throws if the limits allow no further one. */
async function waitBeforeRetry(series, state) {
    const { runtime, budget, attempt, log } = series;
    const { count, outcome } = state;
    const last = { count, outcome: state.mostInformative };
    const asked = outcome instanceof failure/* Failure */.HR ? 0 : retryAfter(runtime, outcome);
    const rest = (0,core_budget/* remainingMs */.XW)(runtime, budget);
    const backOff = Math.min(backOffMs(runtime, budget, count), lastChanceMs(budget, rest, count));
    const wait = Math.max(backOff, asked);
    if (asked > 0 && (0,core_budget/* isExhausted */.qo)(rest - asked, budget))
        throw retriesExhausted(series, {
            ...last,
            more: ` and asked to wait ${Math.ceil(asked / 1000)} s, ${Math.floor(rest / 1000)} s left`,
        });
    if (count >= MOST_ATTEMPTS || (0,core_budget/* isExhausted */.qo)(rest - wait, budget))
        throw retriesExhausted(series, last);
    const reason = outcome instanceof failure/* Failure */.HR ? outcome.message : `${attempt.host} ${describeResponse(outcome)}`;
    log.note(reason, wait, rest);
    // Both run in parallel, so that preparing (such as fetching an ID token) adds no further wait.
    const cut = new AbortController();
    const prepared = attempt.prepare?.(wait).catch((error) => {
        cut.abort(error);
        throw error;
    });
    const signals = budget.stopNew ? [budget.stopNew, cut.signal] : [cut.signal];
    await Promise.all([runtime.sleep(wait, AbortSignal.any(signals)), prepared]);
}
/** Logs the first retry, and at the end the number of further ones and the last reason. */
function retryLog(runtime) {
    let retries = 0;
    let last = '';
    return {
        note(reason, wait, rest) {
            last = reason;
            if (++retries === 1)
                runtime.log('info', `${reason}; attempt 2 in ${seconds(wait)} s, ${seconds(rest)} s left`);
        },
        end() {
            const more = retries === 2 ? '1 more retry' : `${retries - 1} more retries`;
            if (retries > 1)
                runtime.log('info', `${last}; … ${more}`);
        },
    };
}
/**
 * Returns the milliseconds before the next attempt: random between w/2 and w, where w is 1, 2, 4,
 * 8, then 16 s. In a budget below a minute, w shrinks in proportion, so that as many attempts fit.
 */
function backOffMs(runtime, { total }, count) {
    const longest = Math.min(16, 2 ** (count - 1)) * Math.min(1_000, total / 60);
    const [byte = 0] = runtime.random(1);
    return longest * (1 / 2 + byte / 510);
}
/**
 * Returns the longest wait that still leaves time for an attempt; without a limit if that would be
 * shorter than an eighth of what the back-off asks for.
 */
function lastChanceMs({ total }, rest, count) {
    const room = rest - total / 120;
    const longest = Math.min(16, 2 ** (count - 1)) * Math.min(1_000, total / 60);
    return room < longest / 8 ? Number.POSITIVE_INFINITY : room;
}
/** Returns `Retry-After` in milliseconds, from seconds or a date (RFC 9110, 10.2.3). */
function retryAfter(runtime, { headers }) {
    const value = headers['retry-after']?.trim() ?? '';
    if (/^\d{1,9}$/.test(value))
        return Number(value) * 1000;
    const date = Date.parse(value);
    return Number.isNaN(date) ? 0 : Math.max(0, date - runtime.now() * 1000);
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
    const requestId = (0,core_requestId/* requestIdOf */.Gb)(outcome);
    const message = `${attempt.host} ${describeResponse(outcome)}${more} (${tries})`;
    if (outcome.status < 300)
        return new failure/* Failure */.HR('RESPONSE_INVALID', message, { requestId });
    const known = judging.explain?.(outcome);
    if (known) {
        const { symptom, causes, fix } = known;
        return new failure/* Failure */.HR('UNREACHABLE', `${message}: ${symptom}`, { requestId, causes, fix });
    }
    const limited = 'the server limits how often it may be asked';
    const failing = 'the server, or a gateway before it, is failing or overloaded';
    return new failure/* Failure */.HR('UNREACHABLE', message, {
        requestId,
        causes: [outcome.status === 429 ? limited : failing],
        fix: 'Try again; if it lasts, look at the health of the server, or raise `timeout`.',
    });
}
const seconds = (milliseconds) => (milliseconds / 1000).toFixed(1);


/***/ }),

/***/ 8543:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H7: () => (/* binding */ recordRefusals),
/* harmony export */   Ic: () => (/* binding */ warnOnError),
/* harmony export */   Sy: () => (/* binding */ recordEndings),
/* harmony export */   kQ: () => (/* binding */ leasedLines),
/* harmony export */   tO: () => (/* binding */ leasedSummary)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6949);
/* harmony import */ var _exports_values_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2745);
/* harmony import */ var _record_event_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6589);
/* harmony import */ var _record_head_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3767);
/* harmony import */ var _record_summary_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(333);
/* harmony import */ var _failureLog_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9022);






/** Returns the record line of each exported lease. */
function leasedLines(runtime, exposed, { header, entries }) {
    const receipts = entries.filter((entry) => entry.kind === 'receipt');
    return exposed.map(({ obtained: { config, token, lease }, where }) => {
        const own = receipts.filter((receipt) => receipt.lease === config.name);
        const notes = new Set(own.map(({ note }) => note).filter((note) => note !== undefined));
        const ids = (0,_record_head_js__WEBPACK_IMPORTED_MODULE_2__/* .tokenIds */ .gX)(token.claims);
        return (0,_record_event_js__WEBPACK_IMPORTED_MODULE_1__/* .toJsonLine */ .iA)({
            ...baseEvent(runtime, header, { event: 'leased', config, token: ids }),
            ...(0,_failureLog_js__WEBPACK_IMPORTED_MODULE_3__/* .actorOf */ .dn)(token),
            id: lease.id,
            ...keysOf(own, lease),
            request: lease.requestId,
            expires_at: lease.expiresAt === undefined ? null : (0,_exports_values_js__WEBPACK_IMPORTED_MODULE_4__/* .rfc3339 */ .ag)(lease.expiresAt),
            exported: where,
            severity: (0,_record_event_js__WEBPACK_IMPORTED_MODULE_1__/* .severityOf */ .xJ)({ event: 'leased' }),
            ...(notes.size > 0 && { note: [...notes].join('; ') }),
        });
    });
}
/** Returns the keys of all receipts of a lease: several values of one name become a list. */
function keysOf(receipts, lease) {
    const pairs = [
        ...receipts.flatMap(({ keys }) => Object.entries(keys ?? {})),
        ...Object.entries(lease.keys ?? {}).flatMap(([name, values]) => values.map((value) => [name, value])),
    ];
    if (pairs.length === 0)
        return {};
    const keys = [...Map.groupBy(pairs, ([name]) => name)].map(([name, same]) => {
        const [only = '', ...more] = new Set(same.map(([, value]) => value));
        return [name, more.length === 0 ? only : [only, ...more]];
    });
    return { keys: Object.fromEntries(keys) };
}
/** Returns the block of all leases for the job summary. */
function leasedSummary(runtime, exposed) {
    return (0,_record_summary_js__WEBPACK_IMPORTED_MODULE_5__/* .formatSummary */ .T4)(exposed.map(({ obtained: { config, lease }, where }) => ({
        ...{
            lease: config.name,
            from: config.from,
            host: config.prepared.host,
            asked: config.prepared.requested,
            exposed: where,
            labels: config.labels,
        },
        ...{
            id: lease.id,
            expiresAt: lease.expiresAt,
            leasedAt: runtime.now(),
        },
    })));
}
/**
 * Appends an event for each lease that failed to the record. Returns the failure with the path of
 * the record, or unchanged if the record cannot be written.
 */
function recordRefusals(runtime, plan, { failure, record, failureLog, ids = (0,_record_head_js__WEBPACK_IMPORTED_MODULE_2__/* .newStepIds */ .j_)(runtime) }) {
    try {
        for (const config of plan.leases) {
            const refusal = failureLog.eventFor(config.name, failure);
            if (!refusal)
                continue;
            const head = baseEvent(runtime, ids, {
                event: 'refused',
                config,
                token: refusal.identity && (0,_record_head_js__WEBPACK_IMPORTED_MODULE_2__/* .tokenIds */ .gX)(refusal.identity),
            });
            const severity = (0,_record_event_js__WEBPACK_IMPORTED_MODULE_1__/* .severityOf */ .xJ)({ event: 'refused', code: refusal.code });
            runtime.appendToRecord(record, (0,_record_event_js__WEBPACK_IMPORTED_MODULE_1__/* .toJsonLine */ .iA)({ ...head, ...refusal, severity }));
        }
        return new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(failure.code, failure.message, {
            ...failure.facts,
            record,
            cause: failure.facts.cause ?? failure,
        });
    }
    catch (error) {
        runtime.log('warning', (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .asFailure */ .h_)(error).message);
        return failure;
    }
}
/** Appends the event of each outcome to the record. */
function recordEndings(runtime, { record, ...step }, outcomes) {
    if (record === undefined)
        return;
    for (const outcome of outcomes)
        runtime.appendToRecord(record, (0,_record_event_js__WEBPACK_IMPORTED_MODULE_1__/* .toJsonLine */ .iA)(endedEvent(runtime, step, outcome)));
}
function endedEvent(runtime, step, { lease, from, host, id, token, keys, expiresAt, end, ...outcome }) {
    const { failure, note, flags, request } = outcome;
    const code = failure?.code;
    return {
        ...(0,_record_head_js__WEBPACK_IMPORTED_MODULE_2__/* .eventHead */ .dY)(runtime, step, { event: 'ended', lease, token }),
        ...{ from, host, id, keys },
        request: failure?.facts.requestId ?? request,
        expires_at: expiresAt === undefined ? null : (0,_exports_values_js__WEBPACK_IMPORTED_MODULE_4__/* .rfc3339 */ .ag)(expiresAt),
        end,
        ...{ code, severity: (0,_record_event_js__WEBPACK_IMPORTED_MODULE_1__/* .severityOf */ .xJ)({ event: 'ended', end, flags }), note, flags },
    };
}
/** Runs an action and logs its error as a warning, so that cleanup and revocation continue. */
function warnOnError(runtime, act) {
    try {
        act();
    }
    catch (error) {
        runtime.log('warning', (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .asFailure */ .h_)(error).message);
    }
}
function baseEvent(runtime, step, { event, config: { name: lease, from, audience, prepared, labels }, token, }) {
    const { read, ...requested } = prepared.requested;
    return {
        ...(0,_record_head_js__WEBPACK_IMPORTED_MODULE_2__/* .eventHead */ .dY)(runtime, step, { event, lease, token }),
        ...{ from, host: prepared.host, audience, requested },
        ...(read !== undefined && { read: [read].flat() }),
        flags: runtime.network.flags,
        ...(labels.size > 0 && { labels: Object.fromEntries(labels) }),
    };
}


/***/ }),

/***/ 9022:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   dn: () => (/* binding */ actorOf),
/* harmony export */   ee: () => (/* binding */ mergeFailures),
/* harmony export */   fp: () => (/* binding */ createFailureLog)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6949);
/* harmony import */ var _record_event_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6589);


// The signature is verified first, so a token that is rejected with one of these codes was signed
// by the issuer.
const SIGNED = new Set(['RUN_MISMATCH', 'EVENT_REFUSED', 'CLAIM_MISMATCH']);
/** Returns an empty failure log that knows only the secret with which tokens are requested. */
function createFailureLog(bearer) {
    const who = new Map();
    const secrets = bearer ? [bearer.reveal()] : [];
    const reasons = new Map();
    return {
        verified(lease, token) {
            secrets.push(token.jwt.reveal());
            who.set(lease, actorOf(token));
        },
        unverified(leases, failure, jwt) {
            for (const { name } of leases) {
                if (jwt)
                    secrets.push(jwt.reveal());
                if (jwt)
                    who.set(name, actorFrom((0,_record_event_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeUnverifiedClaims */ .pM)(jwt.reveal()), SIGNED.has(failure.code)));
                if ((failure.facts.lease ?? name) === name)
                    reasons.set(name, failure);
            }
        },
        failed: (lease, failure) => void reasons.set(lease, failure),
        eventFor(lease, failure) {
            const reason = reasons.size === 0 ? failure : reasons.get(lease);
            const { claimed, ...known } = who.get(lease) ?? {};
            return (reason && {
                verified: false,
                ...known,
                // The author of an unverified token may know the secrets of this step.
                ...(claimed && { claimed: (0,_record_event_js__WEBPACK_IMPORTED_MODULE_1__/* .withoutSecrets */ .cT)(claimed, secrets) }),
                code: reason.code,
                request: reason.facts.requestId,
            });
        },
    };
}
/** Returns the identity in a verified token, for the record. */
const actorOf = ({ claims }) => actorFrom((0,_record_event_js__WEBPACK_IMPORTED_MODULE_1__/* .pickIdentity */ .KN)(claims), true);
const actorFrom = (claims, verified) => verified ? { verified, identity: claims } : { verified, claimed: claims };
/**
 * Merges failures into one. The first code wins; the message lists each distinct failure with the
 * leases it affects.
 */
function mergeFailures(first, more) {
    if (more.length === 0)
        return first.failure;
    const { code, facts } = first.failure;
    const all = [first, ...more];
    const alike = [
        ...Map.groupBy(all, ({ failure }) => `${failure.code} ${failure.message}`).values(),
    ];
    const texts = alike.length === 1 ? [first.failure.message] : alike.map((same) => formatGroup(same, code));
    const claims = [
        ...new Set(all.flatMap(({ failure }) => (failure.code === code ? (failure.facts.claims ?? []) : []))),
    ];
    const requestIds = [...new Set(all.flatMap(({ failure }) => failure.facts.requestId ?? []))];
    // The merged failure affects several leases, so it names none.
    const { lease: _, ...rest } = facts;
    return new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(code, texts.join('\n'), {
        ...rest,
        ...(claims.length > 0 && { claims }),
        ...(requestIds.length > 0 && { requestId: requestIds.join(', ') }),
        cause: first.failure,
    });
}
function formatGroup(same, common) {
    const names = [...new Set(same.flatMap(({ leases }) => leases))]
        .map((name) => `"${name}"`)
        .join(', ');
    return same
        .slice(0, 1)
        .map(({ failure: { code, message } }) => `${code === common ? '' : `${code}, `}lease ${names}: ${message}`)
        .join('');
}


/***/ }),

/***/ 7885:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  n: () => (/* binding */ leaseRequests),
  m: () => (/* binding */ preparingClient)
});

// EXTERNAL MODULE: ./.build/core/secret.js
var secret = __webpack_require__(4355);
;// CONCATENATED MODULE: ./.build/core/version.js
/** The version of this action, as in `package.json`; a test compares both. */
const VERSION = '0.1.0';

;// CONCATENATED MODULE: ./.build/providers/correlation.js

const LONGEST = 256;
/**
 * The header that a provider copies into its own audit log, beside `User-Agent`, and the form in
 * which it accepts the lease's uid.
 */
const HEADERS = {
    vault: ['X-Correlation-Id', (uid) => uid],
    azure: ['client-request-id', guid],
    gcp: ['X-Goog-Request-Reason', (uid) => uid],
};
/**
 * Returns the headers by which a request is found in the provider's audit log. They contain only
 * values of this action and ids: a ref or a title is written by outsiders.
 */
function correlationHeaders(sender) {
    const own = Object.hasOwn(HEADERS, sender.from)
        ? HEADERS[sender.from]
        : undefined;
    return {
        'User-Agent': userAgent(sender),
        ...(own && { [own[0]]: own[1](sender.leaseUid) }),
    };
}
/** Returns `lease-credentials/VERSION (owner/repo; run N/attempt; job; lease)`, in ASCII. */
function userAgent({ run, lease }) {
    const { repository, run_id, run_attempt, check_run_id } = run;
    const parts = [
        repository,
        run_id && `run ${run_id}/${run_attempt ?? ''}`,
        check_run_id && `job ${check_run_id}`,
        lease,
    ].filter((part) => part !== undefined && part !== '');
    const comment = parts.join('; ').replace(/[^A-Za-z0-9 ;._/-]/g, '_');
    return `${`lease-credentials/${VERSION} (${comment}`.slice(0, LONGEST - 1)})`;
}
/** Returns 32 hexadecimal digits in the form of a GUID, which Entra requires. */
function guid(uid) {
    return uid.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

// EXTERNAL MODULE: ./.build/record/head.js
var head = __webpack_require__(3767);
;// CONCATENATED MODULE: ./.build/flow/leaseRequests.js



/** Returns how the requests of one lease are prepared. `run` names the run and the job. */
function leaseRequests({ from, lease, ca }, { uid }, run) {
    const sender = correlationHeaders({ from, lease, run, leaseUid: (0,head/* leaseUid */.F6)(uid, lease) });
    const withCa = (request) => ({ ...request, ca });
    const identified = (request) => withCa({ ...request, headers: { ...sender, ...request.headers } });
    return {
        identified,
        any: (request) => (carriesSecret(request) ? identified(request) : withCa(request)),
    };
}
/** Returns a client that prepares each request before it is sent. */
const preparingClient = (client, prepare) => ({
    send: (asked, judging) => client.send('next' in asked
        ? { ...asked, next: async () => prepare(await asked.next()) }
        : prepare(asked), judging),
});
const carriesSecret = ({ headers = {} }) => Object.values(headers).some((value) => value instanceof secret/* Secret */.z);


/***/ }),

/***/ 3495:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ groupForLog),
/* harmony export */   i: () => (/* binding */ lostResponse)
/* harmony export */ });
/* harmony import */ var _exports_values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2745);

/**
 * Returns the outcome of an attempt whose intent was never closed: it may have issued an unknown
 * lease.
 */
function lostResponse(runtime, { lease, from, host, until, token }) {
    const base = { lease, from, host, id: undefined, expiresAt: until ?? undefined, token };
    const end = until !== null && until <= runtime.now() ? 'expired' : 'unknown';
    return { ...base, end, sentence: formatLost([{ ...base, end }]) };
}
/** Groups outcomes for the log: lost responses from one host become one line. */
function groupForLog(outcomes) {
    const groups = Map.groupBy(outcomes, (outcome) => outcome.id === undefined ? `${outcome.end} ${outcome.lease} ${outcome.host}` : outcome);
    return [...groups.values()].flatMap(([first, ...more]) => first
        ? [
            {
                end: first.end,
                ...(first.flags && { flags: first.flags }),
                sentence: more.length === 0 ? first.sentence : formatLost([first, ...more]),
            },
        ]
        : []);
}
/** Returns the sentence for lost responses from one host; the latest expiry counts. */
function formatLost(lost) {
    const [{ lease, host, end }, ...more] = lost;
    const several = more.length > 0;
    const what = several
        ? `${lost.length} unusable responses from ${host}`
        : `no usable response from ${host}`;
    if (end === 'expired')
        return `${lease}: ${what}; whatever was leased has expired`;
    const times = lost.map(({ expiresAt }) => expiresAt);
    const life = times.includes(undefined)
        ? 'for as long as the server allows'
        : `until ${(0,_exports_values_js__WEBPACK_IMPORTED_MODULE_0__/* .rfc3339 */ .ag)(Math.max(...times.map((time) => time ?? 0)))}`;
    return (`${lease}: ${what}; ${several ? 'unknown leases' : 'an unknown lease'} may be ` +
        `valid ${life}`);
}


/***/ }),

/***/ 3104:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  W: () => (/* binding */ revocationBudget),
  i: () => (/* binding */ revokeAll)
});

// EXTERNAL MODULE: ./.build/core/budget.js
var budget = __webpack_require__(5402);
// EXTERNAL MODULE: ./.build/core/failure.js
var failure = __webpack_require__(6949);
// EXTERNAL MODULE: ./.build/core/retry.js + 1 modules
var retry = __webpack_require__(7501);
// EXTERNAL MODULE: ./.build/exports/values.js
var values = __webpack_require__(2745);
;// CONCATENATED MODULE: ./.build/providers/revokers.js
/** The providers that can revoke, each loaded separately so that post loads only what it needs. */
const registry = new Map([
    ['vault', () => Promise.all(/* import() */[__webpack_require__.e("vault-revoke"), __webpack_require__.e("for-vault-revoke")]).then(__webpack_require__.bind(__webpack_require__, 1111))],
    ['oauth', () => __webpack_require__.e(/* import() */ "oauth-revoke").then(__webpack_require__.bind(__webpack_require__, 738))],
    ['octo-sts', () => __webpack_require__.e(/* import() */ "octo-sts-revoke").then(__webpack_require__.bind(__webpack_require__, 5751))],
]);
/** Returns the revoker of a provider; `undefined` if the name, which is untrusted, has none. */
const revokerFor = async (name) => registry.get(name)?.();

// EXTERNAL MODULE: ./.build/flow/leaseRequests.js + 2 modules
var leaseRequests = __webpack_require__(7885);
// EXTERNAL MODULE: ./.build/flow/outcomes.js
var outcomes = __webpack_require__(3495);
// EXTERNAL MODULE: ./.build/core/secret.js
var core_secret = __webpack_require__(4355);
;// CONCATENATED MODULE: ./.build/flow/supplies.js


/** Returns what the revocation of one lease may need; each part is loaded on first use. */
function suppliesFor(runtime, lease, from) {
    let source;
    return {
        async input(name, sha256) {
            const value = await suppliedInput(from.inputs(), lease, name);
            if (value === undefined)
                throw new failure/* Failure */.HR('INPUT_INVALID', `"${name}" is needed for the revocation, and is empty in this step`);
            const { hash } = await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 7598, 23));
            if (hash('sha256', value) !== sha256)
                throw new failure/* Failure */.HR('INPUT_INVALID', `"${name}" is not the value with which the lease was obtained: its SHA-256 differs`);
            const secret = new core_secret/* Secret */.z(value);
            runtime.mask(secret);
            return secret;
        },
        async idToken(audience) {
            source ??= Promise.all(/* import() */[__webpack_require__.e("for-flow-main-and-flow-tokenSource"), __webpack_require__.e("flow-tokenSource")]).then(__webpack_require__.bind(__webpack_require__, 9524)).then(({ openTokenSource }) => openTokenSource(runtime, from.client, from.issuer));
            return (await source)(audience, lease);
        },
    };
}
/** Returns an input of a lease from the flat form, or from the YAML of `leases`. */
async function suppliedInput(inputs, lease, name) {
    const text = inputs.get('leases');
    if (text === undefined)
        return inputs.get(name);
    const { loadYaml } = await __webpack_require__.e(/* import() */ "inputs-yaml").then(__webpack_require__.bind(__webpack_require__, 4813));
    const parsed = (await loadYaml())(text);
    const leases = 'value' in parsed ? parsed.value : undefined;
    const fields = leases instanceof Map ? leases.get(lease) : undefined;
    const value = fields instanceof Map ? fields.get(name) : undefined;
    return typeof value === 'string' ? value : undefined;
}

;// CONCATENATED MODULE: ./.build/flow/revoke.js








/**
 * Revokes everything that is open, in parallel and within the budget. Returns the outcome of each
 * receipt and of each lost response; never throws.
 */
async function revokeAll(runtime, open, revocation) {
    const endAll = (receipts) => Promise.all(receipts.map(async ([number, receipt]) => {
        const again = open.revoked.has(number);
        const outcome = await revokeOne(runtime, receipt, { ...revocation, again });
        if (outcome.end === 'revoked')
            revocation.onRevoked?.(number);
        return outcome;
    }));
    // Receipts that main has journaled as revoked come last: one may share a token with a receipt
    // that replaced it.
    const groups = Map.groupBy(open.receipts, ([number]) => open.revoked.has(number));
    const first = await endAll(groups.get(false) ?? []);
    const last = await endAll(groups.get(true) ?? []);
    return [...first, ...last, ...open.lost.map((intent) => (0,outcomes/* lostResponse */.i)(runtime, intent))];
}
/**
 * Returns the budget for revocations: the given time in all, and five seconds once the step is
 * cancelled.
 */
function revocationBudget(runtime, milliseconds) {
    const { aborted } = runtime.cancelled;
    const abortShares = (0,budget/* abortAfterCancel */.dP)(runtime, 1 / 2);
    const cut = (0,budget/* abortAfterCancel */.dP)(runtime, 1);
    return (0,budget/* startBudget */.cg)(runtime, aborted ? Math.min(milliseconds, budget/* CANCEL_GRACE_MS */.RI) : milliseconds, {
        stopNew: cut,
        abortAll: cut,
        abortShares,
    });
}
async function revokeOne(runtime, receipt, revocation) {
    const { lease, from, host, id, expiresAt, revocation: data, token, keys, request } = receipt;
    const base = {
        ...{ lease, from, host, id, token, keys, request },
        expiresAt: expiresAt ?? undefined,
        strict: receipt.onRevokeFailure === 'fail',
    };
    if (data === null)
        return isExpired(runtime, expiresAt)
            ? { ...base, ...expiredOutcome(lease) }
            : { ...base, ...cannotRevoke(runtime, receipt) };
    try {
        const result = await callRevoker(runtime, { ...receipt, revocation: data }, revocation);
        if (result === 'already-gone')
            return { ...base, ...gone(runtime, receipt, revocation.again) };
        return {
            ...base,
            end: 'revoked',
            sentence: `${lease}: revoked${formatTiming(runtime, expiresAt)}`,
        };
    }
    catch (error) {
        return { ...base, ...failed(runtime, receipt, (0,failure/* asFailure */.h_)(error).forLease(lease)) };
    }
}
function failed(runtime, { lease, expiresAt }, failure) {
    const sentence = `${lease}: could not be revoked (${failure.message});`;
    if (!isExpired(runtime, expiresAt))
        return {
            end: 'failed',
            failure,
            sentence: `${sentence} it stays valid, ${formatRemaining(runtime, expiresAt)}`,
        };
    // The lease has expired by our clock, and no server response contradicts that.
    if (failure.code !== 'EXCHANGE_REFUSED')
        return expiredOutcome(lease, `; the final revocation attempt failed (${failure.message})`);
    // Some servers also reject the revocation of expired leases, so this does not fail the job.
    const renewed = `it was to expire ${formatDuration(runtime.now() - expiresAt)} ago, and ` +
        'is valid if it was renewed';
    return { strict: false, end: 'failed', failure, sentence: `${sentence} ${renewed}` };
}
/**
 * Returns the outcome of a lease that the server reports as gone: confirmed only if it has expired,
 * or if this step revoked it before.
 */
function gone(runtime, { lease, host, expiresAt }, again) {
    if (isExpired(runtime, expiresAt))
        return expiredOutcome(lease);
    if (again)
        return { end: 'already-gone', sentence: `${lease}: was already gone` };
    const expiry = expiresAt === null ? 'expiry unknown' : formatRemaining(runtime, expiresAt);
    return {
        end: 'already-gone',
        flags: ['unconfirmed'],
        sentence: `${lease}: was already gone according to ${host}, unconfirmed: this step had not ` +
            `revoked it (${expiry})`,
    };
}
/**
 * Returns whether a lease has expired by our clock. The clock may be wrong, and a token may have
 * been renewed, so a lease that can be revoked is revoked anyway.
 */
const isExpired = (runtime, expiresAt) => expiresAt !== null && expiresAt <= runtime.now();
const expiredOutcome = (lease, more = '') => ({
    end: 'expired',
    sentence: `${lease}: expired${more}`,
});
function cannotRevoke(runtime, { lease, expiresAt, note }) {
    const sentence = `${lease}: cannot be revoked, ${formatRemaining(runtime, expiresAt)}`;
    return { end: 'expires', sentence, note };
}
async function callRevoker(runtime, receipt, { budget, inputs, header }) {
    const revoker = await revokerFor(receipt.from);
    if (!revoker)
        throw new failure/* Failure */.HR('INTERNAL', `no revoker is known for "${receipt.from}"`);
    // The runner keeps the state, but it is validated like untrusted input.
    if (!revoker.isValidRevocationData(receipt.revocation))
        throw new failure/* Failure */.HR('INTERNAL', 'the revocation data in the receipt is not valid for this provider');
    const client = (0,retry/* retryingClient */.U)(runtime, budget);
    const { ca, lease, from, token } = receipt;
    const supplies = suppliesFor(runtime, lease, { client, inputs, issuer: header.issuer });
    const run = { ...header.run, ...token };
    const { identified } = (0,leaseRequests/* leaseRequests */.n)({ from, lease, ca }, header, run);
    return revoker.revoke((0,leaseRequests/* preparingClient */.m)(client, identified), receipt, supplies);
}
function formatRemaining(runtime, expiresAt) {
    if (expiresAt === null)
        return 'for as long as the server allows';
    return `expires in ${formatDuration(expiresAt - runtime.now())}, at ${(0,values/* rfc3339 */.ag)(expiresAt)}`;
}
function formatTiming(runtime, expiresAt) {
    if (expiresAt === null)
        return '';
    return isExpired(runtime, expiresAt)
        ? `, ${formatDuration(runtime.now() - expiresAt)} after it was to expire`
        : `, ${formatDuration(expiresAt - runtime.now())} early`;
}
const formatDuration = (seconds) => seconds < 90 ? `${Math.max(0, Math.round(seconds))} s` : `${Math.round(seconds / 60)} min`;


/***/ }),

/***/ 6589:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KN: () => (/* binding */ pickIdentity),
/* harmony export */   cT: () => (/* binding */ withoutSecrets),
/* harmony export */   iA: () => (/* binding */ toJsonLine),
/* harmony export */   pM: () => (/* binding */ decodeUnverifiedClaims),
/* harmony export */   xJ: () => (/* binding */ severityOf)
/* harmony export */ });
/* harmony import */ var _core_masks_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9650);

// Who ran what, where and on whose behalf: the claims by which an investigation joins this record
// with other logs.
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
        'environment_node_id',
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
/** A custom property of the repository, which only owners of its organisation set. */
const PROPERTY = /^repo_property_[\w-]{1,100}$/;
const LONGEST_CLAIM = 1024;
/**
 * Returns the claims that identify repository, ref, workflow, environment, actor, run and token,
 * and the repository's custom properties; only strings of at most 1024 characters.
 */
function pickIdentity(claims) {
    const properties = Object.keys(claims).filter((name) => PROPERTY.test(name));
    const kept = [...IDENTITY, ...properties]
        .filter((name) => Object.hasOwn(claims, name))
        .map((name) => [name, claims[name]]);
    return Object.fromEntries(kept.filter(([, value]) => typeof value === 'string' && value.length <= LONGEST_CLAIM));
}
/** Returns the identity claims of an unverified token; empty if it is not a JWT. */
function decodeUnverifiedClaims(jwt) {
    try {
        const claims = JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8'));
        return typeof claims === 'object' && claims !== null
            ? pickIdentity(claims)
            : {};
    }
    catch {
        return {};
    }
}
/** Returns the claims without those whose value contains a secret in any masked form. */
function withoutSecrets(claims, secrets) {
    const forms = secrets.flatMap(_core_masks_js__WEBPACK_IMPORTED_MODULE_0__/* .maskForms */ .ye);
    return Object.fromEntries(Object.entries(claims).filter(([, value]) => !forms.some((form) => String(value).includes(form))));
}
const ALARMING = new Set(['ID_TOKEN_INVALID', 'RUN_MISMATCH']);
const NOTABLE = new Set([
    'CLAIM_MISMATCH',
    'EVENT_REFUSED',
    'GUARD_FAILED',
]);
/**
 * Returns `high` if a token was forged or replayed, `medium` if an identity was not the expected
 * one or a lease may still be valid, `low` for any other failure.
 */
function severityOf({ event, code, end, flags = [], }) {
    switch (event) {
        case 'leased':
            return 'info';
        case 'refused':
            return ALARMING.has(code) ? 'high' : NOTABLE.has(code) ? 'medium' : 'low';
        case 'ended':
            if (end === 'failed' || end === 'unknown')
                return 'medium';
            return flags.includes('unconfirmed') ? 'low' : 'info';
    }
}
/** Returns the event as one line of JSON. */
const toJsonLine = (event) => JSON.stringify(event);


/***/ }),

/***/ 3767:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F6: () => (/* binding */ leaseUid),
/* harmony export */   dY: () => (/* binding */ eventHead),
/* harmony export */   gX: () => (/* binding */ tokenIds),
/* harmony export */   j_: () => (/* binding */ newStepIds),
/* harmony export */   ng: () => (/* binding */ runOf)
/* harmony export */ });
/* unused harmony export traceOf */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);

/** Returns the members of a line that join it with others. `token` has the ids of the ID token. */
function eventHead(runtime, { uid, run: { repository_id, run_id, run_attempt } = {} }, { event, lease, token, }) {
    return {
        schema: 2,
        uid: randomUid(runtime),
        time: rfc3339Ms(runtime.now()),
        event,
        lease,
        lease_uid: leaseUid(uid, lease),
        run: { repository_id, run_id, run_attempt, ...token },
        trace: traceOf(run_id, run_attempt),
    };
}
/** Returns the ids of a step that has no journal. */
const newStepIds = (runtime) => ({
    uid: randomUid(runtime),
    run: runOf(runtime.job),
});
/** Returns 32 random hexadecimal digits. */
const randomUid = ({ random }) => Buffer.from(random(16)).toString('hex');
/**
 * Returns the uid of a lease, derived from the step's uid so that main and post agree without
 * further state.
 */
const leaseUid = (stepUid, lease) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hash)('sha256', `${stepUid} ${lease}`).slice(0, 32);
/** Returns the ids of the run that the runner states. */
const runOf = ({ github }) => Object.fromEntries(['repository', 'repository_id', 'run_id', 'run_attempt'].map((name) => [name, github(name)]));
/** Returns the ids of the job and the token in verified claims; `undefined` if there are none. */
function tokenIds(claims) {
    const pairs = ['check_run_id', 'jti'].flatMap((name) => {
        const value = Object.hasOwn(claims, name) ? claims[name] : undefined;
        return typeof value === 'string' && value.length <= LONGEST_ID ? [[name, value]] : [];
    });
    return pairs.length === 0 ? undefined : Object.fromEntries(pairs);
}
const LONGEST_ID = 128;
/**
 * Returns the trace id by the rule of the OpenTelemetry Collector's GitHub receiver: the first 16
 * bytes of SHA-256(`<run_id><run_attempt>t`).
 */
function traceOf(id, attempt) {
    if (!id || !attempt)
        return undefined;
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hash)('sha256', `${id}${attempt}t`).slice(0, 32);
}
const rfc3339Ms = (seconds) => new Date(seconds * 1000).toISOString();


/***/ }),

/***/ 333:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LG: () => (/* binding */ stillAliveBlock),
/* harmony export */   T4: () => (/* binding */ formatSummary),
/* harmony export */   kq: () => (/* binding */ escapeCell)
/* harmony export */ });
/* harmony import */ var _exports_values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2745);

// The runner shows at most 1 MiB of a step's summary, and a server can return any number of names.
const LONGEST = 900 * 1024;
/**
 * Returns main's block of the job summary: a row per lease, and collapsed details. Requests, and
 * then names, are left out if the block would be too large; empty if it still is.
 */
function formatSummary(rows) {
    const forms = [
        rows,
        rows.map((row) => ({ ...row, asked: {} })),
        rows.map((row) => ({ ...row, asked: {}, exposed: countOnly(row) })),
    ];
    return forms.map(formatRows).find((block) => Buffer.byteLength(block) <= LONGEST) ?? '';
}
const countOnly = ({ exposed }) => [`${exposed.length} names`];
function formatRows(rows) {
    return [
        `### Leased credentials`,
        '',
        '| lease | from | until | exported as |',
        '| --- | --- | --- | --- |',
        ...rows.map(({ lease, from, host, expiresAt, exposed }) => `| ${escapeCell(lease)} | ${escapeCell(from)} (${escapeCell(host)}) | ` +
            `${formatExpiry(expiresAt)} | ${exposed.map(escapeCell).join(', ') || 'nothing'} |`),
        '',
        '<details><summary>Details and lifetimes</summary>',
        '',
        ...rows.flatMap(({ lease, id, asked, labels = new Map() }) => [
            `- ${escapeCell(lease)}: ${escapeCell(id)}`,
            ...[...labels].map(([key, value]) => `  - ${escapeCell(key)}: ${escapeCell(value)}`),
            ...Object.entries(asked).map(([key, value]) => `  - ${escapeCell(key)}: ${[value].flat().map(escapeCell).join(', ')}`),
        ]),
        '',
        ...gantt(rows),
        '</details>',
        '',
    ].join('\n');
}
/**
 * Returns post's block of the job summary: the leases that may still be valid, one line if it is
 * one, and how an administrator can end them early.
 */
function stillAliveBlock(sentences, notes) {
    const [first = '', ...more] = sentences.map(escapeCell);
    const alive = more.length === 0
        ? [`Not revoked: ${first}`]
        : ['Not revoked:', '', ...[first, ...more].map((sentence) => `- ${sentence}`)];
    if (notes.length === 0)
        return [...alive, ''].join('\n');
    return [
        ...alive,
        '',
        '<details><summary>How to end them early</summary>',
        '',
        ...notes.map((note) => `- ${escapeCell(note)}`),
        '',
        '</details>',
        '',
    ].join('\n');
}
function gantt(rows) {
    const known = rows.filter(({ expiresAt }) => expiresAt !== undefined);
    // One bar compares nothing.
    if (known.length < 2)
        return [];
    return [
        ...[
            '```mermaid',
            'gantt',
            '  title How long each lease can live',
            '  dateFormat X',
            '  axisFormat %H:%M',
        ],
        // The provider comes first: a lease may be named `section`, which is a keyword in mermaid.
        ...known.map(({ lease, from, leasedAt, expiresAt }) => `  ${from} ${lease} :${Math.floor(leasedAt)}, ${Math.floor(expiresAt ?? leasedAt)}`),
        ...['```', ''],
    ];
}
const formatExpiry = (seconds) => seconds === undefined ? 'not said' : (0,_exports_values_js__WEBPACK_IMPORTED_MODULE_0__/* .rfc3339 */ .ag)(seconds);
/**
 * Returns the string escaped for a table cell: names come from workflow files, and the summary is
 * rendered as Markdown.
 */
const escapeCell = (text) => text
    .replace(/[\s\p{C}]+/gu, ' ')
    .replace(/[&<>|`\\*_[\]#!~$@]/g, (each) => `&#${each.charCodeAt(0)};`);


/***/ })

};
;