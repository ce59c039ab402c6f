"use strict";
exports.id = "oauth-exchange";
exports.ids = ["oauth-exchange"];
exports.modules = {

/***/ 2516:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q1: () => (/* binding */ claimText),
/* harmony export */   Rl: () => (/* binding */ suggestPolicy),
/* harmony export */   dE: () => (/* binding */ describeToken)
/* harmony export */ });
/* harmony import */ var _identity_claims_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2457);

const claimText = ({ claims }, name) => (0,_identity_claims_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteClaim */ .x2)(claims[name]);
function suggestPolicy({ claims }, policy) {
    const { event_name: event, ref } = claims;
    const isPullRequest = (typeof event === 'string' && event.startsWith('pull_request')) ||
        (typeof ref === 'string' && ref.startsWith('refs/pull/'));
    if (!isPullRequest)
        return policy();
    return [
        'No policy is suggested: the run belongs to a pull request, and a policy that admits it would',
        'admit every pull request of the repository. Lease after the merge, or write one by hand.',
    ];
}
const describeToken = (token) => ['iss', 'sub', 'aud'].map((name) => `  the token says ${name}: ${claimText(token, name)}`);


/***/ }),

/***/ 4206:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  exchange: () => (/* binding */ exchange)
});

// EXTERNAL MODULE: ./.build/core/failure.js
var failure = __webpack_require__(6949);
// EXTERNAL MODULE: ./.build/core/requestId.js
var core_requestId = __webpack_require__(2563);
// EXTERNAL MODULE: ./.build/core/sanitize.js
var sanitize = __webpack_require__(6548);
// EXTERNAL MODULE: ./.build/providers/describeToken.js
var describeToken = __webpack_require__(2516);
// EXTERNAL MODULE: ./.build/providers/parseExpiry.js
var parseExpiry = __webpack_require__(5570);
// EXTERNAL MODULE: ./.build/providers/refusals.js
var refusals = __webpack_require__(6009);
// EXTERNAL MODULE: ./.build/providers/registryLogin.js
var registryLogin = __webpack_require__(8870);
// EXTERNAL MODULE: ./.build/providers/response.js
var providers_response = __webpack_require__(2323);
// EXTERNAL MODULE: ./.build/providers/oauth/basic.js
var basic = __webpack_require__(8032);
// EXTERNAL MODULE: ./.build/providers/oauth/config.js + 1 modules
var config = __webpack_require__(2828);
;// CONCATENATED MODULE: ./.build/providers/oauth/discovery.js



async function findEndpoints(place, client) {
    if (place.kind === 'address')
        return { token: place.url, revocation: undefined };
    const metadata = await fetchMetadata(place, client);
    sameIssuer(metadata['issuer'], place);
    const [token, revocation] = [
        endpoint(metadata, 'token_endpoint', place),
        endpoint(metadata, 'revocation_endpoint', place),
    ];
    if (!token)
        throw new failure/* Failure */.HR('RESPONSE_INVALID', `the metadata of ${place.url.host} names no token_endpoint`, {
            fix: 'Write `address` instead of `discover`.',
        });
    sameServer(token, place);
    return { token, revocation };
}
function sameServer(token, place) {
    const { host, origin } = place.url;
    if (place.token ? token.href === place.token.href : token.origin === origin)
        return;
    if (place.token)
        throw new failure/* Failure */.HR('RESPONSE_INVALID', `the metadata of ${host} names another token_endpoint than "address"`, { fix: 'Write the token endpoint that the issuer publishes as `address`.' });
    const fix = 'write its token endpoint as `address` beside `discover`.';
    throw elsewhere(place, ['token_endpoint', token], fix);
}
function trustedRevocation({ token, revocation }, place) {
    const known = [place.url.origin, token.origin];
    if (!revocation || known.includes(revocation.origin))
        return revocation;
    const fix = 'write `revoke: rfc7009` and its `revoke-address`; else `revoke: none`.';
    throw elsewhere(place, ['revocation_endpoint', revocation], fix);
}
function elsewhere({ url }, [name, found], fix) {
    const where = `a ${name} of another origin: ${(0,sanitize/* sanitizeForeign */.I)(found.host)}`;
    return new failure/* Failure */.HR('RESPONSE_INVALID', `the metadata of ${url.host} names ${where}`, {
        causes: [
            `the issuer has its ${name} on another host`,
            'the metadata was changed to lead tokens to another server',
        ],
        fix: `If that host belongs to the issuer, ${fix}`,
    });
}
const judge = (response) => response.status === 200 && isEmpty(response) ? 'accept' : undefined;
const isEmpty = (response) => Object.keys((0,providers_response/* jsonOrEmpty */.fi)(response)).length === 0;
async function fetchMetadata(place, client) {
    const { host } = place.url;
    let page;
    for (const url of metadataUrls(place.url)) {
        const response = await client.send({ method: 'GET', url, expects: 'json' }, { judge });
        if (response.status !== 200)
            continue;
        if (!isEmpty(response))
            return (0,providers_response/* parseJson */.qF)(response, host);
        page ??= url;
    }
    const response = page && (await client.send({ method: 'GET', url: page, expects: 'json' }));
    if (response?.status === 200)
        return (0,providers_response/* parseJson */.qF)(response, host);
    throw new failure/* Failure */.HR('RESPONSE_INVALID', `${place.url.host} publishes no metadata for ${(0,sanitize/* quoted */.T)(place.issuer)}`, {
        causes: ['"discover" is not exactly the issuer', 'the server does not publish any'],
        fix: 'Correct `discover`, or write `address` instead.',
    });
}
function metadataUrls(issuer) {
    const path = issuer.pathname.replace(/\/$/, '');
    const paths = [
        `${path}/.well-known/openid-configuration`,
        `/.well-known/oauth-authorization-server${path}`,
        `${path}/.well-known/oauth-authorization-server`,
    ];
    return [...new Set(paths)].map((path) => new URL(path, issuer.origin));
}
function sameIssuer(stated, { issuer, url }) {
    if (stated === issuer)
        return;
    const slash = typeof stated === 'string' && stated.replace(/\/$/, '') === issuer.replace(/\/$/, '');
    throw new failure/* Failure */.HR('RESPONSE_INVALID', `${url.host} publishes metadata of another issuer than ${(0,sanitize/* quoted */.T)(issuer)}`, {
        causes: [
            slash ? 'the two differ by a slash at the end' : 'another server responds at this address',
        ],
        fix: 'Write `discover` exactly as the server names itself.',
    });
}
function endpoint(metadata, name, { url }) {
    const text = metadata[name];
    if (text === undefined || text === null)
        return undefined;
    const found = typeof text === 'string' && URL.canParse(text) ? new URL(text) : undefined;
    const safe = found?.protocol === 'https:' ||
        (found?.protocol === 'http:' && url.protocol === 'http:' && found.hostname === url.hostname);
    if (found && safe && !found.username && !found.password && !found.hash)
        return found;
    throw new failure/* Failure */.HR('RESPONSE_INVALID', `the metadata of ${url.host} names a ${name} that is not an https address`);
}

// EXTERNAL MODULE: ./.build/providers/oauth/revoke.js
var revoke = __webpack_require__(738);
;// CONCATENATED MODULE: ./.build/providers/oauth/refusals.js

const code = 'EXCHANGE_REFUSED';
const TRUST = "the server's trust policy names another issuer, subject or audience than the token's; they " +
    'are compared character by character';
const REUSED = {
    code,
    verdict: 'retry-with-fresh-token',
    causes: ['the ID token was presented before; this server accepts each one once'],
    fix: 'Write `single-use: true`, so that no two leases share one.',
};
const rows = [
    { ...REUSED, when: { code: 'invalid-reuse-token' }, symptom: 'invalid-reuse-token' },
    {
        ...REUSED,
        when: { words: /already (?:been )?used|reuse|replay/i },
        symptom: '"already used"',
    },
    {
        code,
        when: { code: 'invalid_request' },
        symptom: 'invalid_request',
        causes: [
            'a field is missing, sent twice, or not the one that this server requires',
            'some servers return this for an ID token that they do not accept',
        ],
        fix: 'Compare `grant`, `subject-type`, `token-field`, `body` and `parameters` with the ' +
            'documentation of the server.',
    },
    {
        code,
        when: { code: 'invalid_client' },
        symptom: 'invalid_client',
        causes: [
            '`client-id` is unknown to the server',
            'the server also requires a secret, or HTTP Basic',
            TRUST,
        ],
        fix: 'Check `client-id` and `client-secret`; where the ID token is the assertion of the ' +
            'client, compare its claims with what the client is bound to.',
    },
    {
        code,
        when: { code: 'invalid_grant' },
        symptom: 'invalid_grant',
        causes: [
            TRUST,
            'the token was used before, and this server accepts each one once',
            'the server cannot fetch the keys of the issuer',
        ],
        fix: 'Compare the claims in the log with the trust policy; write `single-use: true` when two ' +
            'leases share a server that rejects a second use.',
    },
    {
        code,
        when: { code: 'unauthorized_client' },
        symptom: 'unauthorized_client',
        causes: ['the client may not use this grant', 'a condition on the claims does not hold'],
        fix: 'Allow the grant for the client on the server, or compare the claims in the log with the ' +
            'condition.',
    },
    {
        code,
        when: { code: 'unsupported_grant_type' },
        symptom: 'unsupported_grant_type',
        causes: [
            'the server does not support this grant, or it is disabled',
            'the address is not that of its token endpoint',
        ],
        fix: 'Choose another `grant`, or enable it at the server.',
    },
    {
        code,
        when: { code: 'invalid_scope' },
        symptom: 'invalid_scope',
        causes: ['a scope is unknown, or the client may not have it'],
        fix: 'Correct `scope`, or allow it at the server.',
    },
    {
        code,
        when: { code: 'invalid_target' },
        symptom: 'invalid_target',
        causes: ['the server issues no tokens for this `resource` or audience'],
        fix: 'Correct `resource`, or `audience` among the `parameters`.',
    },
    {
        code,
        when: { code: 'access_denied' },
        symptom: 'access_denied',
        causes: [TRUST, 'the connector of the server did not accept the token'],
        fix: 'Compare the claims in the log with what the server accepts.',
    },
    {
        code,
        when: { code: 'request_not_supported' },
        symptom: 'request_not_supported',
        causes: ['the server requires another type of token in the request or the response'],
        fix: 'Set `subject-type` and `requested-type` to what the server supports; Dex requires ' +
            '`subject-type: id_token`.',
    },
    {
        code,
        when: { code: 'invalid-publisher' },
        show: 'trust-policy',
        symptom: 'invalid-publisher',
        causes: [
            'no trusted publisher of the index matches repository, workflow file and environment',
            'the upload runs in a reusable workflow',
        ],
        fix: 'Register a publisher with exactly the names that the claims show.',
    },
    {
        code,
        when: { code: 'invalid-token' },
        symptom: 'invalid-token',
        causes: ['the audience is not the one of this index', 'the token has expired'],
        fix: 'Request the audience of the index (`/_/oidc/audience`) and write it into `audience`.',
    },
    {
        code,
        when: { code: 'invalid-payload' },
        symptom: 'invalid-payload',
        causes: ['the server cannot parse the body'],
        fix: 'Check `body` and `token-field`.',
    },
    {
        code,
        when: { words: /audience/i },
        symptom: '"audience"',
        causes: ['the server expects another audience than that of the token'],
        fix: 'Set `audience` to what the server is configured with.',
    },
    {
        code,
        when: { words: /expired|not yet valid/i },
        symptom: '"expired"',
        causes: ['the token reached the server too late, or its clock is wrong'],
        fix: 'Run it again; check the clock of the server.',
    },
    {
        code,
        when: { words: /event/i },
        symptom: '"event"',
        causes: [
            'the server accepts no tokens of this event, such as pull_request_target or workflow_run',
        ],
        fix: 'Run it in a workflow that another event starts.',
    },
    {
        code,
        when: { status: 400 },
        symptom: '400',
        causes: [TRUST, 'the request does not have the format that this server requires'],
        fix: 'Compare the claims in the log with what the server trusts, and `body`, `token-field` ' +
            'and `parameters` with its documentation.',
    },
    {
        code,
        when: { status: 401 },
        symptom: '401',
        causes: [TRUST, 'the server requires a client or a secret'],
        fix: 'Compare the claims in the log with the trust policy, and `client-id` with what the ' +
            'server knows.',
    },
    {
        code,
        when: { status: 403 },
        symptom: '403',
        causes: [TRUST],
        fix: 'Compare the claims in the log with the trust policy of the server.',
    },
    {
        code,
        when: { status: 404 },
        symptom: '404',
        causes: [
            'the address is not that of the exchange',
            'the server returns this if nothing matches the identity',
        ],
        fix: 'Check `address`, and compare the claims in the log with the configuration of the server.',
    },
    {
        code,
        when: { status: 422 },
        symptom: '422',
        causes: ['the server could not parse the request'],
        fix: 'Check `body`, `token-field` and `parameters`.',
    },
];
const refusals_refusals = [...rows, ...revoke.revocationRows];

// EXTERNAL MODULE: ./.build/core/secret.js
var secret = __webpack_require__(4355);
// EXTERNAL MODULE: ./.build/providers/bearer.js
var bearer = __webpack_require__(4369);
;// CONCATENATED MODULE: ./.build/providers/oauth/request.js


function createTokenRequest(form, { address, token, basic, now }) {
    const { method, body, tokenIn, tokenField } = form;
    const fields = [...form.fields].map(([name, value]) => [name, fillNow(value, now)]);
    const carried = tokenIn === 'body' ? [...fields, [tokenField, token]] : fields;
    const url = new URL(address);
    if (body === 'none')
        for (const [name, value] of fields)
            for (const text of texts(value))
                url.searchParams.append(name, text);
    if (tokenIn === 'query')
        url.searchParams.append(tokenField, token.reveal());
    const headers = {
        ...(basic && { Authorization: basic }),
        ...(tokenIn === 'bearer' && (0,bearer/* bearer */.C)(token)),
    };
    return {
        method,
        url,
        headers,
        expects: 'json',
        ...(body !== 'none' && { body: encodeBody(body, carried) }),
    };
}
function encodeBody(kind, fields) {
    if (kind === 'json')
        return { kind, value: Object.fromEntries(fields.map(([name, value]) => [name, toJson(value)])) };
    return {
        kind,
        fields: fields.flatMap(([name, value]) => texts(value).map((text) => [name, text])),
    };
}
function fillNow(node, now) {
    if (node === '<now>')
        return new Date(Math.floor(now) * 1000).toISOString().replace('.000Z', 'Z');
    if (typeof node === 'string')
        return node;
    if (node instanceof Map)
        return new Map([...node].map(([name, value]) => [
            name,
            fillNow(value, now),
        ]));
    return node.map((item) => fillNow(item, now));
}
function texts(node) {
    return Array.isArray(node) ? node : [node];
}
function toJson(node) {
    if (typeof node === 'string' || node instanceof secret/* Secret */.zh)
        return node;
    if (node instanceof Map)
        return Object.fromEntries([...node].map(([name, value]) => [name, toJson(value)]));
    return node.map(toJson);
}

// EXTERNAL MODULE: ./.build/providers/oauth/serverError.js
var serverError = __webpack_require__(4433);
;// CONCATENATED MODULE: ./.build/providers/oauth/exchange.js















async function exchange(config, leaseSession) {
    const basic = basicAuth(config, leaseSession);
    const endpoints = await findEndpoints(config.source, leaseSession);
    const back = revocationMethod(config, endpoints);
    const { response, intent, token: presentedToken, } = await leaseSession.exchange({
        request: ({ jwt }) => createTokenRequest(config.form, {
            address: endpoints.token,
            token: jwt,
            basic,
            now: leaseSession.clock.now(),
        }),
        ...(0,refusals/* judgeBy */.FU)(rows, serverError/* errorIn */.K),
    });
    const shown = presentedToken.jwt;
    const { host } = endpoints.token;
    if (response.status < 200 || response.status > 299)
        throw rejected(response, { config, leaseSession, host, sent: [shown, basic] });
    const granted = read((0,providers_response/* parseJson */.qF)(response, host), config.paths, leaseSession);
    const { token } = granted;
    if (token === undefined)
        throw tokenPathError(host, config.paths.token, (0,providers_response/* parseJson */.qF)(response, host));
    const asserted = config.form.fields.get('grant_type') === 'client_credentials';
    const requestId = (0,core_requestId/* requestIdOf */.Gb)({ headers: response.headers });
    const kept = {
        ...{ intent, id: leaseId(config, host), expiresAt: granted.expiresAt, request: requestId },
        ...revocationData(back, {
            token,
            client: config.clientId,
            clientSecret: config.clientSecret,
            audience: asserted ? leaseSession.token.audience : undefined,
        }),
    };
    leaseSession.keep(kept);
    const name = config.paths.expires;
    (0,parseExpiry/* requireLifetime */.jY)(granted.statedEnd, granted.expiresAt, { host, name });
    const { expiresAt } = granted;
    const logins = config.registries.map((registry) => (0,registryLogin/* registryLogin */.j8)(leaseSession, {
        ...{ host: registry, username: config.username, password: token, expiresAt },
    }));
    return {
        ...createLease(granted, kept, { host, reading: config.paths }),
        ...(logins.length > 0 && { logins }),
        requestId,
    };
}
const VISIBLE = /^[\x21-\x7e]+$/;
function read(response, { token, values, expires }, leaseSession) {
    const secrets = new Map();
    for (const path of [token, ...values.values()]) {
        const value = (0,config/* getPath */.Yn)(response, path);
        if (typeof value === 'string' && VISIBLE.test(value) && !secrets.has(path))
            secrets.set(path, leaseSession.secret(value));
    }
    const statedEnd = (0,config/* getPath */.Yn)(response, expires);
    const expiresAt = (0,parseExpiry/* parseExpiry */.rQ)(statedEnd, leaseSession.clock.now());
    if (expiresAt === undefined)
        leaseSession.log('info', `the response has no expiry of the lease "${leaseSession.token.lease}" at "${expires}"`);
    return {
        token: secrets.get(token),
        values: new Map([...values].map(([name, path]) => [name, secrets.get(path)])),
        statedEnd,
        expiresAt,
    };
}
function createLease({ values, expiresAt }, { id }, { host, reading }) {
    const whole = new Map();
    for (const [name, value] of values) {
        if (!value)
            throw (0,providers_response/* responseInvalid */.h)(host, `without a string at "${reading.values.get(name)}" for ${name}`);
        whole.set(name, value);
    }
    const [first] = values.keys();
    const single = new Set(reading.values.values()).size === 1 && first !== undefined;
    return {
        credentials: { kind: 'values', values: whole, ...(single && { token: first }) },
        expiresAt,
        id,
    };
}
function revocationMethod({ revocation, source }, endpoints) {
    switch (revocation.kind) {
        case 'none':
            return undefined;
        case 'discovered': {
            const address = trustedRevocation(endpoints, source);
            return address && { kind: 'rfc7009', address };
        }
        case 'delete':
        case 'json':
            return revocation;
        case 'rfc7009': {
            const address = revocation.address ?? trustedRevocation(endpoints, source);
            if (!address)
                throw unpublished();
            return { kind: 'rfc7009', address };
        }
    }
}
function revocationData(back, rest) {
    return back
        ? { revocation: (0,revoke.encodeRevocation)({ ...back, ...rest }) }
        : { revocation: null, note: 'no revocation is configured or published' };
}
function basicAuth({ clientId = '', clientSecret }, leaseSession) {
    if (clientSecret === undefined)
        return undefined;
    leaseSession.secret(clientSecret);
    leaseSession.log('notice', `Lease "${leaseSession.token.lease}" uses a client secret, which does not expire by ` +
        `itself; prefer a server that trusts the ID token alone`);
    return (0,basic/* basicHeader */.m)(leaseSession.secret((0,basic/* basicCredentials */.B)(clientId, clientSecret)).reveal());
}
const leaseId = ({ clientId }, host) => clientId === undefined ? host : `${clientId}@${host}`;
function rejected(response, { config, leaseSession, host, sent, }) {
    const error = (0,serverError/* errorIn */.K)(response);
    const secrets = [
        ...sent.map((secret) => secret?.reveal().replace(/^Basic /, '')),
        config.clientSecret,
        ...config.form.written,
    ];
    const words = (0,sanitize/* sanitizeForeign */.I)(error.message, secrets.filter((secret) => secret !== undefined));
    const theirs = words === '' ? [] : [`  the message of the server, sanitized: ${words}`];
    const row = (0,refusals/* match */.YW)(rows, error);
    return (0,providers_response/* rejection */.cz)(response, {
        code: 'EXCHANGE_REFUSED',
        host,
        to: 'the exchange',
        row,
        diagnostics: [...(0,describeToken/* describeToken */.dE)(leaseSession.token), ...theirs],
    });
}
function tokenPathError(host, path, response) {
    const words = Object.keys(response).filter((key) => /^[A-Za-z][A-Za-z_-]{0,29}$/.test(key));
    return new failure/* Failure */.HR('RESPONSE_INVALID', `${host} responded without a string at "${path}"; its response has ` +
        `${words.slice(0, 12).join(', ') || 'no member with a plain name'}`, {
        causes: [
            '"token-path" is not where this server puts the token',
            'the address is not that of the token endpoint',
        ],
        fix: 'Set `token-path` to one of the names above.',
    });
}
const unpublished = () => new failure/* Failure */.HR('INPUT_INVALID', '"revoke: rfc7009" needs "revoke-address", as the issuer publishes no revocation_endpoint', {
    causes: ['the server does not revoke tokens', 'it does not publish where it revokes them'],
    fix: 'Write `revoke-address`, or `revoke: none`.',
});


/***/ }),

/***/ 5570:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q$: () => (/* binding */ dateOf),
/* harmony export */   TV: () => (/* binding */ numericDateOf),
/* harmony export */   jY: () => (/* binding */ requireLifetime),
/* harmony export */   rQ: () => (/* binding */ parseExpiry)
/* harmony export */ });
/* harmony import */ var _journal_entry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7427);
/* harmony import */ var _response_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2323);


const NEAREST_EPOCH = 1e9;
const NEAREST_MILLISECONDS = 1e12;
const RFC_3339 = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:?\d\d)$/;
function parseExpiry(value, now) {
    const text = typeof value === 'number' ? String(value) : value;
    if (typeof text !== 'string')
        return undefined;
    const date = dateOf(text);
    if (date !== undefined)
        return date;
    const number = /^\d{1,15}(?:\.\d+)?$/.test(text) ? Number(text) : 0;
    if (number <= 0)
        return undefined;
    if (number < NEAREST_EPOCH)
        return now + number;
    return number < NEAREST_MILLISECONDS ? number : number / 1000;
}
function dateOf(value) {
    if (typeof value !== 'string' || !RFC_3339.test(value))
        return undefined;
    const seconds = Date.parse(value) / 1000;
    return Number.isNaN(seconds) ? undefined : seconds;
}
const numericDateOf = (value) => typeof value === 'number' && value >= 0 ? (0,_journal_entry_js__WEBPACK_IMPORTED_MODULE_1__/* .clampExpiry */ .N)(value) : undefined;
function requireLifetime(stated, understood, { host, name }) {
    const none = stated === undefined || stated === null || stated === 0 || stated === '0';
    if (none || understood !== undefined)
        return;
    throw (0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .responseInvalid */ .h)(host, `with a lifetime at "${name}" that cannot be parsed`);
}


/***/ })

};
;