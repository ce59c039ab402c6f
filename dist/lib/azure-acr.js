"use strict";
exports.id = "azure-acr";
exports.ids = ["azure-acr"];
exports.modules = {

/***/ 9161:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  exchangeAndLogIn: () => (/* binding */ exchangeAndLogIn)
});

// EXTERNAL MODULE: ./.build/core/failure.js
var failure = __webpack_require__(6949);
// EXTERNAL MODULE: ./.build/core/requestId.js
var requestId = __webpack_require__(2563);
// EXTERNAL MODULE: ./.build/core/time.js
var time = __webpack_require__(946);
// EXTERNAL MODULE: ./.build/providers/parseExpiry.js
var parseExpiry = __webpack_require__(5570);
// EXTERNAL MODULE: ./.build/providers/reading/failures.js
var failures = __webpack_require__(2510);
// EXTERNAL MODULE: ./.build/providers/refusals.js
var refusals = __webpack_require__(6009);
// EXTERNAL MODULE: ./.build/providers/registryLogin.js
var registryLogin = __webpack_require__(8870);
// EXTERNAL MODULE: ./.build/providers/response.js
var providers_response = __webpack_require__(2323);
;// CONCATENATED MODULE: ./.build/providers/azure/acrRefusals.js
const code = 'EXCHANGE_REFUSED';
const acrRefusals = [
    {
        code,
        when: { status: 403, words: /is not allowed access|firewall|denied by network/i },
        symptom: '403: the firewall of the registry does not admit this runner',
        causes: [
            'public access to the registry is disabled, or limited to addresses without the one of the ' +
                'runner',
            'the runner is outside the network of the private endpoint',
        ],
        fix: 'Admit the address of the runner, or use a runner in the network of the registry.',
    },
    {
        code,
        when: { status: [401, 403] },
        symptom: 'the registry does not accept the identity',
        causes: [
            'the client has no role on it, such as AcrPull or AcrPush (with ABAC: Container Registry ' +
                'Repository Reader or Writer)',
            'the role was assigned only minutes ago',
            'the registry is in another tenant than `tenant-id`',
        ],
        fix: 'Run: az role assignment create --role AcrPush --assignee CLIENT_ID --scope REGISTRY_ID',
    },
    {
        code,
        when: { status: 404 },
        symptom: '404: the host has no token exchange endpoint',
        causes: ['the host is not the login server of a container registry'],
        fix: 'Compare the host with the output of: az acr show --name REGISTRY --query loginServer',
    },
];

// EXTERNAL MODULE: ./.build/providers/azure/clouds.js
var clouds = __webpack_require__(5978);
// EXTERNAL MODULE: ./.build/providers/azure/exchange.js + 2 modules
var exchange = __webpack_require__(4334);
;// CONCATENATED MODULE: ./.build/providers/azure/acr.js











const USERNAME = '00000000-0000-0000-0000-000000000000';
async function exchangeAndLogIn(config, leaseSession) {
    const wanted = [...config.tokens];
    if (!wanted.some(([, scope]) => scope === clouds/* REGISTRY_SCOPE */.RG))
        wanted.push(['', clouds/* REGISTRY_SCOPE */.RG]);
    const tokens = await leaseSession.all(wanted.map(([name, scope]) => (0,exchange.obtain)(config, leaseSession, { name, scope })));
    const registryToken = tokens.find(({ scope }) => scope === clouds/* REGISTRY_SCOPE */.RG);
    if (!registryToken)
        throw new failure/* Failure */.HR('INTERNAL', 'there is no token for registries');
    const logins = await leaseSession.all(config.registries.map((host) => logIn(host, registryToken.token, { config, leaseSession })));
    const exported = config.loginsOnly ? tokens : tokens.filter(({ name }) => name !== '');
    const lease = (0,exchange.leaseOf)(config, exported);
    return config.loginsOnly
        ? { ...lease, credentials: { kind: 'values', values: new Map() }, logins }
        : { ...lease, logins };
}
async function logIn(host, token, { config, leaseSession }) {
    const fields = [
        ['grant_type', 'access_token'],
        ['service', host],
        ['access_token', token],
    ];
    const url = new URL(`https://${host}/oauth2/exchange`);
    const { response, intent } = await leaseSession
        .requestLease({
        request: { method: 'POST', url, body: { kind: 'form', fields }, expects: 'json' },
        ...(0,refusals/* judgeBy */.FU)(acrRefusals, errorIn),
    })
        .catch((error) => {
        throw (0,failures/* withPath */.i)((0,failure/* asFailure */.h_)(error), `the password of ${host}`);
    });
    if (response.status !== 200)
        throw (0,providers_response/* rejection */.cz)(response, {
            ...{ code: 'EXCHANGE_REFUSED', host, row: (0,refusals/* match */.YW)(acrRefusals, errorIn(response)) },
            to: `the exchange of the token of client ${config.clientId}; the login was fine`,
        });
    const text = (0,providers_response/* tokenAt */.BN)((0,providers_response/* parseJson */.qF)(response, host), 'refresh_token');
    if (text === undefined)
        throw (0,providers_response/* responseInvalid */.h)(host, 'without a password');
    const password = leaseSession.secret(text);
    const [, payload = ''] = text.split('.');
    const claims = (0,providers_response/* jsonOrEmpty */.fi)({ text: Buffer.from(payload, 'base64url').toString() });
    const expiresAt = (0,parseExpiry/* numericDateOf */.TV)((0,providers_response/* ownMember */.nV)(claims, 'exp'));
    leaseSession.keep({
        ...{ intent, id: config.clientId, expiresAt, revocation: null },
        note: 'Azure cannot revoke a single password of a registry',
        keys: expiresAt === undefined ? { registry: host } : (0,registryLogin/* passwordKeys */.It)([host], expiresAt),
        request: (0,requestId/* requestIdOf */.Gb)({ headers: response.headers }),
    });
    if (expiresAt === undefined)
        throw (0,providers_response/* responseInvalid */.h)(host, 'without the expiry of the password');
    checkPassword((0,providers_response/* ownMember */.nV)(claims, 'aud'), expiresAt, { host, now: leaseSession.clock.now() });
    leaseSession.log('info', `${leaseSession.token.lease}: the password of ${host} is valid until ${(0,time/* clockTime */.q)(expiresAt)} ` +
        'UTC; it cannot be revoked');
    return (0,registryLogin/* registryLogin */.j8)(leaseSession, { host, username: USERNAME, password, expiresAt });
}
function checkPassword(audience, expiresAt, { host, now }) {
    if (audience === host && expiresAt > now)
        return;
    const sentence = audience === host ? 'has expired' : 'is for another registry';
    throw new failure/* Failure */.HR('GUARD_FAILED', `the password of ${host} ${sentence}`, {
        causes: ['a server between runner and registry responds in its place', 'a clock is wrong'],
        fix: 'Check proxies and DNS between the two, and their clocks; nothing was exported.',
    });
}
function errorIn(response) {
    const stated = (0,providers_response/* ownMember */.nV)((0,providers_response/* jsonOrEmpty */.fi)(response), 'errors');
    const error = (0,providers_response/* objectAt */.lJ)({ first: Array.isArray(stated) ? stated[0] : undefined }, 'first') ?? {};
    return {
        status: response.status,
        code: (0,providers_response/* textAt */.$6)(error, 'code') ?? '',
        message: (0,providers_response/* textAt */.$6)(error, 'message') ?? '',
    };
}


/***/ }),

/***/ 2510:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ wrongResponse),
/* harmony export */   i: () => (/* binding */ withPath)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6949);

function withPath(failure, path) {
    if (failure.code !== 'UNREACHABLE' && failure.code !== 'TIMED_OUT')
        return failure;
    return new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(failure.code, `the login was fine; reading ${path} failed: ${failure.message}`, { ...failure.facts, cause: failure });
}
const wrongResponse = (path, sentence) => new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('GUARD_FAILED', `the response to reading ${path} is of ${sentence}`, {
    causes: ['something between the runner and the store answers in its place'],
    fix: 'Find out who answers for the store; nothing was exported.',
});


/***/ })

};
;