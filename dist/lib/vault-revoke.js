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
/** A node that does not know the token yet. */
const replicaLag = {
    code: 'UNREACHABLE',
    symptom: 'the node lags behind the active one (412)',
    when: { status: 412 },
    verdict: 'retry',
    causes: ['a standby that serves reads lags behind for longer than this step waits'],
    fix: 'Try again, raise `timeout`, or set `address` to the active node.',
};
/** A server that responds but is sealed, or whose nodes have not elected an active one yet. */
const sealed = {
    code: 'UNREACHABLE',
    symptom: 'the server is sealed, or has no active node',
    when: { status: [500, 503], words: /\bis sealed\b|active (?:cluster )?node not found/ },
    verdict: 'retry',
    causes: ['the server was restarted and is not unsealed yet', 'its nodes elect a new leader'],
    fix: 'Unseal the server, or run the job again once it has an active node.',
};
/** A standby node that redirects instead of forwarding. */
const standby = {
    code: 'EXCHANGE_REFUSED',
    symptom: 'a redirect (307): a standby node that does not forward',
    when: { status: 307 },
    causes: [
        '`address` is that of a standby node, which points to the active one',
        '`address` begins with http where the server requires https, or lacks a path',
    ],
    fix: 'Set `address` to the active node or to the load balancer. No redirect is followed, because ' +
        'it would send the token to another host.',
};
/** A rejected revocation. */
const revokeDenied = {
    code: 'EXCHANGE_REFUSED',
    symptom: 'permission denied when revoking',
    when: { status: 403 },
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
        .filter((line) => line !== '')
        .map((line) => decodeLine(line));
    return found.every((item) => item !== undefined) ? found : undefined;
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
/* harmony import */ var _reading_selectFields_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7824);
/* harmony import */ var _response_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2323);
/* harmony import */ var _commonRows_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8241);
/* harmony import */ var _readRows_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9972);
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3420);
/* harmony import */ var _retryLagging_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3416);
/* harmony import */ var _row_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2857);









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
/**
 * Reads one source with the token. Throws `READ_REFUSED` if the read is rejected for another reason
 * than that the secret does not exist.
 */
async function readWith(token, source, { config, leaseSession }) {
    const request = requestFor(config, source, { 'X-Vault-Token': token });
    const judging = (0,_retryLagging_js__WEBPACK_IMPORTED_MODULE_5__/* .confirmAbsence */ .i)(source, config, (response, attempt) => response.status === 403 && isInvalidToken(response) && attempt <= UNKNOWN_FOR
        ? 'retry'
        : undefined);
    const leasesNothing = source.versioned && config.wrap === undefined;
    // A lease inside a wrapping outlives it, so the TTL of the wrapping limits KV version 2 only.
    const life = source.versioned ? config.wrap : undefined;
    try {
        const { response, ...granted } = leasesNothing
            ? { response: await leaseSession.send(request, judging) }
            : await leaseSession.requestLease({ request, life, ...judging });
        if ((0,_row_js__WEBPACK_IMPORTED_MODULE_6__/* .isAbsent */ .W0)(response))
            return { absent: readRefused(response, source, config) };
        if (response.status < 200 || response.status > 299)
            throw readRefused(response, source, config);
        return { ...fieldsIn(response, source, config), intent: undefined, ...granted };
    }
    catch (error) {
        throw withPath((0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .asFailure */ .h_)(error), source);
    }
}
/** Returns whether the node does not know the token (yet), as opposed to denying it permission. */
const isInvalidToken = (response) => /invalid token|bad token/.test((0,_row_js__WEBPACK_IMPORTED_MODULE_6__/* .errorWords */ .Yi)(response));
/**
 * Returns the body of a success response and the fields of its secret. Throws `RESPONSE_INVALID` if
 * there are no fields, `READ_REFUSED` if the version is deleted.
 */
function fieldsIn(response, source, config) {
    const { host, wrap } = config;
    const to = `to reading ${(0,_core_sanitize_js__WEBPACK_IMPORTED_MODULE_8__/* .quoted */ .T)(source.path)}`;
    // Engines that return nothing respond with 204.
    if (response.status === 204)
        throw (0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .responseInvalid */ .h)(host, `${to} with nothing to export`);
    const body = (0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .parseJson */ .qF)(response, host);
    if (wrap !== undefined)
        return { body, fields: {} };
    const fields = (0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .objectAt */ .lJ)(body, 'data');
    if (!fields)
        throw (0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .responseInvalid */ .h)(host, `${to} without "data"`);
    if (!source.versioned)
        return { body, fields };
    const inner = secretVersion(fields);
    if (inner === undefined)
        throw (0,_reading_selectFields_js__WEBPACK_IMPORTED_MODULE_1__/* .unreadable */ .O$)(source.path, _readRows_js__WEBPACK_IMPORTED_MODULE_4__/* .dataRows */ .u.deleted);
    return { body, fields: inner };
}
/**
 * Returns the fields inside a KV version 2 response. On a version 1 mount whose path happens to
 * contain `data`, the fields are not nested.
 */
function secretVersion(fields) {
    const metadata = (0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .objectAt */ .lJ)(fields, 'metadata');
    if (!metadata || typeof (0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .ownMember */ .nV)(metadata, 'version') !== 'number')
        return fields;
    return (0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .objectAt */ .lJ)(fields, 'data');
}
/** Returns the failure for a rejected read. */
function readRefused(response, source, { host }) {
    const gone = response.status === 404 && source.versioned ? deletedVersion(response) : undefined;
    if (gone)
        return (0,_reading_selectFields_js__WEBPACK_IMPORTED_MODULE_1__/* .unreadable */ .O$)(source.path, gone);
    const row = response.status === 307 ? _commonRows_js__WEBPACK_IMPORTED_MODULE_3__/* .standby */ .wE : (0,_row_js__WEBPACK_IMPORTED_MODULE_6__/* .matchRow */ .O5)(response, _readRows_js__WEBPACK_IMPORTED_MODULE_4__/* .readRows */ .a);
    return (0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .rejection */ .cz)(response, {
        code: 'READ_REFUSED',
        host,
        to: `reading ${(0,_core_sanitize_js__WEBPACK_IMPORTED_MODULE_8__/* .quoted */ .T)(source.path)}; the login was fine`,
        row,
    });
}
/** Returns the row for a 404 with a body: the version exists but was deleted or destroyed. */
function deletedVersion(response) {
    const metadata = (0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .objectAt */ .lJ)((0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .objectAt */ .lJ)((0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .jsonOrEmpty */ .fi)(response), 'data') ?? {}, 'metadata');
    if (!metadata)
        return undefined;
    if ((0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .ownMember */ .nV)(metadata, 'destroyed') === true)
        return _readRows_js__WEBPACK_IMPORTED_MODULE_4__/* .dataRows */ .u.destroyed;
    return (0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .textAt */ .$6)(metadata, 'deletion_time') === undefined ? undefined : _readRows_js__WEBPACK_IMPORTED_MODULE_4__/* .dataRows */ .u.deleted;
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
    const info = (0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .objectAt */ .lJ)(body, 'wrap_info');
    const seconds = info && (0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .secondsAt */ .hH)(info, 'ttl');
    if (!info || seconds === undefined)
        throw (0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .responseInvalid */ .h)(host, 'without the wrapping that was asked for');
    return { info, seconds };
}


/***/ }),

/***/ 9972:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ readRows),
/* harmony export */   u: () => (/* binding */ dataRows)
/* harmony export */ });
/* harmony import */ var _reading_rows_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7728);

const read = (row) => ({
    code: 'READ_REFUSED',
    ...row,
});
/** The rejections of a read after a successful login. */
const readRows = [
    read({
        symptom: 'leased secrets cannot be read with the last use of a token',
        when: { words: /token had one use left/ },
        causes: ['token_num_uses of the role is too small for the paths in `read`'],
        fix: 'Raise token_num_uses of the role, or set it to 0.',
    }),
    read({
        symptom: 'the mount is KV version 2, and the path is one of version 1',
        when: { words: /invalid path for a versioned k\/v/ },
        causes: ['`data/` is missing after the mount'],
        fix: 'Write MOUNT/data/PATH instead of MOUNT/PATH.',
    }),
    read({
        symptom: 'the engine does not support a plain read at that path',
        when: { words: /unsupported operation/ },
        causes: [
            'the engine requires parameters, as pki/issue and ssh/sign do',
            'the path is incomplete',
        ],
        fix: 'Write the path as a mapping with `path` and `with`, or correct it.',
    }),
    read({
        symptom: 'permission denied after a successful login',
        when: { status: 403 },
        causes: [
            'no policy of the token covers the path; the login itself succeeded',
            'KV version 2 requires `data/` in the path and in the policy',
            'the path is in another namespace',
        ],
        fix: 'Correct the path (KV version 2: `secret/data/app`, not `secret/app`), or let a policy of ' +
            'the role allow `read` on it (`update` where there are parameters).',
    }),
    read({
        symptom: 'the path does not exist (404)',
        when: { status: 404 },
        causes: [
            'the path is mistyped',
            'the mount, or `data/` after the mount of KV version 2, is missing',
        ],
        fix: 'Correct the path (KV version 2: `secret/data/app`, not `secret/app`), or write `| optional` ' +
            'after it if the secret may be absent.',
    }),
    read({
        symptom: 'the engine rejected the request (400)',
        when: { status: 400 },
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
        causes: ['someone deleted that version of the secret'],
        fix: 'Undelete it, write a new version, or ask for another one with ?version=.',
    }),
    destroyed: read({
        symptom: 'the version is destroyed',
        causes: ['someone destroyed that version of the secret'],
        fix: 'Write a new version, or ask for another one with ?version=.',
    }),
    field: _reading_rows_js__WEBPACK_IMPORTED_MODULE_0__/* .absentField */ .m,
};


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
 * Returns the retry rules for temporary rejections. `also` is consulted first and may return a
 * verdict of its own.
 */
function retryLagging(also = () => undefined) {
    const temporary = (response) => (0,_row_js__WEBPACK_IMPORTED_MODULE_1__/* .matchRow */ .O5)(response, [_commonRows_js__WEBPACK_IMPORTED_MODULE_0__/* .replicaLag */ .f3, _commonRows_js__WEBPACK_IMPORTED_MODULE_0__/* .sealed */ .JW]);
    return {
        judge: (response, attempt) => also(response, attempt) ?? temporary(response)?.verdict,
        // A 403 is retried only if the node does not know the token yet.
        explain: (response) => temporary(response) ?? (response.status === 403 ? _commonRows_js__WEBPACK_IMPORTED_MODULE_0__/* .replicaLag */ .f3 : undefined),
    };
}
/**
 * Returns retry rules that also request an optional secret a second time before it counts as
 * absent: a node that lags behind does not have a secret yet that was just written.
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
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4355);
/* harmony import */ var _core_url_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6586);
/* harmony import */ var _inputs_deferredYaml_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(2097);
/* harmony import */ var _response_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2323);
/* harmony import */ var _commonRows_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8241);
/* harmony import */ var _headers_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7087);
/* harmony import */ var _leasedItem_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(744);
/* harmony import */ var _read_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6901);
/* harmony import */ var _readSpec_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3022);
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(3420);
/* harmony import */ var _row_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2857);











const PARTS = new Set(['address', 'token', 'kind', 'namespace', 'headers', 'sync', 'ends']);
/** Returns whether this provider could have written the data; other state is rejected. */
function isValidRevocationData(way) {
    const { address = '', token = '', kind = '', namespace = 'none', sync = 'true' } = way;
    const url = (0,_core_url_js__WEBPACK_IMPORTED_MODULE_1__/* .parseSafeUrl */ .Q)(address);
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
    const server = { place, token: new _core_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .zh(token), client };
    const single = kind === 'batch';
    // A lease of a service token is revoked with the token: it gets a request of its own only if the
    // user wants to wait until the revocation is complete.
    const first = ((0,_leasedItem_js__WEBPACK_IMPORTED_MODULE_8__/* .decode */ .D4)(revocation['ends'] ?? '') ?? []).filter((end) => end.kind === 'certificate' || single || sync === 'true');
    const share = single ? 1 : SHARE_BEFORE_TOKEN;
    const ended = await Promise.allSettled(first.map((end) => endOne({ ...server, share }, end, single)));
    const how = single ? undefined : await revokeSelf(server);
    const failed = ended.find((end) => end.status === 'rejected');
    if (failed)
        throw failed.reason;
    return (how ??
        (ended.every((end) => end.status === 'fulfilled' && end.value === 'already-gone')
            ? 'already-gone'
            : 'revoked'));
}
/** Returns the headers of the input if it is still the one that the lease was obtained with. */
async function suppliedHeaders(digest, supplies) {
    if (digest === undefined)
        return undefined;
    const text = await supplies.input('headers', digest);
    const parsed = (await (0,_inputs_deferredYaml_js__WEBPACK_IMPORTED_MODULE_9__/* .importYaml */ .B)())(text.reveal());
    const map = 'value' in parsed && parsed.value instanceof Map ? parsed.value : new Map();
    return { values: (0,_headers_js__WEBPACK_IMPORTED_MODULE_4__/* .headersIn */ .W)(map) };
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
    if (response.status === 403 && (0,_read_js__WEBPACK_IMPORTED_MODULE_5__/* .isInvalidToken */ .jH)(response))
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
const judge = (response) => {
    const { status, text } = response;
    const isEmpty = status >= 200 && status <= 299 && status !== 204 && text.trim() === '';
    return isEmpty ? 'retry' : (0,_row_js__WEBPACK_IMPORTED_MODULE_6__/* .matchRow */ .O5)(response, [_commonRows_js__WEBPACK_IMPORTED_MODULE_3__/* .replicaLag */ .f3])?.verdict;
};
function refusedReturn(response, { base }, path) {
    if (response.status === 307)
        return (0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .rejection */ .cz)(response, {
            code: 'EXCHANGE_REFUSED',
            host: base.host,
            to: path,
            row: _commonRows_js__WEBPACK_IMPORTED_MODULE_3__/* .standby */ .wE,
        });
    const row = response.status === 403
        ? { ..._commonRows_js__WEBPACK_IMPORTED_MODULE_3__/* .revokeDenied */ .ec, fix: `Add to a policy of the role: ${policyLine(path)}` }
        : undefined;
    const failure = (0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .rejection */ .cz)(response, {
        code: 'EXCHANGE_REFUSED',
        host: base.host,
        to: `revoking (${path})`,
        row,
    });
    return row
        ? failure
        : failure.with({ causes: ['the server could not revoke it'], fix: 'Revoke it by hand.' });
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


/** Returns the row that matches a response, or `undefined`. Vault sends no error codes. */
const matchRow = (response, rows) => (0,_refusals_js__WEBPACK_IMPORTED_MODULE_1__/* .match */ .YW)(rows, { status: response.status, code: '', message: errorWords(response) });
/** Returns the errors and warnings of a response as one string to search. Never print it. */
function errorWords(response) {
    const object = (0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .jsonOrEmpty */ .fi)(response);
    const texts = [(0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .ownMember */ .nV)(object, 'errors'), (0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .ownMember */ .nV)(object, 'warnings')]
        .flat()
        .filter((text) => typeof text === 'string');
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