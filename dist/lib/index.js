/******/ (() => { // webpackBootstrap
/******/ 	var __webpack_modules__ = ({

/***/ 2216:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   CQ: () => (/* binding */ CAREFULLY),
/* harmony export */   f4: () => (/* binding */ writeAll),
/* harmony export */   sd: () => (/* binding */ openAppendix)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);

/** Follows no link, waits for nobody: a FIFO without a reader would block an open without NONBLOCK for ever. Windows knows no such flags. */
const CAREFULLY = (node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW ?? 0) | (node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK ?? 0);
/** Opens a file for appending; follows no link, refuses what is no regular file. With `create`, a missing one is made for its owner alone. */
const openAppendix = (path, create) => {
    const file = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_WRONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_APPEND | CAREFULLY | (create ? node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_CREAT : 0), 0o600);
    const stat = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(file, { bigint: true });
    if (!stat.isFile()) {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(file);
        throw new Error('not a regular file');
    }
    return {
        size: Number(stat.size),
        write: (text) => writeAll(file, text),
        takeBack: () => cutBack(path, stat),
        close: () => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(file),
    };
};
/** Writes a text whole, or throws. */
function writeAll(file, text) {
    for (let rest = Buffer.from(text); rest.length > 0;)
        rest = rest.subarray((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeSync)(file, rest));
}
/** By a second opening of the same file: what is open for appending alone cannot be cut on Windows. */
function cutBack(path, { dev, ino, size }) {
    try {
        const file = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_WRONLY | CAREFULLY);
        try {
            const stat = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(file, { bigint: true });
            if (stat.dev !== dev || stat.ino !== ino)
                return false;
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.ftruncateSync)(file, Number(size));
            return true;
        }
        finally {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(file);
        }
    }
    catch {
        return false;
    }
}


/***/ }),

/***/ 9291:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   As: () => (/* binding */ annotationLine),
/* harmony export */   Ym: () => (/* binding */ toRunner),
/* harmony export */   sD: () => (/* binding */ maskLines),
/* harmony export */   y1: () => (/* binding */ plainLines)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _kit_masks_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7557);


/** Writes all of a text to standard output before it returns; a reader that went away is not an error of ours. */
function toRunner(text, write = (bytes) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeSync)(1, bytes)) {
    let rest = Buffer.from(text);
    while (rest.length > 0) {
        try {
            rest = rest.subarray(write(rest));
        }
        catch (error) {
            if (error.code !== 'EAGAIN')
                return;
            // The pipe is full: its reader needs a moment.
            Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
        }
    }
}
/** One command for each form of a secret. */
function maskLines(secret) {
    return (0,_kit_masks_js__WEBPACK_IMPORTED_MODULE_1__/* .masksOf */ .JF)(secret.reveal())
        .map((form) => `::add-mask::${escaped(form)}\n`)
        .join('');
}
/** Text as lines of the log, none of which the runner can take for a command. */
function plainLines(text) {
    return `${text
        .split(/\r\n|[\r\n]/)
        .map((line) => harmless(line).replace(/^([^!-~]*):(?=:)/, '$1: '))
        .join('\n')}\n`;
}
/** A command with a message; a message of several lines stays one command. */
function annotationLine(kind, text) {
    return `::${kind}::${escaped(text
        .split(/\r\n|[\r\n]/)
        .map(harmless)
        .join('\n'))}\n`;
}
// The older form of a command is recognised anywhere in a line; control characters may end a line for some reader of the log.
const harmless = (line) => line.replace(/[\p{Cc}\u2028\u2029]/gu, ' ').replaceAll('##[', '## [');
const escaped = (text) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');


/***/ }),

/***/ 4330:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Cl: () => (/* binding */ handOver),
/* harmony export */   bp: () => (/* binding */ stateWriter),
/* harmony export */   fe: () => (/* binding */ appendSummary)
/* harmony export */ });
/* harmony import */ var _kit_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7126);
/* harmony import */ var _kit_secret_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8710);
/* harmony import */ var _appendix_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2216);
/* harmony import */ var _random_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(3530);




const SUMMARY_LIMIT = 1024 * 1024;
/** Writes variables, outputs, record and summary: all of them, or none. The record's file is there already. */
function handOver(paths, exposure, open = _appendix_js__WEBPACK_IMPORTED_MODULE_2__/* .openAppendix */ .sd) {
    const files = [];
    try {
        const texts = textsOf(paths, exposure);
        for (const { path } of texts)
            files.push(open(path));
        for (const [index, text] of texts.entries())
            writeText(files[index], text);
    }
    catch (error) {
        const clean = files.map((file) => file.takeBack()).every(Boolean);
        throw unwritable('HANDOVER_FAILED', clean ? 'later steps see none of it' : 'a part of it could not be taken back', error);
    }
    finally {
        for (const file of files)
            file.close();
    }
}
/** What goes where. Without a summary file there is no summary: a runner without one has nobody to show it to. */
function textsOf(paths, { env, outputs, record, summary }) {
    const commands = [
        ['GITHUB_ENV', blocks(env, /^[A-Za-z_][A-Za-z0-9_]*$/)],
        ['GITHUB_OUTPUT', blocks(outputs, /^[A-Za-z_][A-Za-z0-9_-]*$/)],
    ];
    const summaryPath = paths['GITHUB_STEP_SUMMARY'];
    return [
        ...commands
            .filter(([, text]) => text !== '')
            .map(([variable, text]) => ({
            path: pathOf(paths, variable, 'HANDOVER_FAILED'),
            text,
            block: true,
        })),
        ...(record
            ? [{ path: record.path, text: record.lines.map((line) => `${line}\n`).join('') }]
            : []),
        ...(summary && summaryPath
            ? [{ path: summaryPath, text: `${summary}\n`, limit: SUMMARY_LIMIT }]
            : []),
    ];
}
function writeText(file, { text, limit = Number.POSITIVE_INFINITY, block = false }) {
    if (file.size + Buffer.byteLength(text) > limit)
        throw new _kit_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('HANDOVER_FAILED', 'the job summary would exceed 1 MiB');
    // A line that someone left unfinished must not swallow ours; the runner skips an empty one.
    file.write(block && file.size > 0 ? `\n${text}` : text);
}
/** Writes into the state that post will see; each line by itself, at once. */
function stateWriter(paths, open = _appendix_js__WEBPACK_IMPORTED_MODULE_2__/* .openAppendix */ .sd) {
    let cut = false;
    return (key, line) => {
        if (!/^\w+$/.test(key) || /[\r\n\0]/.test(line))
            throw new _kit_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('INTERNAL', 'a line for the state is malformed');
        let file;
        try {
            file = open(pathOf(paths, 'GITHUB_STATE', 'STATE_UNWRITABLE'));
            file.write(`${cut ? '\n' : ''}${key}=${line}\n`);
            cut = false;
        }
        catch (error) {
            // What stands in the file of a cut line must not swallow the next one.
            cut = file?.takeBack() === false || cut;
            throw unwritable('STATE_UNWRITABLE', 'post would not know of it', error);
        }
        finally {
            file?.close();
        }
    };
}
/** Appends to the job summary, where the runner offers one. */
function appendSummary(paths, markdown, open = _appendix_js__WEBPACK_IMPORTED_MODULE_2__/* .openAppendix */ .sd) {
    handOver(paths, { env: new Map(), outputs: new Map(), summary: markdown }, open);
}
function blocks(values, name) {
    return [...values].map(([key, value]) => block(key, value, name)).join('');
}
/** `NAME<<DELIMITER`, the value, `DELIMITER`: nothing in the value can end the block, since nobody can guess the delimiter. */
function block(key, value, name) {
    const text = (0,_kit_secret_js__WEBPACK_IMPORTED_MODULE_1__/* .revealed */ .D)(value);
    const delimiter = `ghadelimiter_${(0,_random_js__WEBPACK_IMPORTED_MODULE_3__/* .random */ .y)(16).toString('hex')}`;
    if (!name.test(key))
        throw new _kit_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('HANDOVER_FAILED', 'a name for later steps is malformed');
    if (text.includes('\0') || text.includes(delimiter))
        throw new _kit_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('HANDOVER_FAILED', `the value of ${key} holds a character that cannot be handed over`);
    return `${key}<<${delimiter}\n${text}\n${delimiter}\n`;
}
function pathOf(paths, variable, code) {
    const path = paths[variable];
    if (path)
        return path;
    throw new _kit_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(code, `the runner offers no ${variable} to this step`);
}
/** What the operating system calls it is a short code of its own, and safe to say. */
function unwritable(code, consequence, error) {
    if (error instanceof _kit_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR)
        return error;
    const reason = error.code ?? 'it is no regular file';
    return new _kit_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(code, `a file of the runner could not be written (${reason}); ${consequence}`, { cause: error });
}


/***/ }),

/***/ 4792:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ rawInputs),
/* harmony export */   w: () => (/* binding */ state)
/* harmony export */ });
/** The inputs as the runner gives them, by lower-case name; an empty or blank one is absent. */
function rawInputs(env = process.env) {
    return new Map(Object.entries(env).flatMap(([name, value = '']) => {
        const text = value.trim();
        return /^INPUT_/i.test(name) && text !== ''
            ? [[name.slice('INPUT_'.length).toLowerCase(), text]]
            : [];
    }));
}
/** What main left for post under a key. */
function state(key, env = process.env) {
    return env[`STATE_${key}`] || undefined;
}


/***/ }),

/***/ 4295:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

"use strict";

// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  e: () => (/* binding */ run)
});

// EXTERNAL MODULE: ./.build/kit/failure.js
var kit_failure = __nccwpck_require__(7126);
;// CONCATENATED MODULE: ./.build/kit/report.js

// The runner cuts an annotation at 4,096 characters.
const LONGEST = 4_000;
const HEADLINE = 1_500;
/** What a failed step says. */
function reportOf(failure) {
    const { code, causes, cure, message } = failure;
    const [headline = '', ...more] = message.split('\n');
    const concerned = failure.facts.lease === undefined ? '' : ` (lease "${failure.facts.lease}")`;
    const lines = [
        `${code}${concerned}: ${headline}`,
        ...more,
        kit_failure/* failures */.e9[code].what,
        'Possible causes:',
        ...causes.map((cause) => `- ${cause}`),
        `Cure: ${cure}`,
        ...(code === 'INTERNAL' ? report_frames(failure.facts.cause).map((frame) => `at ${frame}`) : []),
    ];
    const rest = more.length === 0 ? '' : ' (the log has more)';
    const annotation = `${code}${concerned}: ${cut(headline, HEADLINE)}${rest}\nProbably: ${causes[0] ?? kit_failure/* failures */.e9[code].what}\nCure: ${cure}`;
    return { lines, annotation: cut(annotation, LONGEST) };
}
const cut = (text, longest) => text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
/** Where a fault of ours arose: file names and positions alone, since the text of a foreign error may hold anything. */
function report_frames(cause) {
    if (!(cause instanceof Error))
        return [];
    const head = `${cause.name}: ${cause.message}\n`;
    const stack = cause.stack ?? '';
    if (!stack.startsWith(head))
        return [];
    return [...stack.slice(head.length).matchAll(/([\w.-]{1,60}:\d+:\d+)\)?$/gm)]
        .slice(0, 6)
        .flatMap(([, place]) => place ?? []);
}

// EXTERNAL MODULE: ./.build/edge/commands.js
var commands = __nccwpck_require__(9291);
;// CONCATENATED MODULE: ./.build/edge/annotations.js

/** The toolkit costs 30 ms to load, so it is asked for with the first annotation; when it cannot be had, we write the commands ourselves. */
function annotationsBy(load = () => Promise.all(/* import() */[__nccwpck_require__.e("actions-http-client"), __nccwpck_require__.e("actions-core")]).then(__nccwpck_require__.bind(__nccwpck_require__, 143)), write = commands/* toRunner */.Ym) {
    const waiting = [];
    let toolkit;
    const drain = (core) => {
        for (const [kind, text] of waiting.splice(0)) {
            if (core)
                core[kind](text);
            else
                write((0,commands/* annotationLine */.As)(kind, text));
        }
    };
    return {
        write(kind, text) {
            waiting.push([kind, plainText(text)]);
            toolkit ??= load().catch(() => undefined);
            void toolkit.then(drain);
        },
        async flush() {
            if (toolkit === undefined)
                return;
            drain(await toolkit);
            // The toolkit writes to a stream, which on some systems is not written through when its call returns.
            if (process.stdout.writableLength > 0)
                await new Promise((done) => process.stdout.write('', () => done()));
        },
        spill: () => drain(undefined),
    };
}
const plainText = (text) => text.replaceAll('##[', '## [').replace(/[^\P{Cc}\n]/gu, ' ');

// EXTERNAL MODULE: ./.build/edge/handOver.js
var handOver = __nccwpck_require__(4330);
;// CONCATENATED MODULE: ./.build/edge/program.js





const none = () => new Map();
/** Runs a step; from the first tick until its last line is written, the exit code is failure. */
function run(step, outputs = none, stage = { process, annotations: annotationsBy(), print: commands/* toRunner */.Ym }) {
    const { annotations, print } = stage;
    stage.process.exitCode = 1;
    const crash = (error) => {
        const annotation = lastWords((0,kit_failure/* asFailure */.h_)(error), outputs, stage);
        annotations.spill();
        print((0,commands/* annotationLine */.As)('error', annotation));
        stage.process.exit(1);
    };
    stage.process.on('uncaughtException', crash);
    stage.process.on('unhandledRejection', crash);
    // Nothing is left to wait for, and yet the step has not ended: a promise was lost.
    stage.process.on('beforeExit', () => crash(new kit_failure/* Failure */.HR('INTERNAL', 'the step stopped before it was done')));
    void endOf(step, { cancelled: cancellation(stage), annotations, print }).then(async (failure) => {
        if (failure)
            annotations.write('error', lastWords(failure, outputs, stage));
        await annotations.flush();
        stage.process.exit(failure ? 1 : 0);
    });
}
async function endOf(step, program) {
    try {
        await step(program);
        return undefined;
    }
    catch (error) {
        return (0,kit_failure/* asFailure */.h_)(error);
    }
}
/** Aborted by the first signal that ends a step; those that follow change nothing. */
function cancellation(stage) {
    const controller = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGBREAK'])
        stage.process.on(signal, () => controller.abort(new kit_failure/* Failure */.HR('CANCELLED', `the runner stopped this step (${signal})`)));
    return controller.signal;
}
/** Writes the full text of a failure and its outputs; returns the annotation. */
function lastWords(failure, outputs, { process: { env }, print }) {
    const { lines, annotation } = reportOf(failure);
    print((0,commands/* plainLines */.y1)(lines.join('\n')));
    try {
        (0,handOver/* handOver */.Cl)(env, { env: new Map(), outputs: outputs(failure) });
    }
    catch {
        // The failure that is being reported matters more than its outputs.
    }
    return annotation;
}


/***/ }),

/***/ 3530:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ random)
/* harmony export */ });
/** Bytes that nobody can guess. The module behind them costs 5 ms to load, and post often ends without any. */
const random = (bytes) => process.getBuiltinModule('node:crypto').randomBytes(bytes);


/***/ }),

/***/ 7126:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   HR: () => (/* binding */ Failure),
/* harmony export */   e9: () => (/* binding */ failures),
/* harmony export */   h_: () => (/* binding */ asFailure)
/* harmony export */ });
/** Every way in which this action refuses. Closed: later steps branch on these names. */
const failures = {
    INPUT_INVALID: {
        what: 'An input is missing, misspelt or malformed. Nothing was requested.',
        causes: ['a value was mistyped, or a variable that was to fill it is empty'],
        cure: 'Correct every input named in the message; all mistakes are listed at once.',
    },
    ENVIRONMENT_REFUSED: {
        what: 'The environment of this step would make verification or secrecy worthless.',
        causes: [
            'an earlier step wrote the variable to GITHUB_ENV',
            'the runner itself is started with it',
        ],
        cure: 'Remove the variable that the message names from the job and the runner.',
    },
    ID_TOKEN_UNAVAILABLE: {
        what: 'The runner offers no OIDC token to this job.',
        causes: [
            'the job lacks `permissions: id-token: write`',
            'the run belongs to a fork or to Dependabot',
            'the caller of a reusable workflow does not pass the permission on',
        ],
        cure: 'Add `id-token: write` under `permissions` of the job, and of the job that calls it.',
    },
    ID_TOKEN_INVALID: {
        what: "The token is not one that this job's issuer signed for this audience and this moment. It was sent nowhere.",
        causes: [
            "the runner's clock is wrong",
            'the enterprise has an issuer of its own',
            'something between the runner and the issuer answers in its place',
        ],
        cure: 'Set the clock, declare `issuer` for an enterprise slug, or find out who answers for the issuer.',
    },
    RUN_MISMATCH: {
        what: 'The token is genuine, but belongs to another run than this one. It was sent nowhere.',
        causes: ["a request URL of another job reached this step's environment"],
        cure: 'Find the step that changes ACTIONS_ID_TOKEN_REQUEST_URL or the GITHUB_ variables.',
    },
    EVENT_REFUSED: {
        what: 'The run was started by an event that outsiders can cause, and the workflow does not allow it.',
        causes: ['the workflow runs on pull_request_target, workflow_run, issues or comments'],
        cure: 'If that is meant, name the event in `allow-events` or in `expect.event_name`.',
    },
    CLAIM_MISMATCH: {
        what: 'The token is genuine, but is not the identity that `expect` declares. It was sent nowhere.',
        causes: [
            'the run is on another ref, environment or event than the workflow expects',
            'an expectation is mistyped',
        ],
        cure: 'Compare the two sides in the message; correct `expect`, or run where it holds.',
    },
    UNREACHABLE: {
        what: 'A host could not be reached, or broke off.',
        causes: [
            'the server is down',
            'a firewall or proxy blocks the host',
            'its certificate is not trusted here',
        ],
        cure: 'Check the address, HTTPS_PROXY and NO_PROXY, and whether the runner may reach the host; a private authority goes into `ca`.',
    },
    TIMED_OUT: {
        what: 'A host did not answer in time.',
        causes: ['the server is overloaded', 'a firewall drops packets silently'],
        cure: 'Try again; where the server is slow by nature, raise `timeout`.',
    },
    EXCHANGE_REFUSED: {
        what: 'The server answered, and did not do what it was asked for.',
        causes: [
            'its trust policy does not admit this identity',
            'role, mount or audience differ from what it knows',
        ],
        cure: "Compare the claims in the message with the server's trust policy.",
    },
    READ_REFUSED: {
        what: 'The login succeeded, but a secret could not be read.',
        causes: ["the role's policy does not cover the path", 'the path or the field does not exist'],
        cure: 'Correct the path, or the policy of the role.',
    },
    ANSWER_INVALID: {
        what: 'A server said yes in a form that cannot be trusted.',
        causes: [
            'the address is not that of the server that is meant',
            'a proxy or portal answers in its place',
        ],
        cure: 'Check the address; ask the server yourself and look at what it answers.',
    },
    GUARD_FAILED: {
        what: 'What was leased is not what was asked for. It was given back or expires, and nothing was exported.',
        causes: [
            'the server maps the identity to another account or role',
            'the server grants less time than `min-lifetime`',
        ],
        cure: 'Compare the two sides in the message.',
    },
    HANDOVER_FAILED: {
        what: 'The credentials could not be handed to later steps. They were given back or expire, and nothing was exported.',
        causes: [
            'the disk is full',
            'two leases set the same variable',
            'a value is too large for the environment',
        ],
        cure: 'Free the disk, use `prefix`, or hand over by `file`.',
    },
    STATE_UNWRITABLE: {
        what: "The runner's state could not be written, so the post step would not know what to give back.",
        causes: ['the disk is full', 'the runner did not offer GITHUB_STATE'],
        cure: 'Free the disk of the runner.',
    },
    CANCELLED: {
        what: 'The step was cancelled, and nothing was exported. What it had leased was given back where that is possible; the log names the rest.',
        causes: ['someone cancelled the run', 'a time limit of the job or step ran out'],
        cure: 'Nothing to mend; run it again.',
    },
    INTERNAL: {
        what: 'A fault of this action.',
        causes: ['a case that its authors did not foresee'],
        cure: 'Please report it with the text of this log; it holds no secret.',
    },
};
/** The one error of this program. Its message is ours alone: no server's words, no secret. May have several lines. */
class Failure extends Error {
    name = 'Failure';
    code;
    facts;
    constructor(code, message, facts = {}) {
        super(message);
        this.code = code;
        this.facts = facts;
    }
    get causes() {
        return this.facts.causes ?? failures[this.code].causes;
    }
    get cure() {
        return this.facts.cure ?? failures[this.code].cure;
    }
    /** The same refusal, said of a lease. */
    of(lease) {
        return this.facts.lease === undefined
            ? new Failure(this.code, this.message, {
                ...this.facts,
                lease,
                cause: this.facts.cause ?? this,
            })
            : this;
    }
}
/** Whatever was thrown, as a failure; what is not ours is a fault of ours, and its text might hold anything, so only its kind is named. */
function asFailure(error) {
    if (error instanceof Failure)
        return error;
    const kind = error instanceof Error ? error.name : typeof error;
    return new Failure('INTERNAL', `an unexpected ${kind} stopped the step`, { cause: error });
}


/***/ }),

/***/ 7557:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A2: () => (/* binding */ hides),
/* harmony export */   JF: () => (/* binding */ masksOf),
/* harmony export */   Zp: () => (/* binding */ masksOfPair)
/* harmony export */ });
// A mask of fewer characters would blot out half the log.
const SHORTEST = 4;
/** The forms of a secret that the runner must mask, beyond those which it derives itself: a closed list. */
function masksOf(value) {
    if (value.trim().length < SHORTEST)
        return [];
    const lines = value.split(/[\r\n]+/);
    // A multi-line value is never given whole: the runner would mask each of its lines, also `{`.
    return distinct([...lines.map((line) => line.trim()), ...jwtParts(value), ...encodings(value)]);
}
/** Whether the log hides a value where it is printed: as a whole, or at least a line of it. */
function hides(value) {
    const forms = new Set(masksOf(value));
    return value.split(/[\r\n]+/).some((line) => forms.has(line.trim()));
}
/** The forms of a user and a password as they travel in a `Basic` header; both were masked by themselves. */
function masksOfPair(user, password) {
    const basic = Buffer.from(`${user}:${password}`).toString('base64');
    return distinct([basic, ...encodings(`${user}:${password}`)]);
}
function encodings(value) {
    const bytes = Buffer.from(value);
    const hex = bytes.toString('hex');
    // As URLSearchParams writes it, with `+` for a space; the first character is the `=` after an empty name.
    const form = new URLSearchParams([['', value]]).toString().slice(1);
    return [
        ...[0, 1, 2].map((offset) => wholeGroups(bytes.subarray(offset))),
        hex,
        hex.toUpperCase(),
        form,
    ];
}
/** base64url of the groups of three bytes that stay the same whatever follows. */
function wholeGroups(bytes) {
    return bytes.subarray(0, bytes.length - (bytes.length % 3)).toString('base64url');
}
/** Payload and signature of a JWT: each is of use without the other, and is not the masked whole. */
function jwtParts(value) {
    const [, payload = '', signature = ''] = /^\s*eyJ[\w-]*\.([\w-]+)\.([\w-]*)\s*$/.exec(value) ?? [];
    return [payload, signature];
}
const distinct = (forms) => [...new Set(forms)].filter((form) => form.length >= SHORTEST);


/***/ }),

/***/ 8710:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ revealed),
/* harmony export */   z: () => (/* binding */ Secret)
/* harmony export */ });
/** A value that must never be printed: every accidental rendering is `***`, only `reveal()` gives it up, where bytes leave the process. */
class Secret {
    #value;
    constructor(value) {
        this.#value = value;
    }
    reveal() {
        return this.#value;
    }
    /** For limits that need no look inside. */
    get length() {
        return this.#value.length;
    }
    toString() {
        return '***';
    }
    toJSON() {
        return '***';
    }
    // By its registered name, so that nothing of Node is loaded for it.
    [Symbol.for('nodejs.util.inspect.custom')]() {
        return '***';
    }
}
/** The text of what may be a secret: for the places where bytes leave, which take both. */
const revealed = (value) => value instanceof Secret ? value.reveal() : value;


/***/ }),

/***/ 5430:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ entryOf),
/* harmony export */   Y: () => (/* binding */ datable)
/* harmony export */ });
/** An entry as it came back from the state, or `undefined` when a part is missing or of another type. Nothing beyond its parts is kept. */
function entryOf(value) {
    const { kind, lease, from, host, intent, receipt, path, until, expiresAt, way } = value;
    switch (kind) {
        case 'intent':
            return texts(lease, from, host) && time(until)
                ? { kind, lease, from, host, until }
                : undefined;
        case 'refused':
            return count(intent) ? { kind, intent } : undefined;
        case 'returned':
            return count(receipt) ? { kind, receipt } : undefined;
        case 'more':
            return count(receipt) && count(intent) && time(expiresAt) && isWay(way)
                ? { kind, receipt, intent, expiresAt, way }
                : undefined;
        case 'file':
            return typeof path === 'string' ? { kind, path } : undefined;
        case 'receipt':
            return receiptOf(value);
        default:
            return undefined;
    }
}
function receiptOf(value) {
    const { lease, from, host, id, intent, expiresAt, way, note, ca, ifNotReturned } = value;
    if (!texts(lease, from, host, id) || !count(intent) || !time(expiresAt))
        return undefined;
    if (!(way === null || isWay(way)) || !isPolicy(ifNotReturned))
        return undefined;
    if (!optionalText(note) || !optionalText(ca))
        return undefined;
    const named = { lease, from, host, id };
    return { kind: 'receipt', intent, ...named, expiresAt, way, ifNotReturned, note, ca };
}
const texts = (...values) => values.every((each) => typeof each === 'string');
const count = (value) => Number.isSafeInteger(value) && value >= 0;
/** Seconds since the epoch, where a date can tell them: beyond the year 9999 there is none, and whatever ended before 1970 has ended. */
const datable = (seconds) => seconds !== undefined && seconds < 253_402_300_800 ? Math.max(0, seconds) : undefined;
const time = (value) => value === null || (typeof value === 'number' && datable(value) === value);
const optionalText = (value) => value === undefined || typeof value === 'string';
const isPolicy = (value) => value === 'warn' || value === 'fail';
const isWay = (value) => typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((each) => typeof each === 'string');


/***/ }),

/***/ 3061:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ openJournal),
/* harmony export */   a: () => (/* binding */ readJournal)
/* harmony export */ });
/* harmony import */ var _kit_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7126);
/* harmony import */ var _kit_secret_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8710);
/* harmony import */ var _entry_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5430);



// A variable beyond 128 KiB would stop post from starting on Linux, 32 K on Windows; all variables together have a limit, too.
const LINE = 30_000;
const ALL = 512 * 1024;
/** Writes the opening; nothing may be requested before it is in the state. */
function openJournal(world, facts) {
    const nonce = Array.from(world.random(16), (byte) => byte.toString(16).padStart(2, '0')).join('');
    world.hush(new _kit_secret_js__WEBPACK_IMPORTED_MODULE_1__/* .Secret */ .z(nonce));
    world.remember('opening', JSON.stringify({ v: 1, nonce, ...facts }));
    const entries = [];
    const state = stateOf(world);
    let whole = true;
    return {
        entries,
        get whole() {
            return whole && state.complete;
        },
        note(entry) {
            const number = entries.length;
            const line = JSON.stringify({ nonce, ...entry });
            const fits = state.fits(line);
            // An attempt that cannot be noted is not made.
            if (entry.kind === 'intent') {
                if (!fits)
                    throw tooLarge();
                state.write(number, line, { needed: false });
                return entries.push(entry) - 1;
            }
            // In memory first: should the disk be full, the rollback still knows of it. A number that is taken stands in the state, too.
            entries.push(entry);
            whole &&= fits;
            state.write(number, fits ? line : JSON.stringify({ nonce, kind: 'returned', receipt: number }), { needed: true });
            if (!fits)
                throw tooLarge();
            return number;
        },
    };
}
const tooLarge = () => new _kit_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('STATE_UNWRITABLE', `what must be remembered of a lease is too large for the runner's state`);
/** The lines of the state. Post reads to the first gap: what a full disk refused is written before anything else is. */
function stateOf({ remember }) {
    const waiting = [];
    let size = 0;
    return {
        get complete() {
            return waiting.length === 0;
        },
        fits(line) {
            size += line.length;
            return line.length <= LINE && size <= ALL;
        },
        write(number, line, { needed }) {
            waiting.push([`entry_${number}`, line]);
            try {
                for (let [next] = waiting; next; [next] = waiting) {
                    remember(...next);
                    waiting.shift();
                }
            }
            catch (error) {
                if (!needed)
                    waiting.pop();
                throw error;
            }
        },
    };
}
/** Reads the journal back; `undefined` when main never opened one. Entries that main did not write are skipped with a warning. */
function readJournal(state) {
    const line = state('opening');
    if (line === undefined)
        return undefined;
    const opening = openingOf(parsed(line));
    if (!opening)
        throw new _kit_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('INTERNAL', "the first line of this step's state is not one that this action wrote");
    const entries = new Map();
    const warnings = [];
    for (let number = 0;; number++) {
        const text = state(`entry_${number}`);
        if (text === undefined)
            return { opening, entries, warnings };
        const value = parsed(text);
        const entry = value?.['nonce'] === opening.nonce ? (0,_entry_js__WEBPACK_IMPORTED_MODULE_2__/* .entryOf */ .M)(value) : undefined;
        if (entry)
            entries.set(number, entry);
        else
            warnings.push(`state entry ${number} was not written by this step's main and is ignored`);
    }
}
function parsed(line) {
    try {
        const value = JSON.parse(line);
        return typeof value === 'object' && value !== null && !Array.isArray(value)
            ? value
            : undefined;
    }
    catch {
        return undefined;
    }
}
function openingOf(value) {
    if (value?.['v'] !== 1 ||
        typeof value['nonce'] !== 'string' ||
        !/^[0-9a-f]{32}$/.test(value['nonce']))
        return undefined;
    const { budget, summary, record, proxy, noProxy, ca, system } = value;
    if (typeof budget !== 'number' || !(budget > 0) || typeof summary !== 'boolean')
        return undefined;
    if (!holdsTexts(proxy) ||
        !(ca === undefined || holdsTexts(ca, 'path', 'sha256')) ||
        !texts(record, noProxy, system))
        return undefined;
    return { v: 1, nonce: value['nonce'], budget, summary, record, proxy, noProxy, ca, system };
}
const texts = (...values) => values.every((each) => each === undefined || typeof each === 'string');
/** An object of texts, with at least these. */
function holdsTexts(value, ...needed) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
        return false;
    return texts(...Object.values(value)) && needed.every((name) => Object.hasOwn(value, name));
}


/***/ }),

/***/ 7222:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ isSettled),
/* harmony export */   T: () => (/* binding */ outstanding)
/* harmony export */ });
/** Folds the entries, by their numbers, into what is still open. */
function outstanding(entries) {
    const intents = new Map();
    const receipts = new Map();
    const files = [];
    for (const [number, entry] of entries) {
        switch (entry.kind) {
            case 'intent':
                intents.set(number, entry);
                break;
            case 'refused':
                intents.delete(entry.intent);
                break;
            case 'receipt':
                intents.delete(entry.intent);
                receipts.set(number, entry);
                break;
            case 'more': {
                const whole = extended(receipts.get(entry.receipt), entry);
                if (!whole)
                    break;
                intents.delete(entry.intent);
                receipts.set(entry.receipt, whole);
                break;
            }
            case 'returned':
                receipts.delete(entry.receipt);
                break;
            case 'file':
                files.push(entry);
                break;
        }
    }
    return { receipts: [...receipts], lost: [...intents.values()], files };
}
/**
 * Returns whether post has nothing to revoke, to remove or to warn of. If main was killed, what it
 * says it revoked is not trusted, and the answer is no.
 */
function isSettled({ entries, warnings, killed = false }) {
    const { receipts, lost, files } = outstanding(entries);
    return !killed && warnings.length + receipts.length + lost.length + files.length === 0;
}
/** A receipt and what was added to it; nothing is added to one that is closed, or that gives nothing back. */
function extended(receipt, { way, expiresAt }) {
    return receipt?.way ? { ...receipt, expiresAt, way: joined(receipt.way, way) } : undefined;
}
const joined = (first, more) => Object.fromEntries([
    ...Object.entries(first),
    ...Object.entries(more).map(([part, text]) => [part, behind(first[part], text)]),
]);
const behind = (before, text) => before ? `${before}\n${text}` : text;


/***/ }),

/***/ 2101:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

"use strict";
__nccwpck_require__.r(__webpack_exports__);
/* harmony import */ var _edge_commands_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9291);
/* harmony import */ var _edge_inputs_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(4792);
/* harmony import */ var _edge_program_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4295);
/* harmony import */ var _lease_journal_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3061);
/* harmony import */ var _lease_outstanding_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(7222);





(0,_edge_program_js__WEBPACK_IMPORTED_MODULE_1__/* .run */ .e)(async (program) => {
    const found = (0,_lease_journal_js__WEBPACK_IMPORTED_MODULE_2__/* .readJournal */ .a)(_edge_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .state */ .w);
    if (!found || found.entries.size + found.warnings.length === 0)
        return (0,_edge_commands_js__WEBPACK_IMPORTED_MODULE_0__/* .toRunner */ .Ym)((0,_edge_commands_js__WEBPACK_IMPORTED_MODULE_0__/* .plainLines */ .y1)('Nothing was leased, so there is nothing to give back'));
    if ((0,_lease_outstanding_js__WEBPACK_IMPORTED_MODULE_4__/* .isSettled */ .I)(found))
        return (0,_edge_commands_js__WEBPACK_IMPORTED_MODULE_0__/* .toRunner */ .Ym)((0,_edge_commands_js__WEBPACK_IMPORTED_MODULE_0__/* .plainLines */ .y1)('Nothing is left to give back'));
    // Loaded only here: a post with nothing to do does not parse what revokes and records.
    const [{ worldOfPost }, { close }] = await Promise.all([
        __nccwpck_require__.e(/* import() */ "edge-world").then(__nccwpck_require__.bind(__nccwpck_require__, 1877)),
        Promise.all(/* import() */[__nccwpck_require__.e("for-flow-close-and-flow-lease"), __nccwpck_require__.e("flow-close")]).then(__nccwpck_require__.bind(__nccwpck_require__, 2816)),
    ]);
    await close(worldOfPost(program, found.opening), found);
});


/***/ }),

/***/ 7761:
/***/ ((module) => {

"use strict";
module.exports = require("./undici.js");

/***/ }),

/***/ 2613:
/***/ ((module) => {

"use strict";
module.exports = require("assert");

/***/ }),

/***/ 181:
/***/ ((module) => {

"use strict";
module.exports = require("buffer");

/***/ }),

/***/ 5317:
/***/ ((module) => {

"use strict";
module.exports = require("child_process");

/***/ }),

/***/ 6982:
/***/ ((module) => {

"use strict";
module.exports = require("crypto");

/***/ }),

/***/ 4434:
/***/ ((module) => {

"use strict";
module.exports = require("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

"use strict";
module.exports = require("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

"use strict";
module.exports = require("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

"use strict";
module.exports = require("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

"use strict";
module.exports = require("net");

/***/ }),

/***/ 7598:
/***/ ((module) => {

"use strict";
module.exports = require("node:crypto");

/***/ }),

/***/ 3024:
/***/ ((module) => {

"use strict";
module.exports = require("node:fs");

/***/ }),

/***/ 6760:
/***/ ((module) => {

"use strict";
module.exports = require("node:path");

/***/ }),

/***/ 857:
/***/ ((module) => {

"use strict";
module.exports = require("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

"use strict";
module.exports = require("path");

/***/ }),

/***/ 932:
/***/ ((module) => {

"use strict";
module.exports = require("process");

/***/ }),

/***/ 3193:
/***/ ((module) => {

"use strict";
module.exports = require("string_decoder");

/***/ }),

/***/ 3557:
/***/ ((module) => {

"use strict";
module.exports = require("timers");

/***/ }),

/***/ 4756:
/***/ ((module) => {

"use strict";
module.exports = require("tls");

/***/ }),

/***/ 9023:
/***/ ((module) => {

"use strict";
module.exports = require("util");

/***/ })

/******/ 	});
/************************************************************************/
/******/ 	// The module cache
/******/ 	var __webpack_module_cache__ = {};
/******/ 	
/******/ 	// The require function
/******/ 	function __nccwpck_require__(moduleId) {
/******/ 		// Check if module is in cache
/******/ 		var cachedModule = __webpack_module_cache__[moduleId];
/******/ 		if (cachedModule !== undefined) {
/******/ 			return cachedModule.exports;
/******/ 		}
/******/ 		// Create a new module (and put it into the cache)
/******/ 		var module = __webpack_module_cache__[moduleId] = {
/******/ 			// no module.id needed
/******/ 			// no module.loaded needed
/******/ 			exports: {}
/******/ 		};
/******/ 	
/******/ 		// Execute the module function
/******/ 		var threw = true;
/******/ 		try {
/******/ 			__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 			threw = false;
/******/ 		} finally {
/******/ 			if(threw) delete __webpack_module_cache__[moduleId];
/******/ 		}
/******/ 	
/******/ 		// Return the exports of the module
/******/ 		return module.exports;
/******/ 	}
/******/ 	
/******/ 	// expose the modules object (__webpack_modules__)
/******/ 	__nccwpck_require__.m = __webpack_modules__;
/******/ 	
/************************************************************************/
/******/ 	/* webpack/runtime/asset-relocator-loader */
/******/ 	if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = __dirname + "/";
/******/ 	
/******/ 	/* webpack/runtime/compat get default export */
/******/ 	(() => {
/******/ 		// getDefaultExport function for compatibility with non-harmony modules
/******/ 		__nccwpck_require__.n = (module) => {
/******/ 			var getter = module && module.__esModule ?
/******/ 				() => (module['default']) :
/******/ 				() => (module);
/******/ 			__nccwpck_require__.d(getter, { a: getter });
/******/ 			return getter;
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/create fake namespace object */
/******/ 	(() => {
/******/ 		var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 		var leafPrototypes;
/******/ 		// create a fake namespace object
/******/ 		// mode & 1: value is a module id, require it
/******/ 		// mode & 2: merge all properties of value into the ns
/******/ 		// mode & 4: return value when already ns object
/******/ 		// mode & 16: return value when it's Promise-like
/******/ 		// mode & 8|1: behave like require
/******/ 		__nccwpck_require__.t = function(value, mode) {
/******/ 			if(mode & 1) value = this(value);
/******/ 			if(mode & 8) return value;
/******/ 			if(typeof value === 'object' && value) {
/******/ 				if((mode & 4) && value.__esModule) return value;
/******/ 				if((mode & 16) && typeof value.then === 'function') return value;
/******/ 			}
/******/ 			var ns = Object.create(null);
/******/ 			__nccwpck_require__.r(ns);
/******/ 			var def = {};
/******/ 			leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 			for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 				Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 			}
/******/ 			def['default'] = () => (value);
/******/ 			__nccwpck_require__.d(ns, def);
/******/ 			return ns;
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/define property getters */
/******/ 	(() => {
/******/ 		// define getter functions for harmony exports
/******/ 		__nccwpck_require__.d = (exports, definition) => {
/******/ 			for(var key in definition) {
/******/ 				if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 					Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 				}
/******/ 			}
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/ensure chunk */
/******/ 	(() => {
/******/ 		__nccwpck_require__.f = {};
/******/ 		// This file contains only the entry chunk.
/******/ 		// The chunk loading function for additional chunks
/******/ 		__nccwpck_require__.e = (chunkId) => {
/******/ 			return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 				__nccwpck_require__.f[key](chunkId, promises);
/******/ 				return promises;
/******/ 			}, []));
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/get javascript chunk filename */
/******/ 	(() => {
/******/ 		// This function allow to reference async chunks
/******/ 		__nccwpck_require__.u = (chunkId) => {
/******/ 			// return url for filenames based on template
/******/ 			return chunkId + ".js";
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/hasOwnProperty shorthand */
/******/ 	(() => {
/******/ 		__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/make namespace object */
/******/ 	(() => {
/******/ 		// define __esModule on exports
/******/ 		__nccwpck_require__.r = (exports) => {
/******/ 			if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 				Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 			}
/******/ 			Object.defineProperty(exports, '__esModule', { value: true });
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/require chunk loading */
/******/ 	(() => {
/******/ 		// no baseURI
/******/ 		
/******/ 		// object to store loaded chunks
/******/ 		// "1" means "loaded", otherwise not loaded yet
/******/ 		var installedChunks = {
/******/ 			"index": 1
/******/ 		};
/******/ 		
/******/ 		// no on chunks loaded
/******/ 		
/******/ 		var installChunk = (chunk) => {
/******/ 			var moreModules = chunk.modules, chunkIds = chunk.ids, runtime = chunk.runtime;
/******/ 			for(var moduleId in moreModules) {
/******/ 				if(__nccwpck_require__.o(moreModules, moduleId)) {
/******/ 					__nccwpck_require__.m[moduleId] = moreModules[moduleId];
/******/ 				}
/******/ 			}
/******/ 			if(runtime) runtime(__nccwpck_require__);
/******/ 			for(var i = 0; i < chunkIds.length; i++)
/******/ 				installedChunks[chunkIds[i]] = 1;
/******/ 		
/******/ 		};
/******/ 		
/******/ 		// require() chunk loading for javascript
/******/ 		__nccwpck_require__.f.require = (chunkId, promises) => {
/******/ 			// "1" is the signal for "already loaded"
/******/ 			if(!installedChunks[chunkId]) {
/******/ 				if(true) { // all chunks have JS
/******/ 					installChunk(require("./" + __nccwpck_require__.u(chunkId)));
/******/ 				} else installedChunks[chunkId] = 1;
/******/ 			}
/******/ 		};
/******/ 		
/******/ 		// no external install chunk
/******/ 		
/******/ 		// no HMR
/******/ 		
/******/ 		// no HMR manifest
/******/ 	})();
/******/ 	
/************************************************************************/
var __webpack_exports__ = {};
// This entry need to be wrapped in an IIFE because it uses a non-standard name for the exports (exports).
(() => {
var exports = __webpack_exports__;
exports.main = () => __nccwpck_require__.e(/* import() */ "main").then(__nccwpck_require__.bind(__nccwpck_require__, 1534))
exports.post = () => __nccwpck_require__(2101)

})();

module.exports = __webpack_exports__;
/******/ })()
;