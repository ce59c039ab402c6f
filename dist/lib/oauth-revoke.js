"use strict";
exports.id = "oauth-revoke";
exports.ids = ["oauth-revoke"];
exports.modules = {

/***/ 9773:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ parseObject)
/* harmony export */ });
/**
 * Parses a JSON object. Returns an error if an object at any depth has a duplicate member, because
 * parsers differ in which of the two they use.
 */
function parseObject(text) {
    const value = parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value))
        return { error: 'is no JSON object' };
    return hasDuplicateKeys(text)
        ? { error: 'has two members of one name' }
        : { members: value };
}
function parse(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
// Strings and the structural characters suffice: the input is known to be valid JSON.
const LEXEMES = /"(?:[^"\\]|\\.)*"|[{}:]/g;
/** Compares names after unescaping: `"is\u0073"` equals `"iss"`. */
function hasDuplicateKeys(json) {
    const objects = [];
    let latest = '';
    for (const [lexeme] of json.matchAll(LEXEMES)) {
        if (lexeme === '{')
            objects.push(new Set());
        else if (lexeme === '}')
            objects.pop();
        else if (lexeme !== ':')
            latest = lexeme;
        else {
            const names = objects.at(-1);
            const name = JSON.parse(latest);
            if (names?.has(name))
                return true;
            names?.add(name);
        }
    }
    return false;
}


/***/ }),

/***/ 6548:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ sanitizeForeign),
/* harmony export */   T: () => (/* binding */ quoted)
/* harmony export */ });
/* harmony import */ var _masks_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9650);

const LONGEST = 200;
/**
 * Returns text of a server in a form that is safe to log: one line of a restricted character set,
 * no run of more than 40 characters without a space (a truncated token no longer matches its mask),
 * no runner command, and no form of a masked secret, because sanitizing would turn it into a form
 * that no mask covers. Prefer a message of this program wherever one exists.
 */
function sanitizeForeign(text, secrets = []) {
    const line = removeSecrets(text, secrets)
        .replace(/[^\s]{41,}/g, '(long text left out)')
        .replace(/[^A-Za-z0-9 _.,:/@()-]+/g, ' ')
        .replace(/:{2,}/g, ':')
        .replace(/ +/g, ' ')
        .trim();
    return line.length > LONGEST ? `${line.slice(0, LONGEST)} (cut)` : line;
}
function removeSecrets(text, secrets) {
    const forms = secrets.flatMap((value) => [value, encodeURIComponent(value)]).flatMap(_masks_js__WEBPACK_IMPORTED_MODULE_0__/* .maskForms */ .ye);
    // The longest form first: removing a part of a longer form would leave the rest of it.
    return forms
        .toSorted((a, b) => b.length - a.length)
        .reduce((rest, form) => rest.replaceAll(form, ' '), text);
}
/**
 * Returns a user's text in quotes, on one line, truncated to 120 characters. For errors about the
 * user's own inputs, never for text of a server.
 */
function quoted(text) {
    const cut = text.length > 120 ? `${text.slice(0, 120)}…` : text;
    return JSON.stringify(cut).replaceAll('##[', '## [');
}


/***/ }),

/***/ 6586:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ parseSafeUrl)
/* harmony export */ });
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
/**
 * Parses a URL. Returns `undefined` if it contains credentials, or is neither https nor http on a
 * loopback host.
 */
function parseSafeUrl(text) {
    const url = URL.parse(text);
    if (url?.username !== '' || url.password !== '')
        return undefined;
    return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname))
        ? url
        : undefined;
}


/***/ }),

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