"use strict";
exports.id = "oauth-exchange";
exports.ids = ["oauth-exchange"];
exports.modules = {

/***/ 4369:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ bearer)
/* harmony export */ });
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4355);

/** Returns an Authorization header with the token, which is masked already. */
const bearer = (token) => ({
    Authorization: new _core_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .z(`Bearer ${token.reveal()}`),
});


/***/ }),

/***/ 2516:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Rl: () => (/* binding */ suggestPolicy),
/* harmony export */   dE: () => (/* binding */ describeToken)
/* harmony export */ });
/* unused harmony export claimText */
/* harmony import */ var _identity_quoteClaim_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5800);

/**
 * Returns one claim of the lease's token, quoted for comparison with the server's configuration.
 * The token itself is never shown.
 */
const claimText = ({ claims }, name) => (0,_identity_quoteClaim_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteClaim */ .x)(claims[name]);
/**
 * Returns the suggested policy; for a run of a pull request a sentence in its place, because the
 * subject of one pull request is that of all of them.
 */
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
/** Returns the identity claims of the token for a rejection's diagnostics, one claim per line. */
const describeToken = (token) => ['iss', 'sub', 'aud'].map((name) => `  the token says ${name}: ${claimText(token, name)}`);


/***/ }),

/***/ 8032:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ basicCredentials),
/* harmony export */   m: () => (/* binding */ basicHeader)
/* harmony export */ });
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4355);

/** Returns the credentials of HTTP Basic: RFC 6749 (2.3.1) form-encodes both parts first. */
function basicCredentials(client, secret) {
    const encode = (text) => new URLSearchParams([['', text]]).toString().slice(1);
    return btoa(`${encode(client)}:${encode(secret)}`);
}
/** Returns the Authorization header of a client with a secret. */
const basicHeader = (credentials) => new _core_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .z(`Basic ${credentials}`);


/***/ }),

/***/ 9237:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ errorCode),
/* harmony export */   g: () => (/* binding */ errorMessage)
/* harmony export */ });
/* harmony import */ var _response_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2323);

/**
 * Returns the server's error message in the format of OAuth, JSON:API, or plain. It is untrusted:
 * match it, or sanitize it before it is shown.
 */
function errorMessage(response) {
    const first = firstError(response);
    return ((0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(response, 'error_description') ??
        (first &&
            ((0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(first, 'detail') ??
                (0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(first, 'description') ??
                (0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(first, 'message') ??
                (0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(first, 'title'))) ??
        (0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(response, 'message') ??
        (0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(response, 'detail') ??
        (0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(response, 'Message') ??
        (0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(response, 'error'));
}
/** Returns the error code in any of the formats. */
function errorCode(response) {
    const first = firstError(response);
    return (0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(response, 'error') ?? (first && (0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(first, 'code'));
}
function firstError(response) {
    const list = Object.hasOwn(response, 'errors') ? response['errors'] : undefined;
    return Array.isArray(list) ? (0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .objectAt */ .lJ)({ first: list[0] }, 'first') : undefined;
}


/***/ }),

/***/ 1435:
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
// EXTERNAL MODULE: ./.build/providers/response.js
var providers_response = __webpack_require__(2323);
// EXTERNAL MODULE: ./.build/providers/oauth/basic.js
var basic = __webpack_require__(8032);
;// CONCATENATED MODULE: ./.build/providers/oauth/discovery.js



/**
 * Returns the endpoints: configured, or from the issuer's metadata, which is trusted only if it
 * names that issuer.
 */
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
/**
 * Throws `RESPONSE_INVALID` if the token would be sent to a server that neither log nor record
 * names.
 */
function sameServer(token, place) {
    const { host, origin } = place.url;
    if (place.token ? token.href === place.token.href : token.origin === origin)
        return;
    if (place.token)
        throw new failure/* Failure */.HR('RESPONSE_INVALID', `the metadata of ${host} names another token_endpoint than "address"`, { fix: 'Write the token endpoint that the issuer publishes as `address`.' });
    const fix = 'write its token endpoint as `address` beside `discover`.';
    throw elsewhere(place, ['token_endpoint', token], fix);
}
/**
 * Returns the revocation endpoint that was discovered. Throws `RESPONSE_INVALID` if it is on
 * another server: the leased token, and with client assertions the ID token too, would be sent
 * there.
 */
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
/**
 * Accepts a 200 without a JSON object: on a site that returns a page for every path, another path
 * may have the document.
 */
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
    // A gateway may have responded instead: the page is retried, or rejected for its current error.
    const response = page && (await client.send({ method: 'GET', url: page, expects: 'json' }));
    if (response?.status === 200)
        return (0,providers_response/* parseJson */.qF)(response, host);
    throw new failure/* Failure */.HR('RESPONSE_INVALID', `${place.url.host} publishes no metadata for ${(0,sanitize/* quoted */.T)(place.issuer)}`, {
        causes: ['"discover" is not the issuer, to the letter', 'the server publishes none'],
        fix: 'Correct `discover`, or write `address` instead.',
    });
}
/**
 * Returns the candidate metadata URLs. OpenID appends the well-known path to the issuer; RFC 8414
 * (section 3.1) inserts it before the issuer's path, and some servers append that one, too.
 */
function metadataUrls(issuer) {
    const path = issuer.pathname.replace(/\/$/, '');
    const paths = [
        `${path}/.well-known/openid-configuration`,
        `/.well-known/oauth-authorization-server${path}`,
        `${path}/.well-known/oauth-authorization-server`,
    ];
    return [...new Set(paths)].map((each) => new URL(each, issuer.origin));
}
function sameIssuer(said, { issuer, url }) {
    if (said === issuer)
        return;
    const slash = typeof said === 'string' && said.replace(/\/$/, '') === issuer.replace(/\/$/, '');
    throw new failure/* Failure */.HR('RESPONSE_INVALID', `${url.host} publishes metadata of another issuer than ${(0,sanitize/* quoted */.T)(issuer)}`, {
        causes: [
            slash ? 'the two differ by a slash at the end' : 'another server answers for this address',
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
    throw new failure/* Failure */.HR('RESPONSE_INVALID', `the metadata of ${url.host} names a ${name} that is no https address`);
}

// EXTERNAL MODULE: ./.build/providers/oauth/errorMessage.js
var errorMessage = __webpack_require__(9237);
// EXTERNAL MODULE: ./.build/providers/oauth/refusals.js
var refusals = __webpack_require__(8149);
// EXTERNAL MODULE: ./.build/core/secret.js
var secret = __webpack_require__(4355);
// EXTERNAL MODULE: ./.build/providers/bearer.js
var bearer = __webpack_require__(4369);
;// CONCATENATED MODULE: ./.build/providers/oauth/request.js


/** Returns the request that presents the ID token in the configured format. */
function createTokenRequest(form, { address, token, basic, now }) {
    const { method, body, tokenIn, tokenField } = form;
    const fields = [...form.fields].map(([name, value]) => [name, fillNow(value, now)]);
    const carried = tokenIn === 'body' ? [...fields, [tokenField, token]] : fields;
    const url = new URL(address);
    if (body === 'none')
        for (const [name, value] of fields)
            for (const each of texts(value))
                url.searchParams.append(name, each);
    // Some servers read the token only from the query, and a URL must contain it in plain text.
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
        fields: fields.flatMap(([name, value]) => texts(value).map((each) => [name, each])),
    };
}
/**
 * Replaces each value `<now>` with the current time in the one format that servers agree on: RFC
 * 3339 without fractions.
 */
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
    return node.map((each) => fillNow(each, now));
}
function texts(node) {
    return Array.isArray(node) ? node : [node];
}
function toJson(node) {
    if (typeof node === 'string' || node instanceof secret/* Secret */.z)
        return node;
    if (node instanceof Map)
        return Object.fromEntries([...node].map(([name, value]) => [name, toJson(value)]));
    return node.map(toJson);
}

// EXTERNAL MODULE: ./.build/providers/oauth/responsePaths.js
var responsePaths = __webpack_require__(1171);
// EXTERNAL MODULE: ./.build/providers/oauth/revoke.js
var revoke = __webpack_require__(738);
;// CONCATENATED MODULE: ./.build/providers/oauth/exchange.js













/**
 * Presents the ID token and returns the lease. Throws `EXCHANGE_REFUSED` if the server rejects it.
 */
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
        judge: exchange_judge,
    });
    const shown = presentedToken.jwt;
    const { host } = endpoints.token;
    if (response.status < 200 || response.status > 299)
        throw rejected(response, { config, leaseSession, host, hushed: [shown, basic] });
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
    return { ...createLease(granted, kept, { host, reading: config.paths }), requestId };
}
/**
 * Retries with a fresh token if this one was used before: a proxy may have sent it already and lost
 * the response.
 */
function exchange_judge(response) {
    if (response.status < 400 || !(0,refusals/* wasUsedBefore */.kF)((0,providers_response/* jsonOrEmpty */.fi)(response)))
        return undefined;
    return 'retry-with-fresh-token';
}
// A line break in a token is an injection attempt.
const VISIBLE = /^[\x21-\x7e]+$/;
/** Returns the values at the configured paths, which are masked before anything else is logged. */
function read(response, { token, values, expires }, leaseSession) {
    const secrets = new Map();
    for (const path of [token, ...values.values()]) {
        const value = (0,responsePaths/* getPath */.Y)(response, path);
        if (typeof value === 'string' && VISIBLE.test(value) && !secrets.has(path))
            secrets.set(path, leaseSession.secret(value));
    }
    const statedEnd = (0,responsePaths/* getPath */.Y)(response, expires);
    const expiresAt = (0,parseExpiry/* parseExpiry */.rQ)(statedEnd, leaseSession.clock.now());
    if (expiresAt === undefined)
        leaseSession.log('info', `the response does not say at "${expires}" when the lease "${leaseSession.token.lease}" ends`);
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
            throw (0,providers_response/* responseInvalid */.h)(host, `without a text at "${reading.values.get(name)}" for ${name}`);
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
/**
 * Returns how the token can be revoked: as configured, else as the server's metadata states. Called
 * before the exchange.
 */
function revocationMethod({ revocation, source }, endpoints) {
    switch (revocation.kind) {
        case 'none':
            return undefined;
        case 'discovered': {
            const address = trustedRevocation(endpoints, source);
            return address && { kind: 'rfc7009', address };
        }
        case 'delete':
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
        : { revocation: null, note: 'no way to revoke it is configured or published' };
}
function basicAuth({ clientId = '', clientSecret }, leaseSession) {
    if (clientSecret === undefined)
        return undefined;
    leaseSession.secret(clientSecret);
    leaseSession.log('notice', `Lease "${leaseSession.token.lease}" uses a client secret, which does not expire by ` +
        `itself; prefer a server that trusts the ID token alone`);
    return (0,basic/* basicHeader */.m)(leaseSession.secret((0,basic/* basicCredentials */.B)(clientId, clientSecret)).reveal());
}
/** Returns the lease id for log and record: the client and the host. */
const leaseId = ({ clientId }, host) => clientId === undefined ? host : `${clientId}@${host}`;
function rejected(response, { config, leaseSession, host, hushed, }) {
    const error = (0,providers_response/* jsonOrEmpty */.fi)(response);
    const secrets = [
        ...hushed.map((each) => each?.reveal().replace(/^Basic /, '')),
        config.clientSecret,
        ...config.form.written,
    ];
    const words = (0,sanitize/* sanitizeForeign */.I)((0,errorMessage/* errorMessage */.g)(error) ?? '', secrets.filter((secret) => secret !== undefined));
    const theirs = words === '' ? [] : [`  the server says, reduced: ${words}`];
    const row = (0,refusals/* recognised */.en)(error, response.status);
    return (0,providers_response/* rejection */.cz)(response, {
        code: 'EXCHANGE_REFUSED',
        host,
        to: 'the exchange',
        row,
        diagnostics: [...(0,describeToken/* describeToken */.dE)(leaseSession.token), ...theirs],
    });
}
/**
 * Returns the failure for a response without a token at the configured path. It lists the member
 * names that are plain words, which helps most to find the right path.
 */
function tokenPathError(host, path, response) {
    const words = Object.keys(response).filter((key) => /^[A-Za-z][A-Za-z_-]{0,29}$/.test(key));
    return new failure/* Failure */.HR('RESPONSE_INVALID', `${host} answered without a text at "${path}"; its response has ` +
        `${words.slice(0, 12).join(', ') || 'nothing of a name'}`, {
        causes: [
            '"token-path" is not where this server puts the token',
            'the address is not that of the token endpoint',
        ],
        fix: 'Set `token-path` to one of the names above.',
    });
}
const unpublished = () => new failure/* Failure */.HR('INPUT_INVALID', '"revoke: rfc7009" needs "revoke-address", as the issuer publishes no revocation_endpoint', {
    causes: ['the server does not revoke tokens', 'it does, and does not say where'],
    fix: 'Write `revoke-address`, or `revoke: none`.',
});


/***/ }),

/***/ 8149:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   en: () => (/* binding */ recognised),
/* harmony export */   iO: () => (/* binding */ unsupportedType),
/* harmony export */   kF: () => (/* binding */ wasUsedBefore),
/* harmony export */   vZ: () => (/* binding */ assertionRejected),
/* harmony export */   yo: () => (/* binding */ notRevoked)
/* harmony export */ });
/* unused harmony export refusals */
/* harmony import */ var _refusals_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6009);
/* harmony import */ var _errorMessage_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9237);


const REUSED = [
    ['the ID token was presented before; this server accepts each one once'],
    'Write `single-use: true`, so that no two leases share one.',
];
const USED_BEFORE = /already (?:been )?used|reuse|replay/i;
const TRUST = "the server's trust policy names another issuer, subject or audience than the token's, " +
    'letter for letter';
/**
 * The rows by error code: RFC 6749 (5.2), RFC 8693 (2.2.2), and the codes of servers with their own
 * format.
 */
const rows = {
    invalid_request: row('invalid_request', [
        'a field is missing, doubled, or not the one that this server wants',
        'some servers say this of an ID token that they do not accept',
    ], 'Compare `grant`, `subject-type`, `token-field`, `body` and `parameters` with the ' +
        'documentation of the server.'),
    invalid_client: row('invalid_client', [
        '`client-id` is unknown to the server',
        'the server wants a secret, or HTTP Basic, beside it',
        TRUST,
    ], 'Check `client-id` and `client-secret`; where the ID token is the assertion of the ' +
        'client, compare its claims with what the client is bound to.'),
    invalid_grant: row('invalid_grant', [
        TRUST,
        'the token was used before, and this server accepts each one once',
        'the server cannot fetch the keys of the issuer',
    ], 'Compare the claims in the log with the trust policy; write `single-use: true` when two ' +
        'leases share a server that refuses a second use.'),
    unauthorized_client: row('unauthorized_client', ['the client may not use this grant', 'a condition on the claims does not hold'], 'Allow the grant for the client on the server, or compare the claims in the log with the ' +
        'condition.'),
    unsupported_grant_type: row('unsupported_grant_type', [
        'the server does not know this grant, or has it switched off',
        'the address is not that of its token endpoint',
    ], 'Choose another `grant`, or switch it on at the server.'),
    invalid_scope: row('invalid_scope', ['a scope is unknown, or the client may not have it'], 'Correct `scope`, or allow it at the server.'),
    invalid_target: row('invalid_target', ['the server issues no tokens for this `resource` or audience'], 'Correct `resource`, or `audience` among the `parameters`.'),
    access_denied: row('access_denied', [TRUST, 'the connector of the server did not accept the token'], 'Compare the claims in the log with what the server admits.'),
    request_not_supported: row('request_not_supported', ['the server wants another type of token in or out'], 'Set `subject-type` and `requested-type` to what the server supports; Dex wants ' +
        '`subject-type: id_token`.'),
    'invalid-publisher': row('invalid-publisher', [
        'no trusted publisher of the index matches repository, workflow file and environment',
        'the upload runs in a reusable workflow',
    ], 'Register a publisher with exactly the names that the claims show.'),
    'invalid-token': row('invalid-token', ['the audience is not the one of this index', 'the token has expired'], 'Ask the index for its audience (`/_/oidc/audience`) and write it into `audience`.'),
    'invalid-reuse-token': row('invalid-reuse-token', ...REUSED),
    'invalid-payload': row('invalid-payload', ['the body is not what this server reads'], 'Check `body` and `token-field`.'),
};
/**
 * Rows recognised by a pattern, for servers without codes: errors in JSON:API format or plain text.
 */
const byWords = [
    [USED_BEFORE, row('"already used"', ...REUSED)],
    [
        /audience/i,
        row('"audience"', ['the server expects another audience than the one asked for'], 'Set `audience` to what the server is configured with.'),
    ],
    [
        /expired|not yet valid/i,
        row('"expired"', ['the token reached the server too late, or its clock is wrong'], 'Run it again; check the clock of the server.'),
    ],
    [
        /event/i,
        row('"event"', ['the server accepts no tokens of this event, such as pull_request_target or workflow_run'], 'Run it in a workflow that starts by another event.'),
    ],
];
const byStatus = {
    400: row('400', [TRUST, 'the request is not in the form that this server wants'], 'Compare the claims in the log with what the server trusts, and `body`, `token-field` ' +
        'and `parameters` with its documentation.'),
    401: row('401', [TRUST, 'the server wants a client or a secret'], 'Compare the claims in the log with the trust policy, and `client-id` with what the ' +
        'server knows.'),
    403: row('403', [TRUST], 'Compare the claims in the log with the trust policy of the server.'),
    404: row('404', [
        'the address is not that of the exchange',
        'the server hides with this that nothing matches the identity',
    ], 'Check `address`, and compare the claims in the log with what the server has on record.'),
    422: row('422', ['the server could not read the request'], 'Check `body`, `token-field` and `parameters`.'),
};
/** The row of a revocation that the server does not support for this type of token. */
const unsupportedType = row('unsupported_token_type', ['the server cannot revoke this type of token, mostly because it keeps none on record'], 'Write `revoke: none`, and give the token a shorter life at the server.');
/** The row of any other rejected revocation. */
const notRevoked = row('the token was not taken back', [
    'the server lets neither this token nor this client revoke it',
    '`revoke-address` is not where tokens are revoked',
], 'Check `revoke`, `revoke-address` and `client-id`; the token lives until it expires.');
/** The row of a revocation whose client assertion, an ID token, was rejected. */
const assertionRejected = row('the client assertion was rejected at the revocation endpoint', [
    'the revocation endpoint of the server takes no ID token as a client assertion',
    'the trust of the client in the issuer was changed while the job ran',
], 'Let the client authenticate by assertion at the revocation endpoint, too, or write ' +
    '`revoke: none` and give the token a short lifetime at the server.');
/** All troubleshooting rows, for the README. */
const refusals = [
    ...Object.values(rows),
    ...byWords.map(([, each]) => each),
    ...Object.values(byStatus),
    unsupportedType,
    notRevoked,
    assertionRejected,
];
/**
 * Returns the row that matches a response by its code, else by words of a closed list, else by its
 * status; `undefined` if none does.
 */
function recognised(response, status) {
    const code = (0,_errorMessage_js__WEBPACK_IMPORTED_MODULE_0__/* .errorCode */ .C)(response);
    if (code !== undefined && Object.hasOwn(rows, code))
        return rows[code];
    const words = (0,_refusals_js__WEBPACK_IMPORTED_MODULE_1__/* .clip */ .$Q)((0,_errorMessage_js__WEBPACK_IMPORTED_MODULE_0__/* .errorMessage */ .g)(response) ?? '');
    return byWords.find(([symptom]) => symptom.test(words))?.[1] ?? byStatus[status];
}
/** Returns whether the server rejected the ID token because it had been presented before. */
const wasUsedBefore = (response) => (0,_errorMessage_js__WEBPACK_IMPORTED_MODULE_0__/* .errorCode */ .C)(response) === 'invalid-reuse-token' ||
    USED_BEFORE.test((0,_refusals_js__WEBPACK_IMPORTED_MODULE_1__/* .clip */ .$Q)((0,_errorMessage_js__WEBPACK_IMPORTED_MODULE_0__/* .errorMessage */ .g)(response) ?? ''));
function row(symptom, causes, fix) {
    return { code: 'EXCHANGE_REFUSED', symptom, causes, fix };
}


/***/ }),

/***/ 738:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   encodeRevocation: () => (/* binding */ encodeRevocation),
/* harmony export */   isValidRevocationData: () => (/* binding */ isValidRevocationData),
/* harmony export */   revoke: () => (/* binding */ revoke)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4355);
/* harmony import */ var _core_url_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6586);
/* harmony import */ var _bearer_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4369);
/* harmony import */ var _response_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2323);
/* harmony import */ var _basic_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8032);
/* harmony import */ var _refusals_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8149);







const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const PARTS = new Set(['kind', 'address', 'token', 'client', 'secret', 'audience']);
/**
 * Returns the revocation data of a receipt. Later steps can read it, so it contains only the
 * SHA-256 of the client secret and no ID token: the revocation obtains both.
 */
function encodeRevocation({ kind, address, token, client, clientSecret, audience, }) {
    return {
        kind,
        address: address.href,
        token: token.reveal(),
        ...(client !== undefined && { client }),
        ...(clientSecret !== undefined && { secret: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hash)('sha256', clientSecret) }),
        ...(audience !== undefined && { audience }),
    };
}
/** Returns whether this provider could have written the data: a known kind and a safe address. */
function isValidRevocationData(way) {
    const { kind, address = '', token = '', secret = '0'.repeat(64) } = way;
    return ((0,_core_url_js__WEBPACK_IMPORTED_MODULE_2__/* .parseSafeUrl */ .Q)(address) !== undefined &&
        (kind === 'rfc7009' || kind === 'delete') &&
        token !== '' &&
        /^[0-9a-f]{64}$/.test(secret) &&
        Object.keys(way).every((part) => PARTS.has(part)));
}
/**
 * Revokes a token by RFC 7009, or by a DELETE that the token itself authorises. Returns
 * `already-gone` if the server reports that the token is invalid.
 */
async function revoke(client, { revocation: way, host }, supplies) {
    const request = way['kind'] === 'delete' ? deletion(way) : await revocation(way, supplies);
    const response = await client.send(request);
    if (response.status >= 200 && response.status < 300)
        return 'revoked';
    if (way['kind'] === 'delete'
        ? [401, 404, 410].includes(response.status)
        : (0,_response_js__WEBPACK_IMPORTED_MODULE_4__/* .textAt */ .$6)((0,_response_js__WEBPACK_IMPORTED_MODULE_4__/* .jsonOrEmpty */ .fi)(response), 'error') === 'invalid_token')
        return 'already-gone';
    throw refusal(response, way, host);
}
function deletion(way) {
    return {
        method: 'DELETE',
        url: new URL(way['address'] ?? ''),
        headers: (0,_bearer_js__WEBPACK_IMPORTED_MODULE_3__/* .bearer */ .C)(new _core_secret_js__WEBPACK_IMPORTED_MODULE_1__/* .Secret */ .z(way['token'] ?? '')),
        expects: 'nothing',
    };
}
/**
 * Returns the RFC 7009 request. A server may accept an assertion only once, so each attempt carries
 * a fresh one.
 */
async function revocation(way, supplies) {
    const { address = '', token = '', client, secret, audience } = way;
    const url = new URL(address);
    const basic = secret === undefined
        ? undefined
        : (0,_basic_js__WEBPACK_IMPORTED_MODULE_5__/* .basicCredentials */ .B)(client ?? '', (await supplies.input('client-secret', secret)).reveal());
    const requestWith = (assertion) => ({
        method: 'POST',
        url,
        headers: basic === undefined ? {} : { Authorization: (0,_basic_js__WEBPACK_IMPORTED_MODULE_5__/* .basicHeader */ .m)(basic) },
        body: {
            kind: 'form',
            fields: [
                ['token', new _core_secret_js__WEBPACK_IMPORTED_MODULE_1__/* .Secret */ .z(token)],
                ['token_type_hint', 'access_token'],
                ...(client !== undefined && basic === undefined ? [['client_id', client]] : []),
                ...(assertion === undefined ? [] : assertionFields(assertion)),
            ],
        },
        expects: 'nothing',
    });
    if (audience === undefined)
        return requestWith(undefined);
    return {
        host: url.host,
        next: async () => requestWith((await supplies.idToken(audience)).jwt),
    };
}
const assertionFields = (jwt) => [
    ['client_assertion_type', ASSERTION_TYPE],
    ['client_assertion', jwt],
];
function refusal(response, way, host) {
    const code = (0,_response_js__WEBPACK_IMPORTED_MODULE_4__/* .textAt */ .$6)((0,_response_js__WEBPACK_IMPORTED_MODULE_4__/* .jsonOrEmpty */ .fi)(response), 'error');
    const rejected = code === 'invalid_client' && way['audience'] !== undefined;
    const row = code === 'unsupported_token_type' ? _refusals_js__WEBPACK_IMPORTED_MODULE_6__/* .unsupportedType */ .iO : rejected ? _refusals_js__WEBPACK_IMPORTED_MODULE_6__/* .assertionRejected */ .vZ : _refusals_js__WEBPACK_IMPORTED_MODULE_6__/* .notRevoked */ .yo;
    return (0,_response_js__WEBPACK_IMPORTED_MODULE_4__/* .rejection */ .cz)(response, { code: 'EXCHANGE_REFUSED', host, to: 'the return of the token', row });
}


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
/**
 * Returns the expiry in seconds since the epoch, parsed from any of the three usual forms;
 * `undefined` if the value has another form, or is a zero that means "never".
 */
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
/** Returns the seconds since the epoch of a date in RFC 3339; `undefined` if it is not one. */
function dateOf(value) {
    if (typeof value !== 'string' || !RFC_3339.test(value))
        return undefined;
    const seconds = Date.parse(value) / 1000;
    return Number.isNaN(seconds) ? undefined : seconds;
}
/** Returns the seconds since the epoch in a JWT's `exp`; `undefined` if it is not a date. */
const numericDateOf = (value) => typeof value === 'number' && value >= 0 ? (0,_journal_entry_js__WEBPACK_IMPORTED_MODULE_1__/* .clampExpiry */ .N)(value) : undefined;
/**
 * Throws `RESPONSE_INVALID` if a response states a lifetime that cannot be parsed: a lease of
 * unknown length is exported only if the server states no lifetime, which includes `null` and zero.
 * Call it after the receipt is kept, so that the lease is revoked.
 */
function requireLifetime(stated, understood, { host, name }) {
    const none = stated === undefined || stated === null || stated === 0 || stated === '0';
    if (none || understood !== undefined)
        return;
    throw (0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .responseInvalid */ .h)(host, `with a lifetime at "${name}" that cannot be read`);
}


/***/ }),

/***/ 6009:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $Q: () => (/* binding */ clip),
/* harmony export */   FU: () => (/* binding */ judgeBy),
/* harmony export */   YW: () => (/* binding */ match)
/* harmony export */ });
/** Returns the first row that matches the error, or `undefined`. */
const match = (rows, error) => rows.find(({ when }) => when !== undefined && matches(when, error));
const matches = (when, error) => isAmong(when.status, error.status) &&
    isAmong(when.code, error.code) &&
    isAmong(when.action, error.action) &&
    (when.words?.test(clip(error.message)) ?? true);
// Error messages are short, and a pattern such as /claim .* is missing/ that does not match takes
// quadratic time.
const LONGEST_MESSAGE = 4096;
/** Returns the part of an error message that patterns are matched against. */
const clip = (message) => message.slice(0, LONGEST_MESSAGE);
const isAmong = (expected, value) => expected === undefined || [expected].flat().includes(value);
/** Returns the retry rules of a table: the verdict and the explanation of the row that matches. */
function judgeBy(rows, errorIn) {
    const retried = (response) => {
        const row = response.status < 400 ? undefined : match(rows, errorIn(response));
        return row?.verdict && row;
    };
    return { judge: (response) => retried(response)?.verdict, explain: retried };
}


/***/ }),

/***/ 2323:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $6: () => (/* binding */ textAt),
/* harmony export */   BN: () => (/* binding */ tokenAt),
/* harmony export */   cz: () => (/* binding */ rejection),
/* harmony export */   fi: () => (/* binding */ jsonOrEmpty),
/* harmony export */   h: () => (/* binding */ responseInvalid),
/* harmony export */   hH: () => (/* binding */ secondsAt),
/* harmony export */   lJ: () => (/* binding */ objectAt),
/* harmony export */   nV: () => (/* binding */ ownMember),
/* harmony export */   qF: () => (/* binding */ parseJson)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6949);
/* harmony import */ var _core_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9773);
/* harmony import */ var _core_requestId_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2563);
/* harmony import */ var _core_sanitize_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6548);




// Real responses have five levels; deeper nesting would overflow the stack of recursive code.
const DEEPEST = 64;
/**
 * Returns the JSON object of a response. Throws `RESPONSE_INVALID` if the body is anything else, or
 * if it contains a duplicate key.
 */
function parseJson({ text }, host) {
    const read = deeperThan(text, DEEPEST)
        ? { error: 'is nested too deeply' }
        : (0,_core_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseObject */ .l)(text);
    if ('error' in read)
        throw responseInvalid(host, `with something that ${read.error}`);
    return read.members;
}
/**
 * Returns the JSON object of an error response, or an empty object if the body is anything else.
 * Unlike `parseJson`, it never throws: the status alone is a rejection already.
 */
function jsonOrEmpty({ text }) {
    const value = deeperThan(text, DEEPEST) ? undefined : parsed(text);
    return isObject(value) ? value : {};
}
/**
 * Returns the failure for a success response that cannot be trusted. `sentence` completes `HOST
 * answered …` and must not quote the response.
 */
const responseInvalid = (host, sentence) => new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('RESPONSE_INVALID', `${host} answered ${sentence}`);
/** Returns the member if it is an object, else `undefined`. */
function objectAt(object, name) {
    const value = ownMember(object, name);
    return isObject(value) ? value : undefined;
}
/** Returns the member if it is a non-empty string, else `undefined`. */
function textAt(object, name) {
    const value = ownMember(object, name);
    return typeof value === 'string' && value !== '' ? value : undefined;
}
/**
 * Returns the member if it fits into a header and a variable unchanged: a non-empty string of
 * visible ASCII. A line break in a token is an injection attempt.
 */
function tokenAt(object, name) {
    const value = textAt(object, name);
    return value !== undefined && /^[\x21-\x7e]+$/.test(value) ? value : undefined;
}
/**
 * Returns a member that counts seconds, given as a number or (by some servers) as digits;
 * `undefined` if it is absent, malformed or longer than ten years, which no lease outlives.
 */
function secondsAt(object, name) {
    const value = ownMember(object, name);
    const count = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;
    return typeof count === 'number' && count >= 0 && count <= 315_576_000 ? count : undefined;
}
/** Returns the object's own member, never an inherited one. */
const ownMember = (object, name) => Object.hasOwn(object, name) ? object[name] : undefined;
/**
 * Returns the failure for a rejected request, without quoting the server: status, recognised row,
 * diagnostics. A redirect is explained and never followed. A success status without a row is
 * `RESPONSE_INVALID`: the response contains no credentials.
 */
function rejection(response, { code, host, to, row, diagnostics = [] }) {
    const { status } = response;
    if (status < 300 && !row)
        return new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('RESPONSE_INVALID', `${host} returned ${status} for ${to}, but no credentials`);
    const redirect = status >= 300 && status < 400;
    const meaning = redirect
        ? `, a redirect${target(response)}, which is not followed`
        : row
            ? `: ${row.symptom}`
            : '';
    const facts = row ?? (redirect ? REDIRECT : undefined);
    const message = [`${host} returned ${status} to ${to}${meaning}`, ...diagnostics].join('\n');
    return new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(code, message, {
        ...(facts && { causes: facts.causes, fix: facts.fix }),
        ...(row?.show === 'trust-policy' && { rejectedBy: 'trust-policy' }),
        requestId: (0,_core_requestId_js__WEBPACK_IMPORTED_MODULE_2__/* .requestIdOf */ .Gb)(response),
    });
}
const REDIRECT = {
    causes: [
        'the address is not the one that the server calls its own',
        'a portal or proxy answers in its place',
    ],
    fix: 'Set the address to the one that answers itself. A token is never sent on to where a ' +
        'response points.',
};
function target({ headers }) {
    const location = headers['location'] ?? '';
    return URL.canParse(location) ? ` to ${(0,_core_sanitize_js__WEBPACK_IMPORTED_MODULE_3__/* .sanitizeForeign */ .I)(new URL(location).host)}` : '';
}
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
function parsed(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/** Returns whether brackets outside strings are nested deeper than the limit. Allocates nothing. */
function deeperThan(text, limit) {
    let depth = 0;
    let inText = false;
    for (let at = 0; at < text.length; at++) {
        const letter = text[at];
        if (inText) {
            if (letter === '\\')
                at++;
            else if (letter === '"')
                inText = false;
        }
        else if (letter === '"')
            inText = true;
        else if (letter === '{' || letter === '[') {
            if (++depth > limit)
                return true;
        }
        else if (letter === '}' || letter === ']')
            depth--;
    }
    return false;
}


/***/ })

};
;