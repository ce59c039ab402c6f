"use strict";
exports.id = "for-aws-clusterAccount-and-kubernetes-exchange";
exports.ids = ["for-aws-clusterAccount-and-kubernetes-exchange"];
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

/***/ 6370:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ rows)
/* harmony export */ });
/* unused harmony export refusals */
const code = 'EXCHANGE_REFUSED';
const ROLE = 'Bind a Role of the namespace to the user in the message: its `rules` need';
const rows = [
    {
        code,
        when: { status: 401, action: ['review', 'secret', 'token'] },
        show: 'policy',
        symptom: 'Unauthorized',
        causes: [
            'no `jwt` entry of the AuthenticationConfiguration has the issuer of the token',
            'the audience of the token is not among `audiences` of that entry',
            'a rule of `claimValidationRules` or `userValidationRules` rejects the claims',
            'the API server cannot reach the issuer, or has not read its keys yet',
        ],
        fix: 'Compare the claims in the message with the entry; the log of kube-apiserver has the reason, ' +
            'as "Unable to authenticate the request".',
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
        symptom: 'Forbidden (SelfSubjectReview)',
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
            'the RoleBinding does not name the user that the claim mappings produce',
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
            'the RoleBinding does not name the user that the claim mappings produce',
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
        causes: ['the server rejects this lifetime or this audience'],
        fix: 'Write `lifetime` between 10m and the limit of the server, and check `token-audience`.',
    },
];
const refusals = (/* unused pure expression or super */ null && (rows));


/***/ }),

/***/ 4098:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  y: () => (/* binding */ leaseToken)
});

// UNUSED EXPORTS: UID

// EXTERNAL MODULE: ./.build/providers/response.js
var providers_response = __webpack_require__(2323);
// EXTERNAL MODULE: ./.build/providers/kubernetes/api.js
var api = __webpack_require__(9291);
// EXTERNAL MODULE: ./.build/core/failure.js
var failure = __webpack_require__(6949);
// EXTERNAL MODULE: ./.build/identity/claims.js
var claims = __webpack_require__(2457);
// EXTERNAL MODULE: ./.build/providers/parseExpiry.js
var parseExpiry = __webpack_require__(5570);
;// CONCATENATED MODULE: ./.build/providers/kubernetes/issuedToken.js




const LEEWAY_S = 60;
function checkIssued({ host, text, expires }, { account, audience, secret, latest }) {
    const claims = claimsOf(text);
    const expiresAt = (0,parseExpiry/* numericDateOf */.TV)(claims['exp']);
    const stated = (0,parseExpiry/* dateOf */.Q$)(expires);
    if (expiresAt === undefined || stated === undefined || Math.abs(stated - expiresAt) > LEEWAY_S)
        throw (0,providers_response/* responseInvalid */.h)(host, 'with a token whose expiry cannot be trusted');
    const sub = `system:serviceaccount:${account.namespace}:${account.name}`;
    const bound = (0,providers_response/* objectAt */.lJ)((0,providers_response/* objectAt */.lJ)(claims, 'kubernetes.io') ?? {}, 'secret') ?? {};
    const audiences = [(0,providers_response/* ownMember */.nV)(claims, 'aud')].flat();
    const differing = [
        ...differs('sub', claims['sub'], sub),
        ...(audience === undefined ? [] : differs('aud', list(audiences), audience)),
        ...(secret ? differs('secret.name', bound['name'], secret.name) : []),
        ...(secret ? differs('secret.uid', bound['uid'], secret.uid) : []),
        ...(expiresAt > latest + LEEWAY_S ? ['it is valid for longer than requested'] : []),
    ];
    if (differing.length === 0)
        return { expiresAt, jti: (0,providers_response/* textAt */.$6)(claims, 'jti') };
    throw new failure/* Failure */.HR('GUARD_FAILED', [`${host} issued a token that differs from the request:`, ...differing].join('\n  '), {
        causes: [
            'a proxy in front of the cluster forwards to another cluster',
            'an admission webhook changes TokenRequests',
        ],
        fix: 'Compare `address` with the cluster, and look for what changes the request on the way.',
    });
}
const list = (values) => values.length === 1 ? values[0] : values.join(' ');
const differs = (name, found, expected) => found === expected ? [] : [`"${name}" is ${printed(found)}, not ${(0,claims/* quoteClaim */.x2)(expected)}`];
const printed = (value) => typeof value === 'string' && /[^\s]{121,}/.test(value)
    ? '(long text left out)'
    : (0,claims/* quoteClaim */.x2)(value);
function claimsOf(jwt) {
    const [, payload = ''] = jwt.split('.');
    const parsed = (0,providers_response/* parseJsonText */.lk)(Buffer.from(payload, 'base64url').toString());
    return 'members' in parsed ? parsed.members : {};
}

;// CONCATENATED MODULE: ./.build/providers/kubernetes/tokenRequest.js



const NOTE = 'The token is not bound to a Secret: it ends early only if the service account is deleted.';
async function leaseToken(session, cluster, terms) {
    const { account, lifetime, revocation } = terms;
    const { namespace } = account;
    const id = `system:serviceaccount:${namespace}:${account.name}`;
    const expiresAt = Math.ceil(session.clock.now() + lifetime);
    const name = secretName(session);
    const receipt = session.keep({
        ...{ id, expiresAt },
        revocation: revocation && { ...revocation, namespace, secret: name },
        ...(revocation ? {} : { note: NOTE }),
        keys: { ...terms.keys, ...(revocation && { secret: `${namespace}/${name}` }) },
    });
    const context = { session, cluster, terms, receipt };
    const secret = revocation ? await createSecret(context, name) : undefined;
    if (secret)
        receipt.extend({ expiresAt, revocation: { uid: secret.uid } });
    try {
        const issued = await issueToken(context, secret);
        return { id, ...issued };
    }
    catch (error) {
        if (secret)
            await deleteAtOnce(context, secret);
        throw error;
    }
}
async function createSecret(context, name) {
    const { session, cluster, terms, receipt } = context;
    const { namespace } = terms.account;
    const value = emptySecret(session, name, terms);
    let attempts = 0;
    const create = () => cluster.send((token) => {
        attempts += 1;
        return (0,api/* apiRequest */.AT)(cluster, (0,api/* secretsPath */.z1)(namespace), { token, value });
    });
    let response = await create();
    if (response.status === 409) {
        await cluster.send((token) => (0,api/* deletionOf */.Yw)(cluster, { namespace, secret: name }, token));
        response = await create();
    }
    if (response.status !== 201) {
        if (isCertain(response, attempts))
            receipt.revoked();
        throw terms.rejected(response, 'secret');
    }
    const { host } = cluster.base;
    const metadata = (0,providers_response/* objectAt */.lJ)((0,providers_response/* parseJson */.qF)(response, host), 'metadata') ?? {};
    const uid = (0,providers_response/* tokenAt */.BN)(metadata, 'uid');
    const isOurs = (0,providers_response/* textAt */.$6)(metadata, 'name') === name && (0,providers_response/* textAt */.$6)(metadata, 'namespace') === namespace;
    if (!isOurs || uid === undefined || !UID.test(uid))
        throw (0,providers_response/* responseInvalid */.h)(host, 'without the Secret that was to be created');
    return { name, uid };
}
const isCertain = ({ status }, attempts) => attempts === 1 && status >= 300 && status < 500;
const UID = /^[A-Za-z0-9-]{1,64}$/;
function secretName({ token, clock }) {
    const digits = Buffer.from(clock.random(4)).toString('hex');
    return ['lease', token.claims['run_id'], token.claims['run_attempt'], digits].join('-');
}
const emptySecret = ({ clock, token }, name, { lifetime }) => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
        name,
        labels: {
            'app.kubernetes.io/managed-by': 'lease-credentials',
            'lease-credentials/run-id': String(token.claims['run_id']),
        },
        annotations: {
            'lease-credentials/expires': new Date(Math.ceil(clock.now() + lifetime) * 1000).toISOString(),
        },
    },
    type: 'Opaque',
    immutable: true,
});
async function issueToken({ session, cluster, terms, receipt }, secret) {
    const { account, lifetime, audience } = terms;
    const path = `api/v1/namespaces/${account.namespace}/serviceaccounts/${account.name}/token`;
    const value = {
        apiVersion: 'authentication.k8s.io/v1',
        kind: 'TokenRequest',
        spec: {
            expirationSeconds: lifetime,
            ...(audience !== undefined && { audiences: [audience] }),
            ...(secret && { boundObjectRef: { apiVersion: 'v1', kind: 'Secret', ...secret } }),
        },
    };
    let attempts = 0;
    const response = await cluster.send((token) => {
        attempts += 1;
        return (0,api/* apiRequest */.AT)(cluster, path, { token, value });
    });
    if (response.status !== 201) {
        if (!secret && isCertain(response, attempts))
            receipt.revoked();
        throw terms.rejected(response, 'token');
    }
    const { host } = cluster.base;
    const status = (0,providers_response/* objectAt */.lJ)((0,providers_response/* parseJson */.qF)(response, host), 'status') ?? {};
    const text = (0,providers_response/* tokenAt */.BN)(status, 'token');
    if (text === undefined)
        throw (0,providers_response/* responseInvalid */.h)(host, 'without a token');
    const token = session.secret(text);
    const { expiresAt, jti } = checkIssued({ host, text, expires: (0,providers_response/* textAt */.$6)(status, 'expirationTimestamp') }, { account, audience, secret, latest: session.clock.now() + lifetime });
    return { token, expiresAt, keys: jti === undefined ? {} : { credential_id: [`JTI=${jti}`] } };
}
async function deleteAtOnce({ cluster, terms, receipt }, secret) {
    const place = { namespace: terms.account.namespace, secret: secret.name, uid: secret.uid };
    const response = await cluster
        .send((token) => (0,api/* deletionOf */.Yw)(cluster, place, token))
        .catch(() => undefined);
    if (response && (0,api/* isDeleted */.oy)(response, place))
        receipt.revoked();
}


/***/ })

};
;