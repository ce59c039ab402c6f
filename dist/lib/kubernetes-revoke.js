"use strict";
exports.id = "kubernetes-revoke";
exports.ids = ["kubernetes-revoke"];
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

/***/ 9291:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AT: () => (/* binding */ apiRequest),
/* harmony export */   Kd: () => (/* binding */ errorIn),
/* harmony export */   Yw: () => (/* binding */ deletionOf),
/* harmony export */   bx: () => (/* binding */ baseOf),
/* harmony export */   oy: () => (/* binding */ isDeleted),
/* harmony export */   z1: () => (/* binding */ secretsPath)
/* harmony export */ });
/* harmony import */ var _bearer_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4369);
/* harmony import */ var _response_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2323);


const apiRequest = ({ base }, path, options) => ({
    method: options.method ?? 'POST',
    url: new URL(path, base),
    headers: (0,_bearer_js__WEBPACK_IMPORTED_MODULE_1__/* .bearer */ .C)(options.token),
    body: { kind: 'json', value: options.value },
    expects: 'json',
    ca: options.ca,
});
const baseOf = (address) => new URL(`${address.pathname.replace(/\/+$/, '')}/`, address);
const secretsPath = (namespace) => `api/v1/namespaces/${namespace}/secrets`;
const deletionOf = (cluster, { namespace, secret, uid }, token) => apiRequest(cluster, `${secretsPath(namespace)}/${secret}`, {
    ...{ method: 'DELETE', token },
    value: {
        apiVersion: 'v1',
        kind: 'DeleteOptions',
        ...(uid !== undefined && { preconditions: { uid } }),
    },
});
function isDeleted({ status, text }, { secret, uid }) {
    if (status !== 200 && status !== 202)
        return false;
    const body = (0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .jsonOrEmpty */ .fi)({ text });
    const metadata = (0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .objectAt */ .lJ)(body, 'metadata') ?? {};
    const marked = (0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(metadata, 'deletionTimestamp') !== undefined;
    const success = (0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(body, 'kind') === 'Status' && (0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(body, 'status') === 'Success';
    const named = success ? (0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .objectAt */ .lJ)(body, 'details') : marked ? metadata : undefined;
    if (!named || (0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(named, 'name') !== secret)
        return false;
    const stated = (0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(named, 'uid');
    return uid === undefined || stated === undefined || stated === uid;
}
function errorIn(response, action) {
    const body = (0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .jsonOrEmpty */ .fi)(response);
    const status = (0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(body, 'kind') === 'Status';
    const [code, message] = status ? [(0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(body, 'reason'), (0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(body, 'message')] : [];
    return { status: response.status, code: code ?? '', message: message ?? '', action };
}


/***/ }),

/***/ 6370:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ge: () => (/* binding */ rows),
/* harmony export */   w8: () => (/* binding */ deletionRows)
/* harmony export */ });
/* unused harmony export refusals */
const code = 'EXCHANGE_REFUSED';
const ROLE = 'Bind a Role of the namespace to the user in the message: its `rules` need';
const unauthorized = {
    symptom: 'Unauthorized',
    causes: [
        'no `jwt` entry of the AuthenticationConfiguration has the issuer of the token',
        'the audience of the token is not among `audiences` of that entry',
        'a rule of `claimValidationRules` or `userValidationRules` rejects the claims',
        'the API server cannot reach the issuer, or has not read its keys yet',
    ],
    fix: 'Compare the claims in the message with the entry; the log of kube-apiserver has the reason, ' +
        'as "Unable to authenticate the request".',
};
const rows = [
    {
        code,
        when: { status: 401, action: ['review', 'secret', 'token'] },
        show: 'policy',
        ...unauthorized,
    },
    {
        code,
        when: { status: 403, words: /system:anonymous/ },
        symptom: 'Forbidden for system:anonymous',
        causes: ['a proxy in front of the cluster removes the Authorization header'],
        fix: 'Set `address` to the API server itself, or let the proxy pass the header on.',
    },
    {
        code,
        when: { status: 403, action: 'review' },
        symptom: 'Forbidden (who am I)',
        causes: ['the ClusterRoleBinding system:basic-user was changed'],
        fix: 'Restore it: every authenticated user may create a SelfSubjectReview by default.',
    },
    {
        code,
        when: { status: 403, action: 'secret', words: /cannot create resource "secrets"/ },
        show: 'trust-policy',
        symptom: 'Forbidden (Secrets)',
        causes: [
            'no Role allows this user to create Secrets in the namespace of the service account',
            'the RoleBinding names another user than the claim mappings produce',
        ],
        fix: `${ROLE} \`{apiGroups: [""], resources: [secrets], verbs: [create, delete]}\`. Or write ` +
            '"revoke: none" for a token that cannot be revoked.',
    },
    {
        code,
        when: {
            status: 403,
            action: 'token',
            words: /cannot create resource "serviceaccounts\/token"/,
        },
        show: 'trust-policy',
        symptom: 'Forbidden (TokenRequest)',
        causes: [
            'no Role allows this user to request tokens of this service account',
            'the RoleBinding names another user than the claim mappings produce',
        ],
        fix: `${ROLE} \`{apiGroups: [""], resources: [serviceaccounts/token], resourceNames: [NAME], ` +
            'verbs: [create]}`.',
    },
    {
        code,
        when: { status: 403, action: ['secret', 'token'] },
        symptom: 'Forbidden',
        causes: ['an admission webhook or policy rejects the object', 'a quota is used up'],
        fix: 'Look at the admission policies and the ResourceQuota of the namespace.',
    },
    {
        code,
        when: { status: 404, action: 'review' },
        symptom: 'NotFound (SelfSubjectReview)',
        causes: [
            'the cluster is older than Kubernetes 1.28',
            '`address` is not a Kubernetes API server',
        ],
        fix: 'Compare `address` with `kubectl cluster-info`.',
    },
    {
        code,
        when: { status: 404, code: 'NotFound', action: 'token' },
        symptom: 'NotFound (service account)',
        causes: ['the service account does not exist in this namespace of this cluster'],
        fix: 'Write `kube-service-account` as NAMESPACE/NAME, and create it first.',
    },
    {
        code,
        when: { status: 404, code: 'NotFound', action: 'secret' },
        symptom: 'NotFound (namespace)',
        causes: ['the namespace of the service account does not exist in this cluster'],
        fix: 'Write `kube-service-account` as NAMESPACE/NAME, and create both first.',
    },
    {
        code,
        when: { status: 409, action: 'token' },
        symptom: 'Conflict',
        causes: ['something replaced the Secret of this lease between two requests'],
        fix: 'Re-run the job; look for a controller that rewrites Secrets in the namespace.',
    },
    {
        code,
        when: { status: 422, action: 'token' },
        symptom: 'Invalid (TokenRequest)',
        causes: ['the server accepts neither this lifetime nor this audience'],
        fix: 'Write `lifetime` between 10m and the limit of the server, and check `token-audience`.',
    },
];
const deletionRows = [
    {
        code,
        when: { status: 401 },
        ...unauthorized,
        symptom: 'the Secret was not deleted: Unauthorized',
    },
    {
        code,
        when: { status: 403 },
        symptom: 'the Secret was not deleted: Forbidden',
        causes: ['the Role of this user allows `create` on Secrets, but not `delete`'],
        fix: `${ROLE} \`{apiGroups: [""], resources: [secrets], verbs: [create, delete]}\`.`,
    },
    {
        code,
        symptom: 'the Secret was not deleted',
        causes: ['the API server, or a proxy in front of it, rejects the request'],
        fix: 'Delete it with kubectl; its name is in the record under "keys". It has no content.',
    },
];
const refusals = [...rows, ...deletionRows];


/***/ }),

/***/ 5613:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   isValidRevocationData: () => (/* binding */ isValidRevocationData),
/* harmony export */   revoke: () => (/* binding */ revoke)
/* harmony export */ });
/* harmony import */ var _core_url_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6586);
/* harmony import */ var _refusals_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6009);
/* harmony import */ var _response_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2323);
/* harmony import */ var _api_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9291);
/* harmony import */ var _refusals_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6370);





const PARTS = new Set(['address', 'audience', 'namespace', 'secret', 'uid']);
const NAMESPACE = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const SECRET = /^lease-\d{1,20}-\d{1,6}-[0-9a-f]{8}$/;
function isValidRevocationData(way) {
    const { address = '', audience = '', namespace = '', secret = '', uid = 'none' } = way;
    const url = (0,_core_url_js__WEBPACK_IMPORTED_MODULE_0__/* .parseSafeUrl */ .Q)(address);
    return (url?.pathname.endsWith('/') === true &&
        url.search + url.hash === '' &&
        audience !== '' &&
        NAMESPACE.test(namespace) &&
        SECRET.test(secret) &&
        /^[A-Za-z0-9-]{1,64}$/.test(uid) &&
        Object.keys(way).every((part) => PARTS.has(part)));
}
async function revoke(client, { revocation }, supplies) {
    const { address = '', audience = '', namespace = '', secret = '', uid } = revocation;
    const base = new URL(address);
    const place = { namespace, secret, uid };
    const response = await client.send({
        host: base.host,
        next: async () => (0,_api_js__WEBPACK_IMPORTED_MODULE_3__/* .deletionOf */ .Yw)({ base }, place, (await supplies.idToken(audience)).jwt),
    });
    if ((0,_api_js__WEBPACK_IMPORTED_MODULE_3__/* .isDeleted */ .oy)(response, place))
        return 'revoked';
    const { status, code } = (0,_api_js__WEBPACK_IMPORTED_MODULE_3__/* .errorIn */ .Kd)(response, 'delete');
    const details = (0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .objectAt */ .lJ)((0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .jsonOrEmpty */ .fi)(response), 'details') ?? {};
    const isNamed = (0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .textAt */ .$6)(details, 'name') === secret;
    if (status === 404 && code === 'NotFound' && isNamed)
        return uid === undefined ? 'revoked' : 'already-gone';
    if (status === 409 && code === 'Conflict' && isNamed)
        return 'already-gone';
    throw (0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .rejection */ .cz)(response, {
        code: 'EXCHANGE_REFUSED',
        host: base.host,
        to: `the deletion of the Secret ${namespace}/${secret}`,
        row: (0,_refusals_js__WEBPACK_IMPORTED_MODULE_1__/* .match */ .YW)(_refusals_js__WEBPACK_IMPORTED_MODULE_4__/* .deletionRows */ .w8, { status, code, message: '' }) ?? _refusals_js__WEBPACK_IMPORTED_MODULE_4__/* .deletionRows */ .w8.at(-1),
    });
}


/***/ }),

/***/ 6009:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $Q: () => (/* binding */ clip),
/* harmony export */   FU: () => (/* binding */ judgeBy),
/* harmony export */   YW: () => (/* binding */ match)
/* harmony export */ });
const match = (rows, error) => rows.find(({ when }) => when !== undefined && matches(when, error));
const matches = (when, error) => isAmong(when.status, error.status) &&
    isAmong(when.code, error.code) &&
    isAmong(when.action, error.action) &&
    (when.words?.test(clip(error.message)) ?? true);
const LONGEST_MESSAGE = 4096;
const clip = (message) => message.slice(0, LONGEST_MESSAGE);
const isAmong = (expected, value) => expected === undefined || [expected].flat().includes(value);
function judgeBy(rows, errorIn) {
    const retried = (response) => {
        const row = response.status < 400 ? undefined : match(rows, errorIn(response));
        return row?.verdict && row;
    };
    return { judge: (response) => retried(response)?.verdict, explain: retried };
}


/***/ })

};
;