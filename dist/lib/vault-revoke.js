"use strict";
exports.id = "vault-revoke";
exports.ids = ["vault-revoke"];
exports.modules = {

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


/***/ }),

/***/ 8241:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JW: () => (/* binding */ sealed),
/* harmony export */   ec: () => (/* binding */ revokeDenied),
/* harmony export */   f3: () => (/* binding */ replicaLag),
/* harmony export */   wE: () => (/* binding */ standby)
/* harmony export */ });
/** A node that does not know the token yet; matched by status before any other row. */
const replicaLag = {
    code: 'UNREACHABLE',
    symptom: 'the node has not caught up with the active one (412)',
    words: /^/,
    status: 412,
    causes: ['a standby that answers reads lags behind for longer than this step waits'],
    fix: 'Try again, raise `timeout`, or set `address` to the active node.',
};
/** A server that responds but is sealed, or whose nodes have not elected an active one yet. */
const sealed = {
    code: 'UNREACHABLE',
    symptom: 'the server is sealed, or has no active node',
    words: /\bis sealed\b|active (?:cluster )?node not found/,
    causes: ['the server was restarted and is not unsealed yet', 'its nodes elect a new leader'],
    fix: 'Unseal the server, or run the job again once it has an active node.',
};
/** A standby node that redirects instead of forwarding. */
const standby = {
    code: 'EXCHANGE_REFUSED',
    symptom: 'a redirect (307): a standby node that does not forward',
    words: /^/,
    status: 307,
    causes: [
        '`address` is that of a standby node, which points to the active one',
        '`address` begins with http where the server wants https, or lacks a path',
    ],
    fix: 'Set `address` to the active node or to the load balancer. A token is never sent on to ' +
        'where a response points.',
};
/** A rejected revocation. */
const revokeDenied = {
    code: 'EXCHANGE_REFUSED',
    symptom: 'permission denied when revoking',
    words: /^/,
    status: 403,
    causes: [
        'the role has token_no_default_policy, and no other policy lets the token revoke itself',
    ],
    fix: 'Add to a policy of the role: path "auth/token/revoke-self" { capabilities = ["update"] }',
};


/***/ }),

/***/ 744:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D4: () => (/* binding */ decode),
/* harmony export */   g5: () => (/* binding */ revokePath),
/* harmony export */   lF: () => (/* binding */ encode),
/* harmony export */   ni: () => (/* binding */ fitsLine)
/* harmony export */ });
/** Returns the item as a line of a receipt. */
const encode = (end) => end.kind === 'lease' ? `lease ${end.id}` : `certificate ${end.serial} ${end.mount}`;
/** Returns the API path that revokes the item. */
const revokePath = (end) => end.kind === 'lease' ? 'sys/leases/revoke' : `${end.mount}/revoke`;
const LINE = /^(?:lease ([^\p{Cc}]{1,1024})|certificate ([0-9A-Fa-f:-]{1,128}) ([^\p{Cc}]{1,512}))$/u;
/** Returns whether the item fits into one line of a receipt and can be decoded from it. */
const fitsLine = (end) => LINE.test(encode(end));
/**
 * Returns the items of a receipt; `undefined` if `encode` could not have written one of the lines.
 */
function decode(lines) {
    const found = lines
        .split('\n')
        .filter((each) => each !== '')
        .map((each) => decodeLine(each));
    return found.every((each) => each !== undefined) ? found : undefined;
}
function decodeLine(line) {
    const [matched, id, serial = '', mount = ''] = LINE.exec(line) ?? [];
    if (matched === undefined)
        return undefined;
    return id === undefined ? { kind: 'certificate', mount, serial } : { kind: 'lease', id };
}


/***/ }),

/***/ 6901:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $5: () => (/* binding */ readWith),
/* harmony export */   UW: () => (/* binding */ wrappingIn),
/* harmony export */   jG: () => (/* binding */ readRefused),
/* harmony export */   jH: () => (/* binding */ isInvalidToken),
/* harmony export */   pU: () => (/* binding */ requestFor),
/* harmony export */   t5: () => (/* binding */ fieldsIn)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6949);
/* harmony import */ var _core_sanitize_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(6548);
/* harmony import */ var _response_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2323);
/* harmony import */ var _commonRows_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8241);
/* harmony import */ var _readRows_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9972);
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3420);
/* harmony import */ var _retryLagging_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3416);
/* harmony import */ var _row_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2857);
/* harmony import */ var _selectFields_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5340);









// The number of attempts for which "invalid token" is retried: a node may not know the token for a
// moment after the login, while an expired or revoked token stays unknown.
const UNKNOWN_FOR = 3;
// The size of the largest secret that the server stores.
const LARGEST = 1024 * 1024;
/** Returns the request for a source. */
function requestFor(config, source, headers) {
    const { path, version, parameters } = source;
    const query = version === undefined ? '' : `?version=${version}`;
    const wrapping = config.wrap === undefined ? undefined : { 'X-Vault-Wrap-TTL': `${config.wrap}s` };
    const how = parameters === undefined
        ? { method: 'GET', query }
        : { value: parameters, query };
    return (0,_request_js__WEBPACK_IMPORTED_MODULE_7__/* .vaultRequest */ .mE)(config, path, { ...how, headers: { ...headers, ...wrapping }, cap: LARGEST });
}
/** Reads one source with the token. Throws `READ_REFUSED` if the read is rejected. */
async function readWith(token, source, { config, leaseSession }) {
    const request = requestFor(config, source, { 'X-Vault-Token': token });
    const judging = (0,_retryLagging_js__WEBPACK_IMPORTED_MODULE_4__/* .retryLagging */ .w)((response, attempt) => response.status === 403 && isInvalidToken(response) && attempt <= UNKNOWN_FOR
        ? 'retry'
        : undefined);
    const leasesNothing = source.versioned && config.wrap === undefined;
    // A lease inside a wrapping outlives it, so the TTL of the wrapping limits KV version 2 only.
    const life = source.versioned ? config.wrap : undefined;
    try {
        const { response, ...granted } = leasesNothing
            ? { response: await leaseSession.send(request, judging) }
            : await leaseSession.requestLease({ request, life, ...judging });
        if (response.status < 200 || response.status > 299)
            throw readRefused(response, source, config);
        return { ...fieldsIn(response, source, config), intent: undefined, ...granted };
    }
    catch (error) {
        throw withPath((0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .asFailure */ .h_)(error), source);
    }
}
/** Returns whether the node does not know the token (yet), as opposed to denying it permission. */
const isInvalidToken = (response) => /invalid token|bad token/.test((0,_row_js__WEBPACK_IMPORTED_MODULE_5__/* .errorWords */ .Y)(response));
/**
 * Returns the body of a success response and the fields of its secret. Throws `RESPONSE_INVALID` if
 * there are no fields, `READ_REFUSED` if the version is deleted.
 */
function fieldsIn(response, source, config) {
    const { host, wrap } = config;
    const to = `to reading ${(0,_core_sanitize_js__WEBPACK_IMPORTED_MODULE_8__/* .quoted */ .T)(source.path)}`;
    // Engines that return nothing respond with 204.
    if (response.status === 204)
        throw (0,_response_js__WEBPACK_IMPORTED_MODULE_1__/* .responseInvalid */ .h)(host, `${to} with nothing to export`);
    const body = (0,_response_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qF)(response, host);
    if (wrap !== undefined)
        return { body, fields: {} };
    const fields = (0,_response_js__WEBPACK_IMPORTED_MODULE_1__/* .objectAt */ .lJ)(body, 'data');
    if (!fields)
        throw (0,_response_js__WEBPACK_IMPORTED_MODULE_1__/* .responseInvalid */ .h)(host, `${to} without "data"`);
    if (!source.versioned)
        return { body, fields };
    const inner = secretVersion(fields);
    if (inner === undefined)
        throw (0,_selectFields_js__WEBPACK_IMPORTED_MODULE_6__/* .unreadable */ .O)(source.path, _readRows_js__WEBPACK_IMPORTED_MODULE_3__/* .dataRows */ .u.deleted);
    return { body, fields: inner };
}
/**
 * Returns the fields inside a KV version 2 response. On a version 1 mount whose path happens to
 * contain `data`, the fields are not nested.
 */
function secretVersion(fields) {
    const metadata = (0,_response_js__WEBPACK_IMPORTED_MODULE_1__/* .objectAt */ .lJ)(fields, 'metadata');
    if (!metadata || typeof (0,_response_js__WEBPACK_IMPORTED_MODULE_1__/* .ownMember */ .nV)(metadata, 'version') !== 'number')
        return fields;
    return (0,_response_js__WEBPACK_IMPORTED_MODULE_1__/* .objectAt */ .lJ)(fields, 'data');
}
/** Returns the failure for a rejected read. */
function readRefused(response, source, { host }) {
    const gone = response.status === 404 && source.versioned ? deletedVersion(response) : undefined;
    if (gone)
        return (0,_selectFields_js__WEBPACK_IMPORTED_MODULE_6__/* .unreadable */ .O)(source.path, gone);
    const row = response.status === 307 ? _commonRows_js__WEBPACK_IMPORTED_MODULE_2__/* .standby */ .wE : (0,_row_js__WEBPACK_IMPORTED_MODULE_5__/* .matchRow */ .O)(response, _readRows_js__WEBPACK_IMPORTED_MODULE_3__/* .readRows */ .a);
    return (0,_response_js__WEBPACK_IMPORTED_MODULE_1__/* .rejection */ .cz)(response, {
        code: 'READ_REFUSED',
        host,
        to: `reading ${(0,_core_sanitize_js__WEBPACK_IMPORTED_MODULE_8__/* .quoted */ .T)(source.path)}; the login was fine`,
        row,
    });
}
/** Returns the row for a 404 with a body: the version exists but was deleted or destroyed. */
function deletedVersion(response) {
    const metadata = (0,_response_js__WEBPACK_IMPORTED_MODULE_1__/* .objectAt */ .lJ)((0,_response_js__WEBPACK_IMPORTED_MODULE_1__/* .objectAt */ .lJ)((0,_response_js__WEBPACK_IMPORTED_MODULE_1__/* .jsonOrEmpty */ .fi)(response), 'data') ?? {}, 'metadata');
    if (!metadata)
        return undefined;
    if ((0,_response_js__WEBPACK_IMPORTED_MODULE_1__/* .ownMember */ .nV)(metadata, 'destroyed') === true)
        return _readRows_js__WEBPACK_IMPORTED_MODULE_3__/* .dataRows */ .u.destroyed;
    return (0,_response_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(metadata, 'deletion_time') === undefined ? undefined : _readRows_js__WEBPACK_IMPORTED_MODULE_3__/* .dataRows */ .u.deleted;
}
/** Adds to a network failure which path was read, and that the login succeeded. */
function withPath(failure, source) {
    if (failure.code !== 'UNREACHABLE' && failure.code !== 'TIMED_OUT')
        return failure;
    return new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(failure.code, `the login was fine; reading ${(0,_core_sanitize_js__WEBPACK_IMPORTED_MODULE_8__/* .quoted */ .T)((0,_core_sanitize_js__WEBPACK_IMPORTED_MODULE_8__/* .sanitizeForeign */ .I)(source.path))} failed: ` +
        `${failure.message}`, {
        ...failure.facts,
        cause: failure,
    });
}
/**
 * Returns the wrapping token of a response and its TTL in seconds. Throws `RESPONSE_INVALID` if
 * there is none.
 */
function wrappingIn({ body }, host) {
    const info = (0,_response_js__WEBPACK_IMPORTED_MODULE_1__/* .objectAt */ .lJ)(body, 'wrap_info');
    const seconds = info && (0,_response_js__WEBPACK_IMPORTED_MODULE_1__/* .secondsAt */ .hH)(info, 'ttl');
    if (!info || seconds === undefined)
        throw (0,_response_js__WEBPACK_IMPORTED_MODULE_1__/* .responseInvalid */ .h)(host, 'without the wrapping that was asked for');
    return { info, seconds };
}


/***/ }),

/***/ 9972:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ readRows),
/* harmony export */   u: () => (/* binding */ dataRows)
/* harmony export */ });
const read = (row) => ({
    code: 'READ_REFUSED',
    ...row,
});
/** The rejections of a read after a successful login. */
const readRows = [
    read({
        symptom: 'leased secrets cannot be read with the last use of a token',
        words: /token had one use left/,
        causes: ['token_num_uses of the role is too small for the paths in `read`'],
        fix: 'Raise token_num_uses of the role, or set it to 0.',
    }),
    read({
        symptom: 'the mount is KV version 2, and the path is one of version 1',
        words: /invalid path for a versioned k\/v/,
        causes: ['`data/` is missing after the mount'],
        fix: 'Write MOUNT/data/PATH instead of MOUNT/PATH.',
    }),
    read({
        symptom: 'the engine takes no plain reads at that path',
        words: /unsupported operation/,
        causes: ['the engine wants parameters, as pki/issue and ssh/sign do', 'the path is not whole'],
        fix: 'Write the path as a mapping with `path` and `with`, or correct it.',
    }),
    read({
        symptom: 'permission denied after a good login',
        words: /^/,
        status: 403,
        causes: [
            'no policy of the token covers the path: the login itself was fine',
            'KV version 2 wants `data/` in the path and in the policy',
            'the path lives in another namespace',
        ],
        fix: 'Correct the path (KV version 2: `secret/data/app`, not `secret/app`), or let a policy of ' +
            'the role allow `read` on it (`update` where there are parameters).',
    }),
    read({
        symptom: 'nothing is there (404)',
        words: /^/,
        status: 404,
        causes: [
            'the path is mistyped',
            'the mount, or `data/` after the mount of KV version 2, is missing',
        ],
        fix: 'Correct the path (KV version 2: `secret/data/app`, not `secret/app`).',
    }),
    read({
        symptom: 'the engine refused the request (400)',
        words: /^/,
        status: 400,
        causes: [
            'the parameters in `with` are not what the role of the engine allows',
            'the version does not exist',
        ],
        fix: 'Compare `with` with the role of the engine.',
    }),
];
/**
 * Rows for errors that only the data reveals; the code selects them, not a message of the server.
 */
const dataRows = {
    deleted: read({
        symptom: 'the version is deleted',
        words: /^deleted$/,
        causes: ['someone deleted that version of the secret'],
        fix: 'Undelete it, write a new version, or ask for another one with ?version=.',
    }),
    destroyed: read({
        symptom: 'the version is destroyed for good',
        words: /^destroyed$/,
        causes: ['someone destroyed that version of the secret'],
        fix: 'Write a new version, or ask for another one with ?version=.',
    }),
    field: read({
        symptom: 'the field is not in the secret',
        words: /^field$/,
        causes: ['the field is mistyped', 'the secret was written without it'],
        fix: 'Correct the field after the #.',
    }),
};


/***/ }),

/***/ 3416:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ retryLagging)
/* harmony export */ });
/* harmony import */ var _commonRows_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8241);
/* harmony import */ var _row_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2857);


/**
 * Returns a judge that retries temporary rejections. `also` is consulted first and may return a
 * verdict of its own.
 */
function retryLagging(also = () => undefined) {
    return {
        judge(response, attempt) {
            const own = also(response, attempt);
            if (own !== undefined)
                return own;
            const passing = response.status === _commonRows_js__WEBPACK_IMPORTED_MODULE_0__/* .replicaLag */ .f3.status || isInactive(response);
            return passing ? 'retry' : undefined;
        },
        explain: (response) => isInactive(response) ? _commonRows_js__WEBPACK_IMPORTED_MODULE_0__/* .sealed */ .JW : laggingRow(response),
    };
}
const isInactive = (response) => response.status >= 500 && (0,_row_js__WEBPACK_IMPORTED_MODULE_1__/* .matchRow */ .O)(response, [_commonRows_js__WEBPACK_IMPORTED_MODULE_0__/* .sealed */ .JW]) !== undefined;
/**
 * Returns the row for a lagging node. A 403 is retried only if the node does not know the token
 * yet.
 */
const laggingRow = ({ status }) => status === _commonRows_js__WEBPACK_IMPORTED_MODULE_0__/* .replicaLag */ .f3.status || status === 403 ? _commonRows_js__WEBPACK_IMPORTED_MODULE_0__/* .replicaLag */ .f3 : undefined;


/***/ }),

/***/ 1111:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   isValidRevocationData: () => (/* binding */ isValidRevocationData),
/* harmony export */   policyLine: () => (/* binding */ policyLine),
/* harmony export */   revoke: () => (/* binding */ revoke),
/* harmony export */   revokeSelf: () => (/* binding */ revokeSelf)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6949);
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4355);
/* harmony import */ var _core_url_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6586);
/* harmony import */ var _response_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2323);
/* harmony import */ var _commonRows_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8241);
/* harmony import */ var _leasedItem_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(744);
/* harmony import */ var _read_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6901);
/* harmony import */ var _readSpec_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3022);
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3420);









const PARTS = new Set(['address', 'token', 'kind', 'namespace', 'sync', 'ends']);
/** Returns whether this provider could have written the data; other state is rejected. */
function isValidRevocationData(way) {
    const { address = '', token = '', kind = '', namespace = 'none', sync = 'true' } = way;
    const url = (0,_core_url_js__WEBPACK_IMPORTED_MODULE_2__/* .parseSafeUrl */ .Q)(address);
    const bare = url?.pathname.endsWith('/') === true && url.search + url.hash === '';
    const texts = /^[\x21-\x7e]+$/.test(token) && _readSpec_js__WEBPACK_IMPORTED_MODULE_6__/* .PATH */ .gI.test(namespace) && sync === 'true';
    return (bare &&
        texts &&
        ['service', 'batch'].includes(kind) &&
        (0,_leasedItem_js__WEBPACK_IMPORTED_MODULE_7__/* .decode */ .D4)(way['ends'] ?? '') !== undefined &&
        Object.keys(way).every((part) => PARTS.has(part)));
}
/**
 * Revokes the items that must be revoked before the token, then the token, which revokes everything
 * else. Returns `already-gone` if everything was invalid before.
 */
async function revoke(client, { revocation }) {
    const { address = '', token = '', kind, namespace, sync } = revocation;
    const server = { place: { base: new URL(address), namespace }, token: new _core_secret_js__WEBPACK_IMPORTED_MODULE_1__/* .Secret */ .z(token), client };
    const single = kind === 'batch';
    // A lease of a service token is revoked with the token: it gets a request of its own only if the
    // user wants to wait until the revocation is complete.
    const first = ((0,_leasedItem_js__WEBPACK_IMPORTED_MODULE_7__/* .decode */ .D4)(revocation['ends'] ?? '') ?? []).filter((end) => end.kind === 'certificate' || single || sync === 'true');
    const share = single ? 1 : SHARE_BEFORE_TOKEN;
    const ended = await Promise.allSettled(first.map((end) => endOne({ ...server, share }, end, single)));
    const how = single ? undefined : await revokeSelf(server);
    const failed = ended.find((each) => each.status === 'rejected');
    if (failed)
        throw failed.reason;
    return (how ??
        (ended.every((each) => each.status === 'fulfilled' && each.value === 'already-gone')
            ? 'already-gone'
            : 'revoked'));
}
// A share of the remaining time. The other half is for the token: its revocation includes all
// leases, even those that could not be revoked one by one.
const SHARE_BEFORE_TOKEN = 1 / 2;
/**
 * Revokes a token with the token itself. A 403 means either that the token is invalid or that its
 * policies deny the request; only the former is `already-gone`.
 */
async function revokeSelf({ place, token, client, share, }) {
    const response = await client.send((0,_request_js__WEBPACK_IMPORTED_MODULE_8__/* .vaultRequest */ .mE)(place, 'auth/token/revoke-self', { token, share, expects: 'nothing' }), { judge });
    if (isOk(response))
        return 'revoked';
    if (response.status === 403 && (0,_read_js__WEBPACK_IMPORTED_MODULE_5__/* .isInvalidToken */ .jH)(response))
        return 'already-gone';
    throw refusedReturn(response, place, 'auth/token/revoke-self');
}
async function endOne({ place, token, client, share }, end, isBatch) {
    const path = (0,_leasedItem_js__WEBPACK_IMPORTED_MODULE_7__/* .revokePath */ .g5)(end);
    const value = end.kind === 'lease' ? { lease_id: end.id, sync: true } : { serial_number: end.serial };
    const slow = end.kind === 'lease';
    const response = await client.send((0,_request_js__WEBPACK_IMPORTED_MODULE_8__/* .vaultRequest */ .mE)(place, path, { token, value, share, slow, expects: 'nothing' }), { judge });
    if (isOk(response))
        return 'revoked';
    // The leases of an invalid token are revoked already. A valid service token whose policies deny
    // the request revokes the lease when the token itself is revoked.
    if (end.kind === 'lease' && response.status === 403 && ((0,_read_js__WEBPACK_IMPORTED_MODULE_5__/* .isInvalidToken */ .jH)(response) || !isBatch))
        return 'already-gone';
    throw refusedReturn(response, place, path);
}
/**
 * Returns whether the server confirmed: 204, or an object if there are warnings. A proxy may
 * respond to anything with 200, and nothing has been revoked.
 */
const isOk = ({ status, text }) => status === 204 || (status >= 200 && status <= 299 && /^\s*\{/.test(text));
/** Retries if the node lags behind, or if something other than the server responded. */
const judge = ({ status, text }) => status === _commonRows_js__WEBPACK_IMPORTED_MODULE_4__/* .replicaLag */ .f3.status ||
    (status >= 200 && status <= 299 && status !== 204 && text.trim() === '')
    ? 'retry'
    : undefined;
function refusedReturn(response, { base }, path) {
    if (response.status === 307)
        return (0,_response_js__WEBPACK_IMPORTED_MODULE_3__/* .rejection */ .cz)(response, {
            code: 'EXCHANGE_REFUSED',
            host: base.host,
            to: path,
            row: _commonRows_js__WEBPACK_IMPORTED_MODULE_4__/* .standby */ .wE,
        });
    const row = response.status === 403
        ? { ..._commonRows_js__WEBPACK_IMPORTED_MODULE_4__/* .revokeDenied */ .ec, fix: `Add to a policy of the role: ${policyLine(path)}` }
        : undefined;
    const failure = (0,_response_js__WEBPACK_IMPORTED_MODULE_3__/* .rejection */ .cz)(response, {
        code: 'EXCHANGE_REFUSED',
        host: base.host,
        to: `revoking (${path})`,
        row,
    });
    return row
        ? failure
        : new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(failure.code, failure.message, {
            causes: ['the server could not end it'],
            fix: 'Revoke it by hand.',
        });
}
/** Returns the policy line that permits an update. */
const policyLine = (path) => `path "${path}" { capabilities = ["update"] }`;


/***/ }),

/***/ 2857:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ matchRow),
/* harmony export */   Y: () => (/* binding */ errorWords)
/* harmony export */ });
/* harmony import */ var _refusals_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6009);
/* harmony import */ var _response_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2323);


/** Returns the row that matches a response by status and pattern, if there is one. */
function matchRow(response, rows) {
    const words = errorWords(response);
    return rows.find((row) => (row.status === undefined || row.status === response.status) && row.words.test(words));
}
/** Returns the errors and warnings of a response as one string to search. Never print it. */
function errorWords(response) {
    const object = (0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .jsonOrEmpty */ .fi)(response);
    const texts = [(0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .ownMember */ .nV)(object, 'errors'), (0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .ownMember */ .nV)(object, 'warnings')]
        .flat()
        .filter((each) => typeof each === 'string');
    return (0,_refusals_js__WEBPACK_IMPORTED_MODULE_1__/* .clip */ .$Q)(texts.join('\n')).toLowerCase();
}


/***/ }),

/***/ 5340:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ selectFields),
/* harmony export */   O: () => (/* binding */ unreadable)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6949);
/* harmony import */ var _core_sanitize_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6548);
/* harmony import */ var _inputs_suggest_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1995);
/* harmony import */ var _response_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2323);
/* harmony import */ var _readRows_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9972);





/** Returns the values that an entry selects from the fields of a secret. */
function selectFields({ name, selector, source }, fields) {
    switch (selector.kind) {
        case 'all':
            return [rendered(name, fields, source.path)];
        case 'field': {
            const value = rendered(name, findField(fields, selector.field, source.path), `${source.path}#${selector.field}`);
            return [selector.base64 ? decoded(value, `${source.path}#${selector.field}`) : value];
        }
        case 'each':
            return distinct(source.path, Object.entries(fields)
                .filter(([, value]) => value !== null)
                .map(([field, value]) => rendered(`${name}${suffix(field)}`, value, `${source.path}#${(0,_core_sanitize_js__WEBPACK_IMPORTED_MODULE_3__/* .sanitizeForeign */ .I)(field)}`)));
    }
}
/** Returns the failure for an error that only the data reveals. */
function unreadable(where, row, hint = '') {
    return new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('READ_REFUSED', `the login was fine; ${(0,_core_sanitize_js__WEBPACK_IMPORTED_MODULE_3__/* .quoted */ .T)(where)}: ${row.symptom}${hint}`, row);
}
const badSecret = (where, sentence, fix) => new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('READ_REFUSED', `the login was fine; ${(0,_core_sanitize_js__WEBPACK_IMPORTED_MODULE_3__/* .quoted */ .T)(where)} ${sentence}`, {
    causes: ['the secret was written in another form'],
    fix,
});
/**
 * Returns a field by its full name, which may contain dots, or else by a dotted path. Throws
 * `READ_REFUSED` if it is absent.
 */
function findField(fields, selector, path) {
    const whole = (0,_response_js__WEBPACK_IMPORTED_MODULE_1__/* .ownMember */ .nV)(fields, selector);
    if (whole !== undefined)
        return whole;
    const found = selector
        .split('.')
        .reduce((value, step) => (isObject(value) ? (0,_response_js__WEBPACK_IMPORTED_MODULE_1__/* .ownMember */ .nV)(value, step) : undefined), fields);
    if (found !== undefined)
        return found;
    const meant = (0,_inputs_suggest_js__WEBPACK_IMPORTED_MODULE_4__/* .suggest */ .Z)(selector, Object.keys(fields));
    throw unreadable(`${path}#${selector}`, _readRows_js__WEBPACK_IMPORTED_MODULE_2__/* .dataRows */ .u.field, meant === undefined ? '' : `; did you mean "#${(0,_core_sanitize_js__WEBPACK_IMPORTED_MODULE_3__/* .sanitizeForeign */ .I)(meant)}"?`);
}
function rendered(name, value, where) {
    const leaves = flatten(value);
    if (leaves.some((leaf) => typeof leaf === 'number' && Number.isInteger(leaf) && !Number.isSafeInteger(leaf)))
        throw badSecret(where, typeof value === 'number'
            ? 'is a number too large to be read exactly'
            : 'holds a number too large to be read exactly', 'Store it as a text.');
    if (value === null)
        throw badSecret(where, 'is null', 'Write a value, or leave the field out of `read`.');
    if (typeof value !== 'object')
        return { name, text: String(value), sensitive: typeof value !== 'boolean', parts: [] };
    const parts = leaves.map(String);
    // A certificate chain is returned as a list, and every program expects it as one string.
    const chain = Array.isArray(value) &&
        leaves.length === value.length &&
        parts.every((part) => part.startsWith('-----BEGIN '));
    return { name, text: chain ? parts.join('\n') : JSON.stringify(value), sensitive: true, parts };
}
/**
 * Returns the strings and numbers inside a value, each of which is masked: programs extract them
 * from the document.
 */
function flatten(value) {
    if (typeof value === 'string' || typeof value === 'number')
        return [value];
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(flatten) : [];
}
function decoded(value, where) {
    const digits = value.text.replace(/\s+/g, '').replace(/={1,2}$/, '');
    const bytes = /^[\w+/-]*$/.test(digits) && digits.length % 4 !== 1 ? Buffer.from(digits, 'base64') : undefined;
    if (!bytes)
        throw badSecret(where, 'is not base64', 'Remove `| base64`, or store the value in base64.');
    try {
        return {
            ...value,
            text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes),
            parts: [value.text],
        };
    }
    catch {
        throw badSecret(where, 'holds bytes that are no text, which no variable can hold', 'Remove `| base64`, and decode the value in the step that writes it to a file.');
    }
}
/** Returns the suffix of a variable's name for a field. */
const suffix = (field) => field.toUpperCase().replace(/[^A-Z0-9_]/g, '_');
function distinct(path, values) {
    const names = new Set();
    const twice = values.find(({ name }) => names.has(name) || !names.add(name))?.name;
    if (twice !== undefined)
        throw badSecret(path, `has two fields that would both become ${(0,_core_sanitize_js__WEBPACK_IMPORTED_MODULE_3__/* .sanitizeForeign */ .I)(twice)}`, 'Name the fields one by one with #.');
    if (values.length === 0)
        throw badSecret(path, 'has no fields', 'Correct the path.');
    return values;
}
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);


/***/ })

};
;