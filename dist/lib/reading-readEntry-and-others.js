"use strict";
exports.id = "reading-readEntry-and-others";
exports.ids = ["reading-readEntry-and-others"];
exports.modules = {

/***/ 1234:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   WC: () => (/* binding */ lineParser),
/* harmony export */   ho: () => (/* binding */ splitLine),
/* harmony export */   uA: () => (/* binding */ parseRead)
/* harmony export */ });
const NAME = /^([A-Za-z_][A-Za-z0-9_]{0,127})$|^([A-Za-z_][A-Za-z0-9_]{0,63}_)\*$/;
const FILTERS = ['base64', 'bytes', 'optional'];
function parseRead(read, parseValue) {
    const map = read.has('read') ? read.map('read') : undefined;
    if (!map)
        return [];
    if (map.size === 0)
        read.addError('read', 'must name something to read');
    return [...map].flatMap(([name, node]) => {
        const addError = (sentence) => {
            read.addError(`read.${name}`, sentence);
            return undefined;
        };
        return parseEntry([name, node], parseValue, addError) ?? [];
    });
}
function parseEntry([name, node], parseValue, addError) {
    const [, whole, stem] = NAME.exec(name) ?? [];
    if (whole === undefined && stem === undefined)
        return addError('is not the name of a variable; write NAME, or NAME_* for one of each field');
    const parts = parseValue(node, addError);
    if (!parts)
        return undefined;
    const { source, field, base64, bytes, optional } = parts;
    if (stem !== undefined && field !== undefined)
        return addError('names all fields by its *, so its value must not name one');
    if (stem !== undefined && (base64 || bytes))
        return addError('names all fields by its *, so "| base64" and "| bytes" do not apply');
    if (bytes && (base64 || field !== undefined))
        return addError('exports bytes as base64, so it takes neither a field nor "| base64"');
    const selector = field !== undefined
        ? { kind: 'field', field, base64 }
        : stem === undefined
            ? { kind: 'all', base64, bytes }
            : { kind: 'each' };
    return { name: whole ?? stem ?? '', source, selector, optional };
}
function splitLine(text) {
    const [place = '', ...filters] = text.split('|').map((part) => part.trim());
    const known = filters.every((each) => FILTERS.includes(each));
    if (!known || new Set(filters).size < filters.length)
        return undefined;
    const [, path, parameters, field] = /^([^?#]+)(?:\?([^#]*))?(?:#(.+))?$/.exec(place) ?? [];
    const query = parameters === undefined ? new Map() : parseQuery(parameters);
    if (path === undefined || !query || place.endsWith('#'))
        return undefined;
    const [base64, bytes, optional] = FILTERS.map((each) => filters.includes(each));
    return { path, query, field, base64: !!base64, bytes: !!bytes, optional: !!optional };
}
function parseQuery(text) {
    const pairs = text.split('&').map((pair) => /^([a-z]+)=([^=&]+)$/.exec(pair));
    const query = new Map(pairs.map((pair) => [pair?.[1] ?? '', pair?.[2] ?? '']));
    return query.has('') || query.size < pairs.length ? undefined : query;
}
const lineParser = (form, sourceOf) => (node, addError) => {
    const line = typeof node === 'string' ? splitLine(node.trim()) : undefined;
    if (!line)
        return addError(form);
    const source = sourceOf(line, addError);
    return source && { ...line, source };
};


/***/ }),

/***/ 7585:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Mc: () => (/* binding */ entriesOf),
/* harmony export */   lD: () => (/* binding */ writtenName),
/* harmony export */   r6: () => (/* binding */ readNames),
/* harmony export */   xE: () => (/* binding */ distinctSources)
/* harmony export */ });
const distinctSources = (entries) => [...new Map(entries.map(({ source }) => [source.key, source])).values()];
const entriesOf = (entries, { key }) => entries.filter(({ source }) => source.key === key);
const writtenName = ({ name, selector }) => selector.kind === 'each' ? `${name}*` : name;
const readNames = (entries) => entries.flatMap(({ name, selector }) => (selector.kind === 'each' ? [] : [name]));


/***/ }),

/***/ 3022:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ parseValue),
/* harmony export */   g: () => (/* binding */ PATH)
/* harmony export */ });
/* harmony import */ var _reading_parseRead_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1234);

const PATH = /^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[^/\s?#|\\\p{Cc}]+(?:[ /][^/\s?#|\\\p{Cc}]+)*$/u;
const FORM = 'must be `path#field`, `path`, or a mapping with `path`, `with` and `field`';
const parseValue = (node, addError) => typeof node === 'string' ? parsePath(node, undefined, addError) : parseMapping(node, addError);
function parsePath(text, parameters, addError) {
    const line = (0,_reading_parseRead_js__WEBPACK_IMPORTED_MODULE_0__/* .splitLine */ .ho)(text.trim());
    if (!line)
        return addError(FORM);
    const { path, query, field, base64, bytes, optional } = line;
    const version = query.get('version');
    if (path.startsWith('v1/'))
        return addError('must be a path below v1/, without it');
    const known = query.size === 0 || (query.size === 1 && /^\d{1,9}$/.test(version ?? ''));
    if (!PATH.test(path) || !known)
        return addError(FORM);
    const versioned = /.\/data\/./.test(path);
    if (version !== undefined && !versioned)
        return addError('asks for a version, which only a path of KV version 2 has: MOUNT/data/…');
    if (bytes || (base64 && field === undefined))
        return addError('decodes base64, so it must name a field: path#field | base64');
    if (parameters !== undefined && versioned)
        return addError('has parameters, with which a path of KV version 2 would be written, not read');
    if (parameters !== undefined && optional)
        return addError('has parameters, with which something is issued, so it cannot be optional');
    const key = JSON.stringify([path, version, parameters]);
    return {
        source: { key, path, version, parameters, versioned },
        ...{ field, base64, bytes, optional },
    };
}
function parseMapping(node, addError) {
    if (!isMap(node))
        return addError(FORM);
    const strange = [...node.keys()].filter((key) => !['path', 'with', 'field'].includes(key));
    if (strange.length > 0)
        return addError(`holds ${strange.map((key) => JSON.stringify(key)).join(', ')}; it may hold path, ` +
            `with and field`);
    const [path, field, parameters] = [node.get('path'), node.get('field'), node.get('with')];
    if (typeof path !== 'string' || path.includes('#'))
        return addError('needs a "path", and the field in "field"');
    if (field !== undefined && typeof field !== 'string')
        return addError('must have a text in "field"');
    if (parameters !== undefined && !isMap(parameters))
        return addError('must have a mapping in "with"');
    const text = field === undefined ? path : `${path}#${field}`;
    return parsePath(text, parameters && toJson(parameters), addError);
}
const isMap = (node) => node instanceof Map;
function toJson(node) {
    if (typeof node === 'string')
        return node;
    return isMap(node)
        ? Object.fromEntries([...node].map(([key, value]) => [key, toJson(value)]))
        : node.map(toJson);
}


/***/ }),

/***/ 3420:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ay: () => (/* binding */ withTrailingSlash),
/* harmony export */   mE: () => (/* binding */ vaultRequest),
/* harmony export */   uZ: () => (/* binding */ BEST_EFFORT_SHARE)
/* harmony export */ });
const BEST_EFFORT_SHARE = 1 / 8;
function vaultRequest({ base, namespace }, path, { method = 'POST', token, query, value, ...rest }) {
    const url = new URL(`v1/${path.split('/').map(encodeURIComponent).join('/')}${query ?? ''}`, base);
    return {
        ...{ method, url, expects: rest.expects ?? 'json' },
        ...(rest.cap !== undefined && { cap: rest.cap }),
        ...(rest.share !== undefined && { share: rest.share }),
        ...(rest.slow && { slow: true }),
        ...(value !== undefined && { body: { kind: 'json', value } }),
        headers: {
            'X-Vault-Request': 'true',
            ...(namespace !== undefined && { 'X-Vault-Namespace': `${namespace}/` }),
            ...(token && { 'X-Vault-Token': token }),
            ...rest.headers,
        },
    };
}
const withTrailingSlash = (url) => new URL(url.href.replace(/\/*$/, '/'));


/***/ })

};
;