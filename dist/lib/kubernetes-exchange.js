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
    if (!config.refreshed)
        warnOfEnd(config, session, seconds);
    return { ...leaseOf(config, token.jwt), expiresAt, id: user, ...note };
}
function warnOfEnd(config, { log }, seconds) {
    log('warning', `the token for ${config.base.host} is the ID token of this job: it is valid for ${seconds} s ` +
        'and cannot be revoked. Write "kube-service-account: NAMESPACE/NAME" to get a token of a ' +
        'service account, which is valid for an hour and is revoked');
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
        throw guardFailed(`${base.host} authenticated this workflow as "${user}", not as ${(0,_identity_claims_js__WEBPACK_IMPORTED_MODULE_6__/* .quoteClaim */ .x2)(expectUser)}`);
    const ids = (0,_response_js__WEBPACK_IMPORTED_MODULE_3__/* .objectAt */ .lJ)(info, 'extra')?.[CREDENTIAL_ID];
    if (ids === undefined && expectUser !== undefined)
        return { user, token };
    if (ids === undefined)
        return { user, token, note: { unverifiedNote: UNCHECKED } };
    const own = `JTI=${(0,_response_js__WEBPACK_IMPORTED_MODULE_3__/* .ownMember */ .nV)(token.claims, 'jti')}`;
    if (Array.isArray(ids) && ids.length === 1 && ids[0] === own)
        return { user, token };
    throw guardFailed(`${base.host} received a token other than the one that was sent to it`);
}
const UNCHECKED = 'The cluster does not state which token it received (Kubernetes before 1.32), and ' +
    '"expect-user" is not set, so it is not verified that no proxy forwards to another cluster.';
const guardFailed = (message) => new _core_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .Failure */ .HR('GUARD_FAILED', message, {
    causes: [
        'a proxy in front of the cluster sends its own credentials, or forwards to another cluster',
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
            : [`  the cluster authenticated this workflow as user: "${user}"`],
    });
}


/***/ })

};
;