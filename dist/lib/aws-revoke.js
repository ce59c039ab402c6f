"use strict";
exports.id = "aws-revoke";
exports.ids = ["aws-revoke", "kubernetes-revoke"];
exports.modules = {

/***/ 3049:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ BOUND),
/* harmony export */   t: () => (/* binding */ signClusterToken)
/* harmony export */ });
/* harmony import */ var _partitions_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4117);
/* harmony import */ var _sigv4_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(275);


function signClusterToken(signer, { region, sts, bound, now }) {
    const aws = (0,_partitions_js__WEBPACK_IMPORTED_MODULE_0__/* .partitionOfSts */ .qe)(sts.hostname) !== undefined;
    const host = aws ? (0,_partitions_js__WEBPACK_IMPORTED_MODULE_0__/* .regionalEndpoint */ .N2)(region, { fips: false, dualStack: false }) : sts;
    const url = new URL('/?Action=GetCallerIdentity&Version=2011-06-15', host);
    const signed = (0,_sigv4_js__WEBPACK_IMPORTED_MODULE_1__/* .presign */ .d)({ url, headers: { 'x-k8s-aws-id': bound }, expires: 60 }, signer, {
        ...{ region: (0,_partitions_js__WEBPACK_IMPORTED_MODULE_0__/* .signingRegion */ .Gu)(region), service: 'sts', now },
    });
    return `k8s-aws-v1.${Buffer.from(signed.reveal()).toString('base64url')}`;
}
const BOUND = /^[\w-]{1,100}$/;


/***/ }),

/***/ 9508:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   commandByHand: () => (/* reexport safe */ _kubernetes_revoke_js__WEBPACK_IMPORTED_MODULE_3__.commandByHand),
/* harmony export */   isValidRevocationData: () => (/* binding */ isValidRevocationData),
/* harmony export */   revoke: () => (/* binding */ revoke)
/* harmony export */ });
/* harmony import */ var _core_url_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6586);
/* harmony import */ var _kubernetes_revoke_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5613);
/* harmony import */ var _refusals_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6009);
/* harmony import */ var _response_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2323);
/* harmony import */ var _clusterToken_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3049);
/* harmony import */ var _refusals_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(2557);
/* harmony import */ var _role_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4990);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1584);
/* harmony import */ var _sessionName_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7575);










const PARTS = [
    ...['address', 'ca', 'bound', 'region', 'role', 'session', 'sts', 'audience'],
    ...['namespace', 'secret', 'uid'],
];
const DENY_ALL = '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}';
const ACTION = 'AssumeRoleWithWebIdentity';
function isValidRevocationData(way) {
    const { address = '', sts = '', ca = '', bound = '', region = '', role = '' } = way;
    const server = (0,_core_url_js__WEBPACK_IMPORTED_MODULE_0__/* .parseSafeUrl */ .Q)(address);
    return (server?.protocol === 'https:' &&
        server.href === `${server.origin}/` &&
        (0,_core_url_js__WEBPACK_IMPORTED_MODULE_0__/* .parseSafeUrl */ .Q)(sts)?.search === '' &&
        ca.startsWith('-----BEGIN CERTIFICATE-----') &&
        _clusterToken_js__WEBPACK_IMPORTED_MODULE_4__/* .BOUND */ .d.test(bound) &&
        /^[A-Za-z0-9-]{1,64}$/.test(region) &&
        !('error' in (0,_role_js__WEBPACK_IMPORTED_MODULE_5__/* .parseRole */ .gP)(role, true)) &&
        _sessionName_js__WEBPACK_IMPORTED_MODULE_6__/* .SESSION_NAME */ .z.test(way['session'] ?? '') &&
        way['audience'] !== '' &&
        (0,_kubernetes_revoke_js__WEBPACK_IMPORTED_MODULE_3__.isLeaseSecret)(way) &&
        Object.keys(way).every((part) => PARTS.includes(part)));
}
async function revoke(client, { revocation }, supplies) {
    const { address = '', ca, bound = '', region = '', sts = '' } = revocation;
    const { namespace = '', secret = '', uid } = revocation;
    const { session, now } = await assumeAgain(client, revocation, supplies);
    const scope = { region, sts: new URL(sts), bound, now };
    const token = supplies.secret((0,_clusterToken_js__WEBPACK_IMPORTED_MODULE_4__/* .signClusterToken */ .t)(session, scope));
    return (0,_kubernetes_revoke_js__WEBPACK_IMPORTED_MODULE_3__.deleteSecret)(client, {
        ...{ base: new URL(address), place: { namespace, secret, uid }, ca },
        token: async () => token,
    });
}
async function assumeAgain(client, { sts = '', role = '', session = '', audience = '' }, supplies) {
    const url = new URL(sts);
    let now = 0;
    const response = await client.send({
        host: url.host,
        next: async () => {
            const { jwt, claims } = await supplies.idToken(audience);
            now = Number(claims['iat']);
            const fields = [
                ...[['Action', ACTION], ['Version', '2011-06-15']],
                ...[['RoleArn', role], ['RoleSessionName', session]],
                ...[['DurationSeconds', '900'], ['Policy', DENY_ALL]],
                ['WebIdentityToken', jwt],
            ];
            return { method: 'POST', url, body: { kind: 'form', fields }, expects: 'xml' };
        },
    });
    if (response.status === 200)
        return {
            session: (0,_session_js__WEBPACK_IMPORTED_MODULE_7__/* .readSession */ .l)(response, ACTION, { leaseSession: supplies, host: url.host }),
            now,
        };
    throw (0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .rejection */ .cz)(response, {
        ...{ code: 'EXCHANGE_REFUSED', host: url.host, to: `${ACTION} for ${role}` },
        row: (0,_refusals_js__WEBPACK_IMPORTED_MODULE_1__/* .match */ .YW)(_refusals_js__WEBPACK_IMPORTED_MODULE_8__/* .rows */ .Ge, (0,_refusals_js__WEBPACK_IMPORTED_MODULE_8__/* .errorIn */ .Kd)(response, ACTION)),
    });
}


/***/ }),

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

/***/ 5613:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   commandByHand: () => (/* binding */ commandByHand),
/* harmony export */   deleteSecret: () => (/* binding */ deleteSecret),
/* harmony export */   deletionRows: () => (/* binding */ deletionRows),
/* harmony export */   isLeaseSecret: () => (/* binding */ isLeaseSecret),
/* harmony export */   isValidRevocationData: () => (/* binding */ isValidRevocationData),
/* harmony export */   revoke: () => (/* binding */ revoke)
/* harmony export */ });
/* harmony import */ var _core_url_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6586);
/* harmony import */ var _refusals_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6009);
/* harmony import */ var _response_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2323);
/* harmony import */ var _api_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9291);




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
const commandByHand = ({ namespace, secret }) => `kubectl delete secret -n ${namespace} ${secret}`;
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
        next: async () => ({ ...(0,_api_js__WEBPACK_IMPORTED_MODULE_3__/* .deletionOf */ .Yw)({ base }, place, await token()), ca }),
    });
    if ((0,_api_js__WEBPACK_IMPORTED_MODULE_3__/* .isDeleted */ .oy)(response, place))
        return 'revoked';
    const error = (0,_api_js__WEBPACK_IMPORTED_MODULE_3__/* .errorIn */ .Kd)(response, 'delete');
    const details = (0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .objectAt */ .lJ)((0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .jsonOrEmpty */ .fi)(response), 'details') ?? {};
    const isNamed = (0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .textAt */ .$6)(details, 'name') === secret;
    if (error.status === 404 && error.code === 'NotFound' && isNamed)
        return uid === undefined ? 'revoked' : 'already-gone';
    if (error.status === 409 && error.code === 'Conflict' && isNamed)
        return 'already-gone';
    throw (0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .rejection */ .cz)(response, {
        code,
        host: base.host,
        to: `the deletion of the Secret ${namespace}/${secret}`,
        row: (0,_refusals_js__WEBPACK_IMPORTED_MODULE_1__/* .match */ .YW)(deletionRows, error) ?? notDeleted,
    });
}


/***/ })

};
;