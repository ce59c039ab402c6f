"use strict";
exports.id = "octo-sts-exchange";
exports.ids = ["octo-sts-exchange", "octo-sts-revoke"];
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
// EXTERNAL MODULE: ./.build/providers/refusals.js
var refusals = __webpack_require__(6009);
// EXTERNAL MODULE: ./.build/providers/response.js
var providers_response = __webpack_require__(2323);
;// CONCATENATED MODULE: ./.build/providers/octo-sts/refusals.js

const BY_STATUS = { 400: 3, 401: 16, 403: 7, 404: 5, 429: 8 };
function errorIn(response) {
    const { status } = response;
    const body = (0,providers_response/* jsonOrEmpty */.fi)(response);
    const sent = (0,providers_response/* ownMember */.nV)(body, 'code');
    const code = typeof sent === 'number' ? sent : (BY_STATUS[status] ?? '');
    return { status, code: String(code), message: (0,providers_response/* textAt */.$6)(body, 'message') ?? '' };
}
const code = 'EXCHANGE_REFUSED';
const rows = [
    {
        code,
        when: { code: '3' },
        symptom: 'InvalidArgument',
        causes: ['the server cannot parse `scope` or `identity`'],
        fix: 'Write `scope` as OWNER/REPO or OWNER, and `identity` without its file extension.',
    },
    {
        code,
        when: { code: '5' },
        symptom: 'NotFound',
        causes: [
            'there is no trust policy of this name on the default branch',
            'the app is not installed for the repository or organisation',
            'the policy is not valid YAML',
        ],
        fix: 'Look for .github/chainguard/IDENTITY.sts.yaml in the repository, or in the .github ' +
            'repository of the organisation, and for the installation of the app.',
    },
    {
        code,
        when: { code: '7', words: /^trust policy: (?:subject|claim|expected claim) / },
        show: 'trust-policy',
        symptom: 'PermissionDenied (trust policy)',
        causes: [
            'the subject differs from the trust policy',
            'a claim of `claim_pattern` differs, or the token does not have it',
        ],
        fix: 'Compare the claims in the log with the policy; `subject_pattern` and `claim_pattern` ' +
            'are regular expressions that must match as a whole.',
    },
    {
        code,
        when: { code: '7' },
        symptom: 'PermissionDenied',
        causes: [
            'issuer, subject, audience or a claim differs from the trust policy',
            'the policy requests permissions that the installation does not have',
        ],
        fix: 'Compare the claims in the log with the policy; `subject_pattern` and `claim_pattern` ' +
            'are regular expressions that must match as a whole.',
    },
    {
        code,
        when: { code: '8' },
        symptom: 'ResourceExhausted',
        causes: ["the installation's rate limit at GitHub is used up"],
        fix: 'Wait for its reset, or request fewer tokens.',
    },
    {
        code,
        when: { code: '16' },
        symptom: 'Unauthenticated',
        causes: [
            'the ID token has the wrong audience or has expired',
            'the server cannot reach the issuer',
        ],
        fix: 'Omit `audience`, or set it to the one that the policy names.',
    },
];
const refusals_refusals = (/* unused pure expression or super */ null && (rows));

// EXTERNAL MODULE: ./.build/providers/octo-sts/revoke.js
var revoke = __webpack_require__(5751);
;// CONCATENATED MODULE: ./.build/providers/octo-sts/exchange.js









async function exchange({ address, scope, identity, names, lifetime }, leaseSession) {
    const { host } = address;
    const url = new URL(`${address.pathname.replace(/\/$/, '')}/sts/exchange`, address);
    url.search = new URLSearchParams({ scope, identity }).toString();
    const api = (0,sources/* isForgejoToken */.Gi)(leaseSession.token.claims)
        ? undefined
        : leaseSession.job.github('api_url');
    const back = (0,revoke.revocationUrl)(api);
    const { response, intent } = await leaseSession.exchange({
        request: ({ jwt }) => ({ method: 'GET', url, headers: (0,bearer/* bearer */.C)(jwt), expects: 'json' }),
    });
    if (response.status !== 200)
        throw (0,providers_response/* rejection */.cz)(response, {
            code: 'EXCHANGE_REFUSED',
            host,
            to: `the exchange for ${scope} as "${identity}"`,
            row: (0,refusals/* match */.YW)(rows, errorIn(response)),
            diagnostics: (0,describeToken/* describeToken */.dE)(leaseSession.token),
        });
    const text = (0,providers_response/* tokenAt */.BN)((0,providers_response/* parseJson */.qF)(response, host), 'token');
    if (text === undefined)
        throw (0,providers_response/* responseInvalid */.h)(host, 'without a token');
    const token = leaseSession.secret(text);
    const expiresAt = leaseSession.clock.now() + lifetime;
    const id = `${scope}:${identity}`;
    const requestId = (0,core_requestId/* requestIdOf */.Gb)({ headers: response.headers });
    leaseSession.keep({
        ...{ intent, id, expiresAt, request: requestId },
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
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6949);
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4355);
/* harmony import */ var _core_url_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6586);
/* harmony import */ var _bearer_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4369);
/* harmony import */ var _response_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2323);





const PATH = '/installation/token';
function revocationUrl(api) {
    const address = `${(api ?? 'https://api.github.com').replace(/\/+$/, '')}${PATH}`;
    if (isValidRevocationData({ address, token: 'any' }))
        return address;
    throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR('ENVIRONMENT_REFUSED', 'GITHUB_API_URL is not an https address, so no token could be revoked there');
}
function isValidRevocationData({ address = '', token = '' }) {
    const url = (0,_core_url_js__WEBPACK_IMPORTED_MODULE_0__/* .parseSafeUrl */ .Q)(address);
    return url?.pathname.endsWith(PATH) === true && url.search + url.hash === '' && token !== '';
}
const notRevoked = {
    code: 'EXCHANGE_REFUSED',
    symptom: 'the token was not revoked',
    causes: [
        'the token belongs to another GitHub than the one of GITHUB_API_URL',
        'the rate limit of GitHub is used up',
    ],
    fix: 'None is needed: it expires an hour after it was issued.',
};
async function revoke(client, { revocation }) {
    const url = new URL(revocation['address'] ?? '');
    const headers = {
        ...(0,_bearer_js__WEBPACK_IMPORTED_MODULE_3__/* .bearer */ .C)(new _core_secret_js__WEBPACK_IMPORTED_MODULE_4__/* .Secret */ .zh(revocation['token'] ?? '')),
        'X-GitHub-Api-Version': '2022-11-28',
    };
    const response = await client.send({ method: 'DELETE', url, headers, expects: 'nothing' }, { judge });
    if (response.status === 204)
        return 'revoked';
    if (response.status === 401)
        return 'already-gone';
    throw (0,_response_js__WEBPACK_IMPORTED_MODULE_1__/* .rejection */ .cz)(response, {
        code: 'EXCHANGE_REFUSED',
        host: url.host,
        to: 'the revocation of the token',
        row: notRevoked,
    });
}
const judge = ({ status, text }) => status >= 200 && status <= 299 && status !== 204 && text.trim() === '' ? 'retry' : undefined;


/***/ })

};
;