"use strict";
exports.id = "main";
exports.ids = ["main"];
exports.modules = {

/***/ 8606:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ failureOutputs),
/* harmony export */   t: () => (/* binding */ stepOutputs)
/* harmony export */ });
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4355);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2745);


/**
 * Returns the outputs of a step: in the flat form one per value, and in both forms `values`,
 * `details`, `leased` and the expiry of the first lease to expire.
 */
function stepOutputs(leases, form, now) {
    const outputs = new Map();
    if (form === 'flat')
        for (const { values, extras } of leases)
            for (const [name, value] of [...values, ...extras])
                outputs.set(name, value);
    const withValues = leases.filter(({ values }) => values.size > 0);
    if (withValues.length > 0)
        outputs.set('values', valuesDocument(withValues));
    outputs.set('details', JSON.stringify(Object.fromEntries(leases.map((each) => [each.name, publicSummary(each)]))));
    outputs.set('leased', 'true');
    const ends = leases.map(({ lease }) => lease.expiresAt).filter((each) => each !== undefined);
    if (ends.length > 0) {
        const first = Math.min(...ends);
        outputs.set('expires-at', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .rfc3339 */ .ag)(first));
        outputs.set('ttl-seconds', String(Math.max(0, Math.floor(first - now))));
    }
    return outputs;
}
/**
 * Returns JSON on one line: lease → NAME → value. The whole is a secret, though the runner masks
 * its parts.
 */
function valuesDocument(leases) {
    const plain = leases.map(({ name, values }) => [
        name,
        Object.fromEntries([...values].map(([key, value]) => [key, (0,_core_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .unwrap */ .o)(value)])),
    ]);
    return new _core_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .z(JSON.stringify(Object.fromEntries(plain)));
}
function publicSummary({ from, lease, ends }) {
    return {
        from,
        id: lease.id,
        'expires-at': lease.expiresAt === undefined ? null : (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .rfc3339 */ .ag)(lease.expiresAt),
        ends,
    };
}
/**
 * Returns the outputs of a failed step, for workflows that continue: the code, the claims that
 * differ, and the path of the record.
 */
function failureOutputs({ code, facts }) {
    return new Map([
        ['error-code', code],
        ...(facts.claims === undefined ? [] : [['error-claim', facts.claims.join(',')]]),
        ...(facts.record === undefined ? [] : [['record', facts.record]]),
    ]);
}


/***/ }),

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

/***/ 7571:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ preconnectTargets),
/* harmony export */   f: () => (/* binding */ preconnectIssuer)
/* harmony export */ });
/* harmony import */ var _core_url_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6586);
/* harmony import */ var _identity_issuer_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(819);
/* harmony import */ var _identity_sources_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3384);



/** Connects to the token and key hosts, which are known before any input is read. */
function preconnectIssuer({ preconnect, job }) {
    if (!job.idToken)
        return;
    const issuer = derivedIssuer(job);
    const url = (0,_core_url_js__WEBPACK_IMPORTED_MODULE_0__/* .parseSafeUrl */ .Q)(job.idToken.url);
    // On Forgejo an earlier step can have written the address; main compares it with the issuer.
    const isOwn = issuer?.source.name === 'github' || url?.origin === issuer?.origin.origin;
    if (url && isOwn)
        preconnect(new URL(url.origin));
    if (issuer)
        preconnect(issuer.origin);
}
/** Returns `undefined` if the variables contradict each other; main reports that. */
function derivedIssuer(job) {
    try {
        const result = (0,_identity_issuer_js__WEBPACK_IMPORTED_MODULE_1__/* .deriveIssuer */ .d)(job.github('server_url'), undefined, (0,_identity_sources_js__WEBPACK_IMPORTED_MODULE_2__/* .sourceOf */ .vz)(job));
        return 'issuer' in result ? result.issuer : undefined;
    }
    catch {
        return undefined;
    }
}
/**
 * Opens as many connections to each host as it will receive parallel requests, and waits until
 * their first packets are sent.
 */
async function preconnectTargets(runtime, leases) {
    const targets = leases.flatMap(({ prepared, ca }) => prepared.origins.map((origin) => ({ origin, ca })));
    const hosts = Map.groupBy(targets, ({ origin, ca }) => `${origin.origin} ${ca ?? ''}`);
    for (const connections of hosts.values()) {
        const [first] = connections;
        if (first)
            runtime.preconnect(first.origin, { ca: first.ca, count: connections.length });
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


// The form of an enterprise slug.
const SLUG = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,98}[A-Za-z0-9])?$/;
/** Returns the issuer of a server's tokens, or the one that the input `issuer` declares. */
function deriveIssuer(serverUrl = 'https://github.com', declared, source = _sources_js__WEBPACK_IMPORTED_MODULE_1__/* .GITHUB */ .U0) {
    switch (source.name) {
        case 'github':
            return gitHubIssuer(serverUrl, declared, source);
        case 'forgejo':
            return forgejoIssuer(serverUrl, declared, source);
    }
}
/** Derives the issuer from the server URL; `declared` may only add the slug of an enterprise. */
function gitHubIssuer(serverUrl, declared, source) {
    const server = (0,_core_url_js__WEBPACK_IMPORTED_MODULE_0__/* .parseSafeUrl */ .Q)(serverUrl);
    if (!server)
        return { error: 'cannot be derived, as GITHUB_SERVER_URL is not an https address' };
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
/**
 * Derives or checks the issuer of a Forgejo. A runner may be registered with an internal address,
 * so `declared` may be any URL that has the form of a Forgejo issuer and is not on a GitHub host.
 */
function forgejoIssuer(serverUrl, declared, source) {
    const server = (0,_core_url_js__WEBPACK_IMPORTED_MODULE_0__/* .parseSafeUrl */ .Q)(serverUrl);
    if (declared === undefined && !server)
        return {
            error: `must be declared, as GITHUB_SERVER_URL is not an https address: ROOT_URL of the ` +
                `Forgejo with ${source.issuerPath} after it`,
        };
    const iss = declared ?? `${server?.origin}${server?.pathname.replace(/\/+$/, '')}${source.issuerPath}`;
    const url = (0,_core_url_js__WEBPACK_IMPORTED_MODULE_0__/* .parseSafeUrl */ .Q)(iss);
    const isCanonical = url !== undefined && url.origin + url.pathname === iss;
    if (isCanonical && iss.endsWith(source.issuerPath) && !(0,_sources_js__WEBPACK_IMPORTED_MODULE_1__/* .isGitHubHost */ .gf)(url.hostname))
        return { issuer: issuerAt(iss, source) };
    return {
        error: `must be the https address of a Forgejo with ${source.issuerPath} after it, such as ` +
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

/** The rules of GitHub, on github.com, ghe.com and GitHub Enterprise Server. */
const GITHUB = {
    name: 'github',
    issuerPath: '/_services/token',
    boundClaims: ['repository_id', 'repository_owner_id', 'run_id', 'run_attempt'],
    hasRepositoryIds: true,
    acceptsAudienceList: false,
    keysPath: '/.well-known/jwks',
};
/** The rules of Forgejo. Its runner sets no ids of the repository, and version 15 issues none. */
const FORGEJO = {
    name: 'forgejo',
    issuerPath: '/api/actions',
    boundClaims: ['repository', 'run_id', 'run_attempt'],
    hasRepositoryIds: false,
    acceptsAudienceList: true,
    keysPath: '/.well-known/keys',
};
/** Every claim that binds a token of any source to its run. */
const BOUND_CLAIMS = [
    ...new Set([...GITHUB.boundClaims, ...FORGEJO.boundClaims]),
];
/** Returns whether a verified token was issued by Forgejo. */
const isForgejoToken = ({ iss }) => typeof iss === 'string' && iss.endsWith(FORGEJO.issuerPath);
/** Returns whether a host belongs to GitHub, which never issues tokens by Forgejo's rules. */
const isGitHubHost = (hostname) => /(?:^|\.)(?:github\.com|ghe\.com|githubusercontent\.com)\.?$/.test(hostname);
/**
 * Returns the rules for the tokens of this job. Any step of a job can set FORGEJO_ACTIONS, so it
 * selects the rules of Forgejo only if no variable of GitHub's runner contradicts it. Throws
 * `ENVIRONMENT_REFUSED`.
 */
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
/* harmony import */ var _exports_output_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8606);
/* harmony import */ var _flow_preconnect_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7571);
/* harmony import */ var _journal_tombstone_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7676);
/* harmony import */ var _runner_commandFiles_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3848);
/* harmony import */ var _runner_inputs_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(585);
/* harmony import */ var _runner_process_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9259);
/* harmony import */ var _runner_runtime_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4475);







(0,_runner_process_js__WEBPACK_IMPORTED_MODULE_5__/* .run */ .e)(async (stepProcess) => {
    (0,_runner_commandFiles_js__WEBPACK_IMPORTED_MODULE_3__/* .saveState */ .LZ)(_journal_tombstone_js__WEBPACK_IMPORTED_MODULE_2__/* .TOMBSTONE */ .Q);
    const runtime = (0,_runner_runtime_js__WEBPACK_IMPORTED_MODULE_6__.mainRuntime)(stepProcess);
    (0,_flow_preconnect_js__WEBPACK_IMPORTED_MODULE_1__/* .preconnectIssuer */ .f)(runtime);
    await runtime.yieldToEventLoop();
    // Loaded while the TLS handshakes with the token and key hosts are under way: parsing a large
    // file first would delay their first packet.
    const { runMain } = await Promise.all(/* import() */[__webpack_require__.e("for-flow-main-and-flow-tokenSource"), __webpack_require__.e("for-flow-main-and-flow-post"), __webpack_require__.e("flow-main")]).then(__webpack_require__.bind(__webpack_require__, 6303));
    await runMain(runtime, (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .rawInputs */ .me)());
}, _exports_output_js__WEBPACK_IMPORTED_MODULE_0__/* .failureOutputs */ .r);


/***/ })

};
;