"use strict";
exports.id = "flow-sinks";
exports.ids = ["flow-sinks"];
exports.modules = {

/***/ 608:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openSinks: () => (/* binding */ openSinks)
/* harmony export */ });
/* harmony import */ var _core_budget_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5402);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6949);
/* harmony import */ var _core_retry_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7501);
/* harmony import */ var _journal_outstanding_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1787);
/* harmony import */ var _audit_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8543);
/* harmony import */ var _ship_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9172);
/* harmony import */ var _tokenSource_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9524);







const SHARE = 1 / 4;
const LONGEST_ENTRY = 20_000;
const SHORTEST_LIFE_S = 60;
function openSinks(run, all) {
    const { runtime, budget } = run;
    const tokens = createTokens(run);
    const loginBy = (leases) => (sink) => {
        const obtained = leases.find(({ config }) => config.name === sink.lease);
        return obtained ? (0,_ship_js__WEBPACK_IMPORTED_MODULE_0__/* .loginOf */ .DQ)(obtained.lease) : tokens.login(sink);
    };
    const shareOf = (whole) => ({
        ...whole,
        ends: runtime.monotonicMs() + (0,_core_budget_js__WEBPACK_IMPORTED_MODULE_1__/* .remainingMs */ .XW)(runtime, whole) * SHARE,
    });
    const share = () => ({
        ...{ ...shareOf(budget), stopNew: runtime.cancelled },
        abortAll: (0,_core_budget_js__WEBPACK_IMPORTED_MODULE_1__/* .abortAfterCancel */ .dP)(runtime, 1 / 4),
    });
    return {
        async verifySinks() {
            const own = all.filter(({ lease }) => lease === undefined);
            const settled = await Promise.allSettled(own.map(tokens.request));
            for (const result of settled)
                if (result.status === 'rejected')
                    throw result.reason;
        },
        async shipRequired(lines, leases) {
            queue(run, all, lines);
            const required = all.filter(({ onFailure }) => onFailure === 'fail');
            const login = loginBy(leases);
            const [failure] = await sendQueued(run, { sinks: required, login, budget: share() });
            runtime.cancelled.throwIfAborted();
            if (failure)
                throw failure;
            if (unshipped(run).some(({ sink }) => required.some(({ name }) => name === sink)))
                throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR('INTERNAL', 'a sink that must store the record was left out');
        },
        async shipOthers(leases) {
            const others = all.filter(({ onFailure }) => onFailure === 'warn');
            const login = loginBy(leases);
            warnAll(run, await sendQueued(run, { sinks: others, login, budget: share() }));
        },
        async shipRefusal(lines, rest) {
            for (const { entry, sink } of unshipped(run))
                settle(run, entry, sink);
            queue(run, all, lines);
            warnAll(run, await sendQueued(run, { sinks: all, login: loginBy([]), budget: shareOf(rest) }));
        },
    };
}
function createTokens({ runtime, plan, client, keys, failureLog }) {
    const source = (0,_tokenSource_js__WEBPACK_IMPORTED_MODULE_3__.openTokenSource)(runtime, { client, issuer: plan.step.issuer.iss, keys });
    const tokens = new Map();
    const request = async (sink) => {
        const name = `sinks.${sink.name}`;
        const token = await source(sink.url.origin, name).catch((error) => {
            const failure = (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .asFailure */ .h_)(error);
            throw failure.with({ message: `sink "${sink.name}": ${failure.message}` });
        });
        failureLog.verified(name, token);
        tokens.set(sink.name, token);
        return token;
    };
    const current = async (sink, token) => token.expiresAt - runtime.now() < SHORTEST_LIFE_S ? request(sink) : token;
    return {
        request,
        login(sink) {
            const token = tokens.get(sink.name);
            return token && { kind: 'bearer', token: async () => (await current(sink, token)).jwt };
        },
    };
}
const unshipped = ({ journal }) => (0,_journal_outstanding_js__WEBPACK_IMPORTED_MODULE_4__/* .outstanding */ .T)(journal.entries.entries()).unshipped;
function queue({ runtime, journal }, all, lines) {
    const sinks = all.map(({ name }) => name);
    for (const chunk of chunksOf(lines))
        (0,_audit_js__WEBPACK_IMPORTED_MODULE_5__/* .warnOnError */ .Ic)(runtime, () => void journal.append({ kind: 'lines', sinks, lines: chunk }));
}
const settle = ({ runtime, journal }, entry, sink) => (0,_audit_js__WEBPACK_IMPORTED_MODULE_5__/* .warnOnError */ .Ic)(runtime, () => void journal.append({ kind: 'shipped', entry, sink }));
function chunksOf(lines) {
    const chunks = [];
    let size = LONGEST_ENTRY;
    for (const line of lines) {
        size += line.length;
        if (size > LONGEST_ENTRY) {
            chunks.push([]);
            size = line.length;
        }
        chunks.at(-1)?.push(line);
    }
    return chunks;
}
async function sendQueued(run, { sinks, login, budget }) {
    const { runtime, journal } = run;
    const client = (0,_core_retry_js__WEBPACK_IMPORTED_MODULE_6__/* .retryingClient */ .U)(runtime, budget);
    const open = unshipped(run);
    const results = await Promise.all(sinks.map(async (sink) => {
        const own = open.filter((entry) => entry.sink === sink.name);
        const known = login(sink);
        const lines = own.flatMap((entry) => entry.lines);
        if (lines.length === 0 || !known)
            return undefined;
        const shipment = { sink, lines, login: known, run: journal.header.run ?? {} };
        const { settled, failure } = await (0,_ship_js__WEBPACK_IMPORTED_MODULE_0__/* .deliver */ .cK)(runtime, client, shipment);
        if (settled)
            for (const { entry } of own)
                settle(run, entry, sink.name);
        return failure;
    }));
    return results.filter((failure) => failure !== undefined);
}
function warnAll({ runtime }, failures) {
    for (const { message } of failures)
        runtime.log('warning', message);
}


/***/ }),

/***/ 3849:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hz: () => (/* binding */ sinkOwner),
/* harmony export */   Qs: () => (/* binding */ logsRegion),
/* harmony export */   V5: () => (/* binding */ monitorScope)
/* harmony export */ });
/* harmony import */ var _providers_aws_partitions_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4117);

const LOGS = /^logs(?:-fips)?\.([a-z]{2,8}(?:-[a-z]{2,16}){1,2}-\d{1,2})\.(.+)$/;
const HOSTS = {
    aws: (hostname) => logsRegion(hostname) !== undefined,
    gcp: (hostname) => /^telemetry(?:\.[a-z0-9-]+\.rep)?\.googleapis\.com$/.test(hostname),
    azure: (hostname) => /^(?:[a-z0-9-]+\.)+ingest\.monitor\.azure\.(?:com|us|cn)$/.test(hostname),
};
const sinkOwner = (hostname) => Object.keys(HOSTS).find((name) => HOSTS[name]?.(hostname));
function logsRegion(hostname) {
    const [, region = '', suffix] = LOGS.exec(hostname) ?? [];
    return region !== '' && suffix === (0,_providers_aws_partitions_js__WEBPACK_IMPORTED_MODULE_0__/* .partitionOf */ .iQ)(region).suffix ? region : undefined;
}
const monitorScope = (hostname) => `https://monitor.azure.${hostname.split('.').at(-1)}/.default`;


/***/ })

};
;