"use strict";
exports.id = "kubernetes-exchange";
exports.ids = ["kubernetes-exchange"];
exports.modules = {

/***/ 5498:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   exchange: () => (/* binding */ exchange)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6949);
/* harmony import */ var _core_sanitize_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6548);
/* harmony import */ var _identity_claims_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2457);
/* harmony import */ var _describeToken_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2516);
/* harmony import */ var _refusals_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6009);
/* harmony import */ var _response_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2323);
/* harmony import */ var _api_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9291);
/* harmony import */ var _refusals_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(6370);
/* harmony import */ var _tokenRequest_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4098);









async function exchange(config, session) {
    const cluster = {
        base: config.base,
        send: (request, judging) => session.send(({ jwt }) => request(jwt), judging),
    };
    const review = await reviewSelf(config, session);
    const keys = { user: review.user };
    if (!config.account)
        return useIdToken(config, session, review);
    const { token, expiresAt, id, ...issued } = await (0,_tokenRequest_js__WEBPACK_IMPORTED_MODULE_4__/* .leaseToken */ .y)(session, cluster, {
        account: config.account,
        lifetime: config.lifetime,
        audience: config.tokenAudience,
        revocation: config.revocable
            ? { address: config.base.href, audience: session.token.audience }
            : null,
        keys,
        rejected: (response, action) => rejected(response, action, { config, session, user: review.user }),
    });
    return { ...leaseOf(config, token), expiresAt, id, keys: issued.keys, ...review.note };
}
function useIdToken(config, session, { user, token, note }) {
    const { expiresAt } = token;
    session.keep({ id: user, expiresAt, revocation: null, keys: { user } });
    const seconds = Math.max(0, Math.round(expiresAt - session.clock.now()));
    session.log('warning', `the token for ${config.base.host} is the ID token of this job: it is valid for ${seconds} s ` +
        'and cannot be revoked. Write "kube-service-account: NAMESPACE/NAME" to get a token of a ' +
        'service account, which is valid for an hour and is revoked');
    return { ...leaseOf(config, token.jwt), expiresAt, id: user, ...note };
}
function leaseOf({ base, ca, namespace, tokenAudience }, token) {
    const server = base.href.replace(/\/$/, '');
    const values = new Map([
        ...(tokenAudience === undefined ? [['KUBE_HOST', server]] : []),
        ['KUBE_TOKEN', token],
        ...(tokenAudience === undefined && ca !== undefined
            ? [['KUBE_CLUSTER_CA_CERT_DATA', ca]]
            : []),
    ]);
    return {
        credentials: { kind: 'values', values, token: 'KUBE_TOKEN' },
        ...(tokenAudience === undefined && { cluster: { server, ca, token, namespace } }),
    };
}
const CREDENTIAL_ID = 'authentication.kubernetes.io/credential-id';
async function reviewSelf(config, session) {
    const { base, expectUser } = config;
    let { token } = session;
    const value = { apiVersion: 'authentication.k8s.io/v1', kind: 'SelfSubjectReview' };
    const path = 'apis/authentication.k8s.io/v1/selfsubjectreviews';
    const response = await session.send((current) => {
        token = current;
        return (0,_api_js__WEBPACK_IMPORTED_MODULE_5__/* .apiRequest */ .AT)({ base }, path, { token: current.jwt, value });
    });
    if (response.status !== 201)
        throw rejected(response, 'review', { config, session });
    const status = (0,_response_js__WEBPACK_IMPORTED_MODULE_3__/* .objectAt */ .lJ)((0,_response_js__WEBPACK_IMPORTED_MODULE_3__/* .parseJson */ .qF)(response, base.host), 'status') ?? {};
    const info = (0,_response_js__WEBPACK_IMPORTED_MODULE_3__/* .objectAt */ .lJ)(status, 'userInfo') ?? {};
    const username = (0,_response_js__WEBPACK_IMPORTED_MODULE_3__/* .textAt */ .$6)(info, 'username');
    if (username === undefined)
        throw (0,_response_js__WEBPACK_IMPORTED_MODULE_3__/* .responseInvalid */ .h)(base.host, 'without the user of the request');
    const user = printableUser(username, token);
    if (expectUser !== undefined && username !== expectUser)
        throw guardFailed(`${base.host} knows this workflow as "${user}", not as ${(0,_identity_claims_js__WEBPACK_IMPORTED_MODULE_6__/* .quoteClaim */ .x2)(expectUser)}`);
    const ids = (0,_response_js__WEBPACK_IMPORTED_MODULE_3__/* .objectAt */ .lJ)(info, 'extra')?.[CREDENTIAL_ID];
    if (ids === undefined && expectUser !== undefined)
        return { user, token };
    if (ids === undefined)
        return { user, token, note: { unverifiedNote: UNCHECKED } };
    const own = `JTI=${(0,_response_js__WEBPACK_IMPORTED_MODULE_3__/* .ownMember */ .nV)(token.claims, 'jti')}`;
    if (Array.isArray(ids) && ids.length === 1 && ids[0] === own)
        return { user, token };
    throw guardFailed(`${base.host} has seen another token than the one that was sent to it`);
}
const UNCHECKED = 'The cluster does not state which token it has seen (Kubernetes before 1.32), and "expect-user" ' +
    'is not set, so it is not verified that no proxy answers for another cluster.';
const guardFailed = (message) => new _core_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .Failure */ .HR('GUARD_FAILED', message, {
    causes: [
        'a proxy in front of the cluster presents credentials of its own, or answers for another cluster',
        'the claim mappings of the cluster, or `expect-user`, changed',
    ],
    fix: 'Set `address` to the API server itself, and compare `expect-user` with `claimMappings`.',
});
function printableUser(username, { claims }) {
    const known = Object.values(claims).filter((value) => typeof value === 'string' && value !== '');
    const foreign = known
        .toSorted((a, b) => b.length - a.length)
        .reduce((rest, value) => rest.replaceAll(value, ' '), username);
    return /\S{41}/.test(foreign) ? (0,_core_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .sanitizeForeign */ .I)(username) : (0,_identity_claims_js__WEBPACK_IMPORTED_MODULE_6__/* .quoteClaim */ .x2)(username).slice(1, -1);
}
function rejected(response, action, { config, session, user }) {
    const { account, base } = config;
    const to = {
        review: 'the review of the user',
        secret: `the creation of a Secret in ${account?.namespace}`,
        token: `the request for a token of ${account?.namespace}/${account?.name}`,
        delete: 'the deletion of a Secret',
    }[action];
    return (0,_response_js__WEBPACK_IMPORTED_MODULE_3__/* .rejection */ .cz)(response, {
        code: 'EXCHANGE_REFUSED',
        host: base.host,
        to,
        row: (0,_refusals_js__WEBPACK_IMPORTED_MODULE_2__/* .match */ .YW)(_refusals_js__WEBPACK_IMPORTED_MODULE_8__/* .rows */ .G, (0,_api_js__WEBPACK_IMPORTED_MODULE_5__/* .errorIn */ .Kd)(response, action)),
        diagnostics: user === undefined
            ? [
                ...(0,_describeToken_js__WEBPACK_IMPORTED_MODULE_1__/* .describeToken */ .dE)(session.token),
                `  the token says jti: ${(0,_describeToken_js__WEBPACK_IMPORTED_MODULE_1__/* .claimText */ .Q1)(session.token, 'jti')}`,
            ]
            : [`  the cluster knows this workflow as user: "${user}"`],
    });
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
    throw new failure/* Failure */.HR('GUARD_FAILED', [`${host} issued a token that was not requested:`, ...differing].join('\n  '), {
        causes: [
            'a proxy in front of the cluster answers for another one',
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



const NOTE = 'The token is bound to no Secret, so it ends early only if the service account is deleted.';
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