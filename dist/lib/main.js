"use strict";
exports.id = "main";
exports.ids = ["main"];
exports.modules = {

/***/ 946:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ rfc3339),
/* harmony export */   q: () => (/* binding */ clockTime)
/* harmony export */ });
const rfc3339 = (seconds) => new Date(Math.floor(seconds) * 1000).toISOString().replace('.000Z', 'Z');
const clockTime = (seconds) => new Date(Math.floor(seconds) * 1000).toISOString().slice(11, 16);


/***/ }),

/***/ 903:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ failureOutputs),
/* harmony export */   t: () => (/* binding */ stepOutputs)
/* harmony export */ });
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4355);
/* harmony import */ var _core_time_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(946);


function stepOutputs(leases, form, now) {
    const outputs = new Map();
    if (form === 'flat')
        for (const { values, extras } of leases)
            for (const [name, value] of [...values, ...extras])
                outputs.set(name, value);
    const withValues = leases.filter(({ values }) => values.size > 0);
    if (withValues.length > 0)
        outputs.set('values', valuesDocument(withValues));
    outputs.set('details', JSON.stringify(Object.fromEntries(leases.map((lease) => [lease.name, publicSummary(lease)]))));
    outputs.set('leased', 'true');
    const missing = leases.flatMap(({ name, lease }) => (lease.missing ?? []).map((secret) => (form === 'flat' ? secret : `${name}.${secret}`)));
    if (missing.length > 0)
        outputs.set('missing', missing.join(','));
    const ends = leases.map(({ lease }) => lease.expiresAt).filter((end) => end !== undefined);
    if (ends.length > 0) {
        const first = Math.min(...ends);
        outputs.set('expires-at', (0,_core_time_js__WEBPACK_IMPORTED_MODULE_0__/* .rfc3339 */ .a)(first));
        outputs.set('ttl-seconds', String(Math.max(0, Math.floor(first - now))));
    }
    return outputs;
}
function valuesDocument(leases) {
    const plain = leases.map(({ name, values }) => [
        name,
        Object.fromEntries([...values].map(([key, value]) => [key, (0,_core_secret_js__WEBPACK_IMPORTED_MODULE_1__/* .unwrap */ .oA)(value)])),
    ]);
    return new _core_secret_js__WEBPACK_IMPORTED_MODULE_1__/* .Secret */ .zh(JSON.stringify(Object.fromEntries(plain)));
}
function publicSummary({ from, lease, ends, refresh }) {
    return {
        from,
        id: lease.id,
        'expires-at': lease.expiresAt === undefined ? null : (0,_core_time_js__WEBPACK_IMPORTED_MODULE_0__/* .rfc3339 */ .a)(lease.expiresAt),
        ends,
        refresh,
    };
}
function failureOutputs({ code, facts }) {
    return new Map([
        ['error-code', code],
        ...(facts.claims === undefined ? [] : [['error-claim', facts.claims.join(',')]]),
        ...(facts.record === undefined ? [] : [['record', facts.record]]),
    ]);
}


/***/ }),

/***/ 7571:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ preconnectTargets),
/* harmony export */   f: () => (/* binding */ preconnectIssuer)
/* harmony export */ });
/* harmony import */ var _core_url_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6586);
/* harmony import */ var _identity_issuer_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(819);
/* harmony import */ var _identity_sources_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3384);



function preconnectIssuer({ preconnect, job }) {
    if (!job.idToken)
        return;
    const issuer = derivedIssuer(job);
    const url = (0,_core_url_js__WEBPACK_IMPORTED_MODULE_0__/* .parseSafeUrl */ .Q)(job.idToken.url);
    const isOwn = issuer?.source.name === 'github' || url?.origin === issuer?.origin.origin;
    if (url && isOwn)
        preconnect(new URL(url.origin));
    if (issuer)
        preconnect(issuer.origin);
}
function derivedIssuer(job) {
    try {
        const result = (0,_identity_issuer_js__WEBPACK_IMPORTED_MODULE_1__/* .deriveIssuer */ .d)(job.github('server_url'), undefined, (0,_identity_sources_js__WEBPACK_IMPORTED_MODULE_2__/* .sourceOf */ .vz)(job));
        return 'issuer' in result ? result.issuer : undefined;
    }
    catch {
        return undefined;
    }
}
async function preconnectTargets(runtime, leases) {
    const targets = leases.flatMap(({ name, prepared, ca }) => prepared.origins.map((origin) => {
        const { supplied } = prepared;
        const identity = supplied?.origin === origin.origin ? supplied.identity : undefined;
        return { origin, ca, identity, group: `${origin.origin} ${ca ?? ''} ${identity ? name : ''}` };
    }));
    for (const connections of Map.groupBy(targets, ({ group }) => group).values()) {
        const [first] = connections;
        if (!first)
            continue;
        const { origin, ca, identity } = first;
        runtime.preconnect(origin, { ca, identity, count: connections.length });
    }
    await runtime.yieldToEventLoop();
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

/***/ 3478:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _exports_stepOutputs_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(903);
/* harmony import */ var _flow_preconnect_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7571);
/* harmony import */ var _journal_header_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8150);
/* harmony import */ var _runner_commandFiles_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3848);
/* harmony import */ var _runner_inputs_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2237);
/* harmony import */ var _runner_process_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(633);
/* harmony import */ var _runner_runtime_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2008);







(0,_runner_process_js__WEBPACK_IMPORTED_MODULE_0__/* .run */ .eF)(async (stepProcess) => {
    (0,_runner_commandFiles_js__WEBPACK_IMPORTED_MODULE_1__/* .saveState */ .LZ)(_journal_header_js__WEBPACK_IMPORTED_MODULE_2__/* .TOMBSTONE */ .Q9);
    const runtime = (0,_runner_runtime_js__WEBPACK_IMPORTED_MODULE_3__.mainRuntime)(stepProcess);
    (0,_flow_preconnect_js__WEBPACK_IMPORTED_MODULE_4__/* .preconnectIssuer */ .f)(runtime);
    await runtime.yieldToEventLoop();
    const { runMain } = await Promise.all(/* import() */[__webpack_require__.e("identity-events-and-others"), __webpack_require__.e("reading-readEntry-and-others"), __webpack_require__.e("inputs-yaml"), __webpack_require__.e("aws-role-and-others"), __webpack_require__.e("supplied"), __webpack_require__.e("flow-plan"), __webpack_require__.e("identity-jwks-and-others"), __webpack_require__.e("record-summary-and-others"), __webpack_require__.e("for-flow-main-and-flow-post-and-flow-refresh"), __webpack_require__.e("for-flow-main-and-flow-refresh-and-flow-shipEndings"), __webpack_require__.e("flow-revoke"), __webpack_require__.e("for-flow-main-and-flow-refresh"), __webpack_require__.e("flow-main")]).then(__webpack_require__.bind(__webpack_require__, 1311));
    await runMain(runtime, (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_5__/* .rawInputs */ .me)());
}, _exports_stepOutputs_js__WEBPACK_IMPORTED_MODULE_6__/* .failureOutputs */ .r);


/***/ })

};
;