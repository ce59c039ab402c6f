"use strict";
exports.id = "octo-sts-revoke";
exports.ids = ["octo-sts-revoke"];
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

/***/ 5751:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   isValidRevocationData: () => (/* binding */ isValidRevocationData),
/* harmony export */   notRevoked: () => (/* binding */ notRevoked),
/* harmony export */   revocationUrl: () => (/* binding */ revocationUrl),
/* harmony export */   revoke: () => (/* binding */ revoke)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6949);
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4355);
/* harmony import */ var _core_url_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6586);
/* harmony import */ var _bearer_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4369);
/* harmony import */ var _response_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2323);





const PATH = '/installation/token';
function revocationUrl(api) {
    const address = `${(api ?? 'https://api.github.com').replace(/\/+$/, '')}${PATH}`;
    if (isValidRevocationData({ address, token: 'any' }))
        return address;
    throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR('ENVIRONMENT_REFUSED', 'GITHUB_API_URL is not an https address, so no token could be revoked there');
}
function isValidRevocationData({ address = '', token = '' }) {
    const url = (0,_core_url_js__WEBPACK_IMPORTED_MODULE_0__/* .parseSafeUrl */ .Q)(address);
    return url?.pathname.endsWith(PATH) === true && url.search + url.hash === '' && token !== '';
}
const notRevoked = {
    code: 'EXCHANGE_REFUSED',
    symptom: 'the token was not revoked',
    causes: [
        'the token belongs to another GitHub than the one of GITHUB_API_URL',
        'the rate limit of GitHub is used up',
    ],
    fix: 'None is needed: it expires an hour after it was issued.',
};
async function revoke(client, { revocation }) {
    const url = new URL(revocation['address'] ?? '');
    const headers = {
        ...(0,_bearer_js__WEBPACK_IMPORTED_MODULE_3__/* .bearer */ .C)(new _core_secret_js__WEBPACK_IMPORTED_MODULE_4__/* .Secret */ .zh(revocation['token'] ?? '')),
        'X-GitHub-Api-Version': '2022-11-28',
    };
    const response = await client.send({ method: 'DELETE', url, headers, expects: 'nothing' }, { judge });
    if (response.status === 204)
        return 'revoked';
    if (response.status === 401)
        return 'already-gone';
    throw (0,_response_js__WEBPACK_IMPORTED_MODULE_1__/* .rejection */ .cz)(response, {
        code: 'EXCHANGE_REFUSED',
        host: url.host,
        to: 'the revocation of the token',
        row: notRevoked,
    });
}
const judge = ({ status, text }) => status >= 200 && status <= 299 && status !== 204 && text.trim() === '' ? 'retry' : undefined;


/***/ })

};
;