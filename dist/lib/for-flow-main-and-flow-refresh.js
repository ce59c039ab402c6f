"use strict";
exports.id = "for-flow-main-and-flow-refresh";
exports.ids = ["for-flow-main-and-flow-refresh"];
exports.modules = {

/***/ 3004:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ refreshPlanFile),
/* harmony export */   q: () => (/* binding */ parseRefreshPlan)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6949);
/* harmony import */ var _core_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9773);
/* harmony import */ var _core_url_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6586);




const FACTS = [
    ...['server_url', 'api_url', 'repository', 'repository_id', 'repository_owner'],
    ...['repository_owner_id', 'run_id', 'run_attempt', 'event_name', 'event_path'],
    ...['job', 'actor', 'triggering_actor'],
];
const AUTHORITIES = ['SSL_CERT_FILE', 'SSL_CERT_DIR'];
function refreshPlanFile(runtime, { name, refresh, uid, }) {
    const { job, network, variable } = runtime;
    const { noProxy, ca, system, flags } = network;
    return `${JSON.stringify({
        v: 1,
        lease: name,
        uid,
        inputs: Object.fromEntries(refresh),
        facts: named(FACTS, job.github),
        idTokenOrigin: (0,_core_url_js__WEBPACK_IMPORTED_MODULE_2__/* .originAndPath */ .T)(job.idToken?.url) ?? '',
        network: { noProxy, ca, system, ...(flags && { flags }) },
        proxy: Object.fromEntries(Object.entries(network.proxy).map(([scheme, address]) => [scheme, storedProxy(address)])),
        authorities: system === undefined ? {} : named(AUTHORITIES, variable),
    })}\n`;
}
const named = (names, read) => Object.fromEntries(names.flatMap((name) => {
    const value = read(name);
    return value ? [[name, value]] : [];
}));
const storedProxy = (address) => address.includes('@') ? { sha256: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hash)('sha256', address) } : { address };
function parseRefreshPlan(text) {
    const parsed = (0,_core_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseObject */ .l)(text);
    const plan = 'members' in parsed ? parsed.members : {};
    const { v, lease, uid, inputs, facts, idTokenOrigin, network, proxy, authorities } = plan;
    const valid = v === 1 &&
        [lease, uid, idTokenOrigin].every((text) => typeof text === 'string') &&
        [inputs, facts, authorities].every(isTextRecord) &&
        [network, proxy, ...Object.values(proxy ?? {})].every(_core_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .G);
    if (valid)
        return plan;
    throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR('INTERNAL', 'the plan of this lease is not one that this version wrote');
}
const isTextRecord = (value) => (0,_core_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .G)(value) && Object.values(value).every((text) => typeof text === 'string');


/***/ }),

/***/ 5808:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ verifyTokens),
/* harmony export */   V: () => (/* binding */ verifyAll)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6949);
/* harmony import */ var _identity_events_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1229);
/* harmony import */ var _identity_idToken_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4492);
/* harmony import */ var _identity_verify_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8358);
/* harmony import */ var _identity_verify_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(546);
/* harmony import */ var _failureLog_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9022);
/* harmony import */ var _log_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7986);






async function verifyTokens(run, sinks) {
    const { runtime, plan } = run;
    const check = hasEnvironmentRules(plan)
        ? (await __webpack_require__.e(/* import() */ "flow-environmentCheck").then(__webpack_require__.bind(__webpack_require__, 7645))).createEnvironmentCheck(run)
        : undefined;
    const [verified] = await Promise.all([
        verifyAll(run, check, sinks),
        preloadModules(runtime, plan),
    ]);
    for (const line of (0,_log_js__WEBPACK_IMPORTED_MODULE_0__/* .describeIdentity */ .Cl)(verified))
        runtime.log('info', line);
    for (const notice of [(0,_log_js__WEBPACK_IMPORTED_MODULE_0__/* .suggestExpect */ .Oi)(plan, verified), (0,_log_js__WEBPACK_IMPORTED_MODULE_0__/* .namesOnlyNotice */ .pS)(verified)])
        if (notice !== undefined)
            runtime.log('notice', notice);
    return {
        verified,
        environment: await check?.judge(verified),
        async fresh(lease) {
            const token = (await requestAndVerify(run, [lease])).get(lease.name);
            if (!token)
                throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('INTERNAL', 'a verified token is missing');
            return token;
        },
    };
}
const hasEnvironmentRules = ({ step, leases }) => !step.dryRun && leases.some(({ environmentRules }) => environmentRules !== undefined);
async function verifyAll(run, check, sinks) {
    const groups = groupByAudience(run.plan.leases);
    const settled = await Promise.allSettled([
        ...groups.map((leases) => requestAndVerify(run, leases, check)),
        ...(sinks ? [sinks.verifySinks()] : []),
    ]);
    const [first, ...more] = settled.flatMap((result, at) => result.status === 'rejected' ? [leaseFailure(result.reason, groups[at])] : []);
    if (first)
        throw (0,_failureLog_js__WEBPACK_IMPORTED_MODULE_2__/* .mergeFailures */ .ee)(first, more);
    return new Map(settled.flatMap((result) => (result.status === 'fulfilled' ? [...(result.value ?? [])] : [])));
}
async function requestAndVerify({ runtime, plan, client, keys, failureLog }, leases, check) {
    const audience = leases[0]?.audience ?? '';
    let jwt;
    try {
        jwt = await (0,_identity_idToken_js__WEBPACK_IMPORTED_MODULE_3__/* .requestToken */ .Fr)(runtime, { client, issuer: plan.step.issuer }, audience);
        check?.start(jwt);
        const verified = await (0,_identity_verify_js__WEBPACK_IMPORTED_MODULE_4__/* .verify */ .MX)(jwt, { ...plan.step, audience, keys, runtime }, leases);
        for (const [name, token] of verified)
            failureLog.verified(name, token);
        return verified;
    }
    catch (error) {
        failureLog.unverified(leases, (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .asFailure */ .h_)(error), jwt);
        throw error;
    }
}
async function preloadModules(runtime, { leases }) {
    await runtime.yieldToEventLoop();
    for (const load of [_identity_verify_js__WEBPACK_IMPORTED_MODULE_5__/* .loadVerifier */ .V, ...leases.map(({ prepared }) => prepared.preload)])
        void load().catch(() => { });
    if ((0,_identity_events_js__WEBPACK_IMPORTED_MODULE_6__/* .needsPayload */ .Qz)(runtime.job.github('event_name')))
        void runtime.job.event();
    runtime.removeStale();
}
function groupByAudience(leases) {
    const shared = Map.groupBy(leases.filter(({ prepared }) => prepared.tokenUse === 'many'), ({ audience }) => audience);
    return [
        ...shared.values(),
        ...leases.filter(({ prepared }) => prepared.tokenUse === 'once').map((lease) => [lease]),
    ];
}
function leaseFailure(error, leases = []) {
    const failure = (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .asFailure */ .h_)(error);
    const { lease } = failure.facts;
    return { failure, leases: lease === undefined ? leases.map(({ name }) => name) : [lease] };
}


/***/ })

};
;