"use strict";
exports.id = "runner-refreshRuntime";
exports.ids = ["runner-refreshRuntime"];
exports.modules = {

/***/ 5413:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   refreshRuntime: () => (/* binding */ refreshRuntime)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6949);
/* harmony import */ var _http_client_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(340);
/* harmony import */ var _http_proxy_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7664);
/* harmony import */ var _http_tls_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1397);
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8320);
/* harmony import */ var _environment_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2207);
/* harmony import */ var _job_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9513);
/* harmony import */ var _random_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1959);








function refreshRuntime(plan, store, env = process.env) {
    delete env['NODE_TLS_REJECT_UNAUTHORIZED'];
    const network = networkOf(plan, env);
    (0,_http_proxy_js__WEBPACK_IMPORTED_MODULE_2__/* .setProxy */ .D3)(env, network);
    for (const [name, value] of Object.entries(plan.authorities))
        env[name] = value;
    const job = jobOf(plan, env);
    const { extra } = (0,_environment_js__WEBPACK_IMPORTED_MODULE_5__/* .trustedCas */ .p4)(network, env);
    const none = () => {
        throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('INTERNAL', 'the command of a refresh exports nothing');
    };
    return {
        ..._clock_js__WEBPACK_IMPORTED_MODULE_4__/* .clock */ .p,
        ...(0,_http_client_js__WEBPACK_IMPORTED_MODULE_1__/* .createTransport */ .o)(network, { base: 'bundled', extra }),
        random: _random_js__WEBPACK_IMPORTED_MODULE_7__/* .random */ .y,
        isPem: _http_tls_js__WEBPACK_IMPORTED_MODULE_3__/* .isPem */ .X3,
        job,
        network,
        mask: () => undefined,
        log: () => undefined,
        cancelled: new AbortController().signal,
        variable: (name) => env[name],
        containerActions: () => false,
        appendToRecord: (_, line) => store.appendToRecord(line),
        readText: () => undefined,
        removeStale: () => undefined,
        ...{ saveState: none, exportValues: none, appendSummary: none, refreshCommand: none },
        ...{ tempFilePath: none, writeTempFile: none, removeTempFile: none },
    };
}
function jobOf({ facts }, env) {
    const { idToken } = (0,_job_js__WEBPACK_IMPORTED_MODULE_6__/* .jobFacts */ .XG)(env);
    env['GITHUB_EVENT_PATH'] = facts['event_path'];
    return {
        idToken,
        github: (name) => (Object.hasOwn(facts, name) ? facts[name] : undefined),
        act: false,
        forgejo: false,
        windows: process.platform === 'win32',
        event: () => (0,_job_js__WEBPACK_IMPORTED_MODULE_6__/* .eventPayload */ .Z3)(facts['event_path']),
    };
}
function networkOf({ network, proxy }, env) {
    const current = (0,_http_proxy_js__WEBPACK_IMPORTED_MODULE_2__/* .proxyFromEnv */ .kE)(env).proxy;
    const addresses = Object.entries(proxy).map(([scheme, stored]) => {
        const found = addressOf(stored, current[scheme]);
        if (found !== undefined)
            return [scheme, found];
        throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('ENVIRONMENT_REFUSED', `${scheme.toUpperCase()}_PROXY is not main's`, {
            causes: ['this step sets another proxy, or removes the variable'],
            fix: 'Set the proxy for the whole job, or write its address without a password.',
        });
    });
    return { ...network, noProxy: network.noProxy, proxy: Object.fromEntries(addresses) };
}
function addressOf(stored, current) {
    if ('address' in stored)
        return stored.address;
    const { hash } = process.getBuiltinModule('node:crypto');
    return current !== undefined && hash('sha256', current) === stored.sha256 ? current : undefined;
}


/***/ })

};
;