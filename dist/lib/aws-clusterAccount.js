"use strict";
exports.id = "aws-clusterAccount";
exports.ids = ["aws-clusterAccount"];
exports.modules = {

/***/ 8551:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   leaseToken: () => (/* reexport safe */ _kubernetes_tokenRequest_js__WEBPACK_IMPORTED_MODULE_2__.y),
/* harmony export */   rejectedByCluster: () => (/* binding */ rejectedByCluster)
/* harmony export */ });
/* harmony import */ var _kubernetes_api_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9291);
/* harmony import */ var _kubernetes_refusals_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6370);
/* harmony import */ var _refusals_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6009);
/* harmony import */ var _response_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2323);
/* harmony import */ var _clusterRefusals_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5199);
/* harmony import */ var _narrowing_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4621);
/* harmony import */ var _kubernetes_tokenRequest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4098);







function rejectedByCluster(response, action, { config, base }) {
    const { namespace = '', name = '' } = config.cluster.serviceAccount?.account ?? {};
    const to = action === 'token'
        ? `the request for a token of ${namespace}/${name}`
        : `the creation of a Secret in ${namespace}`;
    return (0,_response_js__WEBPACK_IMPORTED_MODULE_1__/* .rejection */ .cz)(response, {
        ...{ code: 'EXCHANGE_REFUSED', host: base.host, to },
        row: (0,_refusals_js__WEBPACK_IMPORTED_MODULE_0__/* .match */ .YW)([_clusterRefusals_js__WEBPACK_IMPORTED_MODULE_3__/* .noAccessEntry */ .IT, ..._kubernetes_refusals_js__WEBPACK_IMPORTED_MODULE_4__/* .rows */ .G], (0,_kubernetes_api_js__WEBPACK_IMPORTED_MODULE_5__/* .errorIn */ .Kd)(response, action)),
        diagnostics: [
            `  the cluster needs an access entry for ${(0,_narrowing_js__WEBPACK_IMPORTED_MODULE_6__/* .leasedRole */ .p$)(config).arn}, and a RoleBinding ` +
                'for the user or a group of that entry',
        ],
    });
}


/***/ })

};
;