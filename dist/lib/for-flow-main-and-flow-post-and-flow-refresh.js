"use strict";
exports.id = "for-flow-main-and-flow-post-and-flow-refresh";
exports.ids = ["for-flow-main-and-flow-post-and-flow-refresh", "core-version"];
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
function startBudget(runtime, total, signals = {}) {
    return { total, ends: runtime.monotonicMs() + total, ...signals };
}
const CANCEL_GRACE_MS = 5_000;
function abortAfterCancel(runtime, share) {
    const { cancelled } = runtime;
    const abort = new AbortController();
    cancelled.addEventListener('abort', () => void runtime.sleep(CANCEL_GRACE_MS * share).then(() => abort.abort(cancelled.reason)));
    return abort.signal;
}
function remainingMs(runtime, { ends }) {
    return Math.max(0, ends - runtime.monotonicMs());
}
function subBudget(runtime, budget, part) {
    const { abortShares } = budget;
    return {
        ...budget,
        ends: runtime.monotonicMs() + remainingMs(runtime, budget) * part,
        ...(abortShares && { stopNew: abortShares, abortAll: abortShares }),
    };
}
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
const isExhausted = (rest, { total }) => rest < total / 1000;


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
function generalVerdict(response, expects) {
    const { status } = response;
    return RETRYABLE.has(status) || status >= 500 || isEmptySuccess(response, expects)
        ? 'retry'
        : 'accept';
}
const PAGE = /^\s*<(?:!doctype\s+html|html)\b/i;
const isPage = ({ headers, text }) => PAGE.test(text) || /^text\/html\b/i.test(headers['content-type'] ?? '');
function isEmptySuccess(response, expects) {
    const { status, text } = response;
    if (status < 200 || status > 299 || status === 204)
        return false;
    if (PAGE.test(text))
        return true;
    if (expects === 'nothing')
        return false;
    const mislabelled = expects === 'json' && /^\s*\{/.test(text);
    return text.trim() === '' || (isPage(response) && !mislabelled);
}
function describeResponse(response) {
    const { status } = response;
    if (status < 200 || status > 299)
        return `returned ${status}`;
    return `returned ${status} with ${isPage(response) ? 'a web page' : 'an empty body'}`;
}

;// CONCATENATED MODULE: ./.build/core/retry.js




const MOST_ATTEMPTS = 10;
function retryingClient(runtime, whole) {
    return {
        async send(source, judging = {}) {
            const attempt = 'next' in source ? source : { host: source.url.host, next: async () => source };
            const { share } = source;
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
async function begin(series, count) {
    const result = await attemptOnce(series, count);
    const { preconnected, notSent } = result.outcome instanceof failure/* Failure */.HR ? result.outcome.facts : {};
    return count === 1 && preconnected && notSent ? attemptOnce(series, count) : result;
}
async function attemptOnce({ runtime, budget, attempt, judging }, count) {
    budget.stopNew?.throwIfAborted();
    const request = await attempt.next();
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
const outOfTime = (host) => new failure/* Failure */.HR('TIMED_OUT', `no time was left for a request to ${host}`, { notSent: true });
async function waitBeforeRetry(series, state) {
    const { runtime, budget, attempt, log } = series;
    const { count, outcome } = state;
    const last = { count, outcome: state.mostInformative };
    const required = outcome instanceof failure/* Failure */.HR ? 0 : retryAfter(runtime, outcome);
    const rest = (0,core_budget/* remainingMs */.XW)(runtime, budget);
    const backOff = Math.min(backOffMs(runtime, budget, count), lastChanceMs(budget, rest, count));
    const wait = Math.max(backOff, required);
    if (required > 0 && (0,core_budget/* isExhausted */.qo)(rest - required, budget))
        throw retriesExhausted(series, {
            ...last,
            more: ` and requires a wait of ${Math.ceil(required / 1000)} s, ` +
                `${Math.floor(rest / 1000)} s left`,
        });
    if (count >= MOST_ATTEMPTS || (0,core_budget/* isExhausted */.qo)(rest - wait, budget))
        throw retriesExhausted(series, last);
    const reason = outcome instanceof failure/* Failure */.HR ? outcome.message : `${attempt.host} ${describeResponse(outcome)}`;
    log.note(reason, wait, rest);
    const cut = new AbortController();
    const prepared = attempt.prepare?.(wait).catch((error) => {
        cut.abort(error);
        throw error;
    });
    const signals = budget.stopNew ? [budget.stopNew, cut.signal] : [cut.signal];
    await Promise.all([runtime.sleep(wait, AbortSignal.any(signals)), prepared]);
}
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
function backOffMs(runtime, { total }, count) {
    const longest = Math.min(16, 2 ** (count - 1)) * Math.min(1_000, total / 60);
    const [byte = 0] = runtime.random(1);
    return longest * (1 / 2 + byte / 510);
}
function lastChanceMs({ total }, rest, count) {
    const room = rest - total / 120;
    const longest = Math.min(16, 2 ** (count - 1)) * Math.min(1_000, total / 60);
    return room < longest / 8 ? Number.POSITIVE_INFINITY : room;
}
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
        return outcome.with({ message: `${outcome.message} (${tries})`, transient: false });
    const requestId = (0,core_requestId/* requestIdOf */.Gb)(outcome);
    const message = `${attempt.host} ${describeResponse(outcome)}${more} (${tries})`;
    if (outcome.status < 300)
        return new failure/* Failure */.HR('RESPONSE_INVALID', message, { requestId });
    const known = judging.explain?.(outcome);
    if (known) {
        const { symptom, causes, fix } = known;
        return new failure/* Failure */.HR('UNREACHABLE', `${message}: ${symptom}`, { requestId, causes, fix });
    }
    const limited = 'the server limits the rate of requests';
    const failing = 'the server, or a gateway before it, is failing or overloaded';
    return new failure/* Failure */.HR('UNREACHABLE', message, {
        requestId,
        causes: [outcome.status === 429 ? limited : failing],
        fix: 'Re-run the job; if it persists, check the health of the server, or raise `timeout`.',
    });
}
const seconds = (milliseconds) => (milliseconds / 1000).toFixed(1);


/***/ }),

/***/ 6851:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ VERSION)
/* harmony export */ });
const VERSION = '0.1.0';


/***/ }),

/***/ 8543:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H7: () => (/* binding */ recordRefusals),
/* harmony export */   Ic: () => (/* binding */ warnOnError),
/* harmony export */   L4: () => (/* binding */ refreshedLine),
/* harmony export */   Sy: () => (/* binding */ recordEndings),
/* harmony export */   kQ: () => (/* binding */ leasedLines),
/* harmony export */   tO: () => (/* binding */ leasedSummary)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6949);
/* harmony import */ var _core_time_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(946);
/* harmony import */ var _record_event_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6589);
/* harmony import */ var _record_head_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3767);
/* harmony import */ var _record_summary_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(333);
/* harmony import */ var _failureLog_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9022);






const leasedLines = (runtime, exposed, journal) => [
    ...exposed.map((lease) => (0,_record_event_js__WEBPACK_IMPORTED_MODULE_0__/* .toJsonLine */ .iA)(leasedEvent(runtime, lease, { event: 'leased', ...journal }))),
    ...endedInMain(runtime, journal),
];
const refreshedLine = (runtime, obtained, { step, where = [`profile:${obtained.config.name}`], ...journal }) => {
    const event = leasedEvent(runtime, { obtained, where }, { event: 'refreshed', ...journal });
    return (0,_record_event_js__WEBPACK_IMPORTED_MODULE_0__/* .toJsonLine */ .iA)({ ...event, step });
};
function leasedEvent(runtime, { obtained: { config, token, lease, environment }, where }, { event, header, entries, }) {
    const own = entries
        .filter((entry) => entry.kind === 'receipt')
        .filter((receipt) => receipt.lease === config.name);
    const notes = new Set(own.map(({ note }) => note).filter((note) => note !== undefined));
    const ids = (0,_record_head_js__WEBPACK_IMPORTED_MODULE_1__/* .tokenIds */ .gX)(token.claims);
    return {
        ...baseEvent(runtime, header, { event, config, token: ids }),
        ...(0,_failureLog_js__WEBPACK_IMPORTED_MODULE_2__/* .actorOf */ .dn)(token),
        ...(lease.read?.length && { read: lease.read }),
        id: lease.id,
        ...keysOf(own, lease),
        request: lease.requestId,
        expires_at: lease.expiresAt === undefined ? null : (0,_core_time_js__WEBPACK_IMPORTED_MODULE_3__/* .rfc3339 */ .a)(lease.expiresAt),
        exported: where,
        ...(config.refresh && { refresh: true }),
        severity: (0,_record_event_js__WEBPACK_IMPORTED_MODULE_0__/* .severityOf */ .xJ)({ event }),
        ...(notes.size > 0 && { note: [...notes].join('; ') }),
        ...(environment && { environment_rules: { ...environment } }),
    };
}
function endedInMain(runtime, { header, entries }) {
    return entries.flatMap((entry) => {
        const receipt = entry.kind === 'revoked' ? entries[entry.receipt] : undefined;
        if (receipt?.kind !== 'receipt' || isReplaced(entries, receipt))
            return [];
        const { lease, from, host, id, token, keys, request, expiresAt } = receipt;
        const facts = { lease, from, host, id, token, keys, request, sentence: '' };
        const outcome = { ...facts, expiresAt: expiresAt ?? undefined, end: 'revoked' };
        return [(0,_record_event_js__WEBPACK_IMPORTED_MODULE_0__/* .toJsonLine */ .iA)(endedEvent(runtime, header, outcome))];
    });
}
const isReplaced = (entries, receipt) => entries
    .slice(entries.indexOf(receipt) + 1)
    .some((later) => later.kind === 'receipt' && later.id === receipt.id && later.revocation !== null);
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
function leasedSummary(runtime, exposed) {
    return (0,_record_summary_js__WEBPACK_IMPORTED_MODULE_4__/* .formatSummary */ .T4)(exposed.map(({ obtained: { config, lease }, where }) => ({
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
function recordRefusals(runtime, plan, { failure, record, failureLog, ids = (0,_record_head_js__WEBPACK_IMPORTED_MODULE_1__/* .newStepIds */ .j_)(runtime) }) {
    const lines = plan.leases.flatMap((config) => {
        const refusal = failureLog.eventFor(config.name, failure);
        if (!refusal)
            return [];
        const token = refusal.identity && (0,_record_head_js__WEBPACK_IMPORTED_MODULE_1__/* .tokenIds */ .gX)(refusal.identity);
        const head = baseEvent(runtime, ids, { event: 'refused', config, token });
        const severity = (0,_record_event_js__WEBPACK_IMPORTED_MODULE_0__/* .severityOf */ .xJ)({ event: 'refused', code: refusal.code });
        return [(0,_record_event_js__WEBPACK_IMPORTED_MODULE_0__/* .toJsonLine */ .iA)({ ...head, ...refusal, severity })];
    });
    try {
        for (const line of lines)
            runtime.appendToRecord(record, line);
        return { failure: failure.with({ record }), lines };
    }
    catch (error) {
        runtime.log('warning', (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .asFailure */ .h_)(error).message);
        return { failure, lines };
    }
}
function recordEndings(runtime, { record, ...step }, outcomes) {
    const lines = outcomes.map((outcome) => (0,_record_event_js__WEBPACK_IMPORTED_MODULE_0__/* .toJsonLine */ .iA)(endedEvent(runtime, step, outcome)));
    warnOnError(runtime, () => {
        if (record !== undefined)
            for (const line of lines)
                runtime.appendToRecord(record, line);
    });
    return lines;
}
function endedEvent(runtime, step, { lease, from, host, id, token, keys, expiresAt, end, ...outcome }) {
    const { failure, note, flags, request } = outcome;
    const code = failure?.code;
    return {
        ...(0,_record_head_js__WEBPACK_IMPORTED_MODULE_1__/* .eventHead */ .dY)(runtime, step, { event: 'ended', lease, token }),
        ...{ from, host, id, keys },
        request: failure?.facts.requestId ?? request,
        expires_at: expiresAt === undefined ? null : (0,_core_time_js__WEBPACK_IMPORTED_MODULE_3__/* .rfc3339 */ .a)(expiresAt),
        end,
        ...{ code, severity: (0,_record_event_js__WEBPACK_IMPORTED_MODULE_0__/* .severityOf */ .xJ)({ event: 'ended', end, flags }), note, flags },
        ...(step.labels?.[lease] && { labels: step.labels[lease] }),
    };
}
function warnOnError(runtime, act) {
    try {
        act();
    }
    catch (error) {
        runtime.log('warning', (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .asFailure */ .h_)(error).message);
    }
}
function baseEvent(runtime, step, { event, config: { name: lease, from, audience, prepared, labels }, token, }) {
    const { read, ...requested } = prepared.requested;
    return {
        ...(0,_record_head_js__WEBPACK_IMPORTED_MODULE_1__/* .eventHead */ .dY)(runtime, step, { event, lease, token }),
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
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6949);
/* harmony import */ var _record_event_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6589);


const SIGNED = new Set(['RUN_MISMATCH', 'EVENT_REFUSED', 'CLAIM_MISMATCH']);
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
                    who.set(name, actorFrom((0,_record_event_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeUnverifiedClaims */ .pM)(jwt.reveal()), SIGNED.has(failure.code)));
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
                ...(claimed && { claimed: (0,_record_event_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutSecrets */ .cT)(claimed, secrets) }),
                code: reason.code,
                request: reason.facts.requestId,
            });
        },
    };
}
const actorOf = ({ claims }) => actorFrom((0,_record_event_js__WEBPACK_IMPORTED_MODULE_0__/* .pickIdentity */ .KN)(claims), true);
const actorFrom = (claims, verified) => verified ? { verified, identity: claims } : { verified, claimed: claims };
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
    const { lease: _, ...rest } = facts;
    return new _core_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR(code, texts.join('\n'), {
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
        .map(({ failure: { code, message } }) => `${code === common ? '' : `${code}, `}${names && `lease ${names}: `}${message}`)
        .join('');
}


/***/ }),

/***/ 2444:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   hB: () => (/* binding */ withSupplied),
/* harmony export */   mw: () => (/* binding */ preparingClient),
/* harmony export */   ne: () => (/* binding */ leaseRequests)
/* harmony export */ });
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4355);
/* harmony import */ var _providers_correlation_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8422);
/* harmony import */ var _record_head_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3767);



function leaseRequests({ from, lease, ca, supplied }, { uid }, run) {
    const sender = (0,_providers_correlation_js__WEBPACK_IMPORTED_MODULE_0__/* .correlationHeaders */ .f)({ from, lease, run, leaseUid: (0,_record_head_js__WEBPACK_IMPORTED_MODULE_1__/* .leaseUid */ .F6)(uid, lease) });
    const withCa = (request) => {
        const trusting = { ...request, ca: request.ca ?? ca };
        return supplied ? withSupplied(trusting, supplied) : trusting;
    };
    const identified = (request) => withCa({ ...request, headers: { ...sender, ...request.headers } });
    return {
        identified,
        any: (request) => (carriesSecret(request) ? identified(request) : withCa(request)),
    };
}
const withSupplied = (request, { origin, headers, identity }) => request.url.origin === origin
    ? { ...request, identity, headers: { ...Object.fromEntries(headers), ...request.headers } }
    : request;
const preparingClient = (client, prepare) => ({
    send: async (asked, judging) => client.send('next' in asked
        ? { ...asked, next: async () => prepare(await asked.next()) }
        : await prepare(asked), judging),
});
const carriesSecret = ({ headers = {} }) => Object.values(headers).some((value) => value instanceof _core_secret_js__WEBPACK_IMPORTED_MODULE_2__/* .Secret */ .zh);


/***/ }),

/***/ 8422:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ correlationHeaders)
/* harmony export */ });
/* harmony import */ var _core_version_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6851);

const LONGEST = 256;
const HEADERS = {
    vault: ['X-Correlation-Id', (uid) => uid],
    azure: ['client-request-id', guid],
    gcp: ['X-Goog-Request-Reason', (uid) => uid],
};
function correlationHeaders(sender) {
    const own = Object.hasOwn(HEADERS, sender.from)
        ? HEADERS[sender.from]
        : undefined;
    return {
        'User-Agent': userAgent(sender),
        ...(own && { [own[0]]: own[1](sender.leaseUid) }),
    };
}
function userAgent({ run, lease }) {
    const { repository, run_id, run_attempt, check_run_id } = run;
    const parts = [
        repository,
        run_id && `run ${run_id}/${run_attempt ?? ''}`,
        check_run_id && `job ${check_run_id}`,
        lease,
    ].filter((part) => part !== undefined && part !== '');
    const comment = parts.join('; ').replace(/[^A-Za-z0-9 ;._/-]/g, '_');
    return `${`lease-credentials/${_core_version_js__WEBPACK_IMPORTED_MODULE_0__/* .VERSION */ .x} (${comment}`.slice(0, LONGEST - 1)})`;
}
function guid(uid) {
    return uid.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}


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
const PROPERTY = /^repo_property_[\w-]{1,100}$/;
const LONGEST_CLAIM = 1024;
function pickIdentity(claims) {
    const properties = Object.keys(claims).filter((name) => PROPERTY.test(name));
    const kept = [...IDENTITY, ...properties]
        .filter((name) => Object.hasOwn(claims, name))
        .map((name) => [name, claims[name]]);
    return Object.fromEntries(kept.filter(([, value]) => typeof value === 'string' && value.length <= LONGEST_CLAIM));
}
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
function withoutSecrets(claims, secrets) {
    const forms = secrets.flatMap(_core_masks_js__WEBPACK_IMPORTED_MODULE_0__/* .maskForms */ .ye);
    return Object.fromEntries(Object.entries(claims).filter(([, value]) => !forms.some((form) => String(value).includes(form))));
}
const ALARMING = new Set(['ID_TOKEN_INVALID', 'RUN_MISMATCH']);
const NOTABLE = new Set([
    'CLAIM_MISMATCH',
    'EVENT_REFUSED',
    'ENVIRONMENT_UNPROTECTED',
    'GUARD_FAILED',
]);
function severityOf({ event, code, end, flags = [], }) {
    switch (event) {
        case 'leased':
        case 'refreshed':
            return 'info';
        case 'refused':
            return ALARMING.has(code) ? 'high' : NOTABLE.has(code) ? 'medium' : 'low';
        case 'ended':
            if (end === 'failed' || end === 'unknown')
                return 'medium';
            return flags.includes('unconfirmed') ? 'low' : 'info';
    }
}
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
const newStepIds = (runtime) => ({
    uid: randomUid(runtime),
    run: runOf(runtime.job),
});
const randomUid = ({ random }) => Buffer.from(random(16)).toString('hex');
const leaseUid = (stepUid, lease) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hash)('sha256', `${stepUid} ${lease}`).slice(0, 32);
const runOf = ({ github }) => Object.fromEntries(['repository', 'repository_id', 'run_id', 'run_attempt'].map((name) => [name, github(name)]));
function tokenIds(claims) {
    const pairs = ['check_run_id', 'jti'].flatMap((name) => {
        const value = Object.hasOwn(claims, name) ? claims[name] : undefined;
        return typeof value === 'string' && value.length <= LONGEST_ID ? [[name, value]] : [];
    });
    return pairs.length === 0 ? undefined : Object.fromEntries(pairs);
}
const LONGEST_ID = 128;
function traceOf(id, attempt) {
    if (!id || !attempt)
        return undefined;
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hash)('sha256', `${id}${attempt}t`).slice(0, 32);
}
const rfc3339Ms = (seconds) => new Date(seconds * 1000).toISOString();


/***/ })

};
;