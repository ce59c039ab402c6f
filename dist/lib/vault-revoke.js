"use strict";
exports.id = "vault-revoke";
exports.ids = ["vault-revoke"];
exports.modules = {

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

/***/ 3246:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t5: () => (/* binding */ fieldsIn),
  jH: () => (/* binding */ isInvalidToken),
  jG: () => (/* binding */ readRefused),
  $5: () => (/* binding */ readWith),
  pU: () => (/* binding */ requestFor),
  UW: () => (/* binding */ wrappingIn)
});

// EXTERNAL MODULE: ./.build/core/failure.js
var core_failure = __webpack_require__(6949);
// EXTERNAL MODULE: ./.build/core/sanitize.js
var sanitize = __webpack_require__(6548);
// EXTERNAL MODULE: ./.build/providers/reading/selectFields.js
var selectFields = __webpack_require__(7824);
// EXTERNAL MODULE: ./.build/providers/response.js
var providers_response = __webpack_require__(2323);
// EXTERNAL MODULE: ./.build/providers/vault/commonRows.js
var commonRows = __webpack_require__(8241);
// EXTERNAL MODULE: ./.build/providers/reading/rows.js
var rows = __webpack_require__(7728);
;// CONCATENATED MODULE: ./.build/providers/vault/readRows.js

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
        fix: 'Correct the path (KV version 2: `secret/data/app`, not `secret/app`), or write `| optional` ' +
            'after it if the secret may be absent.',
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
    field: { ...rows/* absentField */.m, words: /^field$/ },
};

// EXTERNAL MODULE: ./.build/providers/vault/request.js
var request = __webpack_require__(3420);
// EXTERNAL MODULE: ./.build/providers/vault/retryLagging.js
var retryLagging = __webpack_require__(3416);
// EXTERNAL MODULE: ./.build/providers/vault/row.js
var vault_row = __webpack_require__(2857);
;// CONCATENATED MODULE: ./.build/providers/vault/read.js









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
    return (0,request/* vaultRequest */.mE)(config, path, { ...how, headers: { ...headers, ...wrapping }, cap: LARGEST });
}
/**
 * Reads one source with the token. Throws `READ_REFUSED` if the read is rejected for another reason
 * than that the secret does not exist.
 */
async function readWith(token, source, { config, leaseSession }) {
    const request = requestFor(config, source, { 'X-Vault-Token': token });
    const judging = (0,retryLagging/* confirmAbsence */.i)(source, config, (response, attempt) => response.status === 403 && isInvalidToken(response) && attempt <= UNKNOWN_FOR
        ? 'retry'
        : undefined);
    const leasesNothing = source.versioned && config.wrap === undefined;
    // A lease inside a wrapping outlives it, so the TTL of the wrapping limits KV version 2 only.
    const life = source.versioned ? config.wrap : undefined;
    try {
        const { response, ...granted } = leasesNothing
            ? { response: await leaseSession.send(request, judging) }
            : await leaseSession.requestLease({ request, life, ...judging });
        if ((0,vault_row/* isAbsent */.W0)(response))
            return { absent: readRefused(response, source, config) };
        if (response.status < 200 || response.status > 299)
            throw readRefused(response, source, config);
        return { ...fieldsIn(response, source, config), intent: undefined, ...granted };
    }
    catch (error) {
        throw withPath((0,core_failure/* asFailure */.h_)(error), source);
    }
}
/** Returns whether the node does not know the token (yet), as opposed to denying it permission. */
const isInvalidToken = (response) => /invalid token|bad token/.test((0,vault_row/* errorWords */.Yi)(response));
/**
 * Returns the body of a success response and the fields of its secret. Throws `RESPONSE_INVALID` if
 * there are no fields, `READ_REFUSED` if the version is deleted.
 */
function fieldsIn(response, source, config) {
    const { host, wrap } = config;
    const to = `to reading ${(0,sanitize/* quoted */.T)(source.path)}`;
    // Engines that return nothing respond with 204.
    if (response.status === 204)
        throw (0,providers_response/* responseInvalid */.h)(host, `${to} with nothing to export`);
    const body = (0,providers_response/* parseJson */.qF)(response, host);
    if (wrap !== undefined)
        return { body, fields: {} };
    const fields = (0,providers_response/* objectAt */.lJ)(body, 'data');
    if (!fields)
        throw (0,providers_response/* responseInvalid */.h)(host, `${to} without "data"`);
    if (!source.versioned)
        return { body, fields };
    const inner = secretVersion(fields);
    if (inner === undefined)
        throw (0,selectFields/* unreadable */.O$)(source.path, dataRows.deleted);
    return { body, fields: inner };
}
/**
 * Returns the fields inside a KV version 2 response. On a version 1 mount whose path happens to
 * contain `data`, the fields are not nested.
 */
function secretVersion(fields) {
    const metadata = (0,providers_response/* objectAt */.lJ)(fields, 'metadata');
    if (!metadata || typeof (0,providers_response/* ownMember */.nV)(metadata, 'version') !== 'number')
        return fields;
    return (0,providers_response/* objectAt */.lJ)(fields, 'data');
}
/** Returns the failure for a rejected read. */
function readRefused(response, source, { host }) {
    const gone = response.status === 404 && source.versioned ? deletedVersion(response) : undefined;
    if (gone)
        return (0,selectFields/* unreadable */.O$)(source.path, gone);
    const row = response.status === 307 ? commonRows/* standby */.wE : (0,vault_row/* matchRow */.O5)(response, readRows);
    return (0,providers_response/* rejection */.cz)(response, {
        code: 'READ_REFUSED',
        host,
        to: `reading ${(0,sanitize/* quoted */.T)(source.path)}; the login was fine`,
        row,
    });
}
/** Returns the row for a 404 with a body: the version exists but was deleted or destroyed. */
function deletedVersion(response) {
    const metadata = (0,providers_response/* objectAt */.lJ)((0,providers_response/* objectAt */.lJ)((0,providers_response/* jsonOrEmpty */.fi)(response), 'data') ?? {}, 'metadata');
    if (!metadata)
        return undefined;
    if ((0,providers_response/* ownMember */.nV)(metadata, 'destroyed') === true)
        return dataRows.destroyed;
    return (0,providers_response/* textAt */.$6)(metadata, 'deletion_time') === undefined ? undefined : dataRows.deleted;
}
/** Adds to a network failure which path was read, and that the login succeeded. */
function withPath(failure, source) {
    if (failure.code !== 'UNREACHABLE' && failure.code !== 'TIMED_OUT')
        return failure;
    return new core_failure/* Failure */.HR(failure.code, `the login was fine; reading ${(0,sanitize/* quoted */.T)((0,sanitize/* sanitizeForeign */.I)(source.path))} failed: ` +
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
    const info = (0,providers_response/* objectAt */.lJ)(body, 'wrap_info');
    const seconds = info && (0,providers_response/* secondsAt */.hH)(info, 'ttl');
    if (!info || seconds === undefined)
        throw (0,providers_response/* responseInvalid */.h)(host, 'without the wrapping that was asked for');
    return { info, seconds };
}


/***/ }),

/***/ 3416:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ confirmAbsence),
/* harmony export */   w: () => (/* binding */ retryLagging)
/* harmony export */ });
/* harmony import */ var _reading_readEntry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7585);
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
const isInactive = (response) => response.status >= 500 && (0,_row_js__WEBPACK_IMPORTED_MODULE_1__/* .matchRow */ .O5)(response, [_commonRows_js__WEBPACK_IMPORTED_MODULE_0__/* .sealed */ .JW]) !== undefined;
/**
 * Returns the row for a lagging node. A 403 is retried only if the node does not know the token
 * yet.
 */
const laggingRow = ({ status }) => status === _commonRows_js__WEBPACK_IMPORTED_MODULE_0__/* .replicaLag */ .f3.status || status === 403 ? _commonRows_js__WEBPACK_IMPORTED_MODULE_0__/* .replicaLag */ .f3 : undefined;
/**
 * Returns a judge that also asks a second time before an optional secret counts as absent: a node
 * that lags behind does not have a secret yet that was just written.
 */
function confirmAbsence(source, { reads }, also = () => undefined) {
    const optional = (0,_reading_readEntry_js__WEBPACK_IMPORTED_MODULE_2__/* .entriesOf */ .Mc)(reads, source).every((entry) => entry.optional);
    return retryLagging((response, attempt) => optional && attempt === 1 && (0,_row_js__WEBPACK_IMPORTED_MODULE_1__/* .isAbsent */ .W0)(response) ? 'retry' : also(response, attempt));
}


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
/* harmony import */ var _inputs_yamlValue_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(2045);
/* harmony import */ var _response_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2323);
/* harmony import */ var _commonRows_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8241);
/* harmony import */ var _headers_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7087);
/* harmony import */ var _leasedItem_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(744);
/* harmony import */ var _read_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3246);
/* harmony import */ var _readSpec_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3022);
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(3420);











const PARTS = new Set(['address', 'token', 'kind', 'namespace', 'headers', 'sync', 'ends']);
/** Returns whether this provider could have written the data; other state is rejected. */
function isValidRevocationData(way) {
    const { address = '', token = '', kind = '', namespace = 'none', sync = 'true' } = way;
    const url = (0,_core_url_js__WEBPACK_IMPORTED_MODULE_2__/* .parseSafeUrl */ .Q)(address);
    const bare = url?.pathname.endsWith('/') === true && url.search + url.hash === '';
    const digest = /^[0-9a-f]{64}$/.test(way['headers'] ?? '0'.repeat(64));
    const texts = /^[\x21-\x7e]+$/.test(token) && _readSpec_js__WEBPACK_IMPORTED_MODULE_7__/* .PATH */ .g.test(namespace) && sync === 'true';
    return (bare &&
        texts &&
        digest &&
        ['service', 'batch'].includes(kind) &&
        (0,_leasedItem_js__WEBPACK_IMPORTED_MODULE_8__/* .decode */ .D4)(way['ends'] ?? '') !== undefined &&
        Object.keys(way).every((part) => PARTS.has(part)));
}
/**
 * Revokes the items that must be revoked before the token, then the token, which revokes everything
 * else. Returns `already-gone` if everything was invalid before.
 */
async function revoke(client, { revocation }, supplies) {
    const { address = '', token = '', kind, namespace, sync } = revocation;
    const headers = await suppliedHeaders(revocation['headers'], supplies);
    const place = { base: new URL(address), namespace, headers };
    const server = { place, token: new _core_secret_js__WEBPACK_IMPORTED_MODULE_1__/* .Secret */ .zh(token), client };
    const single = kind === 'batch';
    // A lease of a service token is revoked with the token: it gets a request of its own only if the
    // user wants to wait until the revocation is complete.
    const first = ((0,_leasedItem_js__WEBPACK_IMPORTED_MODULE_8__/* .decode */ .D4)(revocation['ends'] ?? '') ?? []).filter((end) => end.kind === 'certificate' || single || sync === 'true');
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
/** Returns the headers of the input if it is still the one that the lease was obtained with. */
async function suppliedHeaders(digest, supplies) {
    if (digest === undefined)
        return undefined;
    const text = await supplies.input('headers', digest);
    const parsed = (await (0,_inputs_yamlValue_js__WEBPACK_IMPORTED_MODULE_9__/* .loadYamlLater */ .m)())(text.reveal());
    const map = 'value' in parsed && parsed.value instanceof Map ? parsed.value : new Map();
    return { values: (0,_headers_js__WEBPACK_IMPORTED_MODULE_5__/* .headersIn */ .W)(map) };
}
// A share of the remaining time. The other half is for the token: its revocation includes all
// leases, even those that could not be revoked one by one.
const SHARE_BEFORE_TOKEN = 1 / 2;
/**
 * Revokes a token with the token itself. A 403 means either that the token is invalid or that its
 * policies deny the request; only the former is `already-gone`.
 */
async function revokeSelf({ place, token, client, share, }) {
    const response = await client.send((0,_request_js__WEBPACK_IMPORTED_MODULE_10__/* .vaultRequest */ .mE)(place, 'auth/token/revoke-self', { token, share, expects: 'nothing' }), { judge });
    if (isOk(response))
        return 'revoked';
    if (response.status === 403 && (0,_read_js__WEBPACK_IMPORTED_MODULE_6__/* .isInvalidToken */ .jH)(response))
        return 'already-gone';
    throw refusedReturn(response, place, 'auth/token/revoke-self');
}
async function endOne({ place, token, client, share }, end, isBatch) {
    const path = (0,_leasedItem_js__WEBPACK_IMPORTED_MODULE_8__/* .revokePath */ .g5)(end);
    const value = end.kind === 'lease' ? { lease_id: end.id, sync: true } : { serial_number: end.serial };
    const slow = end.kind === 'lease';
    const response = await client.send((0,_request_js__WEBPACK_IMPORTED_MODULE_10__/* .vaultRequest */ .mE)(place, path, { token, value, share, slow, expects: 'nothing' }), { judge });
    if (isOk(response))
        return 'revoked';
    // The leases of an invalid token are revoked already. A valid service token whose policies deny
    // the request revokes the lease when the token itself is revoked.
    if (end.kind === 'lease' && response.status === 403 && ((0,_read_js__WEBPACK_IMPORTED_MODULE_6__/* .isInvalidToken */ .jH)(response) || !isBatch))
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
/* harmony export */   O5: () => (/* binding */ matchRow),
/* harmony export */   W0: () => (/* binding */ isAbsent),
/* harmony export */   Yi: () => (/* binding */ errorWords)
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
/**
 * Returns whether the server reports that nothing is stored at the path. A mount that does not exist
 * has an error message; a deleted version has metadata; a proxy in front of the server has neither.
 */
function isAbsent(response) {
    if (response.status !== 404)
        return false;
    const body = (0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .jsonOrEmpty */ .fi)(response);
    const errors = (0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .ownMember */ .nV)(body, 'errors');
    return Array.isArray(errors) && errors.length === 0 && !Object.hasOwn(body, 'data');
}


/***/ })

};
;