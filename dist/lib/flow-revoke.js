"use strict";
exports.id = "flow-revoke";
exports.ids = ["flow-revoke"];
exports.modules = {

/***/ 3495:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ groupForLog),
/* harmony export */   i: () => (/* binding */ lostResponse)
/* harmony export */ });
/* harmony import */ var _core_time_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(946);

function lostResponse(runtime, { lease, from, host, until, token }) {
    const base = { lease, from, host, id: undefined, expiresAt: until ?? undefined, token };
    const end = until !== null && until <= runtime.now() ? 'expired' : 'unknown';
    return { ...base, end, sentence: formatLost([{ ...base, end }]) };
}
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
        : `until ${(0,_core_time_js__WEBPACK_IMPORTED_MODULE_0__/* .rfc3339 */ .a)(Math.max(...times.map((time) => time ?? 0)))}`;
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
var core_failure = __webpack_require__(6949);
// EXTERNAL MODULE: ./.build/core/retry.js + 1 modules
var retry = __webpack_require__(7501);
// EXTERNAL MODULE: ./.build/core/time.js
var time = __webpack_require__(946);
// EXTERNAL MODULE: ./.build/providers/response.js
var response = __webpack_require__(2323);
// EXTERNAL MODULE: ./.build/providers/refusals.js
var refusals = __webpack_require__(6009);
// EXTERNAL MODULE: ./.build/core/json.js
var json = __webpack_require__(9773);
// EXTERNAL MODULE: ./.build/core/sanitize.js
var sanitize = __webpack_require__(6548);
// EXTERNAL MODULE: ./.build/core/url.js
var url = __webpack_require__(6586);
;// CONCATENATED MODULE: ./.build/providers/revokers.js
const registry = new Map([
    ['vault', () => Promise.all(/* import() */[__webpack_require__.e("reading-readEntry-and-others"), __webpack_require__.e("reading-selectFields"), __webpack_require__.e("vault-revoke"), __webpack_require__.e("inputs-suggest")]).then(__webpack_require__.bind(__webpack_require__, 1111))],
    ['aws', () => Promise.all(/* import() */[__webpack_require__.e("aws-refusals-and-others"), __webpack_require__.e("aws-role-and-others"), __webpack_require__.e("aws-revoke")]).then(__webpack_require__.bind(__webpack_require__, 9508))],
    ['kubernetes', () => __webpack_require__.e(/* import() */ "kubernetes-revoke").then(__webpack_require__.bind(__webpack_require__, 5613))],
    ['oauth', () => __webpack_require__.e(/* import() */ "oauth-revoke").then(__webpack_require__.bind(__webpack_require__, 738))],
    ['octo-sts', () => __webpack_require__.e(/* import() */ "octo-sts-revoke").then(__webpack_require__.bind(__webpack_require__, 5751))],
]);
const revokerFor = async (name) => registry.get(name)?.();






// EXTERNAL MODULE: ./.build/flow/leaseRequests.js
var leaseRequests = __webpack_require__(2444);
// EXTERNAL MODULE: ./.build/flow/outcomes.js
var outcomes = __webpack_require__(3495);
// EXTERNAL MODULE: ./.build/core/secret.js
var core_secret = __webpack_require__(4355);
// EXTERNAL MODULE: ./.build/inputs/deferredYaml.js
var deferredYaml = __webpack_require__(2097);
;// CONCATENATED MODULE: ./.build/flow/supplies.js



function suppliesFor(runtime, lease, from) {
    let source;
    const secretOf = (text) => {
        const secret = new core_secret/* Secret */.zh(text);
        runtime.mask(secret);
        return secret;
    };
    return {
        secret: secretOf,
        async input(name, sha256) {
            const value = await suppliedInput(from.inputs(), lease, name);
            if (value === undefined)
                throw new core_failure/* Failure */.HR('INPUT_INVALID', `"${name}" is needed for the revocation, and is empty in this step`);
            const { hash } = await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 7598, 23));
            if (hash('sha256', value) !== sha256)
                throw new core_failure/* Failure */.HR('INPUT_INVALID', `"${name}" is not the value with which the lease was obtained: its SHA-256 differs`);
            return secretOf(value);
        },
        async idToken(audience) {
            source ??= Promise.all(/* import() */[__webpack_require__.e("identity-events-and-others"), __webpack_require__.e("identity-jwks-and-others"), __webpack_require__.e("flow-tokenSource")]).then(__webpack_require__.bind(__webpack_require__, 9524)).then(({ openTokenSource }) => openTokenSource(runtime, from));
            return (await source)(audience, lease);
        },
    };
}
async function suppliedInput(inputs, lease, name) {
    const text = inputs.get('leases');
    if (text === undefined)
        return inputs.get(name);
    const parsed = (await (0,deferredYaml/* importYaml */.B)())(text);
    const leases = 'value' in parsed ? parsed.value : undefined;
    const fields = leases instanceof Map ? leases.get(lease) : undefined;
    const value = fields instanceof Map ? fields.get(name) : undefined;
    if (value instanceof Map)
        return JSON.stringify(Object.fromEntries(value));
    return typeof value === 'string' ? value : undefined;
}

;// CONCATENATED MODULE: ./.build/flow/revoke.js








async function revokeAll(runtime, open, revocation) {
    const endAll = (receipts) => Promise.all(receipts.map(async ([number, receipt]) => {
        const again = open.revoked.has(number);
        const outcome = await revokeOne(runtime, receipt, { ...revocation, again });
        if (outcome.end === 'revoked')
            revocation.onRevoked?.(number);
        return outcome;
    }));
    const groups = Map.groupBy(open.receipts, ([number]) => open.revoked.has(number));
    const first = await endAll(groups.get(false) ?? []);
    const last = await endAll(groups.get(true) ?? []);
    return [...first, ...last, ...open.lost.map((intent) => (0,outcomes/* lostResponse */.i)(runtime, intent))];
}
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
    if (data === null && revocation.refreshed && receipt.refreshLifetime !== undefined)
        return { ...base, ...refreshedOutcome(runtime, receipt, receipt.refreshLifetime) };
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
        const failure = (0,core_failure/* asFailure */.h_)(error).forLease(lease);
        const command = await commandFor({ from, revocation: data }).catch(() => undefined);
        if (command === undefined)
            return { ...base, ...failed(runtime, receipt, failure) };
        const left = `to remove what is left: ${command}`;
        const fix = `${failure.fix} An administrator can end the lease; ${left}`;
        const outcome = failed(runtime, receipt, failure.with({ fix }));
        return { ...base, ...outcome, sentence: `${outcome.sentence}; ${left}` };
    }
}
async function commandFor({ from, revocation, }) {
    const revoker = await revokerFor(from);
    return revoker?.isValidRevocationData(revocation)
        ? revoker.commandByHand?.(revocation)
        : undefined;
}
function failed(runtime, { lease, expiresAt }, failure) {
    const sentence = `${lease}: could not be revoked (${failure.message});`;
    if (!isExpired(runtime, expiresAt))
        return {
            end: 'failed',
            failure,
            sentence: `${sentence} it stays valid, ${formatRemaining(runtime, expiresAt)}`,
        };
    if (failure.code !== 'EXCHANGE_REFUSED')
        return expiredOutcome(lease, `; the final revocation attempt failed (${failure.message})`);
    const renewed = `it was to expire ${formatDuration(runtime.now() - expiresAt)} ago, and ` +
        'is valid if it was renewed';
    return { strict: false, end: 'failed', failure, sentence: `${sentence} ${renewed}` };
}
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
const isExpired = (runtime, expiresAt) => expiresAt !== null && expiresAt <= runtime.now();
const expiredOutcome = (lease, more = '') => ({
    end: 'expired',
    sentence: `${lease}: expired${more}`,
});
function cannotRevoke(runtime, { lease, expiresAt, note, keys }) {
    const registry = keys?.['registry'];
    const what = registry === undefined ? '' : `the password for ${registry} `;
    const sentence = `${lease}: ${what}cannot be revoked, ${formatRemaining(runtime, expiresAt)}`;
    return { end: 'expires', sentence, note };
}
function refreshedOutcome(runtime, { lease, note }, lifetime) {
    const expiresAt = Math.ceil(runtime.now() + lifetime);
    const sentence = `${lease}: cannot be revoked; what was refreshed expires at the latest at ` +
        `${(0,time/* rfc3339 */.a)(expiresAt)}`;
    return { end: 'expires', expiresAt, sentence, note };
}
async function callRevoker(runtime, receipt, { budget, inputs, header }) {
    const revoker = await revokerFor(receipt.from);
    if (!revoker)
        throw new core_failure/* Failure */.HR('INTERNAL', `no revoker is known for "${receipt.from}"`);
    if (!revoker.isValidRevocationData(receipt.revocation))
        throw new core_failure/* Failure */.HR('INTERNAL', 'the revocation data in the receipt is not valid for this provider');
    const client = (0,retry/* retryingClient */.U)(runtime, budget);
    const { ca, lease, from, token, supplied } = receipt;
    const supplies = suppliesFor(runtime, lease, { client, inputs, issuer: header.issuer });
    const run = { ...header.run, ...token };
    const { identified } = (0,leaseRequests/* leaseRequests */.ne)({ from, lease, ca }, header, run);
    const own = supplied && (await Promise.all(/* import() */[__webpack_require__.e("supplied"), __webpack_require__.e("flow-suppliedAgain")]).then(__webpack_require__.bind(__webpack_require__, 2062))).suppliedAgain(supplied, supplies);
    const prepared = (0,leaseRequests/* preparingClient */.mw)(client, (request) => own ? own(identified(request)) : identified(request));
    return revoker.revoke(prepared, receipt, supplies);
}
function formatRemaining(runtime, expiresAt) {
    if (expiresAt === null)
        return 'for as long as the server allows';
    return `expires in ${formatDuration(expiresAt - runtime.now())}, at ${(0,time/* rfc3339 */.a)(expiresAt)}`;
}
function formatTiming(runtime, expiresAt) {
    return expiresAt !== null && isExpired(runtime, expiresAt)
        ? `, ${formatDuration(runtime.now() - expiresAt)} after it was to expire`
        : '';
}
const formatDuration = (seconds) => seconds < 90 ? `${Math.max(0, Math.round(seconds))} s` : `${Math.round(seconds / 60)} min`;


/***/ }),

/***/ 2097:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ importYaml)
/* harmony export */ });
const importYaml = async () => {
    const { loadYaml } = await __webpack_require__.e(/* import() */ "inputs-yaml").then(__webpack_require__.bind(__webpack_require__, 9550));
    return loadYaml();
};


/***/ })

};
;