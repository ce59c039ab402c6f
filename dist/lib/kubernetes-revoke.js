"use strict";
exports.id = "kubernetes-revoke";
exports.ids = ["kubernetes-revoke"];
exports.modules = {

/***/ 9773:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ parseObject)
/* harmony export */ });
function parseObject(text) {
    const value = parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value))
        return { error: 'is not a JSON object' };
    return hasDuplicateKeys(text)
        ? { error: 'has two members with the same name' }
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
const LEXEMES = /"(?:[^"\\]|\\.)*"|[{}:]/g;
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

/***/ 6586:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ parseSafeUrl),
/* harmony export */   T: () => (/* binding */ originAndPath)
/* harmony export */ });
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
function parseSafeUrl(text) {
    const url = URL.parse(text);
    if (url?.username !== '' || url.password !== '')
        return undefined;
    return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname))
        ? url
        : undefined;
}
function originAndPath(address = '') {
    const url = URL.parse(address);
    return url ? `${url.origin}${url.pathname}` : undefined;
}


/***/ }),

/***/ 5613:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   deleteSecret: () => (/* binding */ deleteSecret),
/* harmony export */   deletionRows: () => (/* binding */ deletionRows),
/* harmony export */   isLeaseSecret: () => (/* binding */ isLeaseSecret),
/* harmony export */   isValidRevocationData: () => (/* binding */ isValidRevocationData),
/* harmony export */   revoke: () => (/* binding */ revoke)
/* harmony export */ });
/* harmony import */ var _core_url_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6586);
/* harmony import */ var _refusals_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6009);
/* harmony import */ var _response_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2323);
/* harmony import */ var _api_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9291);




const PARTS = new Set(['address', 'audience', 'namespace', 'secret', 'uid']);
const NAMESPACE = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const SECRET = /^lease-\d{1,20}-\d{1,6}-[0-9a-f]{8}$/;
function isValidRevocationData(way) {
    const { address = '', audience = '' } = way;
    const url = (0,_core_url_js__WEBPACK_IMPORTED_MODULE_0__/* .parseSafeUrl */ .Q)(address);
    return (url?.pathname.endsWith('/') === true &&
        url.search + url.hash === '' &&
        audience !== '' &&
        isLeaseSecret(way) &&
        Object.keys(way).every((part) => PARTS.has(part)));
}
const code = 'EXCHANGE_REFUSED';
const notDeleted = {
    code,
    symptom: 'the Secret was not deleted',
    causes: ['the API server, or a proxy in front of it, rejects the request'],
    fix: 'Delete it with kubectl; its name is in the record under "keys". It has no content.',
};
const deletionRows = [
    {
        code,
        when: { status: 401 },
        symptom: 'the Secret was not deleted: Unauthorized',
        causes: ['the cluster no longer accepts the ID tokens of this workflow'],
        fix: 'Look in the log of kube-apiserver for the reason: the token was obtained with the same audience.',
    },
    {
        code,
        when: { status: 403 },
        symptom: 'the Secret was not deleted: Forbidden',
        causes: ['the Role of this user allows `create` on Secrets, but not `delete`'],
        fix: 'Add `delete` to its rule `{apiGroups: [""], resources: [secrets], verbs: [create, delete]}`.',
    },
    notDeleted,
];
const isLeaseSecret = ({ namespace = '', secret = '', uid = 'none', }) => NAMESPACE.test(namespace) && SECRET.test(secret) && /^[A-Za-z0-9-]{1,64}$/.test(uid);
function revoke(client, { revocation }, supplies) {
    const { address = '', audience = '', namespace = '', secret = '', uid } = revocation;
    return deleteSecret(client, {
        ...{ base: new URL(address), place: { namespace, secret, uid } },
        token: async () => (await supplies.idToken(audience)).jwt,
    });
}
async function deleteSecret(client, { base, place, ca, token }) {
    const { namespace, secret, uid } = place;
    const response = await client.send({
        host: base.host,
        next: async () => ({ ...(0,_api_js__WEBPACK_IMPORTED_MODULE_2__/* .deletionOf */ .Yw)({ base }, place, await token()), ca }),
    });
    if ((0,_api_js__WEBPACK_IMPORTED_MODULE_2__/* .isDeleted */ .oy)(response, place))
        return 'revoked';
    const error = (0,_api_js__WEBPACK_IMPORTED_MODULE_2__/* .errorIn */ .Kd)(response, 'delete');
    const details = (0,_response_js__WEBPACK_IMPORTED_MODULE_1__/* .objectAt */ .lJ)((0,_response_js__WEBPACK_IMPORTED_MODULE_1__/* .jsonOrEmpty */ .fi)(response), 'details') ?? {};
    const isNamed = (0,_response_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(details, 'name') === secret;
    if (error.status === 404 && error.code === 'NotFound' && isNamed)
        return uid === undefined ? 'revoked' : 'already-gone';
    if (error.status === 409 && error.code === 'Conflict' && isNamed)
        return 'already-gone';
    throw (0,_response_js__WEBPACK_IMPORTED_MODULE_1__/* .rejection */ .cz)(response, {
        code,
        host: base.host,
        to: `the deletion of the Secret ${namespace}/${secret}`,
        row: (0,_refusals_js__WEBPACK_IMPORTED_MODULE_3__/* .match */ .YW)(deletionRows, error) ?? notDeleted,
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