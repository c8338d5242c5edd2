// Written by `npm run api`; do not edit.
export interface paths {
    "/api/v1/concepts/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Every concept, in the order of its track. */
        get: operations["concepts_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/concepts/{slug}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One concept with its sections, flow, cards, questions, references and glossary. */
        get: operations["concepts_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The networks and what was measured of them */
        get: operations["networks_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{name}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One network's model card */
        get: operations["networks_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a picture through the networks
         * @description Send `image` (a file) or `sample` (a name). Answers 202 with the run's address in `Location`; listen to `events_url`, or ask for the run again until it is done. The same picture under the same weights is answered from the store: 200, done.
         */
        post: operations["start_run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{run_id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A run, as far as it has come
         * @description Read or remove a run.
         */
        get: operations["read_run"];
        put?: never;
        post?: never;
        /**
         * Delete a run with its picture, files and events, at once
         * @description Read or remove a run.
         */
        delete: operations["delete_run"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{run_id}/atlases/{network}/{layer}.png": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A layer's activation maps, as PNG
         * @description Something that belongs to a run; only its owner finds it.
         */
        get: operations["runs_atlases_.png_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{run_id}/atlases/{network}/{layer}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A layer's activation maps: raw bytes, height × width, row by row
         * @description Sent with zstd or gzip, as the client accepts.
         */
        get: operations["runs_atlases_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{run_id}/events/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Listen to a run
         * @description Redirects to the signed address of the run's event stream (`events_url`). Events: `queued`, `preprocessed`, `layer`, `output`, then `done` or `failed`; send `Last-Event-ID` to resume.
         */
        get: operations["runs_events_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{run_id}/input.png": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the networks saw, as PNG
         * @description Something that belongs to a run; only its owner finds it.
         */
        get: operations["runs_input.png_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{run_id}/input/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the networks saw: raw bytes
         * @description Something that belongs to a run; only its owner finds it.
         */
        get: operations["runs_input_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{run_id}/picture/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The run's picture, upright and without metadata
         * @description Something that belongs to a run; only its owner finds it.
         */
        get: operations["runs_picture_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/samples/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The gallery */
        get: operations["samples_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/samples/{name}/picture/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A sample's picture */
        get: operations["samples_picture_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AnswerOut: {
            layers: components["schemas"]["LayerOut"][];
            output: components["schemas"]["ProbabilityOut"][];
            /** @description Names the weights. */
            version: string;
        };
        /** @description All activation maps of a layer in one picture: byte / 255 × unit.max = activation. */
        AtlasOut: {
            columns: number;
            height: number;
            png_url: string;
            /** @description Height and width of one map. */
            tile: [
                number,
                number
            ];
            /** @description Raw bytes, height × width, row by row. */
            url: string;
            width: number;
        };
        CardOut: {
            /** @description Rendered HTML. */
            back: string;
            /** @description Rendered HTML. */
            front: string;
            key: string;
            section: string;
        };
        /** @description A concept in a list. */
        ConceptListed: {
            cards: number;
            /**
             * Format: int64
             * @description Reading time that the author measured.
             */
            minutes: number;
            questions: number;
            readonly requires: string[];
            slug: string;
            /** @description One or two sentences, also the page's description. */
            summary: string;
            title: string;
            track: components["schemas"]["TrackName"];
            /** Format: date */
            updated: string;
            url: string;
        };
        /** @description A concept with everything it teaches. */
        ConceptWhole: {
            cards: components["schemas"]["CardOut"][];
            flow: components["schemas"]["StepOut"][];
            glossary: components["schemas"]["TermOut"][];
            /**
             * Format: int64
             * @description Reading time that the author measured.
             */
            minutes: number;
            /** @description Rendered HTML before the first section. */
            opening?: string;
            questions: components["schemas"]["QuestionOut"][];
            references: components["schemas"]["ReferenceOut"][];
            readonly requires: string[];
            sections: components["schemas"]["SectionOut"][];
            slug: string;
            subtitle?: string;
            /** @description One or two sentences, also the page's description. */
            summary: string;
            title: string;
            track: components["schemas"]["TrackName"];
            /** Format: date */
            updated: string;
            url: string;
        };
        InputOut: {
            png_url: string;
            /** @description Side of the square, in pixels. */
            size: number;
            /** @description Raw bytes, size × size, row by row. */
            url: string;
        };
        LayerOut: {
            atlas: components["schemas"]["AtlasOut"];
            name: components["schemas"]["NameEnum"];
            receptive_field: number;
            /** @description Units, map height, map width. */
            shape: [
                number,
                number,
                number
            ];
            stride: number;
            units: components["schemas"]["UnitOut"][];
        };
        /**
         * @description * `beginner` - Beginner
         *     * `intermediate` - Intermediate
         *     * `expert` - Expert
         *     * `senior` - Senior
         * @enum {string}
         */
        LevelEnum: "beginner" | "intermediate" | "expert" | "senior";
        /**
         * @description * `edges` - edges
         *     * `parts` - parts
         *     * `objects` - objects
         * @enum {string}
         */
        NameEnum: "edges" | "parts" | "objects";
        /**
         * @description * `faces` - faces
         *     * `cars` - cars
         * @enum {string}
         */
        NetworkEnum: "faces" | "cars";
        /** @description A model card (its own fields too) with what was measured. */
        NetworkOut: {
            labels: string[];
            measured: {
                [key: string]: unknown;
            };
            name: string;
            title: string;
            version: string;
        };
        PictureOut: {
            /** @description The square the networks saw, in picture pixels: x0, y0, x1, y1. */
            crop: [
                number,
                number,
                number,
                number
            ];
            height: number;
            url: string;
            width: number;
        };
        ProbabilityOut: {
            label: string;
            /** Format: double */
            probability: number;
        };
        /** @description RFC 9457 problem details. */
        ProblemOut: {
            detail: string;
            errors?: {
                [key: string]: string[];
            };
            status: number;
            title: string;
            type: string;
        };
        QuestionOut: {
            answer: string;
            key: string;
            level: components["schemas"]["LevelEnum"];
            question: string;
            section: string;
            senior_angle?: string;
        };
        ReferenceOut: {
            html: string;
            key: string;
        };
        RunOut: {
            /** Format: date-time */
            created: string;
            error: components["schemas"]["ProblemOut"] | null;
            /** @description Signed; text/event-stream. */
            events_url: string;
            /** Format: date-time */
            expires: string;
            /** Format: uuid */
            id: string;
            input: components["schemas"]["InputOut"] | null;
            networks: {
                [key: string]: components["schemas"]["AnswerOut"];
            };
            picture: components["schemas"]["PictureOut"];
            /** Format: double */
            progress: number;
            source: components["schemas"]["SourceOut"];
            status: components["schemas"]["StatusEnum"];
        };
        /** @description An image, or the name of a sample. */
        RunRequestRequest: {
            /**
             * Format: binary
             * @description JPEG, PNG, WebP, GIF (first frame) or AVIF; at most 10 MB and 40 megapixels.
             */
            image?: string;
            /** @description May repeat; both networks by default. */
            network?: components["schemas"]["NetworkEnum"][];
            /** @description A sample's name (GET /api/v1/samples/). */
            sample?: string;
        };
        SampleOut: {
            alt: string;
            kind: components["schemas"]["SampleOutKindEnum"];
            name: string;
            picture_url: string;
            title: string;
        };
        /**
         * @description * `faces` - faces
         *     * `cars` - cars
         *     * `neither` - neither
         * @enum {string}
         */
        SampleOutKindEnum: "faces" | "cars" | "neither";
        SectionOut: {
            html: string;
            slug: string;
            title: string;
        };
        SourceOut: {
            kind: components["schemas"]["SourceOutKindEnum"];
            sample: string | null;
            title: string;
        };
        /**
         * @description * `upload` - upload
         *     * `sample` - sample
         * @enum {string}
         */
        SourceOutKindEnum: "upload" | "sample";
        /**
         * @description * `queued` - Queued
         *     * `running` - Running
         *     * `done` - Done
         *     * `failed` - Failed
         * @enum {string}
         */
        StatusEnum: "queued" | "running" | "done" | "failed";
        /** @description One step of the flow; shape, receptive field and parameters differ by kind of step. */
        StepOut: {
            html: string;
            key: string;
            parameters: number | null;
            receptive_field: number | null;
            section: string;
            shape: number[];
            title: string;
        };
        TermOut: {
            html: string;
            key: string;
            term: string;
        };
        TrackName: {
            slug: string;
            title: string;
        };
        UnitOut: {
            /** @description Receptive field of the peak in input pixels: x0, y0, x1, y1. */
            box: [
                number,
                number,
                number,
                number
            ];
            index: number;
            /** Format: double */
            max: number;
            /** Format: double */
            mean: number;
            /** @description Column and row of the peak in the map. */
            peak: [
                number,
                number
            ];
            /** @description 0 for the unit with the largest max. */
            rank: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    concepts_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConceptListed"][];
                };
            };
        };
    };
    concepts_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConceptWhole"];
                };
            };
        };
    };
    networks_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NetworkOut"][];
                };
            };
        };
    };
    networks_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NetworkOut"];
                };
            };
        };
    };
    start_run: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RunRequestRequest"];
                "multipart/form-data": components["schemas"]["RunRequestRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunOut"];
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunOut"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    read_run: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunOut"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    delete_run: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    "runs_atlases_.png_retrieve": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                layer: string;
                network: string;
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/png": string;
                };
            };
        };
    };
    runs_atlases_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                layer: string;
                network: string;
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
        };
    };
    runs_events_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            307: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "runs_input.png_retrieve": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/png": string;
                };
            };
        };
    };
    runs_input_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
        };
    };
    runs_picture_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": string;
                };
            };
        };
    };
    samples_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SampleOut"][];
                };
            };
        };
    };
    samples_picture_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/webp": string;
                };
            };
        };
    };
}
