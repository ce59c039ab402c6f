"use strict";
exports.id = "oauth-revoke";
exports.ids = ["oauth-revoke"];
exports.modules = {

/***/ 4369:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ bearer)
/* harmony export */ });
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4355);

const bearer = (token) => ({
    Authorization: new _core_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .zh(`Bearer ${token.reveal()}`),
});


/***/ }),

/***/ 8032:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ basicCredentials),
/* harmony export */   m: () => (/* binding */ basicHeader)
/* harmony export */ });
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4355);

function basicCredentials(client, secret) {
    const encode = (text) => new URLSearchParams([['', text]]).toString().slice(1);
    return btoa(`${encode(client)}:${encode(secret)}`);
}
const basicHeader = (credentials) => new _core_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .zh(`Basic ${credentials}`);


/***/ }),

/***/ 738:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   encodeRevocation: () => (/* binding */ encodeRevocation),
/* harmony export */   isValidRevocationData: () => (/* binding */ isValidRevocationData),
/* harmony export */   revocationRows: () => (/* binding */ revocationRows),
/* harmony export */   revoke: () => (/* binding */ revoke)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4355);
/* harmony import */ var _core_url_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6586);
/* harmony import */ var _bearer_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4369);
/* harmony import */ var _refusals_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6009);
/* harmony import */ var _response_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2323);
/* harmony import */ var _basic_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8032);
/* harmony import */ var _serverError_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4433);








const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const PARTS = new Set(['kind', 'address', 'token', 'field', 'client', 'secret', 'audience']);
const FIELD = /^[A-Za-z_][\w-]{0,63}$/;
function encodeRevocation({ kind, address, token, field, client, clientSecret, audience, }) {
    return {
        kind,
        address: address.href,
        token: token.reveal(),
        ...(field !== undefined && { field }),
        ...(kind !== 'json' && client !== undefined && { client }),
        ...(kind !== 'json' && clientSecret !== undefined && { secret: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hash)('sha256', clientSecret) }),
        ...(kind !== 'json' && audience !== undefined && { audience }),
    };
}
function isValidRevocationData(way) {
    const { kind, address = '', token = '', field, secret = '0'.repeat(64) } = way;
    return ((0,_core_url_js__WEBPACK_IMPORTED_MODULE_1__/* .parseSafeUrl */ .Q)(address) !== undefined &&
        (kind === 'json' ? FIELD.test(field ?? '') : field === undefined) &&
        (kind === 'rfc7009' || kind === 'delete' || kind === 'json') &&
        token !== '' &&
        /^[0-9a-f]{64}$/.test(secret) &&
        Object.keys(way).every((part) => PARTS.has(part)));
}
async function revoke(client, { revocation: way, host }, supplies) {
    const request = await requestFor(way, supplies);
    const response = await client.send(request);
    if (response.status >= 200 && response.status < 300)
        return 'revoked';
    if (way['kind'] === 'delete'
        ? [401, 404, 410].includes(response.status)
        : (0,_response_js__WEBPACK_IMPORTED_MODULE_3__/* .textAt */ .$6)((0,_response_js__WEBPACK_IMPORTED_MODULE_3__/* .jsonOrEmpty */ .fi)(response), 'error') === 'invalid_token')
        return 'already-gone';
    throw refusal(response, way, host);
}
async function requestFor(way, supplies) {
    if (way['kind'] === 'delete')
        return deletion(way);
    return way['kind'] === 'json' ? jsonRevocation(way) : revocation(way, supplies);
}
function jsonRevocation({ address = '', field = '', token = '' }) {
    return {
        method: 'POST',
        url: new URL(address),
        body: { kind: 'json', value: { [field]: new _core_secret_js__WEBPACK_IMPORTED_MODULE_4__/* .Secret */ .zh(token) } },
        expects: 'nothing',
    };
}
function deletion(way) {
    return {
        method: 'DELETE',
        url: new URL(way['address'] ?? ''),
        headers: (0,_bearer_js__WEBPACK_IMPORTED_MODULE_5__/* .bearer */ .C)(new _core_secret_js__WEBPACK_IMPORTED_MODULE_4__/* .Secret */ .zh(way['token'] ?? '')),
        expects: 'nothing',
    };
}
async function revocation(way, supplies) {
    const { address = '', token = '', client, secret, audience } = way;
    const url = new URL(address);
    const basic = secret === undefined
        ? undefined
        : (0,_basic_js__WEBPACK_IMPORTED_MODULE_6__/* .basicCredentials */ .B)(client ?? '', (await supplies.input('client-secret', secret)).reveal());
    const requestWith = (assertion) => ({
        method: 'POST',
        url,
        headers: basic === undefined ? {} : { Authorization: (0,_basic_js__WEBPACK_IMPORTED_MODULE_6__/* .basicHeader */ .m)(basic) },
        body: {
            kind: 'form',
            fields: [
                ['token', new _core_secret_js__WEBPACK_IMPORTED_MODULE_4__/* .Secret */ .zh(token)],
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
    const action = way['audience'] === undefined ? 'revocation' : 'client assertion';
    const row = (0,_refusals_js__WEBPACK_IMPORTED_MODULE_2__/* .match */ .YW)(revocationRows, { ...(0,_serverError_js__WEBPACK_IMPORTED_MODULE_7__/* .errorIn */ .K)(response), action });
    return (0,_response_js__WEBPACK_IMPORTED_MODULE_3__/* .rejection */ .cz)(response, {
        code: 'EXCHANGE_REFUSED',
        host,
        to: 'the revocation of the token',
        row,
    });
}
const revocationRows = [
    {
        code: 'EXCHANGE_REFUSED',
        when: { code: 'unsupported_token_type' },
        symptom: 'unsupported_token_type',
        causes: [
            'the server cannot revoke this type of token, usually because it does not store tokens',
        ],
        fix: 'Write `revoke: none`, and give the token a shorter lifetime at the server.',
    },
    {
        code: 'EXCHANGE_REFUSED',
        when: { code: 'invalid_client', action: 'client assertion' },
        symptom: 'the client assertion was rejected at the revocation endpoint',
        causes: [
            'the revocation endpoint of the server does not accept an ID token as a client assertion',
            'the trust of the client in the issuer was changed while the job ran',
        ],
        fix: 'Let the client authenticate by assertion at the revocation endpoint, too, or write ' +
            '`revoke: none` and give the token a short lifetime at the server.',
    },
    {
        code: 'EXCHANGE_REFUSED',
        when: {},
        symptom: 'the token was not revoked',
        causes: [
            'the server does not allow this token or this client to revoke it',
            '`revoke-address` is not where tokens are revoked',
        ],
        fix: 'Check `revoke`, `revoke-address` and `client-id`; the token is valid until it expires.',
    },
];


/***/ }),

/***/ 4433:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ errorIn)
/* harmony export */ });
/* harmony import */ var _response_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2323);

function errorIn(response) {
    const body = (0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .jsonOrEmpty */ .fi)(response);
    const { status } = response;
    return { status, code: errorCode(body) ?? '', message: errorMessage(body) ?? '' };
}
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
function errorCode(response) {
    const first = firstError(response);
    return (0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(response, 'error') ?? (first && (0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(first, 'code'));
}
function firstError(response) {
    const list = Object.hasOwn(response, 'errors') ? response['errors'] : undefined;
    return Array.isArray(list) ? (0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .objectAt */ .lJ)({ first: list[0] }, 'first') : undefined;
}


/***/ })

};
;