"use strict";
exports.id = "reading-selectFields";
exports.ids = ["reading-selectFields"];
exports.modules = {

/***/ 7728:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ absentField)
/* harmony export */ });
const absentField = {
    code: 'READ_REFUSED',
    symptom: 'the field is not in the secret',
    causes: ['the field is mistyped', 'the secret was written without it'],
    fix: 'Correct the field after the #.',
};


/***/ }),

/***/ 7824:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MH: () => (/* binding */ selectFields),
/* harmony export */   O$: () => (/* binding */ unreadable),
/* harmony export */   qT: () => (/* binding */ selectContent)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6949);
/* harmony import */ var _core_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9773);
/* harmony import */ var _core_sanitize_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6548);
/* harmony import */ var _inputs_suggest_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1995);
/* harmony import */ var _response_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2323);
/* harmony import */ var _rows_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7728);






function selectFields({ name, selector, source }, fields) {
    switch (selector.kind) {
        case 'all':
            return [rendered(name, fields, source.path)];
        case 'field': {
            const where = `${source.path}#${selector.field}`;
            const value = rendered(name, findField(fields, selector.field, source.path), where);
            return [selector.base64 ? decoded(value, where) : value];
        }
        case 'each':
            return distinct(source.path, Object.entries(fields)
                .filter(([, value]) => value !== null)
                .map(([field, value]) => rendered(`${name}${suffix(field)}`, value, `${source.path}#${(0,_core_sanitize_js__WEBPACK_IMPORTED_MODULE_1__/* .sanitizeForeign */ .I)(field)}`)));
    }
}
function selectContent(entry, content) {
    const { name, selector, source } = entry;
    if (content.length === 0)
        throw badSecret(source.path, 'is empty', 'Write a value, or leave the line out of `read`.');
    if (selector.kind === 'all') {
        const value = { name, sensitive: true, parts: [] };
        if (selector.bytes)
            return [{ ...value, text: Buffer.from(content).toString('base64') }];
        if (typeof content !== 'string')
            return [fromBytes({ ...value, text: '' }, content)];
        const plain = { ...value, text: content };
        return [selector.base64 ? decoded(plain, source.path) : plain];
    }
    const read = (0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .parseJsonText */ .lk)(typeof content === 'string' ? content : '');
    if ('error' in read)
        throw badSecret(source.path, `${read.error}, so it has no fields`, 'Leave out the field to export the secret as it is, or store a JSON object.');
    return selectFields(entry, read.members);
}
function unreadable(where, row, hint = '') {
    return new _core_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR('READ_REFUSED', `the login was fine; ${(0,_core_sanitize_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .T)(where)}: ${row.symptom}${hint}`, row);
}
const badSecret = (where, sentence, fix) => new _core_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR('READ_REFUSED', `the login was fine; ${(0,_core_sanitize_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .T)(where)} ${sentence}`, {
    causes: ['the secret was written in another form'],
    fix,
});
function findField(fields, selector, path) {
    const whole = (0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .ownMember */ .nV)(fields, selector);
    if (whole !== undefined)
        return whole;
    const found = selector
        .split('.')
        .reduce((value, step) => ((0,_core_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .G)(value) ? (0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .ownMember */ .nV)(value, step) : undefined), fields);
    if (found !== undefined)
        return found;
    const meant = (0,_inputs_suggest_js__WEBPACK_IMPORTED_MODULE_4__/* .suggest */ .Z)(selector, Object.keys(fields));
    throw unreadable(`${path}#${selector}`, _rows_js__WEBPACK_IMPORTED_MODULE_5__/* .absentField */ .m, meant === undefined ? '' : `; did you mean "#${(0,_core_sanitize_js__WEBPACK_IMPORTED_MODULE_1__/* .sanitizeForeign */ .I)(meant)}"?`);
}
function rendered(name, value, where) {
    const leaves = flatten(value);
    if (leaves.some((leaf) => typeof leaf === 'number' && Number.isInteger(leaf) && !Number.isSafeInteger(leaf)))
        throw badSecret(where, typeof value === 'number'
            ? 'is a number too large to be read exactly'
            : 'holds a number too large to be read exactly', 'Store it as a text.');
    if (value === null)
        throw badSecret(where, 'is null', 'Write a value, or leave the field out of `read`.');
    if (typeof value !== 'object')
        return { name, text: String(value), sensitive: typeof value === 'string', parts: [] };
    const parts = leaves.filter((leaf) => typeof leaf === 'string');
    const chain = Array.isArray(value) &&
        parts.length === value.length &&
        parts.every((part) => part.startsWith('-----BEGIN '));
    return { name, text: chain ? parts.join('\n') : JSON.stringify(value), sensitive: true, parts };
}
function flatten(value) {
    if (typeof value === 'string' || typeof value === 'number')
        return [value];
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(flatten) : [];
}
function decoded(value, where) {
    const digits = value.text.replace(/\s+/g, '').replace(/={1,2}$/, '');
    if (!/^[\w+/-]*$/.test(digits) || digits.length % 4 === 1)
        throw badSecret(where, 'is not base64', 'Remove `| base64`, or store the value in base64.');
    const bytes = Buffer.from(digits, 'base64');
    return fromBytes({ ...value, parts: [value.text] }, bytes);
}
function fromBytes(value, bytes) {
    try {
        const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
        return { ...value, text };
    }
    catch {
        return { ...value, text: bytes.toString('latin1'), binary: true };
    }
}
const suffix = (field) => field.toUpperCase().replace(/[^A-Z0-9_]/g, '_');
function distinct(path, values) {
    const names = new Set();
    const twice = values.find(({ name }) => names.has(name) || !names.add(name))?.name;
    if (twice !== undefined)
        throw badSecret(path, `has two fields that would both become ${(0,_core_sanitize_js__WEBPACK_IMPORTED_MODULE_1__/* .sanitizeForeign */ .I)(twice)}`, 'Name the fields one by one with #.');
    if (values.length === 0)
        throw badSecret(path, 'has no fields', 'Correct the path.');
    return values;
}


/***/ })

};
;