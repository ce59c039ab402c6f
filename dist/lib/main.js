"use strict";
exports.id = "main";
exports.ids = ["main"];
exports.modules = {

/***/ 1002:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ refusalOutputs),
/* harmony export */   Y: () => (/* binding */ outputsOf)
/* harmony export */ });
/* harmony import */ var _kit_secret_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8710);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7197);


/** The outputs of a step: fixed names in the flat form, and in both forms `values`, `leases` and the dates. */
function outputsOf(handed, form, now) {
    const outputs = new Map();
    if (form === 'flat')
        for (const { values, extras } of handed)
            for (const [name, value] of [...values, ...extras])
                outputs.set(name, value);
    const withValues = handed.filter(({ values }) => values.size > 0);
    if (withValues.length > 0)
        outputs.set('values', valuesDocument(withValues));
    outputs.set('leases', JSON.stringify(Object.fromEntries(handed.map((each) => [each.name, described(each)]))));
    outputs.set('leased', 'true');
    const ends = handed.map(({ lease }) => lease.expiresAt).filter((each) => each !== undefined);
    if (ends.length > 0) {
        const first = Math.min(...ends);
        outputs.set('expires-at', (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .rfc3339 */ .ag)(first));
        outputs.set('ttl-seconds', String(Math.max(0, Math.floor(first - now))));
    }
    return outputs;
}
/** JSON on one line: lease → NAME → value. A secret as a whole, though the runner masks its parts. */
function valuesDocument(handed) {
    const plain = handed.map(({ name, values }) => [
        name,
        Object.fromEntries([...values].map(([key, value]) => [key, (0,_kit_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .revealed */ .D)(value)])),
    ]);
    return new _kit_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .z(JSON.stringify(Object.fromEntries(plain)));
}
function described({ from, lease, ends }) {
    return {
        from,
        id: lease.id,
        'expires-at': lease.expiresAt === undefined ? null : (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .rfc3339 */ .ag)(lease.expiresAt),
        ends,
    };
}
/** What a failed step leaves in its outputs, for workflows that go on: the code, the claims that differ, and where it is on record. */
function refusalOutputs({ code, facts }) {
    return new Map([
        ['error-code', code],
        ...(facts.claims === undefined ? [] : [['error-claim', facts.claims.join(',')]]),
        ...(facts.record === undefined ? [] : [['record', facts.record]]),
    ]);
}


/***/ }),

/***/ 7197:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ag: () => (/* binding */ rfc3339),
/* harmony export */   bI: () => (/* binding */ extrasOf),
/* harmony export */   sm: () => (/* binding */ valuesOf)
/* harmony export */ });
/** The named values of a lease, as the trade's tools read them; plain strings are no secrets. */
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
/** What only outputs carry: the token, where exactly one was leased, and facts that are no variables. */
function extrasOf({ credentials }) {
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
/** Seconds since the epoch in RFC 3339, whole seconds. */
const rfc3339 = (seconds) => new Date(Math.floor(seconds) * 1000).toISOString().replace('.000Z', 'Z');


/***/ }),

/***/ 5197:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ issuerOf)
/* harmony export */ });
/* harmony import */ var _kit_address_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9028);
/* harmony import */ var _sources_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3384);


// What an enterprise slug consists of.
const SLUG = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,98}[A-Za-z0-9])?$/;
/** Returns the issuer of a server's tokens, or the one that the input `issuer` declares. */
function issuerOf(serverUrl = 'https://github.com', declared, source = _sources_js__WEBPACK_IMPORTED_MODULE_1__/* .GITHUB */ .U0) {
    switch (source.name) {
        case 'github':
            return gitHubIssuer(serverUrl, declared, source);
        case 'forgejo':
            return forgejoIssuer(serverUrl, declared, source);
    }
}
/** The issuer follows from the server; `declared` may add an enterprise's slug and nothing else. */
function gitHubIssuer(serverUrl, declared, source) {
    const server = (0,_kit_address_js__WEBPACK_IMPORTED_MODULE_0__/* .safeAddress */ .M)(serverUrl);
    if (!server)
        return { mistake: 'cannot be derived, as GITHUB_SERVER_URL is not an https address' };
    const derived = derive(server, source);
    if (declared === undefined || declared === derived)
        return { issuer: issuerAt(derived, source) };
    const below = declared.startsWith(`${derived}/`) ? declared.slice(derived.length + 1) : '';
    if (SLUG.test(below))
        return { issuer: issuerAt(declared, source) };
    return {
        mistake: `must be ${derived}, or that with a slash and the slug of the enterprise, and nothing after it`,
    };
}
function derive({ host, origin }, { issuerPath }) {
    if (host === 'github.com')
        return 'https://token.actions.githubusercontent.com';
    return host.endsWith('.ghe.com') ? `https://token.actions.${host}` : `${origin}${issuerPath}`;
}
/**
 * A runner may have registered with an internal address of its Forgejo, so any address may be
 * declared that can be the issuer of a Forgejo and is not GitHub's.
 */
function forgejoIssuer(serverUrl, declared, source) {
    const server = (0,_kit_address_js__WEBPACK_IMPORTED_MODULE_0__/* .safeAddress */ .M)(serverUrl);
    if (declared === undefined && !server)
        return {
            mistake: `must be declared, as GITHUB_SERVER_URL is not an https address: ROOT_URL of the Forgejo with ${source.issuerPath} after it`,
        };
    const iss = declared ?? `${server?.origin}${server?.pathname.replace(/\/+$/, '')}${source.issuerPath}`;
    const url = (0,_kit_address_js__WEBPACK_IMPORTED_MODULE_0__/* .safeAddress */ .M)(iss);
    const isCanonical = url !== undefined && url.origin + url.pathname === iss;
    if (isCanonical && iss.endsWith(source.issuerPath) && !(0,_sources_js__WEBPACK_IMPORTED_MODULE_1__/* .isGitHubHost */ .gf)(url.hostname))
        return { issuer: issuerAt(iss, source) };
    return {
        mistake: `must be the https address of a Forgejo with ${source.issuerPath} after it, such as https://git.example.com${source.issuerPath}`,
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
/* harmony import */ var _kit_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7126);

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
/** Every claim that binds a token of some source to its run. */
const BOUND_CLAIMS = [
    ...new Set([...GITHUB.boundClaims, ...FORGEJO.boundClaims]),
];
/** Whether a verified token was issued by Forgejo. */
const isForgejoToken = ({ iss }) => typeof iss === 'string' && iss.endsWith(FORGEJO.issuerPath);
/** Whether a host belongs to GitHub, which never issues tokens by the rules of Forgejo. */
const isGitHubHost = (hostname) => /(?:^|\.)(?:github\.com|ghe\.com|githubusercontent\.com)\.?$/.test(hostname);
/**
 * Returns the rules for the tokens of this job. FORGEJO_ACTIONS can be set by any step of a job, so
 * it selects the rules of Forgejo only where nothing of GitHub's runner contradicts it. Throws
 * `ENVIRONMENT_REFUSED`.
 */
function sourceOf({ forgejo, fact }) {
    if (!forgejo)
        return GITHUB;
    const server = URL.parse(fact('server_url') ?? '');
    if (fact('repository_id') !== undefined)
        throw contradicted("GITHUB_REPOSITORY_ID is set, which only GitHub's runner does");
    if (!server)
        throw contradicted('GITHUB_SERVER_URL is not an address');
    if (isGitHubHost(server.hostname))
        throw contradicted('GITHUB_SERVER_URL is an address of GitHub');
    return FORGEJO;
}
const contradicted = (why) => new _kit_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('ENVIRONMENT_REFUSED', `FORGEJO_ACTIONS is "true", but ${why}`, {
    causes: [
        'an earlier step wrote one of the two variables to GITHUB_ENV, or the workflow sets it in `env`',
    ],
    cure: 'Find what sets FORGEJO_ACTIONS or GITHUB_REPOSITORY_ID and remove it; the runner sets its own variables.',
});


/***/ }),

/***/ 1534:
/***/ ((__unused_webpack_module, __unused_webpack___webpack_exports__, __webpack_require__) => {


// EXTERNAL MODULE: ./.build/edge/handOver.js
var handOver = __webpack_require__(4330);
// EXTERNAL MODULE: ./.build/edge/inputs.js + 1 modules
var inputs = __webpack_require__(1992);
// EXTERNAL MODULE: ./.build/edge/program.js + 2 modules
var program = __webpack_require__(4295);
// EXTERNAL MODULE: ./.build/edge/world.js + 19 modules
var edge_world = __webpack_require__(5493);
// EXTERNAL MODULE: ./.build/identity/source.js
var source = __webpack_require__(5197);
// EXTERNAL MODULE: ./.build/identity/sources.js
var sources = __webpack_require__(3384);
// EXTERNAL MODULE: ./.build/kit/address.js
var address = __webpack_require__(9028);
;// CONCATENATED MODULE: ./.build/flow/dialIdentity.js



/** Opens connections to the hosts of token and keys, which are known before any input is read. */
function dialIdentity({ dial, job }) {
    if (!job.idToken)
        return;
    const issuer = derivedIssuer(job);
    const url = (0,address/* safeAddress */.M)(job.idToken.url);
    // On Forgejo an earlier step can have written the address; main compares it with the issuer.
    const isOwn = issuer?.source.name === 'github' || url?.origin === issuer?.origin.origin;
    if (url && isOwn)
        dial(new URL(url.origin));
    if (issuer)
        dial(issuer.origin);
}
/** `undefined` if the variables contradict each other, which main reports. */
function derivedIssuer(job) {
    try {
        const result = (0,source/* issuerOf */.x)(job.fact('server_url'), undefined, (0,sources/* sourceOf */.vz)(job));
        return 'issuer' in result ? result.issuer : undefined;
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./.build/handover/output.js
var output = __webpack_require__(1002);
// EXTERNAL MODULE: ./.build/lease/tombstone.js
var tombstone = __webpack_require__(7489);
;// CONCATENATED MODULE: ./.build/main.js







(0,program/* run */.e)(async (program) => {
    (0,handOver/* saveState */.LZ)(tombstone/* TOMBSTONE */.Q);
    const world = (0,edge_world.worldOfMain)(program);
    dialIdentity(world);
    await world.turn();
    // Loaded while hands are shaken with the hosts of token and keys: parsing a large file would else come before the first word to them.
    const { lease } = await Promise.all(/* import() */[__webpack_require__.e("for-flow-lease-and-flow-tokenSource"), __webpack_require__.e("for-flow-close-and-flow-lease"), __webpack_require__.e("flow-lease")]).then(__webpack_require__.bind(__webpack_require__, 8979));
    await lease(world, (0,inputs/* rawInputs */.me)());
}, output/* refusalOutputs */.$);


/***/ })

};
;