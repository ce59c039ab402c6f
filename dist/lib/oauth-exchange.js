"use strict";
exports.id = "oauth-exchange";
exports.ids = ["oauth-exchange"];
exports.modules = {

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
    if (typeof node === 'string' || node instanceof secret/* Secret */.zh)
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


/***/ })

};
;