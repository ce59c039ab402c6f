"use strict";
exports.id = "inputs-suggest";
exports.ids = ["inputs-suggest"];
exports.modules = {

/***/ 1995:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ suggest),
/* harmony export */   a: () => (/* binding */ didYouMean)
/* harmony export */ });
function suggest(name, known) {
    const ranked = known
        .map((word) => ({ word, distance: editDistance(name.toLowerCase(), word.toLowerCase()) }))
        .filter(({ word, distance }) => distance <= 2 && distance <= word.length / 3)
        .sort((a, b) => a.distance - b.distance);
    return ranked[0]?.word;
}
function didYouMean(name, known) {
    const meant = suggest(name, known);
    return meant === undefined ? '' : `; did you mean "${meant}"?`;
}
function editDistance(a, b) {
    let before = [];
    let above = Array.from({ length: b.length + 1 }, (_, j) => j);
    for (let i = 1; i <= a.length; i++) {
        const row = [i];
        for (let j = 1; j <= b.length; j++) {
            const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
            const cost = a[i - 1] === b[j - 1] ? 0 : 1;
            const plain = Math.min(at(above, j) + 1, at(row, j - 1) + 1, at(above, j - 1) + cost);
            row.push(swapped ? Math.min(plain, at(before, j - 2) + 1) : plain);
        }
        before = above;
        above = row;
    }
    return at(above, b.length);
}
const at = (row, j) => row[j];


/***/ })

};
;