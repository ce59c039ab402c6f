"use strict";
exports.id = "for-flow-main-and-flow-refresh-and-flow-shipEndings";
exports.ids = ["for-flow-main-and-flow-refresh-and-flow-shipEndings"];
exports.modules = {

/***/ 3627:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  P: () => (/* binding */ exchangeAll)
});

// EXTERNAL MODULE: ./.build/core/failure.js
var core_failure = __webpack_require__(6949);
// EXTERNAL MODULE: ./.build/journal/entry.js
var entry = __webpack_require__(7427);
// EXTERNAL MODULE: ./.build/flow/failureLog.js
var flow_failureLog = __webpack_require__(9022);
// EXTERNAL MODULE: ./.build/flow/log.js
var log = __webpack_require__(7986);
// EXTERNAL MODULE: ./.build/core/secret.js
var core_secret = __webpack_require__(4355);
// EXTERNAL MODULE: ./.build/record/head.js
var head = __webpack_require__(3767);
;// CONCATENATED MODULE: ./.build/flow/attempts.js

function guardIntents(options) {
    const { runtime, journal, life } = options;
    const { name: lease, from, prepared } = options.config;
    let { host } = prepared;
    let intent = -1;
    let renewed = false;
    const leasedNothing = () => void journal.append({ kind: 'refused', intent });
    return {
        get host() {
            return host;
        },
        get intent() {
            return intent;
        },
        leasedNothing,
        async next() {
            const request = await options.next();
            host = request.url.host;
            const until = life === undefined ? null : Math.ceil(runtime.now() + life);
            const token = options.token();
            intent = journal.append({ kind: 'intent', lease, from, host, until, token });
            return request;
        },
        prepare: async (wait) => options.prepare?.(wait),
        onOutcome(outcome) {
            options.onOutcome?.(outcome);
            if (outcome instanceof core_failure/* Failure */.HR && outcome.facts.notSent === true)
                leasedNothing();
        },
        judge(response, attempt) {
            const verdict = options.judge?.(response, attempt);
            switch (verdict) {
                case undefined:
                case 'accept':
                    if (isCertainRejection(response))
                        leasedNothing();
                    return verdict;
                case 'retry':
                    leasedNothing();
                    return verdict;
                case 'retry-with-fresh-token': {
                    leasedNothing();
                    const again = !renewed;
                    renewed = true;
                    return again ? verdict : 'accept';
                }
                default:
                    leasedNothing();
                    return verdict;
            }
        },
        ...(options.explain && { explain: options.explain }),
    };
}
const isCertainRejection = ({ status, headers }) => (status >= 300 && status < 500) || (status === 503 && headers['retry-after'] !== undefined);
const SHORTEST_LIFE_S = 60;
function supplyTokens(runtime, { fresh }, { config, token, used = false, }) {
    let current = token;
    let needsFresh = used;
    const ensureFit = async (wait) => {
        const life = current.expiresAt - runtime.now() - wait / 1000;
        if (!needsFresh && life >= SHORTEST_LIFE_S)
            return;
        current = await fresh(config);
        needsFresh = false;
    };
    return {
        get current() {
            return current;
        },
        async token() {
            await ensureFit(0);
            return current;
        },
        prepare: ensureFit,
        onSent(outcome) {
            needsFresh ||= !(outcome instanceof core_failure/* Failure */.HR && outcome.facts.notSent === true);
        },
    };
}
const attemptsWith = (supply, ask, onToken) => ({
    async next() {
        const token = await supply.token();
        onToken(token);
        return ask(token);
    },
    prepare: supply.prepare,
    onOutcome: supply.onSent,
});

// EXTERNAL MODULE: ./.build/flow/leaseRequests.js
var leaseRequests = __webpack_require__(2444);
;// CONCATENATED MODULE: ./.build/flow/session.js






function createSession(runtime, context, lease) {
    const { config, token } = lease;
    const { name, prepared, ca } = config;
    const { journal, client, tokens, halt } = context;
    let presented = false;
    const requests = (0,leaseRequests/* leaseRequests */.ne)({ from: config.from, lease: name, ca, supplied: prepared.supplied }, journal.header, token.claims);
    let current = token;
    const plain = (0,leaseRequests/* preparingClient */.mw)(client, requests.any);
    const setCurrent = (next) => {
        current = next;
    };
    const obtain = async (source, life = prepared.maxLifetime) => {
        const next = async () => requests.identified(await source.next());
        const given = { runtime, journal, config, life, token: () => (0,head/* tokenIds */.gX)(current.claims) };
        const guarded = guardIntents({ ...source, ...given, next });
        const response = await client.send(guarded, guarded);
        const { intent, leasedNothing } = guarded;
        return { response, intent, leasedNothing };
    };
    return {
        token,
        clock: { now: () => runtime.now(), random: (bytes) => runtime.random(bytes) },
        job: { github: (fact) => runtime.job.github(fact) },
        log: (level, text) => runtime.log(level, text),
        async send(asked, judging) {
            if (typeof asked !== 'function')
                return plain.send(asked, judging);
            const supply = supplyTokens(runtime, tokens, lease);
            const attempts = attemptsWith(supply, asked, setCurrent);
            return plain.send({ host: prepared.host, ...attempts }, judging);
        },
        async exchange(ask) {
            const used = presented && prepared.tokenUse === 'once';
            presented = true;
            const supply = supplyTokens(runtime, tokens, { ...lease, used });
            const granted = await obtain({ ...ask, ...attemptsWith(supply, ask.request, setCurrent) });
            return { ...granted, token: supply.current };
        },
        requestLease: (ask) => obtain({ ...ask, next: async () => ask.request }, ask.life),
        all: (parts) => settleAll(parts, (failure) => halt.abort(failure.forLease(name))),
        keep: receiptWriter(journal, config, () => (0,head/* tokenIds */.gX)(current.claims)),
        secret(text) {
            const secret = new core_secret/* Secret */.zh(text);
            runtime.mask(secret);
            return secret;
        },
    };
}
function receiptWriter({ append, entries }, { name: lease, from, prepared, ca, onRevokeFailure, refresh }, presented) {
    const { host } = prepared;
    return ({ intent, id, revocation, note: remark, expiresAt, keys, request }) => {
        const receipt = entries.length;
        const asked = intent === undefined ? undefined : entries[intent];
        const token = intent === undefined ? presented() : asked?.kind === 'intent' && asked.token;
        append({
            kind: 'receipt',
            intent: intent ?? receipt,
            lease,
            from,
            host,
            id,
            expiresAt: (0,entry/* clampExpiry */.N)(expiresAt) ?? null,
            revocation,
            supplied: revocation === null ? undefined : suppliedDigests(prepared),
            onRevokeFailure,
            note: remark,
            ca,
            ...(token && { token }),
            keys,
            request,
            ...(refresh && { refreshLifetime: prepared.maxLifetime }),
        });
        return {
            extend: (added) => void append({
                kind: 'more',
                receipt,
                intent: added.intent ?? receipt,
                expiresAt: (0,entry/* clampExpiry */.N)(added.expiresAt) ?? null,
                revocation: added.revocation,
            }),
            revoked: () => void append({ kind: 'revoked', receipt }),
        };
    };
}
const suppliedDigests = ({ supplied }) => supplied && { origin: supplied.origin, ...supplied.digests };
async function settleAll(parts, stop) {
    let first;
    await Promise.allSettled(parts.map(async (part) => {
        try {
            return await part;
        }
        catch (error) {
            first ??= (0,core_failure/* asFailure */.h_)(error);
            stop(first);
            throw error;
        }
    }));
    if (first)
        throw first;
    return Promise.all(parts);
}

;// CONCATENATED MODULE: ./.build/flow/exchange.js





async function exchangeAll(run, tokens) {
    const { runtime, plan, halt, failureLog } = run;
    const failures = [];
    const exchanges = plan.leases.map(async (config) => {
        try {
            return await exchangeOne(run, tokens, config);
        }
        catch (error) {
            const failure = (0,core_failure/* asFailure */.h_)(error).forLease(config.name);
            if (failure.facts.lease === config.name) {
                failureLog.failed(config.name, failure);
                failures.push({ leases: [config.name], failure });
            }
            throw failure;
        }
    });
    const obtained = await settleAll(exchanges, (failure) => halt.abort(failure)).catch((error) => {
        const [first, ...more] = failures;
        throw first ? (0,flow_failureLog/* mergeFailures */.ee)(first, more) : error;
    });
    runtime.cancelled.throwIfAborted();
    for (const line of (0,log/* describeLeases */.H6)(runtime, obtained))
        runtime.log('info', line);
    return obtained;
}
async function exchangeOne(run, tokens, config) {
    const { runtime } = run;
    const token = tokens.verified.get(config.name);
    if (!token)
        throw new core_failure/* Failure */.HR('INTERNAL', 'a lease has no verified token');
    const session = createSession(runtime, { ...run, tokens }, { config, token });
    const response = await config.prepared.exchange(session);
    const lease = { ...response, expiresAt: (0,entry/* clampExpiry */.N)(response.expiresAt) };
    rejectExpired(runtime, lease);
    checkMinLifetime(runtime, config, lease);
    return { config, token, lease, environment: tokens.environment?.get(config.name) };
}
function rejectExpired(runtime, { expiresAt }) {
    if (expiresAt === undefined || expiresAt > runtime.now())
        return;
    throw new core_failure/* Failure */.HR('GUARD_FAILED', 'the lease had expired when it arrived', {
        causes: ["this machine's clock is wrong", 'a proxy returned a cached response'],
        fix: 'Set the clock of the runner; if it is right, look at what the server answers.',
    });
}
function exportedUntil(exports, lease) {
    if (exports.has('docker') && exports.size === 1)
        return firstEnd(lease.logins ?? []);
    const clusterEnds = exports.has('kubeconfig') ? lease.cluster?.expiresAt : undefined;
    return lease.expiresAt === undefined || clusterEnds === undefined
        ? lease.expiresAt
        : Math.min(lease.expiresAt, clusterEnds);
}
function firstEnd(logins) {
    const ends = logins.map(({ expiresAt }) => expiresAt);
    return ends.some((end) => end === undefined)
        ? undefined
        : Math.min(...ends.filter((end) => end !== undefined));
}
const LIFETIME_TOLERANCE_S = 30;
function checkMinLifetime(runtime, { minLifetime, exports }, lease) {
    if (minLifetime === undefined)
        return;
    const expiresAt = exportedUntil(exports, lease);
    const granted = expiresAt === undefined ? undefined : Math.round(expiresAt - runtime.now());
    if (granted !== undefined &&
        granted >= minLifetime - Math.min(LIFETIME_TOLERANCE_S, minLifetime / 20))
        return;
    const result = granted === undefined ? 'the server returned no expiry' : `the server granted ${granted} s`;
    throw new core_failure/* Failure */.HR('GUARD_FAILED', `${result}; "min-lifetime" requires at least ${minLifetime} s`, {
        causes: ['the server limits the lifetime'],
        fix: `Raise the limit at the server, or lower ` +
            `"min-lifetime"${granted === undefined ? '' : ` to ${granted}s`}.`,
    });
}


/***/ }),

/***/ 7986:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AF: () => (/* binding */ missingStepIdWarning),
/* harmony export */   Cl: () => (/* binding */ describeIdentity),
/* harmony export */   H6: () => (/* binding */ describeLeases),
/* harmony export */   Oi: () => (/* binding */ suggestExpect),
/* harmony export */   ZP: () => (/* binding */ describeRefresh),
/* harmony export */   hf: () => (/* binding */ describeExports),
/* harmony export */   pS: () => (/* binding */ namesOnlyNotice)
/* harmony export */ });
/* harmony import */ var _core_time_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(946);
/* harmony import */ var _exports_registry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7112);
/* harmony import */ var _identity_claims_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2457);



function describeIdentity(tokens) {
    const [token] = tokens.values();
    if (!token)
        return [];
    const { claims } = token;
    const named = ['repository', 'ref', 'environment', 'event_name', 'actor', 'run_id'].filter((name) => typeof claims[name] === 'string' && claims[name] !== '');
    const who = named.map((name) => `${name} ${(0,_identity_claims_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteClaim */ .x2)(claims[name])}`).join(', ');
    return [`Verified: ${who}`];
}
function suggestExpect(plan, tokens) {
    const [token] = tokens.values();
    if (!token || plan.leases.some(({ expect }) => expect.length > 0))
        return undefined;
    const repository = hasIds(token) ? 'repository_id' : 'repository';
    const lines = [repository, 'ref', 'environment', 'job_workflow_ref'].flatMap((name) => {
        const value = token.claims[name];
        return typeof value === 'string' && value !== ''
            ? [`    ${name}: ${JSON.stringify(value)}`]
            : [];
    });
    return (`No claim is expected, so any run of this job may lease. To pin what was ` +
        `seen now, add:\n  expect: |\n${lines.join('\n')}`);
}
const hasIds = ({ claims }) => typeof claims['repository_id'] === 'string';
function namesOnlyNotice(tokens) {
    const [token] = tokens.values();
    if (!token || hasIds(token))
        return undefined;
    return ('The ID token has no repository_id (Forgejo issues it from version 16 on), so the ' +
        'repository is known by its name alone: another account can register a name that was given up');
}
function describeLeases(runtime, obtained) {
    return obtained.flatMap(({ config: { name }, lease: { id, expiresAt, ...more } }) => {
        const life = expiresAt === undefined
            ? more.read?.length
                ? ''
                : ', expiry unknown'
            : ` until ${(0,_core_time_js__WEBPACK_IMPORTED_MODULE_1__/* .rfc3339 */ .a)(expiresAt)} (${Math.round((expiresAt - runtime.now()) / 60)} min)`;
        const request = more.requestId === undefined ? '' : `, request ID ${more.requestId}`;
        const unchecked = more.unverifiedNote === undefined ? '' : `; ${more.unverifiedNote}`;
        const missing = more.missing?.length
            ? [`${name}: empty, as no secret exists for them: ${more.missing.join(', ')}`]
            : [];
        return [`${name}: leased ${id}${life}${request}${unchecked}`, ...missing];
    });
}
function describeExports(runtime, { form, leases }, exposed) {
    const lines = exposed.map(({ obtained, where }) => `${obtained.config.name}: ${describeTargets(where)}`);
    if (!exportsOutputsOnly(leases))
        return lines;
    const action = runtime.job.github('action') ?? '';
    const id = action === '' || action.startsWith('__') ? 'ID' : action;
    const expressions = exposed.flatMap(({ obtained, where: [first] }) => {
        const name = first?.replace(/^[a-z]+:/, '');
        if (name === undefined)
            return [];
        const values = `fromJSON(steps.${id}.outputs.values).${obtained.config.name}`;
        return [form === 'flat' ? `steps.${id}.outputs.${name}` : `${values}.${name}`];
    });
    const written = expressions.map((expression) => `\${{ ${expression} }}`).join(', ');
    return [...lines, `Later steps of this job read them by the step's id: ${written}`];
}
const describeRefresh = ({ leases }) => leases
    .filter(({ refresh }) => refresh)
    .flatMap(({ name, from }) => [
    `${name}: stays valid: the libraries of later steps lease it again, with the ID token of ` +
        'their step; what they obtain is not masked',
    ...(from === 'gcp'
        ? [
            `${name}: Google's libraries start the command only in steps that set ` +
                "`env: GOOGLE_EXTERNAL_ACCOUNT_ALLOW_EXECUTABLES: '1'`",
        ]
        : []),
]);
const exportsOutputsOnly = (leases) => leases.every(({ exports }) => exports.size === 1 && exports.has('output'));
function describeTargets(where) {
    const places = _exports_registry_js__WEBPACK_IMPORTED_MODULE_2__/* .exportNames */ .Z.flatMap((target) => {
        const names = where
            .filter((each) => each.startsWith(`${target}:`))
            .map((each) => each.slice(target.length + 1));
        return names.length === 0 ? [] : [`${_exports_registry_js__WEBPACK_IMPORTED_MODULE_2__/* .exportTargets */ .n[target].logPhrase} ${names.join(', ')}`];
    });
    return places.length === 0 ? 'not exported (`export: none`)' : `exported ${places.join('; ')}`;
}
function missingStepIdWarning(runtime, { leases }) {
    const anonymous = runtime.job.github('action')?.startsWith('__') === true;
    if (!anonymous || !exportsOutputsOnly(leases))
        return undefined;
    return ('This step has no "id", so no later step can read its outputs; give it an "id", or ' +
        'write another "export", such as "env"');
}


/***/ }),

/***/ 765:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ createRun)
/* harmony export */ });
/* harmony import */ var _core_budget_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5402);
/* harmony import */ var _core_retry_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7501);
/* harmony import */ var _identity_jwks_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8105);
/* harmony import */ var _failureLog_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9022);




function createRun(runtime, plan, given) {
    const { budget } = given;
    const halt = new AbortController();
    const client = (0,_core_retry_js__WEBPACK_IMPORTED_MODULE_0__/* .retryingClient */ .U)(runtime, {
        ...budget,
        ends: budget.ends - budget.total / 8,
        stopNew: AbortSignal.any([runtime.cancelled, halt.signal]),
        abortAll: (0,_core_budget_js__WEBPACK_IMPORTED_MODULE_1__/* .abortAfterCancel */ .dP)(runtime, 1 / 4),
    });
    const keys = (0,_identity_jwks_js__WEBPACK_IMPORTED_MODULE_2__/* .createKeySet */ .A)(runtime, client, plan.step.issuer);
    const failureLog = (0,_failureLog_js__WEBPACK_IMPORTED_MODULE_3__/* .createFailureLog */ .fp)(runtime.job.idToken?.bearer);
    return { ...given, runtime, plan, halt, client, keys, failureLog };
}


/***/ })

};
;