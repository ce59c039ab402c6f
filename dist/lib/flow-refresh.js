"use strict";
exports.id = "flow-refresh";
exports.ids = ["flow-refresh"];
exports.modules = {

/***/ 6586:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ parseSafeUrl),
/* harmony export */   T: () => (/* binding */ originAndPath)
/* harmony export */ });
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
function parseSafeUrl(text) {
    const url = URL.parse(text);
    if (url?.username !== '' || url.password !== '')
        return undefined;
    return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname))
        ? url
        : undefined;
}
function originAndPath(address = '') {
    const url = URL.parse(address);
    return url ? `${url.origin}${url.pathname}` : undefined;
}


/***/ }),

/***/ 8318:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  refresh: () => (/* binding */ refresh)
});

// EXTERNAL MODULE: ./.build/core/failure.js
var failure = __webpack_require__(6949);
// EXTERNAL MODULE: ./.build/exports/credentialProcess.js
var credentialProcess = __webpack_require__(4393);
// EXTERNAL MODULE: ./.build/identity/sources.js
var sources = __webpack_require__(3384);
// EXTERNAL MODULE: ./.build/inputs/yaml.js
var yaml = __webpack_require__(9550);
// EXTERNAL MODULE: ./.build/journal/memoryJournal.js
var memoryJournal = __webpack_require__(6821);
// EXTERNAL MODULE: ./.build/record/head.js
var head = __webpack_require__(3767);
// EXTERNAL MODULE: ./.build/flow/audit.js
var audit = __webpack_require__(8543);
// EXTERNAL MODULE: ./.build/flow/exchange.js + 2 modules
var exchange = __webpack_require__(3627);
// EXTERNAL MODULE: ./.build/flow/plan.js + 12 modules
var flow_plan = __webpack_require__(8688);
// EXTERNAL MODULE: ./.build/flow/refreshPlan.js
var refreshPlan = __webpack_require__(3004);
// EXTERNAL MODULE: ./.build/flow/refreshReply.js
var refreshReply = __webpack_require__(5551);
// EXTERNAL MODULE: ./.build/core/url.js
var url = __webpack_require__(6586);
// EXTERNAL MODULE: ./.build/identity/idToken.js
var identity_idToken = __webpack_require__(4492);
;// CONCATENATED MODULE: ./.build/flow/refreshRequest.js



function checkRequest({ runtime, plan, saved }) {
    const { idToken } = runtime.job;
    if (!idToken)
        throw new failure/* Failure */.HR('ID_TOKEN_UNAVAILABLE', 'this process has no ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN', {
            causes: [
                'a program between the step and this process removes variables (sudo, tox, nix, bazel, ' +
                    'docker run)',
            ],
            fix: 'Pass both variables on, or lease with a longer "lifetime" and without "refresh".',
        });
    if ((0,url/* originAndPath */.T)(idToken.url) !== saved.idTokenOrigin)
        throw new failure/* Failure */.HR('ENVIRONMENT_REFUSED', 'ACTIONS_ID_TOKEN_REQUEST_URL is not the one with which the lease was made');
    (0,identity_idToken/* requestAddress */.YY)(runtime.job, plan.step.issuer);
    const ended = expiryOf(idToken.bearer);
    if (ended !== undefined && ended <= runtime.now())
        throw new failure/* Failure */.HR('ID_TOKEN_UNAVAILABLE', `the permission of this job to request ID tokens expired ` +
            `${Math.max(1, Math.round((runtime.now() - ended) / 60))} min ago`, {
            causes: ["it is valid for 6 hours and 10 minutes on GitHub's runners"],
            fix: 'Split the job.',
        });
}
function expiryOf(bearer) {
    try {
        const payload = Buffer.from(bearer.reveal().split('.')[1] ?? '', 'base64url').toString();
        const { exp } = JSON.parse(payload);
        return typeof exp === 'number' ? exp : undefined;
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./.build/flow/run.js
var run = __webpack_require__(765);
// EXTERNAL MODULE: ./.build/flow/tokens.js
var flow_tokens = __webpack_require__(5808);
;// CONCATENATED MODULE: ./.build/flow/refresh.js














const BUDGET_MS = 15_000;
const LOCK_WAIT_MS = 10_000;
const LOCK_POLL_MS = 50;
async function refresh(context) {
    const { store, variable } = context;
    const google = variable('GOOGLE_EXTERNAL_ACCOUNT_AUDIENCE') !== undefined;
    try {
        const text = store.plan();
        if (text === undefined)
            throw filesGone();
        const saved = (0,refreshPlan/* parseRefreshPlan */.q)(text);
        const runtime = context.open(saved);
        const plan = await (0,flow_plan/* loadPlan */.Yq)(new Map(Object.entries(saved.inputs)), yaml.loadYaml, {
            serverUrl: runtime.job.github('server_url'),
            source: sources/* GITHUB */.U0,
            isPem: runtime.isPem,
        });
        const run = { ...context, saved, runtime, plan, config: onlyLease(plan) };
        if (run.config.from === 'aws')
            return await sessionFor(run);
        return run.config.from === 'gcp' ? await idTokenFor(run) : await execCredentialFor(run);
    }
    catch (error) {
        return (0,refreshReply/* failedReply */.ID)(store.lease, (0,failure/* asFailure */.h_)(error), { google });
    }
}
const filesGone = () => new failure/* Failure */.HR('EXPORT_FAILED', 'its files are gone', {
    causes: ['the post step of the lease has run', 'this is another job'],
    fix: 'Lease in the job that uses the credentials.',
});
function onlyLease({ leases }) {
    const [config] = leases;
    if (config?.refresh)
        return config;
    throw new failure/* Failure */.HR('INTERNAL', 'the plan holds no lease with "refresh"');
}
async function sessionFor(run) {
    const { store, runtime } = run;
    const usable = (fresh) => {
        const stored = (0,credentialProcess/* parseSession */.iq)(store.session());
        if (!stored || stored.expiresAt <= runtime.now())
            return undefined;
        return fresh && !(0,credentialProcess/* isFresh */.pL)(stored, runtime.now()) ? undefined : (0,refreshReply/* sessionReply */.xs)(stored.json);
    };
    const locked = await waitForLock(run, () => usable(true));
    if (typeof locked !== 'boolean')
        return locked;
    const early = usable(locked);
    try {
        return early ?? (await newSession(run));
    }
    catch (error) {
        return usable(false) ?? (0,refreshReply/* failedReply */.ID)(store.lease, (0,failure/* asFailure */.h_)(error), { google: false });
    }
    finally {
        store.unlock();
    }
}
async function waitForLock({ store, runtime }, fresh) {
    const ends = runtime.monotonicMs() + LOCK_WAIT_MS;
    for (;;) {
        const found = fresh();
        if (found)
            return found;
        if (store.lock())
            return true;
        if (runtime.monotonicMs() > ends)
            return false;
        await runtime.sleep(LOCK_POLL_MS);
    }
}
async function newSession(run) {
    const { store, runtime } = run;
    checkRequest(run);
    (0,refreshReply/* throwIfRepeated */.eJ)(store.rejection(), runtime.now());
    try {
        const { lease, journal } = await leaseAgain(run);
        const step = run.variable('GITHUB_ACTION');
        const { credentials, expiresAt = 0 } = lease.lease;
        if (credentials.kind !== 'aws')
            throw new failure/* Failure */.HR('INTERNAL', 'not a session of AWS');
        const content = (0,credentialProcess/* storedSession */.C$)(credentials, expiresAt);
        attempt(() => store.saveSession(content));
        store.appendToRecord((0,audit/* refreshedLine */.L4)(runtime, lease, { ...journal, step }));
        return (0,refreshReply/* sessionReply */.xs)((0,credentialProcess/* parseSession */.iq)(content.reveal())?.json ?? '');
    }
    catch (error) {
        const { code, message, causes, fix } = (0,failure/* asFailure */.h_)(error);
        const at = Math.floor(runtime.now());
        store.saveRejection(JSON.stringify({ at, code, message, cause: causes[0], fix }));
        throw error;
    }
}
function attempt(act) {
    try {
        act();
    }
    catch {
    }
}
async function idTokenFor(run) {
    const asked = run.variable('GOOGLE_EXTERNAL_ACCOUNT_AUDIENCE');
    if (asked !== undefined && `https:${asked}` !== run.config.prepared.audience)
        throw new failure/* Failure */.HR('ENVIRONMENT_REFUSED', 'the library asks for another audience', {
            causes: ['the credential file was changed, or another file names this command'],
            fix: 'Use the file in GOOGLE_APPLICATION_CREDENTIALS as this action wrote it.',
        });
    checkRequest(run);
    const { verified } = await (0,flow_tokens/* verifyTokens */.K)(openExchange(run));
    return (0,refreshReply/* idTokenReply */.$O)(tokenOf(verified, run.config));
}
async function execCredentialFor(run) {
    checkRequest(run);
    const { verified } = await (0,flow_tokens/* verifyTokens */.K)(openExchange(run));
    return (0,refreshReply/* execCredentialReply */.Vn)(tokenOf(verified, run.config));
}
async function leaseAgain(refreshRun) {
    const run = openExchange(refreshRun);
    const { runtime, plan, record, failureLog, journal } = run;
    try {
        const tokens = await (0,flow_tokens/* verifyTokens */.K)(run);
        const [lease] = await (0,exchange/* exchangeAll */.P)(run, tokens);
        if (lease)
            return { lease, journal };
        throw new failure/* Failure */.HR('INTERNAL', 'the lease went missing');
    }
    catch (error) {
        const ids = journal.header;
        const refused = { ids, failure: (0,failure/* asFailure */.h_)(error), record, failureLog };
        throw (0,audit/* recordRefusals */.H7)(runtime, plan, refused).failure;
    }
}
function openExchange({ runtime, plan, saved }) {
    const { timeout: total } = plan.step;
    const ends = runtime.monotonicMs() + Math.min(total, BUDGET_MS) + total / 8;
    const header = {
        uid: saved.uid,
        run: (0,head/* runOf */.ng)(runtime.job),
        record: '',
        issuer: plan.step.issuer.iss,
    };
    const inputs = () => new Map();
    const own = { journal: (0,memoryJournal/* memoryJournal */.z)(header), record: '', inputs };
    return (0,run/* createRun */.u)(runtime, plan, { budget: { total, ends }, ...own });
}
function tokenOf(verified, { name }) {
    const token = verified.get(name);
    if (token)
        return token;
    throw new failure/* Failure */.HR('INTERNAL', 'a verified token went missing');
}


/***/ }),

/***/ 819:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ deriveIssuer)
/* harmony export */ });
/* harmony import */ var _core_url_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6586);
/* harmony import */ var _sources_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3384);


const SLUG = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,98}[A-Za-z0-9])?$/;
function deriveIssuer(serverUrl = 'https://github.com', declared, source = _sources_js__WEBPACK_IMPORTED_MODULE_1__/* .GITHUB */ .U0) {
    switch (source.name) {
        case 'github':
            return gitHubIssuer(serverUrl, declared, source);
        case 'forgejo':
            return forgejoIssuer(serverUrl, declared, source);
    }
}
function gitHubIssuer(serverUrl, declared, source) {
    const server = (0,_core_url_js__WEBPACK_IMPORTED_MODULE_0__/* .parseSafeUrl */ .Q)(serverUrl);
    if (!server)
        return { error: 'cannot be derived, as GITHUB_SERVER_URL is not an https URL' };
    const derived = derive(server, source);
    if (declared === undefined || declared === derived)
        return { issuer: issuerAt(derived, source) };
    const below = declared.startsWith(`${derived}/`) ? declared.slice(derived.length + 1) : '';
    if (SLUG.test(below))
        return { issuer: issuerAt(declared, source) };
    return {
        error: `must be ${derived}, or that with a slash and the slug of the enterprise, and ` +
            `nothing after it`,
    };
}
function derive({ host, origin }, { issuerPath }) {
    if (host === 'github.com')
        return 'https://token.actions.githubusercontent.com';
    return host.endsWith('.ghe.com') ? `https://token.actions.${host}` : `${origin}${issuerPath}`;
}
function forgejoIssuer(serverUrl, declared, source) {
    const server = (0,_core_url_js__WEBPACK_IMPORTED_MODULE_0__/* .parseSafeUrl */ .Q)(serverUrl);
    if (declared === undefined && !server)
        return {
            error: `must be declared, as GITHUB_SERVER_URL is not an https URL: ROOT_URL of the ` +
                `Forgejo with ${source.issuerPath} after it`,
        };
    const iss = declared ?? `${server?.origin}${server?.pathname.replace(/\/+$/, '')}${source.issuerPath}`;
    const url = (0,_core_url_js__WEBPACK_IMPORTED_MODULE_0__/* .parseSafeUrl */ .Q)(iss);
    const isCanonical = url !== undefined && url.origin + url.pathname === iss;
    if (isCanonical && iss.endsWith(source.issuerPath) && !(0,_sources_js__WEBPACK_IMPORTED_MODULE_1__/* .isGitHubHost */ .gf)(url.hostname))
        return { issuer: issuerAt(iss, source) };
    return {
        error: `must be the https URL of a Forgejo with ${source.issuerPath} after it, such as ` +
            `https://git.example.com${source.issuerPath}`,
    };
}
function issuerAt(iss, source) {
    return {
        iss,
        source,
        jwks: new URL(`${iss}${source.keysPath}`),
        discovery: new URL(`${iss}/.well-known/openid-configuration`),
        origin: new URL(new URL(iss).origin),
    };
}


/***/ }),

/***/ 3384:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FN: () => (/* binding */ FORGEJO),
/* harmony export */   Gi: () => (/* binding */ isForgejoToken),
/* harmony export */   U0: () => (/* binding */ GITHUB),
/* harmony export */   gf: () => (/* binding */ isGitHubHost),
/* harmony export */   rV: () => (/* binding */ BOUND_CLAIMS),
/* harmony export */   vz: () => (/* binding */ sourceOf)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6949);

const GITHUB = {
    name: 'github',
    issuerPath: '/_services/token',
    boundClaims: ['repository_id', 'repository_owner_id', 'run_id', 'run_attempt'],
    hasRepositoryIds: true,
    acceptsAudienceList: false,
    keysPath: '/.well-known/jwks',
};
const FORGEJO = {
    name: 'forgejo',
    issuerPath: '/api/actions',
    boundClaims: ['repository', 'run_id', 'run_attempt'],
    hasRepositoryIds: false,
    acceptsAudienceList: true,
    keysPath: '/.well-known/keys',
};
const BOUND_CLAIMS = [
    ...new Set([...GITHUB.boundClaims, ...FORGEJO.boundClaims]),
];
const isForgejoToken = ({ iss }) => typeof iss === 'string' && iss.endsWith(FORGEJO.issuerPath);
const isGitHubHost = (hostname) => /(?:^|\.)(?:github\.com|ghe\.com|githubusercontent\.com)\.?$/.test(hostname);
function sourceOf({ forgejo, github }) {
    if (!forgejo)
        return GITHUB;
    const server = URL.parse(github('server_url') ?? '');
    if (github('repository_id') !== undefined)
        throw contradicted("GITHUB_REPOSITORY_ID is set, which only GitHub's runner does");
    if (!server)
        throw contradicted('GITHUB_SERVER_URL is not an address');
    if (isGitHubHost(server.hostname))
        throw contradicted('GITHUB_SERVER_URL is an address of GitHub');
    return FORGEJO;
}
const contradicted = (why) => new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('ENVIRONMENT_REFUSED', `FORGEJO_ACTIONS is "true", but ${why}`, {
    causes: [
        'an earlier step wrote one of the two variables to GITHUB_ENV, or the workflow sets it ' +
            'in `env`',
    ],
    fix: 'Find what sets FORGEJO_ACTIONS or GITHUB_REPOSITORY_ID and remove it; the runner sets ' +
        'its own variables.',
});


/***/ }),

/***/ 6821:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ memoryJournal)
/* harmony export */ });
function memoryJournal(header) {
    const entries = [];
    return {
        header,
        entries,
        fullyPersisted: true,
        append: (entry) => entries.push(entry) - 1,
        close: () => undefined,
    };
}


/***/ })

};
;