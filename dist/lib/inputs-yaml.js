"use strict";
exports.id = "inputs-yaml";
exports.ids = ["inputs-yaml"];
exports.modules = {

/***/ 9550:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   loadYaml: () => (/* binding */ loadYaml)
/* harmony export */ });
/* harmony import */ var _core_sanitize_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6548);

const LARGEST = 64 * 1024;
const DEEPEST = 16;
const MOST_MISTAKES = 10;
async function loadYaml() {
    const library = await __webpack_require__.e(/* import() */ "yaml").then(__webpack_require__.t.bind(__webpack_require__, 8815, 19));
    return (text) => {
        try {
            return parseDocument(library, text);
        }
        catch {
            return { errors: ['it cannot be parsed'] };
        }
    };
}
function parseDocument(library, text) {
    if (Buffer.byteLength(text) > LARGEST)
        return { errors: [`it is larger than ${LARGEST / 1024} KiB`] };
    const control = text.search(/(?!\t|\r?\n)\p{Cc}/u);
    if (control >= 0)
        return {
            errors: formatErrors(text, [{ at: control, sentence: 'there is a control character' }]),
        };
    const lexical = findPitfalls(library, text);
    const options = {
        schema: 'failsafe',
        version: '1.2',
        merge: false,
        uniqueKeys: false,
        prettyErrors: false,
    };
    const document = library.parseDocument(text, options);
    const syntax = [...document.errors, ...document.warnings].map((error) => syntaxError(error, text));
    const errors = [...lexical, ...syntax];
    const value = convertNode(document.contents, { library, at: 0, depth: 0, errors });
    return errors.length > 0 ? { errors: formatErrors(text, errors) } : { value };
}
function formatErrors(text, errors) {
    const lines = new Map();
    const starts = [...text.matchAll(/\n/g)].map(({ index }) => index);
    for (const { at, sentence } of errors) {
        const line = lineAt(starts, at);
        if (!lines.has(line))
            lines.set(line, `in line ${line}, ${sentence}`);
    }
    const sorted = [...lines].sort(([a], [b]) => a - b).map(([, sentence]) => sentence);
    return sorted.slice(0, MOST_MISTAKES);
}
function lineAt(starts, at) {
    let [low, high] = [0, starts.length];
    while (low < high) {
        const middle = (low + high) >> 1;
        if (starts[middle] < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low + 1;
}
function syntaxError({ code, pos: [at] }, text) {
    switch (code) {
        case 'BAD_SCALAR_START':
            return {
                at,
                sentence: `a string that starts with ` +
                    `${text[at] === '@' ? '@' : 'a character that YAML reserves'} must be in quotes`,
            };
        case 'TAB_AS_INDENT':
            return { at, sentence: 'a tab indents; use spaces' };
        case 'BAD_INDENT':
            return { at, sentence: 'the indentation does not fit the lines before' };
        case 'BLOCK_AS_IMPLICIT_KEY':
            return { at, sentence: 'there is a second ": " on the line; put the value in quotes' };
        case 'MISSING_CHAR':
            return { at, sentence: 'a quote, bracket, colon or comma is missing' };
        case 'BAD_DQ_ESCAPE':
            return {
                at,
                sentence: 'a backslash in double quotes starts an unknown escape; use single quotes',
            };
        case 'MULTILINE_IMPLICIT_KEY':
            return { at, sentence: 'a key is spread over several lines; perhaps its ": " is missing' };
        case 'MULTIPLE_DOCS':
            return { at, sentence: 'a second document begins' };
        default:
            return { at, sentence: 'there is a syntax error' };
    }
}
function convertNode(piece, place) {
    const { library, errors } = place;
    const at = offsetAt(piece, place);
    if (library.isScalar(piece)) {
        if (piece.type === 'PLAIN' && piece.value === '')
            return missingValue({ ...place, at });
        return String(piece.value);
    }
    if (!library.isCollection(piece))
        return missingValue({ ...place, at });
    if (place.depth === DEEPEST)
        errors.push({ at, sentence: `it is nested deeper than ${DEEPEST} levels` });
    if (place.depth === DEEPEST)
        return '';
    const inside = { ...place, at, depth: place.depth + 1 };
    return library.isSeq(piece)
        ? piece.items.map((item) => convertNode(item, inside))
        : convertMapping(piece.items, inside);
}
const offsetAt = (piece, { library, at }) => library.isNode(piece) && piece.range ? piece.range[0] : at;
function missingValue({ at, depth, errors }) {
    const sentence = depth === 0
        ? 'there is nothing but whitespace and comments'
        : 'a key or dash has no value; write "" for an empty string';
    errors.push({ at, sentence });
    return '';
}
function convertMapping(pairs, place) {
    const map = new Map();
    for (const { key, value } of pairs) {
        const { library, errors } = place;
        const at = offsetAt(key, place);
        const name = library.isScalar(key) && !(key.type === 'PLAIN' && key.value === '')
            ? String(key.value)
            : undefined;
        if (name === undefined)
            errors.push({ at, sentence: 'a key is not a string' });
        else if (name === '<<')
            errors.push({ at, sentence: 'there is a merge key; write the fields out' });
        else if (map.has(name))
            errors.push({ at, sentence: `the key ${(0,_core_sanitize_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .T)(name)} is a duplicate` });
        map.set(name ?? '', convertNode(value, { ...place, at }));
    }
    return map;
}
function findPitfalls({ Lexer }, text) {
    const errors = [];
    let at = 0;
    let scalar = false;
    let blank = true;
    for (const lexeme of new Lexer().lex(text)) {
        const mark = lexeme === '\x02' || lexeme === '\x18' || lexeme === '\x1f';
        if (!mark && !scalar) {
            const sentence = pitfallAt(lexeme, blank);
            if (sentence)
                errors.push({ at, sentence });
        }
        scalar = lexeme === '\x1f';
        if (mark)
            continue;
        at += lexeme.length;
        blank = lexeme.endsWith('\n') || (blank && lexeme.trim() === '');
    }
    return errors;
}
function pitfallAt(lexeme, blank) {
    switch (lexeme[0]) {
        case '*':
            return 'a string that starts with * must be in quotes';
        case '&':
            return 'a string that starts with & must be in quotes (anchors are not allowed)';
        case '!':
            return 'a string that starts with ! must be in quotes (tags are not allowed)';
        case '%':
            return 'a string that starts with % must be in quotes (directives are not allowed)';
        case '#':
            return !blank && /^#[A-Za-z0-9._]/.test(lexeme)
                ? 'YAML takes what follows # for a comment: remove the space before # if it belongs to ' +
                    'the value, or put one after it if it is a comment'
                : undefined;
        default:
            return undefined;
    }
}


/***/ })

};
;