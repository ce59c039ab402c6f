"use strict";
exports.id = "flow-suppliedAgain";
exports.ids = ["flow-suppliedAgain"];
exports.modules = {

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

/***/ 2062:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   suppliedAgain: () => (/* binding */ suppliedAgain)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6949);
/* harmony import */ var _core_url_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6586);
/* harmony import */ var _inputs_deferredYaml_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2097);
/* harmony import */ var _providers_supplied_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8166);
/* harmony import */ var _leaseRequests_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2444);





const INPUTS = ['headers', 'tls-certificate', 'tls-key'];
function suppliedAgain({ origin = '', ...digests }, supplies) {
    const valid = (0,_core_url_js__WEBPACK_IMPORTED_MODULE_1__/* .parseSafeUrl */ .Q)(origin)?.origin === origin &&
        Object.entries(digests).every(([name, digest]) => INPUTS.includes(name) && /^[0-9a-f]{64}$/.test(digest));
    if (!valid)
        throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('INTERNAL', 'the receipt names no valid inputs of this lease');
    let read;
    return async (request) => {
        if (request.url.origin !== origin)
            return request;
        read ??= readInputs(digests, supplies);
        return (0,_leaseRequests_js__WEBPACK_IMPORTED_MODULE_3__/* .withSupplied */ .hB)(request, { origin, ...(await read) });
    };
}
async function readInputs(digests, supplies) {
    const texts = new Map();
    for (const [name, digest] of Object.entries(digests))
        texts.set(name, (await supplies.input(name, digest)).reveal());
    const [headers, certificate, key] = INPUTS.map((name) => texts.get(name));
    const parsed = headers === undefined ? undefined : (await (0,_inputs_deferredYaml_js__WEBPACK_IMPORTED_MODULE_4__/* .importYaml */ .B)())(headers);
    const map = parsed && 'value' in parsed && parsed.value instanceof Map ? parsed.value : new Map();
    return {
        headers: (0,_providers_supplied_js__WEBPACK_IMPORTED_MODULE_2__/* .headersIn */ .WD)(map),
        identity: certificate !== undefined && key !== undefined
            ? (0,_providers_supplied_js__WEBPACK_IMPORTED_MODULE_2__/* .clientCertificate */ .X3)(certificate, key)
            : undefined,
    };
}


/***/ })

};
;