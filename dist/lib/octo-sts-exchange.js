"use strict";
exports.id = "octo-sts-exchange";
exports.ids = ["octo-sts-exchange"];
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

/***/ 2856:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  exchange: () => (/* binding */ exchange)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./.build/core/requestId.js
var core_requestId = __webpack_require__(2563);
// EXTERNAL MODULE: ./.build/identity/sources.js
var sources = __webpack_require__(3384);
// EXTERNAL MODULE: ./.build/providers/bearer.js
var bearer = __webpack_require__(4369);
// EXTERNAL MODULE: ./.build/providers/describeToken.js
var describeToken = __webpack_require__(2516);
// EXTERNAL MODULE: ./.build/providers/response.js
var providers_response = __webpack_require__(2323);
;// CONCATENATED MODULE: ./.build/providers/octo-sts/refusals.js

/** The rows by gRPC code, which the gateway includes in the body beside the HTTP status. */
const ROWS = {
    3: row('InvalidArgument', ['`scope` or `identity` is not what the server can read'], 'Write `scope` as OWNER/REPO or OWNER, and `identity` without its ending.'),
    5: row('NotFound', [
        'there is no trust policy of this name on the default branch',
        'the app is not installed for the repository or organisation',
        'the policy is no valid YAML',
    ], 'Look for .github/chainguard/IDENTITY.sts.yaml in the repository, or in the .github ' +
        'repository of the organisation, and for the installation of the app.'),
    7: row('PermissionDenied', [
        'issuer, subject, audience or a claim differs from the trust policy',
        'the policy asks for permissions that the installation does not have',
    ], 'Compare the claims in the log with the policy; `subject_pattern` and `claim_pattern` ' +
        'are regular expressions that must match as a whole.'),
    8: row('ResourceExhausted', ["the installation's rate limit at GitHub is used up"], 'Wait for its reset, or ask for fewer tokens.'),
    16: row('Unauthenticated', ['the ID token has the wrong audience or has expired', 'the server cannot reach the issuer'], 'Leave `audience` out, or set it to the one that the policy names.'),
};
const BY_STATUS = { 400: 3, 401: 16, 403: 7, 404: 5, 429: 8 };
/** All troubleshooting rows, for the README. */
const refusals = Object.values(ROWS);
/**
 * Returns the row that matches a response by its gRPC code, else by the corresponding status;
 * `undefined` if none does.
 */
function recognised(response, status) {
    const code = (0,providers_response/* ownMember */.nV)(response, 'code');
    return ROWS[typeof code === 'number' ? code : (BY_STATUS[status] ?? 0)];
}
function row(symptom, causes, fix) {
    return { code: 'EXCHANGE_REFUSED', symptom, causes, fix };
}

// EXTERNAL MODULE: ./.build/providers/octo-sts/revoke.js
var revoke = __webpack_require__(5751);
;// CONCATENATED MODULE: ./.build/providers/octo-sts/exchange.js








/** Exchanges the ID token for an installation token under a trust policy and returns the lease. */
async function exchange({ address, scope, identity, names, lifetime }, leaseSession) {
    const { host } = address;
    const url = new URL(`${address.pathname.replace(/\/$/, '')}/sts/exchange`, address);
    url.search = new URLSearchParams({ scope, identity }).toString();
    // On Forgejo, GITHUB_API_URL is the API of Forgejo, which did not issue this token.
    const api = (0,sources/* isForgejoToken */.Gi)(leaseSession.token.claims)
        ? undefined
        : leaseSession.job.github('api_url');
    const back = (0,revoke.revocationUrl)(api);
    const { response, intent } = await leaseSession.exchange({
        request: ({ jwt }) => ({ method: 'GET', url, headers: (0,bearer/* bearer */.C)(jwt), expects: 'json' }),
    });
    if (response.status !== 200) {
        const row = recognised((0,providers_response/* jsonOrEmpty */.fi)(response), response.status);
        throw (0,providers_response/* rejection */.cz)(response, {
            code: 'EXCHANGE_REFUSED',
            host,
            to: `the exchange for ${scope} as "${identity}"`,
            row,
            diagnostics: (0,describeToken/* describeToken */.dE)(leaseSession.token),
        });
    }
    const text = (0,providers_response/* tokenAt */.BN)((0,providers_response/* parseJson */.qF)(response, host), 'token');
    if (text === undefined)
        throw (0,providers_response/* responseInvalid */.h)(host, 'without a token');
    const token = leaseSession.secret(text);
    const expiresAt = leaseSession.clock.now() + lifetime;
    const id = `${scope}:${identity}`;
    const requestId = (0,core_requestId/* requestIdOf */.Gb)({ headers: response.headers });
    leaseSession.keep({
        ...{ intent, id, expiresAt, request: requestId },
        // An installation token is random, so nobody can guess it from its digest.
        keys: { token_sha256: (0,external_node_crypto_.hash)('sha256', text) },
        revocation: { address: back, token: token.reveal() },
    });
    return {
        credentials: {
            kind: 'values',
            values: new Map(names.map((name) => [name, token])),
            token: names[0] ?? '',
        },
        expiresAt,
        id,
        requestId,
    };
}


/***/ }),

/***/ 5751:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   isValidRevocationData: () => (/* binding */ isValidRevocationData),
/* harmony export */   notRevoked: () => (/* binding */ notRevoked),
/* harmony export */   revocationUrl: () => (/* binding */ revocationUrl),
/* harmony export */   revoke: () => (/* binding */ revoke)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6949);
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4355);
/* harmony import */ var _core_url_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6586);
/* harmony import */ var _bearer_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4369);
/* harmony import */ var _response_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2323);





const PATH = '/installation/token';
/**
 * Returns the GitHub endpoint that revokes installation tokens. Throws `ENVIRONMENT_REFUSED` if it
 * is unsafe. Called before the exchange: a token that could not be revoked is not requested.
 */
function revocationUrl(api) {
    const address = `${(api ?? 'https://api.github.com').replace(/\/+$/, '')}${PATH}`;
    if (isValidRevocationData({ address, token: 'any' }))
        return address;
    throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('ENVIRONMENT_REFUSED', 'GITHUB_API_URL is no https address, so that no token could be revoked there');
}
/**
 * Returns whether the data names the one GitHub API path that revokes the presented token, over
 * https.
 */
function isValidRevocationData({ address = '', token = '' }) {
    const url = (0,_core_url_js__WEBPACK_IMPORTED_MODULE_2__/* .parseSafeUrl */ .Q)(address);
    return url?.pathname.endsWith(PATH) === true && url.search + url.hash === '' && token !== '';
}
/** The row of a rejected revocation. */
const notRevoked = {
    code: 'EXCHANGE_REFUSED',
    symptom: 'the token was not taken back',
    causes: [
        'the token belongs to another GitHub than the one of GITHUB_API_URL',
        'GitHub limits how often it may be asked',
    ],
    fix: 'Nothing: it ends by itself, an hour after it was made.',
};
/** Revokes the token. Returns `already-gone` if GitHub no longer accepts it. */
async function revoke(client, { revocation }) {
    const url = new URL(revocation['address'] ?? '');
    const headers = {
        ...(0,_bearer_js__WEBPACK_IMPORTED_MODULE_3__/* .bearer */ .C)(new _core_secret_js__WEBPACK_IMPORTED_MODULE_1__/* .Secret */ .z(revocation['token'] ?? '')),
        'X-GitHub-Api-Version': '2022-11-28',
    };
    const response = await client.send({ method: 'DELETE', url, headers, expects: 'nothing' }, { judge });
    if (response.status === 204)
        return 'revoked';
    if (response.status === 401)
        return 'already-gone';
    throw (0,_response_js__WEBPACK_IMPORTED_MODULE_4__/* .rejection */ .cz)(response, {
        code: 'EXCHANGE_REFUSED',
        host: url.host,
        to: 'the return of the token',
        row: notRevoked,
    });
}
/**
 * GitHub responds with 204 only: an empty 200 comes from a proxy that accepts anything, and nothing
 * has been revoked.
 */
const judge = ({ status, text }) => status >= 200 && status <= 299 && status !== 204 && text.trim() === '' ? 'retry' : undefined;


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