/******/ (() => { // webpackBootstrap
/******/ 	"use strict";
/******/ 	var __webpack_modules__ = ({

/***/ 5370:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ safeAddress)
/* harmony export */ });
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
/** An address that may be asked: encrypted, or on this very machine; without credentials in it. */
function safeAddress(text) {
    const url = URL.parse(text);
    if (url?.username !== '' || url.password !== '')
        return undefined;
    return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname))
        ? url
        : undefined;
}


/***/ }),

/***/ 8816:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

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

/***/ 1171:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   JF: () => (/* binding */ masksOf),
/* harmony export */   Zp: () => (/* binding */ masksOfPair)
/* harmony export */ });
/* unused harmony export hides */
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

/***/ 5152:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

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

/***/ 2613:
/***/ ((module) => {

module.exports = require("assert");

/***/ }),

/***/ 5317:
/***/ ((module) => {

module.exports = require("child_process");

/***/ }),

/***/ 6982:
/***/ ((module) => {

module.exports = require("crypto");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = require("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = require("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = require("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = require("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = require("net");

/***/ }),

/***/ 4589:
/***/ ((module) => {

module.exports = require("node:assert");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = require("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = require("node:buffer");

/***/ }),

/***/ 7540:
/***/ ((module) => {

module.exports = require("node:console");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = require("node:crypto");

/***/ }),

/***/ 3053:
/***/ ((module) => {

module.exports = require("node:diagnostics_channel");

/***/ }),

/***/ 610:
/***/ ((module) => {

module.exports = require("node:dns");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = require("node:events");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = require("node:http");

/***/ }),

/***/ 2467:
/***/ ((module) => {

module.exports = require("node:http2");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = require("node:net");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = require("node:perf_hooks");

/***/ }),

/***/ 1792:
/***/ ((module) => {

module.exports = require("node:querystring");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = require("node:stream");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = require("node:tls");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = require("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = require("node:util");

/***/ }),

/***/ 3429:
/***/ ((module) => {

module.exports = require("node:util/types");

/***/ }),

/***/ 5919:
/***/ ((module) => {

module.exports = require("node:worker_threads");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = require("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = require("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = require("path");

/***/ }),

/***/ 3193:
/***/ ((module) => {

module.exports = require("string_decoder");

/***/ }),

/***/ 3557:
/***/ ((module) => {

module.exports = require("timers");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = require("tls");

/***/ }),

/***/ 9023:
/***/ ((module) => {

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
/******/ 			__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
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
/******/ 			return "" + chunkId + ".index.js";
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
/******/ 			792: 1
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

;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = require("node:fs");
// EXTERNAL MODULE: ./.cache/js/kit/masks.js
var masks = __nccwpck_require__(1171);
;// CONCATENATED MODULE: ./.cache/js/edge/commands.js


/** Writes all of a text to standard output before it returns; a reader that went away is not an error of ours. */
function toRunner(text, write = (bytes) => (0,external_node_fs_namespaceObject.writeSync)(1, bytes)) {
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
    return (0,masks/* masksOf */.JF)(secret.reveal())
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

;// CONCATENATED MODULE: ./.cache/js/edge/inputs.js
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

// EXTERNAL MODULE: ./.cache/js/kit/failure.js
var kit_failure = __nccwpck_require__(8816);
;// CONCATENATED MODULE: ./.cache/js/kit/report.js

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

;// CONCATENATED MODULE: ./.cache/js/edge/annotations.js

/** The toolkit costs 30 ms to load, so it is asked for with the first annotation; when it cannot be had, we write the commands ourselves. */
function annotationsBy(load = () => Promise.all(/* import() */[__nccwpck_require__.e(119), __nccwpck_require__.e(779), __nccwpck_require__.e(143)]).then(__nccwpck_require__.bind(__nccwpck_require__, 143)), write = toRunner) {
    const waiting = [];
    let toolkit;
    const drain = (core) => {
        for (const [kind, text] of waiting.splice(0)) {
            if (core)
                core[kind](text);
            else
                write(annotationLine(kind, text));
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

// EXTERNAL MODULE: ./.cache/js/kit/secret.js
var kit_secret = __nccwpck_require__(5152);
;// CONCATENATED MODULE: ./.cache/js/edge/appendix.js

/** Follows no link, waits for nobody: a FIFO without a reader would block an open without NONBLOCK for ever. Windows knows no such flags. */
const CAREFULLY = (external_node_fs_namespaceObject.constants.O_NOFOLLOW ?? 0) | (external_node_fs_namespaceObject.constants.O_NONBLOCK ?? 0);
/** Opens a file for appending; follows no link, refuses what is no regular file. With `create`, a missing one is made for its owner alone. */
const openAppendix = (path, create) => {
    const file = (0,external_node_fs_namespaceObject.openSync)(path, external_node_fs_namespaceObject.constants.O_WRONLY | external_node_fs_namespaceObject.constants.O_APPEND | CAREFULLY | (create ? external_node_fs_namespaceObject.constants.O_CREAT : 0), 0o600);
    const stat = (0,external_node_fs_namespaceObject.fstatSync)(file, { bigint: true });
    if (!stat.isFile()) {
        (0,external_node_fs_namespaceObject.closeSync)(file);
        throw new Error('not a regular file');
    }
    return {
        size: Number(stat.size),
        write: (text) => writeAll(file, text),
        takeBack: () => cutBack(path, stat),
        close: () => (0,external_node_fs_namespaceObject.closeSync)(file),
    };
};
/** Writes a text whole, or throws. */
function writeAll(file, text) {
    for (let rest = Buffer.from(text); rest.length > 0;)
        rest = rest.subarray((0,external_node_fs_namespaceObject.writeSync)(file, rest));
}
/** By a second opening of the same file: what is open for appending alone cannot be cut on Windows. */
function cutBack(path, { dev, ino, size }) {
    try {
        const file = (0,external_node_fs_namespaceObject.openSync)(path, external_node_fs_namespaceObject.constants.O_WRONLY | CAREFULLY);
        try {
            const stat = (0,external_node_fs_namespaceObject.fstatSync)(file, { bigint: true });
            if (stat.dev !== dev || stat.ino !== ino)
                return false;
            (0,external_node_fs_namespaceObject.ftruncateSync)(file, Number(size));
            return true;
        }
        finally {
            (0,external_node_fs_namespaceObject.closeSync)(file);
        }
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./.cache/js/edge/random.js
/** Bytes that nobody can guess. The module behind them costs 5 ms to load, and post often ends without any. */
const random = (bytes) => process.getBuiltinModule('node:crypto').randomBytes(bytes);

;// CONCATENATED MODULE: ./.cache/js/edge/handOver.js




const SUMMARY_LIMIT = 1024 * 1024;
/** Writes variables, outputs, record and summary: all of them, or none. The record's file is there already. */
function handOver(paths, exposure, open = openAppendix) {
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
        throw new kit_failure/* Failure */.HR('HANDOVER_FAILED', 'the job summary would exceed 1 MiB');
    // A line that someone left unfinished must not swallow ours; the runner skips an empty one.
    file.write(block && file.size > 0 ? `\n${text}` : text);
}
/** Writes into the state that post will see; each line by itself, at once. */
function stateWriter(paths, open = openAppendix) {
    let cut = false;
    return (key, line) => {
        if (!/^\w+$/.test(key) || /[\r\n\0]/.test(line))
            throw new kit_failure/* Failure */.HR('INTERNAL', 'a line for the state is malformed');
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
function appendSummary(paths, markdown, open = openAppendix) {
    handOver(paths, { env: new Map(), outputs: new Map(), summary: markdown }, open);
}
function blocks(values, name) {
    return [...values].map(([key, value]) => block(key, value, name)).join('');
}
/** `NAME<<DELIMITER`, the value, `DELIMITER`: nothing in the value can end the block, since nobody can guess the delimiter. */
function block(key, value, name) {
    const text = (0,kit_secret/* revealed */.D)(value);
    const delimiter = `ghadelimiter_${random(16).toString('hex')}`;
    if (!name.test(key))
        throw new kit_failure/* Failure */.HR('HANDOVER_FAILED', 'a name for later steps is malformed');
    if (text.includes('\0') || text.includes(delimiter))
        throw new kit_failure/* Failure */.HR('HANDOVER_FAILED', `the value of ${key} holds a character that cannot be handed over`);
    return `${key}<<${delimiter}\n${text}\n${delimiter}\n`;
}
function pathOf(paths, variable, code) {
    const path = paths[variable];
    if (path)
        return path;
    throw new kit_failure/* Failure */.HR(code, `the runner offers no ${variable} to this step`);
}
/** What the operating system calls it is a short code of its own, and safe to say. */
function unwritable(code, consequence, error) {
    if (error instanceof kit_failure/* Failure */.HR)
        return error;
    const reason = error.code ?? 'it is no regular file';
    return new kit_failure/* Failure */.HR(code, `a file of the runner could not be written (${reason}); ${consequence}`, { cause: error });
}

;// CONCATENATED MODULE: ./.cache/js/edge/program.js





const none = () => new Map();
/** Runs a step; from the first tick until its last line is written, the exit code is failure. */
function run(step, outputs = none, stage = { process, annotations: annotationsBy(), print: toRunner }) {
    const { annotations, print } = stage;
    stage.process.exitCode = 1;
    const crash = (error) => {
        const annotation = lastWords((0,kit_failure/* asFailure */.h_)(error), outputs, stage);
        annotations.spill();
        print(annotationLine('error', annotation));
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
    print(plainLines(lines.join('\n')));
    try {
        handOver(env, { env: new Map(), outputs: outputs(failure) });
    }
    catch {
        // The failure that is being reported matters more than its outputs.
    }
    return annotation;
}

;// CONCATENATED MODULE: ./.cache/js/edge/clock.js
/** The real clocks. */
const clock = {
    now: () => Date.now() / 1000,
    // Not `performance.now()`: that object brings eleven modules along.
    elapsed: () => Number(process.hrtime.bigint()) / 1e6,
    sleep: (milliseconds, signal) => {
        const { promise, resolve, reject } = Promise.withResolvers();
        const wake = () => {
            clearTimeout(timer);
            reject(signal?.reason);
        };
        const timer = setTimeout(() => {
            signal?.removeEventListener('abort', wake);
            resolve();
        }, milliseconds);
        if (signal?.aborted)
            wake();
        else
            signal?.addEventListener('abort', wake, { once: true });
        return promise;
    },
    turn: () => new Promise((resolve) => setImmediate(resolve)),
};

;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = require("node:path");
;// CONCATENATED MODULE: ./.cache/js/edge/containers.js


// A container action gets `/github/home` for its home; in a job that runs in a container as a whole, every step does, and sees one RUNNER_TEMP.
const HOME_INSIDE = '/github/home';
/** Does the job run container actions? Told by what the runner downloaded for the job, and by what it made when one ran; images by name are not seen before they ran. */
function containerActions(env) {
    const temp = env['RUNNER_TEMP'];
    if (!temp || env['HOME'] === HOME_INSIDE)
        return false;
    return (0,external_node_fs_namespaceObject.existsSync)((0,external_node_path_namespaceObject.join)(temp, '_github_home')) || downloaded((0,external_node_path_namespaceObject.join)((0,external_node_path_namespaceObject.dirname)(temp), '_actions'));
}
function downloaded(directory) {
    try {
        const manifests = (0,external_node_fs_namespaceObject.globSync)('*/*/*/action.{yml,yaml}', { cwd: directory });
        return manifests.some((each) => /^\s+using:\s*['"]?docker\b/m.test((0,external_node_fs_namespaceObject.readFileSync)((0,external_node_path_namespaceObject.join)(directory, each), 'utf8')));
    }
    catch {
        return false;
    }
}

// EXTERNAL MODULE: ./.cache/js/kit/address.js
var address = __nccwpck_require__(5370);
;// CONCATENATED MODULE: ./.cache/js/edge/body.js

/** Reads an answer to its end, or as far as it may go; settles also when it is cut. The caller gives up the connection of one that fails. */
function answerOf(response, { host, cap }) {
    const { promise, resolve, reject } = Promise.withResolvers();
    const status = response.statusCode ?? 0;
    const headers = headersOf(response);
    const chunks = [];
    let size = 0;
    const unusable = (what) => {
        // What the status says of a refusal or a failing server still holds without the text.
        if (status >= 300)
            resolve({ status, headers, text: '' });
        else
            reject(new kit_failure/* Failure */.HR('ANSWER_INVALID', `${host} ${what}`));
        response.destroy();
    };
    const cut = () => reject(new kit_failure/* Failure */.HR('UNREACHABLE', `${host} broke off in the middle of its answer`, {
        transient: true,
    }));
    response.on('data', (chunk) => {
        size += chunk.length;
        if (size <= cap)
            chunks.push(chunk);
        else
            unusable(`answered with more than ${Math.floor(cap / 1024)} KiB`);
    });
    response.on('end', () => {
        if (!response.complete)
            return cut();
        const text = utf8(Buffer.concat(chunks));
        if (text === undefined)
            unusable('answered with text that is not UTF-8');
        else
            resolve({ status, headers, text });
    });
    for (const event of ['aborted', 'error', 'close'])
        response.on(event, cut);
    if (encoded(response))
        unusable('answered in an encoding that was not asked for');
    return promise;
}
/** The first of each header, of printable characters only. */
function headersOf({ headersDistinct }) {
    return Object.fromEntries(Object.entries(headersDistinct).map(([name, [value = ''] = []]) => [
        name,
        value.replace(/[^\x20-\x7e]/g, ''),
    ]));
}
const encoded = ({ headersDistinct }) => (headersDistinct['content-encoding'] ?? []).some((value) => !/^(?:identity)?$/i.test(value.trim()));
function utf8(bytes) {
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./.cache/js/edge/deadlines.js

/** Nothing runs until a phase is started; all of it ends with `off`. */
function deadlines(patience, { late, cancelled }) {
    const timers = new Map();
    const cancel = () => cancelled(patience.abort?.reason);
    patience.abort?.addEventListener('abort', cancel, { once: true });
    const met = (phase) => clearTimeout(timers.get(phase));
    return {
        met,
        start(phase) {
            timers.set(phase, setTimeout(() => late(phase), patience[phase]));
        },
        off() {
            for (const phase of timers.keys())
                met(phase);
            patience.abort?.removeEventListener('abort', cancel);
        },
    };
}
const LATE = {
    connect: 'did not take the connection',
    firstByte: 'began no answer',
    whole: 'did not complete its answer',
};
/** A deadline that has passed. Before a connection stands, whichever it was, nothing has left. */
function lateness(host, phase, { connected, limit }) {
    const what = LATE[connected ? phase : 'connect'];
    return new kit_failure/* Failure */.HR('TIMED_OUT', `${host} ${what} within ${(limit / 1000).toFixed(1)} s`, {
        transient: true,
        unsent: !connected,
    });
}

;// CONCATENATED MODULE: ./.cache/js/edge/faults.js

const TRUST = 'Give the authority that signed it in `ca`, or to the runner in NODE_EXTRA_CA_CERTS.';
const authority = [
    'shows a certificate of an authority that is not trusted here',
    {
        causes: ['the server uses a private authority', 'something in between answers in its place'],
        cure: TRUST,
    },
];
const dates = [
    'shows a certificate that is not valid now',
    {
        causes: ['the certificate has expired', "this machine's clock is wrong"],
        cure: 'Renew the certificate of the server, or set the clock.',
    },
];
const faults_name = [
    'shows a certificate for another name',
    {
        causes: [
            'the address is not the name that the certificate is for',
            'something in between answers in its place',
        ],
        cure: `Use the name that the certificate holds. ${TRUST}`,
    },
];
const again = { transient: true };
// OpenSSL's and the system's codes. Closed: what is not listed is not worth another attempt.
const sentences = {
    ENOTFOUND: [
        'has no address: its name is not known',
        {
            causes: [
                'the host name is mistyped',
                'the name is known only inside a network that the runner is not part of',
            ],
        },
    ],
    EAI_AGAIN: ['has no address: name resolution failed for the moment', again],
    ECONNREFUSED: ['refused the connection', again],
    ECONNRESET: ['broke off', again],
    ECONNABORTED: ['broke off', again],
    EPIPE: ['broke off', again],
    ETIMEDOUT: ['did not take the connection', again],
    EHOSTUNREACH: ['cannot be reached from this network', again],
    ENETUNREACH: ['cannot be reached from this network', again],
    HPE_INVALID_EOF_STATE: ['broke off in the middle of its answer', again],
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: authority,
    UNABLE_TO_GET_ISSUER_CERT: authority,
    UNABLE_TO_GET_ISSUER_CERT_LOCALLY: authority,
    SELF_SIGNED_CERT_IN_CHAIN: authority,
    DEPTH_ZERO_SELF_SIGNED_CERT: authority,
    CERT_UNTRUSTED: authority,
    // Another authority of the same name signed it.
    CERT_SIGNATURE_FAILURE: authority,
    INVALID_CA: authority,
    CERT_HAS_EXPIRED: dates,
    CERT_NOT_YET_VALID: dates,
    ERR_TLS_CERT_ALTNAME_INVALID: faults_name,
};
/** What went wrong with an attempt, in our own words. */
function faultOf(error, broken) {
    if (error instanceof kit_failure/* Failure */.HR)
        return error;
    const { code = '', message = '' } = error;
    const { host, connected, proxy } = broken;
    const tunnel = /tunneling socket could not be established, (?:statusCode=(\d{3}))?/.exec(message);
    if (tunnel && proxy !== undefined)
        return refusedTunnel(host, proxy, tunnel[1]);
    const facts = { unsent: !connected, cause: error };
    const known = sentences[code];
    if (known)
        return new kit_failure/* Failure */.HR('UNREACHABLE', `${host} ${known[0]}`, { ...known[1], ...facts });
    if (code.startsWith('HPE_'))
        return notHttp(host, code, error);
    if (/^(?:ERR_SSL_|EPROTO|ERR_TLS_|CERT_)/.test(code))
        return new kit_failure/* Failure */.HR('UNREACHABLE', `${host} and this step could not agree on a secure connection`, {
            ...facts,
            causes: ['the server does not speak TLS 1.2 or later at this address'],
        });
    return new kit_failure/* Failure */.HR('UNREACHABLE', `the connection to ${host} failed`, facts);
}
function notHttp(host, code, cause) {
    const what = {
        HPE_HEADER_OVERFLOW: 'headers that are too large',
        HPE_UPGRADE: 'a switch to another protocol',
    }[code];
    return new kit_failure/* Failure */.HR('ANSWER_INVALID', `${host} answered with ${what ?? 'something that is not HTTP'}`, { cause });
}
/** The tunnel was not built, so nothing of the request left. */
function refusedTunnel(host, proxy, status) {
    if (status === undefined)
        return new kit_failure/* Failure */.HR('UNREACHABLE', `the proxy ${proxy}, through which ${host} is reached, could not be reached or broke off`, {
            unsent: true,
            transient: true,
            causes: ['the proxy is down', 'HTTPS_PROXY names another address than the proxy has'],
            cure: 'Check HTTPS_PROXY; a host that is reached directly goes into NO_PROXY.',
        });
    const closed = status === '407';
    return new kit_failure/* Failure */.HR('UNREACHABLE', `the proxy ${proxy} refused to connect to ${host} (${status})`, {
        unsent: true,
        transient: status.startsWith('5'),
        causes: [
            closed
                ? 'the proxy asks for a user and a password, or does not accept those in HTTPS_PROXY'
                : `the proxy does not let this runner reach ${host}`,
        ],
        cure: closed
            ? 'Put them into HTTPS_PROXY: http://user:password@host:port.'
            : `Let the proxy admit ${host}, or put the host into NO_PROXY where it is reached directly.`,
    });
}

;// CONCATENATED MODULE: ./.cache/js/edge/lines.js
// A further socket costs a millisecond, and saves a round trip for whoever would have waited for another.
const MOST_SOCKETS = 10;
/** Lines to an origin; `context` is what TLS believes. */
function linesTo(origin, context) {
    const secure = origin.protocol === 'https:';
    const options = { keepAlive: true, maxSockets: MOST_SOCKETS, scheduling: 'lifo' };
    const agent = secure
        ? new (process.getBuiltinModule('node:https').Agent)({
            ...options,
            secureContext: context(),
            rejectUnauthorized: true,
        })
        : new (process.getBuiltinModule('node:http').Agent)(options);
    const connectable = agent;
    const connect = connectable.createConnection.bind(agent);
    const spare = [];
    connectable.createConnection = (asked, done) => alive(spare) ?? connect(asked, done);
    return {
        agent,
        dial(count) {
            for (let open = spare.length; open < Math.min(count, MOST_SOCKETS); open++) {
                const socket = connect({ ...connectable.options, ...target(origin) });
                if (!socket)
                    return;
                // A failure without a listener would end the process.
                socket.on('error', () => { });
                spare.push(socket);
            }
        },
    };
}
/** The oldest connection that still stands, or is about to. */
function alive(spare) {
    for (let socket = spare.shift(); socket; socket = spare.shift())
        if (!socket.destroyed && !socket.readableEnded)
            return socket;
    return undefined;
}
/** Where a connection goes, as Node's own request would say it. */
function target({ hostname, port, protocol }) {
    const host = hostname.replace(/^\[|\]$/g, '');
    const address = /^[\d.]+$|:/.test(host);
    return {
        host,
        port: Number(port || (protocol === 'https:' ? 443 : 80)),
        servername: address ? '' : host,
    };
}

;// CONCATENATED MODULE: ./.cache/js/edge/attempt.js





/** One attempt: settles always, with an answer or a `Failure`. */
function attempt(call, patience) {
    patience.abort?.throwIfAborted();
    const { promise, resolve, reject } = Promise.withResolvers();
    const { host } = call.url;
    const request = requestOf(call);
    let connected = false;
    const fail = (error) => {
        reject((0,kit_failure/* asFailure */.h_)(error));
        request.destroy();
    };
    const late = (phase) => fail(lateness(host, phase, { connected, limit: patience[phase] }));
    const limits = deadlines(patience, { late, cancelled: fail });
    hear(request, {
        limits,
        stands: () => {
            connected = true;
        },
        broke: (error) => fail(faultOf(error, { host, connected, proxy: call.proxy })),
        answered: (response) => answerOf(response, { host, cap: call.cap }).then(resolve, fail),
    });
    limits.start('whole');
    request.end(call.payload.body);
    return promise.finally(limits.off);
}
/** Hears all that can become of a request, for as long as it lives: an error that nobody hears would end the process. */
function hear(request, { limits, stands, broke, answered }) {
    let answering = false;
    request.on('socket', (socket) => {
        // Before it has a socket, a request waits for another one to finish, which is no fault of the host.
        limits.start('connect');
        limits.start('firstByte');
        whenConnected(socket, () => {
            limits.met('connect');
            stands();
        });
    });
    request.on('response', (response) => {
        answering = true;
        limits.met('firstByte');
        answered(response);
    });
    request.on('upgrade', (_, socket) => {
        socket.destroy();
        broke({ code: 'HPE_UPGRADE' });
    });
    request.on('error', broke);
    // Some connections are closed without an error.
    request.on('close', () => answering || broke({ code: 'ECONNRESET' }));
}
function requestOf({ method, url, payload, agent }) {
    const { request } = process.getBuiltinModule(url.protocol === 'https:' ? 'node:https' : 'node:http');
    return request({
        ...target(url),
        method,
        agent,
        protocol: url.protocol,
        path: `${url.pathname}${url.search}`,
        headers: { ...payload.headers, host: url.host },
        insecureHTTPParser: false,
        maxHeaderSize: 16 * 1024,
    });
}
/** Calls back once the connection stands, for TLS with a certificate that was believed: until then nothing of the request has left. */
function whenConnected(socket, then) {
    const secure = 'authorized' in socket ? socket : undefined;
    if (secure ? secure.authorized : !socket.connecting)
        then();
    else
        socket.once(secure ? 'secureConnect' : 'connect', then);
}

;// CONCATENATED MODULE: ./.cache/js/edge/payload.js


const ACCEPT = {
    json: 'application/json',
    xml: 'application/xml, text/xml',
    nothing: '*/*',
};
/** Encodes headers and body. */
function payloadOf({ headers = {}, body, expects, url }) {
    const encoded = body === undefined ? undefined : encode(body);
    const own = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), (0,kit_secret/* revealed */.D)(value)]);
    for (const [name, value] of own)
        if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(value))
            throw new kit_failure/* Failure */.HR('INTERNAL', `header ${name} for ${url.host} holds a character that cannot be sent`);
    return {
        headers: {
            accept: ACCEPT[expects],
            'user-agent': 'lease-credentials',
            // A compressed answer may be a thousand times larger than what was read of it.
            'accept-encoding': 'identity',
            ...(encoded && {
                'content-type': encoded.type,
                'content-length': String(Buffer.byteLength(encoded.text)),
            }),
            ...Object.fromEntries(own),
        },
        body: encoded && Buffer.from(encoded.text),
    };
}
function encode(body) {
    switch (body.kind) {
        case 'form':
            return {
                type: 'application/x-www-form-urlencoded',
                text: new URLSearchParams(body.fields.map(([name, value]) => [name, (0,kit_secret/* revealed */.D)(value)])).toString(),
            };
        case 'json':
            return { type: 'application/json', text: JSON.stringify(body.value, revealing) };
        case 'text':
            return { type: body.type, text: body.text };
    }
}
// A replacer is given what `toJSON` made of a value; its holder still has the value itself.
function revealing(key, value) {
    const original = this[key];
    return original instanceof kit_secret/* Secret */.z ? original.reveal() : value;
}

;// CONCATENATED MODULE: ./.cache/js/edge/proxy.js


/** The proxy settings of an environment; lower case comes first, as with the runner. */
function proxy_ambientProxy(env) {
    const https = env['https_proxy'] || env['HTTPS_PROXY'];
    const http = env['http_proxy'] || env['HTTP_PROXY'];
    return {
        proxy: { ...(https && { https }), ...(http && { http }) },
        noProxy: env['no_proxy'] || env['NO_PROXY'] || undefined,
    };
}
/** Makes an environment say what the settings say: the toolkit's client reads nothing else. */
function setProxy(env, { proxy, noProxy }) {
    const wanted = { https_proxy: proxy.https, http_proxy: proxy.http, no_proxy: noProxy };
    for (const [name, value] of Object.entries(wanted)) {
        delete env[name.toUpperCase()];
        if (value === undefined)
            delete env[name];
        else
            env[name] = value;
    }
}
/** The address of a proxy, if it is one. */
function proxy_proxyUrl(address) {
    const text = /^[a-z][\w+.-]*:\/\//i.test(address) ? address : `http://${address}`;
    return /^https?:/i.test(text) && URL.canParse(text) ? new URL(text) : undefined;
}
/** What must be masked of a proxy's address: its password, and the forms of the pair. */
function proxySecrets(address) {
    const { username = '', password = '' } = proxy_proxyUrl(address) ?? {};
    if (password === '')
        return [];
    const [user, secret] = [username, password].map(decoded);
    return [secret, password, ...(0,masks/* masksOfPair */.Zp)(user, secret)];
}
/** An agent that tunnels to an origin, or `undefined` where no proxy applies. The toolkit's client is loaded only then. */
async function tunnelTo(origin, settings, context) {
    const address = settings.proxy.https;
    if (address === undefined || !origin.startsWith('https:'))
        return undefined;
    const { checkBypass } = await __nccwpck_require__.e(/* import() */ 783).then(__nccwpck_require__.bind(__nccwpck_require__, 9783));
    if (checkBypass(new URL(origin)))
        return undefined;
    const proxy = proxy_proxyUrl(address);
    if (!proxy || !decodes(proxy)) {
        throw new kit_failure/* Failure */.HR('ENVIRONMENT_REFUSED', 'HTTPS_PROXY is set, but is no http or https address', {
            causes: [
                'it is misspelt',
                'a character of its user or password is not written as in an address, such as % as %25',
            ],
            cure: 'Write it as http://host:port or http://user:password@host:port.',
        });
    }
    const { HttpClient } = await Promise.all(/* import() */[__nccwpck_require__.e(119), __nccwpck_require__.e(779)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2779));
    // Without a scheme, the toolkit takes the name of the host for one.
    process.env['https_proxy'] = proxy.href;
    // The tunnel calls a deprecated constructor, of which Node would warn in the log.
    process.noDeprecation = true;
    const agent = new HttpClient('lease-credentials', [], {
        keepAlive: true,
        maxSockets: 1000,
    }).getAgent(origin);
    // It takes TLS options from the agent and not from the request, and would look for the target's name in the certificate of the proxy.
    const tls = { secureContext: context(), rejectUnauthorized: true };
    Object.assign(agent.options, tls);
    Object.assign(agent.proxyOptions, tls, { servername: proxy.hostname });
    return agent;
}
/** The toolkit decodes both, and stumbles over what cannot be. */
function decodes({ username, password }) {
    try {
        return decodeURIComponent(`${username}:${password}`) !== '';
    }
    catch {
        return false;
    }
}
function decoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}

;// CONCATENATED MODULE: ./.cache/js/edge/trust.js

/** Contexts by the `ca` of a request, each made once: all connections share them. */
function contextsOf({ base, extra }) {
    const made = new Map();
    const make = (ca) => {
        // Loaded here, and not by an import: post often ends without asking anyone.
        const tls = process.getBuiltinModule('node:tls');
        const further = [extra, checked(ca)].filter((each) => each !== undefined);
        // Node parses its own store on another thread as soon as tls is loaded; a list of our own costs four times as much, here and now.
        if (base === 'bundled' && widened(process.env))
            return tls.createSecureContext({
                minVersion: 'TLSv1.2',
                ca: [...tls.rootCertificates, ...further],
            });
        const context = tls.createSecureContext({ minVersion: 'TLSv1.2' });
        for (const pem of further)
            context.context.addCACert(pem);
        return context;
    };
    return (ca) => {
        const known = made.get(ca);
        if (known)
            return known;
        const context = make(ca);
        made.set(ca, context);
        return context;
    };
}
/** Node passes over what it cannot read, and the host would then seem to be the one at fault. */
function holdsCertificates(pem) {
    const { X509Certificate } = process.getBuiltinModule('node:crypto');
    const certificates = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? [];
    try {
        for (const each of certificates)
            new X509Certificate(each);
        return certificates.length > 0;
    }
    catch {
        return false;
    }
}
/** Main asked while it planned; what post reads is the runner's memory. */
function checked(ca) {
    if (ca === undefined || holdsCertificates(ca))
        return ca;
    throw new kit_failure/* Failure */.HR('INPUT_INVALID', '"ca" must be one certificate or more, as PEM text');
}
/** Does the environment make Node believe more than what is bundled with it? */
function widened(env) {
    return (['NODE_EXTRA_CA_CERTS', 'NODE_USE_SYSTEM_CA', 'NODE_OPTIONS'].some((name) => env[name]) ||
        process.execArgv.length > 0);
}

;// CONCATENATED MODULE: ./.cache/js/edge/door.js







const CAP = 64 * 1024;
/** Opens the door. Nothing passes but https, and http to this very machine. */
function door_doorOf(settings, trust) {
    const context = contextsOf(trust);
    const lines = new Map();
    const lineTo = ({ origin }, ca) => {
        const key = `${origin} ${ca ?? ''}`;
        const line = lines.get(key) ?? linesTo(new URL(origin), () => context(ca));
        lines.set(key, line);
        return line;
    };
    const proxy = settings.proxy.https === undefined
        ? undefined
        : (proxy_proxyUrl(settings.proxy.https)?.host ?? 'in HTTPS_PROXY');
    const callOf = async (request) => {
        const { method, url, ca, cap = CAP } = request;
        const payload = payloadOf(admitted(request));
        const tunnel = await tunnelTo(url.origin, settings, () => context(ca));
        return {
            method,
            url,
            payload,
            cap,
            agent: tunnel ?? lineTo(url, ca).agent,
            ...(tunnel && { proxy }),
        };
    };
    return {
        http: async (request, patience) => attempt(await callOf(request).catch(unsent), patience),
        dial(origin, { ca, count = 1 } = {}) {
            // Behind a proxy each request builds a tunnel of its own.
            if (proxy !== undefined && origin.protocol === 'https:')
                return;
            try {
                lineTo(origin, ca).dial(count);
            }
            catch {
                // The request itself will say it.
            }
        },
    };
}
/** What fails before the attempt begins has leased nothing. */
function unsent(error) {
    const failure = (0,kit_failure/* asFailure */.h_)(error);
    throw new kit_failure/* Failure */.HR(failure.code, failure.message, {
        ...failure.facts,
        unsent: true,
        cause: failure.facts.cause ?? failure,
    });
}
function admitted(request) {
    if ((0,address/* safeAddress */.M)(request.url.origin))
        return request;
    throw new kit_failure/* Failure */.HR('ENVIRONMENT_REFUSED', `${request.url.host} is to be asked without TLS, which is done on this very machine only`, {
        causes: ['an address begins with http: in place of https:'],
        cure: 'Use the https address of the host.',
    });
}

;// CONCATENATED MODULE: ./.cache/js/edge/nook.js




const FILE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,199}$/;
const OURS = /^lease-credentials-(\d+-\d+)-[0-9a-f]{16}$/;
/** Where this step may keep files. */
function nookIn(env) {
    const run = `${digits(env['GITHUB_RUN_ID'])}-${digits(env['GITHUB_RUN_ATTEMPT'])}`;
    let name;
    const fresh = () => {
        name ??= `lease-credentials-${run}-${random(8).toString('hex')}`;
        return (0,external_node_path_namespaceObject.join)(tempOf(env), name);
    };
    return {
        // A name costs the module for random bytes: post, which keeps nothing of its own, must not need one to know that.
        isOwn: (directory) => name !== undefined && directory === fresh(),
        path(file) {
            if (!FILE.test(file))
                throw new kit_failure/* Failure */.HR('HANDOVER_FAILED', 'the name of a file for later steps is malformed');
            return (0,external_node_path_namespaceObject.join)(fresh(), file);
        },
        check(path) {
            const parent = (0,external_node_path_namespaceObject.dirname)(path);
            const ours = (0,external_node_path_namespaceObject.resolve)(path) === path &&
                (0,external_node_path_namespaceObject.dirname)(parent) === tempOf(env) &&
                OURS.exec((0,external_node_path_namespaceObject.basename)(parent))?.[1] === run;
            if (!ours || !FILE.test((0,external_node_path_namespaceObject.basename)(path)))
                throw new kit_failure/* Failure */.HR('HANDOVER_FAILED', 'a path is not one that this step may touch');
        },
        sweep() {
            const temp = tempOf(env);
            for (const each of nook_attempt(() => (0,external_node_fs_namespaceObject.readdirSync)(temp)) ?? []) {
                const [, other = run] = OURS.exec(each) ?? [];
                if (other !== run)
                    nook_attempt(() => removeDirectory((0,external_node_path_namespaceObject.join)(temp, each)));
            }
        },
    };
}
/** RUNNER_TEMP; refused inside the workspace, from where files get into artifacts and images. */
function tempOf(env) {
    const temp = env['RUNNER_TEMP'];
    if (!temp)
        throw new kit_failure/* Failure */.HR('HANDOVER_FAILED', 'the runner offers no RUNNER_TEMP to this step');
    if (nook_isInside(temp, env['GITHUB_WORKSPACE']))
        throw new kit_failure/* Failure */.HR('HANDOVER_FAILED', 'RUNNER_TEMP lies inside the workspace');
    return (0,external_node_path_namespaceObject.resolve)(temp);
}
/** Does a path lie in a directory, after all links? */
function nook_isInside(path, directory) {
    if (!directory)
        return false;
    const [inner, outer] = [path, directory].map((each) => nook_attempt(() => (0,external_node_fs_namespaceObject.realpathSync)(each)) ?? (0,external_node_path_namespaceObject.resolve)(each));
    return inner === outer || inner.startsWith(outer.endsWith(external_node_path_namespaceObject.sep) ? outer : `${outer}${external_node_path_namespaceObject.sep}`);
}
function removeDirectory(path) {
    if ((0,external_node_fs_namespaceObject.lstatSync)(path).isDirectory())
        (0,external_node_fs_namespaceObject.rmSync)(path, { recursive: true, force: true });
}
function nook_attempt(act) {
    try {
        return act();
    }
    catch {
        return undefined;
    }
}
const digits = (text) => text !== undefined && /^\d+$/.test(text) ? text : '0';

;// CONCATENATED MODULE: ./.cache/js/edge/regular.js

/** What a regular file holds; or that there is none, or something that is not to be read: it is too large, it has no end, it would wait for a writer. */
function regular_contentOf(path, most) {
    let file;
    try {
        // A link is followed: the file is the job's own. A FIFO would block an open without O_NONBLOCK for ever.
        file = (0,external_node_fs_namespaceObject.openSync)(path, external_node_fs_namespaceObject.constants.O_RDONLY | (external_node_fs_namespaceObject.constants.O_NONBLOCK ?? 0));
    }
    catch {
        return 'none';
    }
    try {
        const stat = (0,external_node_fs_namespaceObject.fstatSync)(file);
        if (stat.isDirectory())
            return 'none';
        return stat.isFile() && stat.size <= most ? bounded(file, most) : 'unreadable';
    }
    catch {
        return 'unreadable';
    }
    finally {
        (0,external_node_fs_namespaceObject.closeSync)(file);
    }
}
/** A size may lie: files of /proc have none, and some of them no end. */
function bounded(file, most) {
    const parts = [];
    for (let size = 0; size <= most;) {
        const part = Buffer.alloc(64 * 1024);
        const read = (0,external_node_fs_namespaceObject.readSync)(file, part);
        if (read === 0)
            return Buffer.concat(parts);
        size += read;
        parts.push(part.subarray(0, read));
    }
    return 'unreadable';
}

;// CONCATENATED MODULE: ./.cache/js/edge/environment.js






// Modules that print what they send: headers, and tokens with them. Streams print the first bytes of every answer, in a form that no mask covers.
const TELLTALES = ['http', 'https', 'http2', 'tls', 'net', 'stream', 'undici', 'fetch', 'tunnel'];
// Of authorities; a later step can name anything, also what has no end.
const LARGEST = 16 * 1024 * 1024;
const MOST_FILES = 5000;
const INCOMPARABLE = 'names no file of certificates, or more than 16 MiB of them: nobody could tell later whether it is still the same';
/** Refuses an environment in which neither verification nor secrecy would hold; names everything at once. */
function environment_refuseEnvironment(env, { ca, system } = environment_networkOf(env)) {
    const mistakes = [
        ...(env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0'
            ? ['NODE_TLS_REJECT_UNAUTHORIZED=0 makes every certificate pass']
            : []),
        ...(tells(env['NODE_DEBUG'])
            ? ['NODE_DEBUG names a module that would print tokens to the log']
            : []),
        ...authorities(env)
            .filter((name) => env[name] && isInside(env[name], env['GITHUB_WORKSPACE']))
            .map((name) => `${name} names a place inside the workspace, which the code under test can change`),
        ...(ca === undefined && contentOf(env['NODE_EXTRA_CA_CERTS'] ?? '', LARGEST) === 'unreadable'
            ? [`NODE_EXTRA_CA_CERTS ${INCOMPARABLE}`]
            : []),
        ...(believesSystem(env) && system === undefined
            ? [`SSL_CERT_FILE or SSL_CERT_DIR ${INCOMPARABLE}`]
            : []),
    ];
    if (mistakes.length > 0)
        throw new Failure('ENVIRONMENT_REFUSED', mistakes.join('\n'));
}
/** The variables that say where Node reads further authorities; OpenSSL's own count once those of the system are believed. */
const authorities = (env) => [
    'NODE_EXTRA_CA_CERTS',
    ...(believesSystem(env) ? ['SSL_CERT_FILE', 'SSL_CERT_DIR'] : []),
];
/** How this environment sends requests, as it is now. */
function environment_networkOf(env) {
    const path = env['NODE_EXTRA_CA_CERTS'];
    const content = path ? authoritiesIn(path) : undefined;
    return {
        ...ambientProxy(env),
        ca: path && content ? { path, sha256: digest(content) } : undefined,
        system: believesSystem(env) ? systemOf(env) : undefined,
    };
}
/** Where OpenSSL looks for the authorities of the system: later steps can move it, or write another file there. Absent where there is too much to compare. */
function systemOf({ SSL_CERT_FILE: file = '', SSL_CERT_DIR: directory = '', }) {
    const paths = [file, ...namesIn(directory).map((name) => (0,external_node_path_namespaceObject.join)(directory, name))];
    if (paths.length > MOST_FILES)
        return undefined;
    const contents = [];
    let rest = LARGEST;
    for (const path of paths) {
        const content = regular_contentOf(path, rest);
        if (content === 'unreadable')
            return undefined;
        rest -= content === 'none' ? 0 : content.length;
        contents.push([path, content === 'none' ? content : digest(content)]);
    }
    return digest(JSON.stringify([directory, contents]));
}
/** Does Node believe the authorities of the system? */
const believesSystem = (env) => systemAsker(env) !== undefined;
/** The variable that makes Node believe the authorities of the system. */
function systemAsker({ NODE_USE_SYSTEM_CA, NODE_OPTIONS = '' }) {
    if (NODE_USE_SYSTEM_CA === '1')
        return 'NODE_USE_SYSTEM_CA';
    return /(?:^|\s)--use-(?:system|openssl)-ca(?:\s|$)/.test(NODE_OPTIONS)
        ? 'NODE_OPTIONS'
        : undefined;
}
/** What the environment adds to the way of requests, as sentences for the log; an address is shown without its credentials. */
function environment_networkNotes({ proxy, ca }, env) {
    const asker = systemAsker(env);
    const [, ...system] = authorities(env);
    const elsewhere = system.flatMap((name) => (env[name] ? [env[name]] : []));
    return [
        ...(proxy.https === undefined
            ? []
            : [
                `Requests go through the proxy ${proxyUrl(proxy.https)?.host ?? 'that HTTPS_PROXY names'}, as HTTPS_PROXY asks`,
            ]),
        ...(ca === undefined
            ? []
            : [`The authorities in ${ca.path} are believed, as NODE_EXTRA_CA_CERTS asks`]),
        ...(asker === undefined
            ? []
            : [
                `The authorities of the system${elsewhere.length === 0 ? '' : ` in ${elsewhere.join(' and ')}`} are believed, as ${asker} asks`,
            ]),
    ];
}
/** The authorities that main believed beside the bundled ones, if they are where they were, and the same. */
function authoritiesOf({ ca, system }, env = process.env) {
    const content = ca && authoritiesIn(ca.path);
    const same = {
        ca: content && digest(content) === ca.sha256,
        system: system !== undefined && systemOf(env) === system,
    };
    const extra = [
        ...(content && same.ca ? [content.toString()] : []),
        ...(same.system ? systemAuthorities() : []),
    ];
    const warnings = [
        ...(ca && !same.ca
            ? [
                'The file of authorities that NODE_EXTRA_CA_CERTS named at first is gone or has changed; it is not used',
            ]
            : []),
        ...(system !== undefined && !same.system
            ? [
                'SSL_CERT_FILE or SSL_CERT_DIR, or what they name, has changed; the authorities of the system are not used',
            ]
            : []),
    ];
    return {
        ...(extra.length > 0 && { extra: extra.join('\n') }),
        ...(warnings.length > 0 && { warning: warnings.join('. ') }),
    };
}
const systemAuthorities = () => process.getBuiltinModule('node:tls').getCACertificates('system');
/** Variables that a later step set since, and that are not used, as a sentence. */
function changedNotes(then, now) {
    const { proxy, noProxy } = proxy_ambientProxy(now);
    const pairs = [
        ['HTTPS_PROXY', then.proxy.https, proxy.https],
        ['HTTP_PROXY', then.proxy.http, proxy.http],
        ['NO_PROXY', then.noProxy, noProxy],
        ['NODE_EXTRA_CA_CERTS', then.ca?.path, now['NODE_EXTRA_CA_CERTS'] || undefined],
        ['NODE_USE_SYSTEM_CA or NODE_OPTIONS', then.system !== undefined, believesSystem(now)],
        ['NODE_DEBUG', false, tells(now['NODE_DEBUG'])],
        [
            'NODE_TLS_REJECT_UNAUTHORIZED',
            undefined,
            now['NODE_TLS_REJECT_UNAUTHORIZED'] === '0' ? '0' : undefined,
        ],
    ];
    const changed = pairs.filter(([, before, after]) => before !== after).map(([name]) => name);
    return changed.length === 0
        ? []
        : [`Changed since the credentials were leased, and not used here: ${changed.join(', ')}`];
}
/** Whether NODE_DEBUG makes Node print what it sends; it is a list in which `*` stands for any run of characters. */
function tells(list = '') {
    const patterns = list.split(',').map((each) => new RegExp(`^${each
        .trim()
        .replace(/[^\w*]/g, '\\$&')
        .replaceAll('*', '.*')}$`, 'i'));
    return TELLTALES.some((name) => patterns.some((pattern) => pattern.test(name)));
}
function authoritiesIn(path) {
    const content = regular_contentOf(path, LARGEST);
    return typeof content === 'string' ? undefined : content;
}
function namesIn(directory) {
    try {
        return directory === '' ? [] : (0,external_node_fs_namespaceObject.readdirSync)(directory).toSorted();
    }
    catch {
        return [];
    }
}
const digest = (content) => process.getBuiltinModule('node:crypto').hash('sha256', content);

;// CONCATENATED MODULE: ./.cache/js/edge/files.js







const LARGEST_TEXT = 1024 * 1024;
/** The files of this step: written exclusively, readable by nobody else, never in the workspace. */
function filesIn(env) {
    const nook = nookIn(env);
    const ready = directories(nook);
    const record = (path, text) => {
        nook.check(path);
        attempted('the record could not be written', () => {
            ready((0,external_node_path_namespaceObject.dirname)(path));
            append(path, text);
        });
    };
    return {
        place: nook.path,
        store(path, content) {
            nook.check(path);
            attempted('a file for later steps could not be written', () => {
                ready((0,external_node_path_namespaceObject.dirname)(path));
                create(path, (0,kit_secret/* revealed */.D)(content));
            });
        },
        text: (path) => regularText(path.startsWith('~/')
            ? (0,external_node_path_namespaceObject.join)(env['HOME'] ?? env['USERPROFILE'] ?? '/', path.slice(2))
            : path),
        remove(path) {
            nook.check(path);
            return attempted('a file that holds a credential could not be removed', () => removed(path));
        },
        sweep: nook.sweep,
        found: (path) => record(path, ''),
        append: (path, line) => record(path, `${line}\n`),
    };
}
/** Our own directory is made at its first use; a directory of main's must be one, and not a link, or is made anew. */
function directories(nook) {
    let made = false;
    return (path) => {
        const known = made || !nook.isOwn(path) ? (0,external_node_fs_namespaceObject.lstatSync)(path, { throwIfNoEntry: false }) : undefined;
        if (known?.isDirectory())
            return;
        if (known)
            throw new Error('not a directory');
        // Not recursive: what was planted at our path makes this fail.
        (0,external_node_fs_namespaceObject.mkdirSync)(path, { mode: 0o700 });
        made = true;
    };
}
function create(path, content) {
    const file = (0,external_node_fs_namespaceObject.openSync)(path, external_node_fs_namespaceObject.constants.O_WRONLY | external_node_fs_namespaceObject.constants.O_CREAT | external_node_fs_namespaceObject.constants.O_EXCL | CAREFULLY, 0o600);
    try {
        writeAll(file, content);
        (0,external_node_fs_namespaceObject.fsyncSync)(file);
    }
    catch (error) {
        (0,external_node_fs_namespaceObject.unlinkSync)(path);
        throw error;
    }
    finally {
        (0,external_node_fs_namespaceObject.closeSync)(file);
    }
}
function append(path, text) {
    const file = openAppendix(path, 'create');
    try {
        file.write(text);
    }
    catch (error) {
        file.takeBack();
        throw error;
    }
    finally {
        file.close();
    }
}
function removed(path) {
    try {
        if (!(0,external_node_fs_namespaceObject.lstatSync)((0,external_node_path_namespaceObject.dirname)(path)).isDirectory())
            throw new Error('not a directory');
        (0,external_node_fs_namespaceObject.unlinkSync)(path);
    }
    catch (error) {
        if (error.code === 'ENOENT')
            return 'absent';
        throw error;
    }
    try {
        (0,external_node_fs_namespaceObject.rmdirSync)((0,external_node_path_namespaceObject.dirname)(path));
    }
    catch {
        // It holds more files, or the record.
    }
    return 'removed';
}
function regularText(path) {
    const content = regular_contentOf(path, LARGEST_TEXT);
    return typeof content === 'string' ? undefined : content.toString();
}
function attempted(what, act) {
    try {
        return act();
    }
    catch (error) {
        // The code is the operating system's own word, and safe to say.
        throw new kit_failure/* Failure */.HR('HANDOVER_FAILED', `${what} (${error.code ?? 'something else stands at its place'})`, {
            cause: error,
        });
    }
}

;// CONCATENATED MODULE: ./.cache/js/edge/context.js

/** The payload of the event that started the run; an empty object when there is none that can be read. */
async function eventPayload(path) {
    // The toolkit prints a path that does not exist, raw.
    if (path === undefined || !(0,external_node_fs_namespaceObject.existsSync)(path))
        return {};
    try {
        const { context } = await Promise.all(/* import() */[__nccwpck_require__.e(119), __nccwpck_require__.e(413)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2413));
        return context.payload;
    }
    catch {
        return {};
    }
}

;// CONCATENATED MODULE: ./.cache/js/edge/job.js


/** What the runner says of the job. The request for ID tokens is taken out of the environment: nothing else that runs here needs it. */
function jobFacts(env) {
    const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token } = env;
    delete env['ACTIONS_ID_TOKEN_REQUEST_URL'];
    delete env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
    const fact = (name) => env[`GITHUB_${name.toUpperCase()}`] || undefined;
    return {
        idToken: url && token ? { url, bearer: new kit_secret/* Secret */.z(token) } : undefined,
        fact,
        act: env['ACT'] === 'true',
        windows: process.platform === 'win32',
        event: () => eventPayload(fact('event_path')),
    };
}

;// CONCATENATED MODULE: ./.cache/js/edge/world.js












/** The world as main sees it. Throws `ENVIRONMENT_REFUSED`. */
function worldOfMain(program, env = process.env) {
    // First of all: Node parses its certificates on another thread as soon as this is loaded.
    process.getBuiltinModule('node:https');
    const network = networkOf(env);
    refuseEnvironment(env, network);
    const world = worldOf(program, { env, network, door: doorOf(network, { base: 'ambient' }) });
    for (const note of networkNotes(network, env))
        world.say('plain', note);
    return world;
}
/** The world as post sees it: the way of requests is the one that main noted, whatever the environment says since. */
function worldOfPost(program, network, env = process.env) {
    const { extra, warning } = authoritiesOf(network);
    const notes = [...changedNotes(network, env), ...(warning === undefined ? [] : [warning])];
    // Node read NODE_DEBUG at its start; what it would print holds tokens in forms that no mask covers. Our own lines go to standard output.
    if (tells(env['NODE_DEBUG']))
        process.stderr.write = () => true;
    // Before https is loaded, and whatever it says: nothing of ours may pass a certificate unseen.
    delete env['NODE_TLS_REJECT_UNAUTHORIZED'];
    setProxy(env, network);
    const world = worldOf(program, {
        env,
        network,
        door: door_doorOf(network, { base: 'bundled', extra }),
    });
    for (const note of notes)
        world.say('warning', note);
    return world;
}
function worldOf(program, { env, network, door }) {
    const hush = (secret) => program.print(maskLines(secret));
    const job = jobFacts(env);
    const files = filesIn(env);
    if (job.idToken)
        hush(job.idToken.bearer);
    for (const address of Object.values(network.proxy))
        for (const secret of proxySecrets(address))
            hush(new kit_secret/* Secret */.z(secret));
    return {
        ...clock,
        ...door,
        ...files,
        random: random,
        hush,
        holdsCertificates: holdsCertificates,
        remember: stateWriter(env),
        say: sayingTo(program, env['RUNNER_DEBUG'] === '1'),
        cancelled: program.cancelled,
        job,
        network,
        expose(exposure) {
            if (exposure.record)
                files.found(exposure.record.path);
            handOver(env, exposure);
        },
        variable: (name) => env[name],
        containerActions: () => containerActions(env),
        summarize: (markdown) => appendSummary(env, markdown),
    };
}
function sayingTo({ print, annotations }, debugging) {
    return (level, text) => {
        switch (level) {
            case 'plain':
                print(plainLines(text));
                break;
            case 'notice':
                print(annotationLine('notice', text));
                break;
            case 'debug':
                // The runner would drop it, and the toolkit would be loaded for nothing.
                if (debugging)
                    annotations.write('debug', text);
                break;
            case 'warning':
                annotations.write('warning', text);
                break;
        }
    };
}

;// CONCATENATED MODULE: ./.cache/js/lease/outstanding.js
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
/** A receipt and what was added to it; nothing is added to one that is closed, or that gives nothing back. */
function extended(receipt, { way, expiresAt }) {
    return receipt?.way ? { ...receipt, expiresAt, way: joined(receipt.way, way) } : undefined;
}
const joined = (first, more) => Object.fromEntries([
    ...Object.entries(first),
    ...Object.entries(more).map(([part, text]) => [part, behind(first[part], text)]),
]);
const behind = (before, text) => before ? `${before}\n${text}` : text;

;// CONCATENATED MODULE: ./.cache/js/record/summary.js

// The runner shows at most 1 MiB of a step's summary. Names that only a server knows can be many.
const summary_LONGEST = (/* unused pure expression or super */ null && (900 * 1024));
/** The block of main: a row per lease, and the rest for those who look closer, as far as the runner shows it. */
function summary_summaryOf(rows) {
    const forms = [
        rows,
        rows.map((row) => ({ ...row, asked: {} })),
        rows.map((row) => ({ ...row, asked: {}, exposed: counted(row) })),
    ];
    return forms.map(blockOf).find((block) => Buffer.byteLength(block) <= summary_LONGEST) ?? '';
}
const counted = ({ exposed }) => [`${exposed.length} names`];
function blockOf(rows) {
    return [
        `### Leased credentials`,
        '',
        '| lease | from | until | handed over as | token verified |',
        '| --- | --- | --- | --- | --- |',
        ...rows.map(({ lease, from, host, expiresAt, exposed, verified }) => `| ${cell(lease)} | ${cell(from)} (${cell(host)}) | ${until(expiresAt)} | ${exposed.map(cell).join(', ') || 'nothing'} | ${verified ? 'yes' : '**no**'} |`),
        '',
        '<details><summary>Details and lifetimes</summary>',
        '',
        ...rows.flatMap(({ lease, id, asked }) => [
            `- ${cell(lease)}: ${cell(id)}`,
            ...Object.entries(asked).map(([key, value]) => `  - ${cell(key)}: ${[value].flat().map(cell).join(', ')}`),
        ]),
        '',
        ...gantt(rows),
        '</details>',
        '',
    ].join('\n');
}
/** The block of post: only what was not returned or lives on. */
function leftoversOf(sentences) {
    return ['### Leases that live on', '', ...sentences.map((each) => `- ${cell(each)}`), ''].join('\n');
}
function gantt(rows) {
    const known = rows.filter(({ expiresAt }) => expiresAt !== undefined);
    if (known.length === 0)
        return [];
    return [
        ...[
            '```mermaid',
            'gantt',
            '  title How long each lease can live',
            '  dateFormat X',
            '  axisFormat %H:%M',
        ],
        // The provider comes first: a lease may be called `section`, which means something there.
        ...known.map(({ lease, from, leasedAt, expiresAt }) => `  ${from} ${lease} :${Math.floor(leasedAt)}, ${Math.floor(expiresAt ?? leasedAt)}`),
        ...['```', ''],
    ];
}
const until = (seconds) => seconds === undefined ? 'not said' : rfc3339(seconds);
/** Text that cannot leave its cell: names come from workflow files, and a summary is rendered. */
const cell = (text) => text
    .replace(/[\s\p{C}]+/gu, ' ')
    .replace(/[&<>|`\\*_[\]#!~$@]/g, (each) => `&#${each.charCodeAt(0)};`);

;// CONCATENATED MODULE: ./.cache/js/handover/values.js
/** The named values of a lease, as the trade's tools read them; plain strings are no secrets. */
function valuesOf({ credentials, expiresAt }) {
    switch (credentials.kind) {
        case 'aws':
            return new Map([
                ['AWS_ACCESS_KEY_ID', credentials.accessKeyId],
                ['AWS_SECRET_ACCESS_KEY', credentials.secretAccessKey],
                ['AWS_SESSION_TOKEN', credentials.sessionToken],
                ['AWS_REGION', credentials.region],
                ['AWS_DEFAULT_REGION', credentials.region],
                ...(expiresAt === undefined
                    ? []
                    : [['AWS_CREDENTIAL_EXPIRATION', values_rfc3339(expiresAt)]]),
                ...(credentials.account === undefined
                    ? []
                    : [['AWS_ACCOUNT_ID', credentials.account]]),
            ]);
        case 'values':
            return credentials.values;
    }
}
/** What only outputs carry: the token, where exactly one was leased, and facts that are no variables. */
function extrasOf({ credentials }) {
    switch (credentials.kind) {
        case 'aws': {
            const { arn, account } = credentials;
            return new Map([
                ...(arn === undefined ? [] : [['arn', arn]]),
                ...(account === undefined ? [] : [['account', account]]),
            ]);
        }
        case 'values': {
            const token = credentials.token === undefined ? undefined : credentials.values.get(credentials.token);
            return token === undefined ? new Map() : new Map([['token', token]]);
        }
    }
}
/** Seconds since the epoch in RFC 3339, whole seconds. */
const values_rfc3339 = (seconds) => new Date(Math.floor(seconds) * 1000).toISOString().replace('.000Z', 'Z');

;// CONCATENATED MODULE: ./.cache/js/kit/budget.js
/** A budget that starts now. */
function budgetOf(world, total, signals = {}) {
    return { total, ends: world.elapsed() + total, ...signals };
}
/** Milliseconds left, never negative. */
function left(world, { ends }) {
    return Math.max(0, ends - world.elapsed());
}
/** A part of what is left, for something that must not take it all. Its attempts may take as long as any. */
function shareOf(world, budget, part) {
    const { short } = budget;
    return {
        ...budget,
        ends: world.elapsed() + left(world, budget) * part,
        ...(short && { stop: short, abort: short }),
    };
}
/** How long one attempt may take: connect a twelfth, first byte a sixth, whole a quarter (a third for what is slow by nature); none beyond what is left. */
function patience(world, budget, slow = false) {
    const rest = left(world, budget);
    const part = (n) => Math.min(budget.total / n, rest);
    return {
        connect: part(12),
        firstByte: part(slow ? 3 : 6),
        whole: part(slow ? 3 : 4),
        abort: budget.abort,
    };
}
/** What is left is too little to begin anything in: less than a thousandth of the whole. */
const isSpent = (rest, { total }) => rest < total / 1000;

;// CONCATENATED MODULE: ./.cache/js/kit/send.js


const REPEATED = new Set([408, 425, 429]);
/** Attempts repeat while the budget lasts: transport errors, 408, 425, 429, 5xx, no content where some was due, and the server's own signs. */
function senderOf(world, whole) {
    return {
        async send(asked, transient = () => false) {
            const attempt = 'next' in asked ? asked : { host: asked.url.host, next: async () => asked };
            const { share } = asked;
            const budget = share === undefined ? whole : shareOf(world, whole, share);
            let telling;
            for (let count = 1;; count++) {
                const { outcome, expects, hurried, begun } = await once(world, budget, attempt);
                if (!begun && telling)
                    throw exhausted({ host: attempt.host, count: count - 1, telling });
                if (!(outcome instanceof kit_failure/* Failure */.HR) && !repeats(outcome, expects, transient))
                    return outcome;
                if (outcome instanceof kit_failure/* Failure */.HR && !outcome.facts.transient)
                    throw outcome;
                // Of an attempt that the end of the budget cut short, nothing is learned about the host.
                telling = hurried && telling ? telling : outcome;
                await pause(world, budget, { host: attempt.host, count, outcome, telling });
            }
        },
    };
}
async function once(world, budget, attempt) {
    budget.stop?.throwIfAborted();
    const request = await attempt.next();
    // A fresh token takes a while; what was stopped meanwhile does not begin.
    if (budget.stop?.aborted)
        attempt.settle?.(new kit_failure/* Failure */.HR('CANCELLED', 'the attempt did not begin', { unsent: true }));
    budget.stop?.throwIfAborted();
    const limits = patience(world, budget, request.slow);
    const begun = !isSpent(limits.whole, budget);
    const outcome = begun ? await world.http(request, limits).catch(kit_failure/* asFailure */.h_) : tooLate(attempt.host);
    attempt.settle?.(outcome);
    const late = outcome instanceof kit_failure/* Failure */.HR && outcome.code === 'TIMED_OUT';
    return {
        outcome,
        expects: request.expects,
        hurried: late && limits.whole < budget.total / 4,
        begun,
    };
}
/** To begin all the same would only blame the host for what others have spent. */
const tooLate = (host) => new kit_failure/* Failure */.HR('TIMED_OUT', `no time was left to ask ${host}`, { unsent: true });
function repeats(answer, expects, transient) {
    return (transient(answer) ||
        REPEATED.has(answer.status) ||
        answer.status >= 500 ||
        hollow(answer, expects));
}
const PAGE = /^\s*<(?:!doctype\s+html|html)\b/i;
/** A 2xx without what was asked for: a gateway or portal in between, rarely the server itself. */
function hollow({ status, headers, text }, expects) {
    if (status < 200 || status > 299 || status === 204)
        return false;
    // Whatever a server says that has nothing to say, it is no page for people.
    if (PAGE.test(text))
        return true;
    if (expects === 'nothing')
        return false;
    // A server that mislabels its JSON has leased all the same: asked again, it would lease twice.
    const mislabelled = expects === 'json' && /^\s*\{/.test(text);
    return (text.trim() === '' || (/^text\/html\b/i.test(headers['content-type'] ?? '') && !mislabelled));
}
/** Waits before the next attempt, or gives up when the budget cannot hold it. */
async function pause(world, budget, last) {
    const { host, count, outcome } = last;
    const wait = Math.max(backOff(world, budget, count), outcome instanceof kit_failure/* Failure */.HR ? 0 : retryAfter(world, outcome));
    const rest = left(world, budget);
    if (isSpent(rest - wait, budget))
        throw exhausted(last);
    const reason = outcome instanceof kit_failure/* Failure */.HR ? outcome.message : `${host} answered ${outcome.status}`;
    world.say('plain', `${reason}; attempt ${count + 1} in ${seconds(wait)} s, ${seconds(rest)} s left`);
    await world.sleep(wait, budget.stop);
}
/** Full jitter: from a 120th of the budget, doubling to a twelfth. */
function backOff(world, { total }, count) {
    const ceiling = Math.min(total / 12, (total / 120) * 2 ** (count - 1));
    const [byte = 0] = world.random(1);
    return ceiling * ((byte + 1) / 256);
}
/** `Retry-After` in milliseconds, from seconds or a date (RFC 9110, 10.2.3). */
function retryAfter(world, { headers }) {
    const value = headers['retry-after']?.trim() ?? '';
    if (/^\d{1,9}$/.test(value))
        return Number(value) * 1000;
    const date = Date.parse(value);
    return Number.isNaN(date) ? 0 : Math.max(0, date - world.now() * 1000);
}
function exhausted({ host, count, telling: outcome }) {
    const tries = count === 1 ? 'one attempt' : `${count} attempts`;
    if (outcome instanceof kit_failure/* Failure */.HR)
        return new kit_failure/* Failure */.HR(outcome.code, `${outcome.message} (${tries})`, {
            ...outcome.facts,
            transient: false,
            cause: outcome,
        });
    if (outcome.status < 300)
        return new kit_failure/* Failure */.HR('ANSWER_INVALID', `${host} answered ${outcome.status} without usable content (${tries})`);
    return new kit_failure/* Failure */.HR('UNREACHABLE', `${host} answered ${outcome.status} (${tries})`, {
        causes: [
            outcome.status === 429
                ? 'the server limits how often it may be asked'
                : 'the server, or a gateway before it, is failing or overloaded',
        ],
        cure: 'Try again; if it lasts, look at the health of the server, or raise `timeout`.',
    });
}
const seconds = (milliseconds) => (milliseconds / 1000).toFixed(1);

;// CONCATENATED MODULE: ./.cache/js/providers/returns.js
/** Of the providers that take back what they leased, each by itself: post loads no more than it needs. */
const registry = new Map([
    ['vault', () => __nccwpck_require__.e(/* import() */ 868).then(__nccwpck_require__.bind(__nccwpck_require__, 868))],
    ['oauth', () => __nccwpck_require__.e(/* import() */ 940).then(__nccwpck_require__.bind(__nccwpck_require__, 940))],
    ['octo-sts', () => __nccwpck_require__.e(/* import() */ 209).then(__nccwpck_require__.bind(__nccwpck_require__, 5209))],
]);
/** How the provider of that name, which may come from anywhere, takes things back. */
const returnsOf = async (name) => registry.get(name)?.();

;// CONCATENATED MODULE: ./.cache/js/flow/lost.js

/** What became of an attempt that nothing closed: it may have leased something of which nobody heard. */
function lostOne(world, { lease, from, host, until }) {
    const base = { lease, from, host, id: undefined, expiresAt: until ?? undefined };
    const end = until !== null && until <= world.now() ? 'expired' : 'unknown';
    return { ...base, end, sentence: sentenceOf([{ ...base, end }]) };
}
/** The endings as people are told of them: answers of one host that were lost are one matter, however many attempts there were. */
function told(endings) {
    const matters = Map.groupBy(endings, (each) => each.id === undefined ? `${each.end} ${each.lease} ${each.host}` : each);
    return [...matters.values()].flatMap(([first, ...more]) => first
        ? [
            {
                end: first.end,
                sentence: more.length === 0 ? first.sentence : sentenceOf([first, ...more]),
            },
        ]
        : []);
}
/** For one host; the last of them to expire counts. */
function sentenceOf(lost) {
    const [{ lease, host, end }, ...more] = lost;
    const several = more.length > 0;
    const what = several ? `${lost.length} answers of ${host} were` : `an answer of ${host} was`;
    if (end === 'expired')
        return `${lease}: ${what} lost or unclear; whatever ${several ? 'they' : 'it'} leased has expired`;
    const times = lost.map(({ expiresAt }) => expiresAt);
    const life = times.includes(undefined)
        ? 'for as long as the server allows'
        : `until ${values_rfc3339(Math.max(...times.map((each) => each ?? 0)))}`;
    return `${lease}: ${what} lost or unclear; ${several ? 'leases' : 'a lease'} of which this step never heard may live ${life}`;
}

;// CONCATENATED MODULE: ./.cache/js/flow/giveBack.js






/** Gives back all that is outstanding, in parallel, inside the budget; never throws. `returned` hears of each thing that is dead. */
async function giveBack(world, open, { budget, returned }) {
    const endings = await Promise.all(open.receipts.map(async ([number, receipt]) => {
        const ending = await endingOf(world, receipt, budget);
        if (ending.end === 'returned')
            returned(number);
        return ending;
    }));
    return [...endings, ...open.lost.map((intent) => lostOne(world, intent))];
}
// The runner kills a step soon after it has asked it to stop.
const SIGNAL_MS = 5_000;
/** The time for giving back: so much in all, and five seconds once the runner wants the step to end. */
function timeToGiveBack(world, milliseconds) {
    const { cancelled } = world;
    const [short, cut] = [new AbortController(), new AbortController()];
    const abort = (signal, wait) => void world.sleep(wait).then(() => signal.abort(cancelled.reason));
    cancelled.addEventListener('abort', () => {
        abort(short, SIGNAL_MS / 2);
        abort(cut, SIGNAL_MS);
    });
    const total = cancelled.aborted ? Math.min(milliseconds, SIGNAL_MS) : milliseconds;
    return budgetOf(world, total, { stop: cut.signal, abort: cut.signal, short: short.signal });
}
async function endingOf(world, receipt, budget) {
    const { lease, from, host, id, expiresAt, way } = receipt;
    const base = {
        lease,
        from,
        host,
        id,
        expiresAt: expiresAt ?? undefined,
        strict: receipt.ifNotReturned === 'fail',
    };
    if (way === null)
        return isOver(world, expiresAt)
            ? { ...base, ...over(lease) }
            : { ...base, ...lasting(world, receipt) };
    try {
        const how = await revoke(world, { ...receipt, way }, budget);
        if (how === 'gone' && isOver(world, expiresAt))
            return { ...base, ...over(lease) };
        return {
            ...base,
            end: 'returned',
            sentence: `${lease}: ${how === 'gone' ? 'was gone already' : `returned${when(world, expiresAt)}`}`,
        };
    }
    catch (error) {
        const failure = (0,kit_failure/* asFailure */.h_)(error).of(lease);
        const sentence = `${lease}: could not be returned (${failure.message});`;
        if (!isOver(world, expiresAt))
            return {
                ...base,
                end: 'failed',
                failure,
                sentence: `${sentence} it lives on, ${remaining(world, expiresAt)}`,
            };
        // The clock says that it is dead, and nobody says that it lives.
        if (failure.code !== 'EXCHANGE_REFUSED')
            return {
                ...base,
                ...over(lease, `; asking for its return, to make sure, failed (${failure.message})`),
            };
        // Some servers say so of the dead as well: no reason to fail a job.
        const renewed = `it was to expire ${minutes(world.now() - expiresAt)} ago, and lives on if somebody renewed it`;
        return { ...base, strict: false, end: 'failed', failure, sentence: `${sentence} ${renewed}` };
    }
}
/** By our clock. It may be wrong, and a token may have been renewed: what has a way back is asked for all the same. */
const isOver = (world, expiresAt) => expiresAt !== null && expiresAt <= world.now();
const over = (lease, more = '') => ({
    end: 'expired',
    sentence: `${lease}: had expired already${more}`,
});
function lasting(world, { lease, expiresAt, note }) {
    const sentence = `${lease}: cannot be revoked, ${remaining(world, expiresAt)}`;
    return {
        end: 'expires',
        sentence: note === undefined ? sentence : `${sentence}; the record says more`,
        note,
    };
}
async function revoke(world, receipt, budget) {
    const returns = await returnsOf(receipt.from);
    if (!returns)
        throw new kit_failure/* Failure */.HR('INTERNAL', `nothing is known of how "${receipt.from}" takes a lease back`);
    // The state is the runner's memory, but it is read as if a stranger had written it.
    if (!returns.wayIsSound(receipt.way))
        throw new kit_failure/* Failure */.HR('INTERNAL', 'the receipt names a place that this provider never leases from');
    const sender = senderOf(world, budget);
    const { ca } = receipt;
    return returns.revoke({
        send: (request, transient) => sender.send('next' in request ? request : { ...request, ca }, transient),
    }, receipt);
}
function remaining(world, expiresAt) {
    if (expiresAt === null)
        return 'for as long as the server allows';
    return `expires in ${minutes(expiresAt - world.now())}, at ${values_rfc3339(expiresAt)}`;
}
function when(world, expiresAt) {
    if (expiresAt === null)
        return '';
    return isOver(world, expiresAt)
        ? `, ${minutes(world.now() - expiresAt)} after it was to expire`
        : `, ${minutes(expiresAt - world.now())} early`;
}
const minutes = (seconds) => seconds < 90 ? `${Math.max(0, Math.round(seconds))} s` : `${Math.round(seconds / 60)} min`;

;// CONCATENATED MODULE: ./.cache/js/record/event.js
// Who ran what, where, on whose behalf; what an investigation joins on.
const IDENTITY = [
    ...[
        'iss',
        'sub',
        'aud',
        'jti',
        'repository',
        'repository_id',
        'repository_owner',
        'repository_owner_id',
        'repository_visibility',
    ],
    ...[
        'ref',
        'ref_type',
        'ref_protected',
        'sha',
        'head_ref',
        'base_ref',
        'event_name',
        'environment',
        'enterprise',
        'enterprise_id',
    ],
    ...[
        'workflow',
        'workflow_ref',
        'workflow_sha',
        'job_workflow_ref',
        'job_workflow_sha',
        'check_run_id',
    ],
    ...['actor', 'actor_id', 'run_id', 'run_number', 'run_attempt', 'runner_environment'],
];
const LONGEST_CLAIM = 1024;
/** The claims that name repository, ref, workflow, environment, actor, run and token. */
function event_identityOf(claims) {
    const kept = IDENTITY.filter((name) => Object.hasOwn(claims, name)).map((name) => [name, claims[name]]);
    return Object.fromEntries(kept.filter(([, value]) => typeof value === 'string' && value.length <= LONGEST_CLAIM));
}
/** What a token that was not verified says of itself; nothing where it is no JWT. */
function event_claimedBy(jwt) {
    try {
        const claims = JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8'));
        return typeof claims === 'object' && claims !== null ? event_identityOf(claims) : {};
    }
    catch {
        return {};
    }
}
/** The event as one line. */
const event_lineOf = (event) => JSON.stringify(event);

;// CONCATENATED MODULE: ./.cache/js/flow/refusals.js

// The signature is checked first: whatever is refused for these reasons was signed by the issuer.
const SIGNED = new Set(['RUN_MISMATCH', 'EVENT_REFUSED', 'CLAIM_MISMATCH']);
/** Nothing is known at the start. `verifySignature: false` makes every identity a mere claim. */
function noRefusals({ verifySignature }) {
    const who = new Map();
    const reasons = new Map();
    return {
        proven: (lease, token) => void who.set(lease, refusals_whoOf(token)),
        unproven(leases, failure, jwt) {
            for (const { name } of leases) {
                if (jwt)
                    who.set(name, shown(claimedBy(jwt.reveal()), verifySignature && SIGNED.has(failure.code)));
                if ((failure.facts.lease ?? name) === name)
                    reasons.set(name, failure);
            }
        },
        refused: (lease, failure) => void reasons.set(lease, failure),
        of(lease, failure) {
            const reason = reasons.size === 0 ? failure : reasons.get(lease);
            return reason && { verified: false, ...who.get(lease), code: reason.code };
        },
    };
}
/** Who a token says is asking: an identity when it was verified, else what is claimed. */
const refusals_whoOf = ({ claims, signed }) => shown(identityOf(claims), signed);
const shown = (claims, verified) => verified ? { verified, identity: claims } : { verified, claimed: claims };

;// CONCATENATED MODULE: ./.cache/js/flow/records.js





/** The line of each lease in the record. */
function leasedLines(world, exposed, journal) {
    const notes = new Map(journal.entries.flatMap((entry) => entry.kind === 'receipt' && entry.note !== undefined
        ? [[entry.lease, entry.note]]
        : []));
    return exposed.map((each) => {
        const note = notes.get(each.obtained.wanted.name);
        return lineOf({ ...leasedEvent(world, each), note });
    });
}
/** The block of all leases in the job summary. */
function leasedSummary(world, exposed) {
    return summaryOf(exposed.map(({ obtained: { wanted, token, lease }, where }) => ({
        ...{
            lease: wanted.name,
            from: wanted.from,
            host: wanted.order.host,
            asked: wanted.order.asked,
            exposed: where,
        },
        ...{
            id: lease.id,
            expiresAt: lease.expiresAt,
            leasedAt: world.now(),
            verified: token.signed,
        },
    })));
}
function leasedEvent(world, { obtained: { wanted, token, lease }, where }) {
    const expires_at = lease.expiresAt === undefined ? null : rfc3339(lease.expiresAt);
    return {
        ...base(world, 'leased', wanted),
        ...whoOf(token),
        id: lease.id,
        expires_at,
        exposed: where,
    };
}
/** An event for each lease that was refused; returns the failure with the path of the record, if there is one now. */
function recordRefusals(world, plan, { failure, record, refusals, }) {
    try {
        for (const wanted of plan.leases) {
            const refusal = refusals.of(wanted.name, failure);
            if (refusal)
                world.append(record, lineOf({ ...base(world, 'refused', wanted), ...refusal }));
        }
        return new Failure(failure.code, failure.message, {
            ...failure.facts,
            record,
            cause: failure.facts.cause ?? failure,
        });
    }
    catch (error) {
        world.say('warning', asFailure(error).message);
        return failure;
    }
}
/** The event of each ending. */
function recordEndings(world, record, endings) {
    for (const { lease, from, host, id, expiresAt, end, failure, note } of endings) {
        const known = { id, note, code: failure?.code };
        world.append(record, event_lineOf({
            schema: 1,
            time: values_rfc3339(world.now()),
            event: 'ended',
            lease,
            from,
            host,
            expires_at: expiresAt === undefined ? null : values_rfc3339(expiresAt),
            ...known,
            end,
        }));
    }
}
/** Runs what only documents: its failure is a warning while the leases are being ended. */
function atLeastWarn(world, act) {
    try {
        act();
    }
    catch (error) {
        world.say('warning', (0,kit_failure/* asFailure */.h_)(error).message);
    }
}
function base(world, event, { name, from, audience, order }) {
    return {
        schema: 1,
        time: rfc3339(world.now()),
        event,
        lease: name,
        from,
        host: order.host,
        audience,
        asked: order.asked,
    };
}

;// CONCATENATED MODULE: ./.cache/js/flow/close.js





/** The whole of post: give back what main leased, remove its files, record the endings. Reads the journal and nothing else. */
async function close_close(world, { opening, entries, warnings }) {
    for (const warning of warnings)
        world.say('warning', warning);
    const open = outstanding(entries);
    for (const { path } of open.files)
        atLeastWarn(world, () => void world.remove(path));
    const endings = await giveBack(world, open, {
        budget: timeToGiveBack(world, opening.budget),
        returned: () => { },
    });
    if (endings.length === 0)
        world.say('plain', 'Nothing is left to give back');
    const matters = told(endings);
    for (const matter of matters)
        world.say(levelOf(matter), matter.sentence);
    const { record } = opening;
    if (record !== undefined)
        atLeastWarn(world, () => recordEndings(world, record, endings));
    const left = matters.filter(({ end }) => end === 'failed' || end === 'unknown' || end === 'expires');
    if (opening.summary && left.length > 0)
        atLeastWarn(world, () => world.summarize(leftoversOf(left.map(({ sentence }) => sentence))));
    const strict = endings.find((each) => each.strict === true && each.failure !== undefined);
    if (strict?.failure)
        throw strict.failure;
}
const levelOf = ({ end }) => end === 'failed' || end === 'unknown' ? 'warning' : 'plain';

;// CONCATENATED MODULE: ./.cache/js/lease/entry.js
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

;// CONCATENATED MODULE: ./.cache/js/lease/journal.js



// A variable beyond 128 KiB would stop post from starting on Linux, 32 K on Windows; all variables together have a limit, too.
const LINE = 30_000;
const ALL = (/* unused pure expression or super */ null && (512 * 1024));
/** Writes the opening; nothing may be requested before it is in the state. */
function openJournal(world, facts) {
    const nonce = Array.from(world.random(16), (byte) => byte.toString(16).padStart(2, '0')).join('');
    world.hush(new Secret(nonce));
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
const tooLarge = () => new Failure('STATE_UNWRITABLE', `what must be remembered of a lease is too large for the runner's state`);
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
        throw new kit_failure/* Failure */.HR('INTERNAL', "the first line of this step's state is not one that this action wrote");
    const entries = new Map();
    const warnings = [];
    for (let number = 0;; number++) {
        const text = state(`entry_${number}`);
        if (text === undefined)
            return { opening, entries, warnings };
        const value = parsed(text);
        const entry = value?.['nonce'] === opening.nonce ? entryOf(value) : undefined;
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
        !journal_texts(record, noProxy, system))
        return undefined;
    return { v: 1, nonce: value['nonce'], budget, summary, record, proxy, noProxy, ca, system };
}
const journal_texts = (...values) => values.every((each) => each === undefined || typeof each === 'string');
/** An object of texts, with at least these. */
function holdsTexts(value, ...needed) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
        return false;
    return journal_texts(...Object.values(value)) && needed.every((name) => Object.hasOwn(value, name));
}

;// CONCATENATED MODULE: ./.cache/js/post.js






run(async (program) => {
    const found = readJournal(state);
    if (!found || found.entries.size + found.warnings.length === 0)
        return toRunner(plainLines('Nothing was leased, so there is nothing to give back'));
    await close_close(worldOfPost(program, found.opening), found);
});

module.exports = __webpack_exports__;
/******/ })()
;