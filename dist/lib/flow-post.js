"use strict";
exports.id = "flow-post";
exports.ids = ["flow-post"];
exports.modules = {

/***/ 2745:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ag: () => (/* binding */ rfc3339),
/* harmony export */   ov: () => (/* binding */ outputOnlyValues),
/* harmony export */   sm: () => (/* binding */ valuesOf)
/* harmony export */ });
/** Returns a lease's values by the names that tools read; plain strings are not secrets. */
function valuesOf({ credentials, expiresAt }) {
    switch (credentials.kind) {
        case 'aws':
            return new Map([
                ['AWS_ACCESS_KEY_ID', credentials.accessKeyId],
                ['AWS_SECRET_ACCESS_KEY', credentials.secretAccessKey],
                ['AWS_SESSION_TOKEN', credentials.sessionToken],
                ['AWS_REGION', credentials.region],
                ['AWS_DEFAULT_REGION', credentials.region],
                ...(expiresAt === undefined
                    ? []
                    : [['AWS_CREDENTIAL_EXPIRATION', rfc3339(expiresAt)]]),
                ...(credentials.account === undefined
                    ? []
                    : [['AWS_ACCOUNT_ID', credentials.account]]),
            ]);
        case 'values':
            return credentials.values;
    }
}
/**
 * Returns the values that are exported as outputs only: the token if exactly one was leased, and
 * details that are not variables, such as the ARN.
 */
function outputOnlyValues({ credentials }) {
    switch (credentials.kind) {
        case 'aws': {
            const { arn, account } = credentials;
            return new Map([
                ...(arn === undefined ? [] : [['arn', arn]]),
                ...(account === undefined ? [] : [['account', account]]),
            ]);
        }
        case 'values': {
            const token = credentials.token === undefined ? undefined : credentials.values.get(credentials.token);
            return token === undefined ? new Map() : new Map([['token', token]]);
        }
    }
}
/** Returns seconds since the epoch as an RFC 3339 timestamp in whole seconds. */
const rfc3339 = (seconds) => new Date(Math.floor(seconds) * 1000).toISOString().replace('.000Z', 'Z');


/***/ }),

/***/ 7031:
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
function lostResponse(runtime, { lease, from, host, until }) {
    const base = { lease, from, host, id: undefined, expiresAt: until ?? undefined };
    const end = until !== null && until <= runtime.now() ? 'expired' : 'unknown';
    return { ...base, end, sentence: formatLost([{ ...base, end }]) };
}
/** Groups outcomes for the log: lost responses from one host become one line. */
function groupForLog(outcomes) {
    const matters = Map.groupBy(outcomes, (each) => each.id === undefined ? `${each.end} ${each.lease} ${each.host}` : each);
    return [...matters.values()].flatMap(([first, ...more]) => first
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

/***/ 9020:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runPost: () => (/* binding */ runPost)
/* harmony export */ });
/* harmony import */ var _journal_outstanding_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1787);
/* harmony import */ var _record_summary_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(333);
/* harmony import */ var _audit_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8543);
/* harmony import */ var _lostResponse_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7031);
/* harmony import */ var _revoke_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3104);





/**
 * Runs the post step: removes main's files, revokes its leases and records the outcomes. It trusts
 * the journal alone; an input is used only if its SHA-256 matches the one in a receipt. Throws the
 * first failed revocation of a lease with `on-revoke-failure: fail`.
 */
async function runPost(runtime, { header, entries, warnings, killed }, inputs) {
    for (const warning of warnings)
        runtime.log('warning', warning);
    const open = (0,_journal_outstanding_js__WEBPACK_IMPORTED_MODULE_2__/* .outstanding */ .T)(entries, { killed });
    for (const { path } of open.files)
        (0,_audit_js__WEBPACK_IMPORTED_MODULE_0__/* .warnOnError */ .Ic)(runtime, () => void runtime.removeTempFile(path));
    const outcomes = await (0,_revoke_js__WEBPACK_IMPORTED_MODULE_1__/* .revokeAll */ .i)(runtime, open, {
        budget: (0,_revoke_js__WEBPACK_IMPORTED_MODULE_1__/* .revocationBudget */ .W)(runtime, header.budget),
        inputs,
        issuer: header.issuer,
        refreshed: true,
        returned: () => { },
    });
    if (outcomes.length === 0)
        runtime.log('info', 'Nothing is left to revoke');
    const matters = (0,_lostResponse_js__WEBPACK_IMPORTED_MODULE_3__/* .groupForLog */ .B)(outcomes);
    for (const matter of matters)
        runtime.log(logLevel(matter), matter.sentence);
    const { record } = header;
    for (const line of refreshNotes(runtime, record, open.receipts))
        runtime.log('info', line);
    if (record !== undefined)
        (0,_audit_js__WEBPACK_IMPORTED_MODULE_0__/* .warnOnError */ .Ic)(runtime, () => (0,_audit_js__WEBPACK_IMPORTED_MODULE_0__/* .recordEndings */ .Sy)(runtime, record, outcomes));
    const left = matters.filter(({ end }) => end === 'failed' || end === 'unknown' || end === 'expires');
    if (header.summary && left.length > 0)
        (0,_audit_js__WEBPACK_IMPORTED_MODULE_0__/* .warnOnError */ .Ic)(runtime, () => runtime.appendSummary((0,_record_summary_js__WEBPACK_IMPORTED_MODULE_4__/* .stillAliveBlock */ .L)(left.map(({ sentence }) => sentence))));
    const strict = outcomes.find((ending) => ending.strict === true && ending.failure !== undefined);
    if (strict?.failure)
        throw strict.failure;
}
/** Returns how often later steps obtained each lease again, by lines that any step can write. */
function refreshNotes(runtime, record, receipts) {
    const leases = receipts.flatMap(([, { lease, refreshLifetime }]) => refreshLifetime === undefined ? [] : [lease]);
    if (record === undefined || leases.length === 0)
        return [];
    const lines = runtime.readText(record)?.split('\n') ?? [];
    return [...new Set(leases)].flatMap((lease) => {
        const own = `"event":"refreshed","lease":${JSON.stringify(lease)},`;
        const count = lines.filter((line) => line.includes(own)).length;
        return count === 0 ? [] : [`${lease}: refreshed ${count} times, according to the later steps`];
    });
}
const logLevel = ({ end, flags = [], }) => end === 'failed' || end === 'unknown' || flags.length > 0 ? 'warning' : 'info';


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

// EXTERNAL MODULE: ./.build/flow/lostResponse.js
var lostResponse = __webpack_require__(7031);
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
            source ??= Promise.all(/* import() */[__webpack_require__.e("for-flow-main-and-flow-refresh-and-flow-tokenSource"), __webpack_require__.e("flow-tokenSource")]).then(__webpack_require__.bind(__webpack_require__, 9524)).then(({ openTokenSource }) => openTokenSource(runtime, from.client, from.issuer));
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
            revocation.returned(number);
        return outcome;
    }));
    // Receipts that main has journaled as revoked come last: one may share a token with a receipt
    // that replaced it.
    const groups = Map.groupBy(open.receipts, ([number]) => open.revoked.has(number));
    const first = await endAll(groups.get(false) ?? []);
    const last = await endAll(groups.get(true) ?? []);
    return [...first, ...last, ...open.lost.map((intent) => (0,lostResponse/* lostResponse */.i)(runtime, intent))];
}
// The runner kills a step soon after it has sent the signal to stop.
const SIGNAL_MS = 5_000;
/**
 * Returns the budget for revocations: the given time in all, and five seconds once the step is
 * cancelled.
 */
function revocationBudget(runtime, milliseconds) {
    const { cancelled } = runtime;
    const [short, cut] = [new AbortController(), new AbortController()];
    const abort = (signal, wait) => void runtime.sleep(wait).then(() => signal.abort(cancelled.reason));
    cancelled.addEventListener('abort', () => {
        abort(short, SIGNAL_MS / 2);
        abort(cut, SIGNAL_MS);
    });
    const total = cancelled.aborted ? Math.min(milliseconds, SIGNAL_MS) : milliseconds;
    return (0,budget/* startBudget */.cg)(runtime, total, {
        stopNew: cut.signal,
        abortAll: cut.signal,
        abortShares: short.signal,
    });
}
async function revokeOne(runtime, receipt, revocation) {
    const { lease, from, host, id, expiresAt, revocation: way } = receipt;
    const base = {
        lease,
        from,
        host,
        id,
        expiresAt: expiresAt ?? undefined,
        strict: receipt.onRevokeFailure === 'fail',
    };
    if (way === null && revocation.refreshed && receipt.refreshLifetime !== undefined)
        return { ...base, ...refreshedOutcome(runtime, receipt, receipt.refreshLifetime) };
    if (way === null)
        return isExpired(runtime, expiresAt)
            ? { ...base, ...expiredOutcome(lease) }
            : { ...base, ...cannotRevoke(runtime, receipt) };
    try {
        const how = await callRevoker(runtime, { ...receipt, revocation: way }, revocation);
        if (how === 'already-gone')
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
            sentence: `${sentence} it lives on, ${formatRemaining(runtime, expiresAt)}`,
        };
    // The lease has expired by our clock, and no server response contradicts that.
    if (failure.code !== 'EXCHANGE_REFUSED')
        return expiredOutcome(lease, `; the final revocation attempt failed (${failure.message})`);
    // Some servers also reject the revocation of expired leases, so this does not fail the job.
    const renewed = `it was to expire ${formatDuration(runtime.now() - expiresAt)} ago, and ` +
        `lives on if ` +
        `somebody renewed it`;
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
        return { end: 'already-gone', sentence: `${lease}: was gone already` };
    const expiry = expiresAt === null ? 'expiry unknown' : formatRemaining(runtime, expiresAt);
    return {
        end: 'already-gone',
        flags: ['unconfirmed'],
        sentence: `${lease}: was gone already according to ${host}, unconfirmed: this step had not ` +
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
    return {
        end: 'expires',
        sentence: note === undefined ? sentence : `${sentence}; the record says more`,
        note,
    };
}
/**
 * Returns the outcome of a lease that later steps may have obtained again: the latest expiry
 * possible, whatever they say.
 */
function refreshedOutcome(runtime, { lease, note }, lifetime) {
    const expiresAt = Math.ceil(runtime.now() + lifetime);
    const sentence = `${lease}: cannot be revoked; what was refreshed expires at the latest at ` +
        `${(0,values/* rfc3339 */.ag)(expiresAt)}`;
    return { end: 'expires', expiresAt, sentence, note };
}
async function callRevoker(runtime, receipt, { budget, inputs, issuer }) {
    const returns = await revokerFor(receipt.from);
    if (!returns)
        throw new failure/* Failure */.HR('INTERNAL', `nothing is known of how "${receipt.from}" takes a lease back`);
    // The runner keeps the state, but it is validated like untrusted input.
    if (!returns.isValidRevocationData(receipt.revocation))
        throw new failure/* Failure */.HR('INTERNAL', 'the receipt names a place that this provider never leases from');
    const client = (0,retry/* retryingClient */.U)(runtime, budget);
    const { ca, lease } = receipt;
    const supplies = suppliesFor(runtime, lease, { client, inputs, issuer });
    return returns.revoke({ send: (asked, transient) => client.send(withCa(asked, ca), transient) }, receipt, supplies);
}
function withCa(asked, ca) {
    if (!('next' in asked))
        return { ...asked, ca };
    return { ...asked, next: async () => ({ ...(await asked.next()), ca }) };
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


/***/ })

};
;