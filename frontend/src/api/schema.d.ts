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
    "/api/v1/networks/{name}/files/{digest}/{folder}/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A picture of what was learnt, for good: its content is part of its address */
        get: operations["networks_files_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{name}/film/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The film of a network's training */
        get: operations["read_film"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{name}/layers/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A network's layers: sizes and geometry */
        get: operations["list_layers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{name}/layers/{layer}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All units of a layer in brief, and the sheets with their pictures */
        get: operations["read_layer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks/{name}/layers/{layer}/units/{index}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One unit: exemplars, optimised input, measured selectivity, inputs, weights */
        get: operations["read_unit"];
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
    "/api/v1/runs/{run_id}/probes/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A run's probes, newest first, without what was measured
         * @description Experiments on a run.
         */
        get: operations["list_probes"];
        put?: never;
        /**
         * Ask what becomes of a run when something is changed, or what made it so
         * @description Answers 202 with the probe's address in `Location`; listen to `events_url`, or ask for the probe again until it is done. The same question about the same picture is answered from the store: 200, done. Transforms come first, at the picture's own resolution; then what the networks see is covered (coordinates 0 to 96); then units are held at 0 and all later layers follow.
         */
        post: operations["start_probe"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{run_id}/probes/{probe_id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A probe, as far as it has come */
        get: operations["read_probe"];
        put?: never;
        post?: never;
        /** Cancel or delete a probe with its files and events, at once */
        delete: operations["delete_probe"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{run_id}/probes/{probe_id}/atlases/{network}/{layer}.png": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A layer's activation maps after the change, as PNG
         * @description Something that belongs to a probe.
         */
        get: operations["runs_probes_atlases_.png_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{run_id}/probes/{probe_id}/atlases/{network}/{layer}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A layer's activation maps after the change: raw bytes, height × width
         * @description Something that belongs to a probe.
         */
        get: operations["runs_probes_atlases_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{run_id}/probes/{probe_id}/attribution.png": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An attribution, as PNG
         * @description Something that belongs to a probe.
         */
        get: operations["runs_probes_attribution.png_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{run_id}/probes/{probe_id}/attribution/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An attribution: raw bytes, 96 × 96, row by row
         * @description value = (byte − 128) / 127 × `attribution.max`
         */
        get: operations["runs_probes_attribution_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{run_id}/probes/{probe_id}/events/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Listen to a probe
         * @description Redirects to the signed address of the probe's event stream (`events_url`). Events of a change are a run's; others have `progress`, `point`, `attribution` or `multiplication`. All end in `done` or `failed`; send `Last-Event-ID` to resume.
         */
        get: operations["runs_probes_events_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{run_id}/probes/{probe_id}/input.png": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the networks saw, as PNG
         * @description Something that belongs to a probe.
         */
        get: operations["runs_probes_input.png_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{run_id}/probes/{probe_id}/input/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the networks saw: raw bytes
         * @description Something that belongs to a probe.
         */
        get: operations["runs_probes_input_retrieve"];
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
    "/api/v1/transforms/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The ways to change a picture, with units and ranges */
        get: operations["list_transforms"];
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
        /** @description The label whose probability changes most, on average, without the unit. */
        AblationOut: {
            /** Format: double */
            change: number;
            label: string;
        };
        /**
         * @description * `output` - output
         *     * `probability` - probability
         * @enum {string}
         */
        AboutEnum: "output" | "probability";
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
        /**
         * @description * `attribute` - attribute
         * @enum {string}
         */
        AttributeInKindEnum: "attribute";
        /** @description Which pixels speak for a label, or excite a unit. */
        AttributeInRequest: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "attribute";
            method: components["schemas"]["MethodEnum"];
            network: components["schemas"]["NetworkEnum"];
            occlude?: components["schemas"]["CoverInRequest"] | null;
            silence?: components["schemas"]["UnitInRequest"][];
            target: components["schemas"]["TargetInRequest"];
            transform?: components["schemas"]["TransformInRequest"][];
        };
        /** @description value = (byte − 128) / 127 × max; `sum` is over all pixels. */
        AttributionOut: {
            /** Format: double */
            max: number;
            method: components["schemas"]["MethodEnum"];
            network: components["schemas"]["NetworkEnum"];
            png_url: string;
            /**
             * Format: double
             * @description What is explained: a logit or an activation.
             */
            score: number;
            size: number;
            /** Format: double */
            sum: number;
            target: {
                [key: string]: unknown;
            };
            url: string;
        };
        CardOut: {
            /** @description Rendered HTML. */
            back: string;
            /** @description Rendered HTML. */
            front: string;
            key: string;
            section: string;
        };
        /**
         * @description * `change` - change
         * @enum {string}
         */
        ChangeInKindEnum: "change";
        /** @description Read the picture again, changed. */
        ChangeInRequest: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "change";
            networks?: [
            ] | [
                components["schemas"]["NetworkEnum"]
            ];
            occlude?: components["schemas"]["CoverInRequest"] | null;
            prediction?: components["schemas"]["PredictionInRequest"] | null;
            silence?: components["schemas"]["UnitInRequest"][];
            transform?: components["schemas"]["TransformInRequest"][];
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
        /** @description Shapes laid over what the networks see. */
        CoverInRequest: {
            /** @default mean */
            fill: components["schemas"]["FillEnum"];
            /**
             * @description Of what is random.
             * @default 0
             */
            seed: number;
            shapes: components["schemas"]["ShapeRequest"][];
        };
        /**
         * @description * `curve` - curve
         * @enum {string}
         */
        CurveInKindEnum: "curve";
        /** @description The outputs at several strengths of one transform. */
        CurveInRequest: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "curve";
            networks?: [
            ] | [
                components["schemas"]["NetworkEnum"]
            ];
            occlude?: components["schemas"]["CoverInRequest"] | null;
            silence?: components["schemas"]["UnitInRequest"][];
            transform?: components["schemas"]["TransformInRequest"][];
            vary: components["schemas"]["VaryInRequest"];
        };
        CurveOut: {
            name: components["schemas"]["TransformEnum"];
            networks: {
                [key: string]: components["schemas"]["CurveSideOut"];
            };
            strengths: number[];
            unit: string;
        };
        CurveSideOut: {
            labels: string[];
            /** @description For each strength so far, one a label. */
            probabilities: number[][];
        };
        /**
         * @description * `up` - up
         *     * `down` - down
         *     * `same` - same
         * @enum {string}
         */
        DirectionEnum: "up" | "down" | "same";
        /** @description All within a radius. */
        DiscInRequest: {
            /** @description x, y in input pixels. */
            centre: [
                number,
                number
            ];
            /** Format: double */
            radius: number;
            shape: components["schemas"]["DiscInShapeEnum"];
        };
        /**
         * @description * `disc` - disc
         * @enum {string}
         */
        DiscInShapeEnum: "disc";
        ExemplarOut: {
            box: number[];
            label: string;
            tile: number;
            /** Format: double */
            value: number;
        };
        /**
         * @description * `mean` - mean
         *     * `black` - black
         *     * `noise` - noise
         * @enum {string}
         */
        FillEnum: "mean" | "black" | "noise";
        /** @description As training wrote it, with the address of every file it names. */
        FilmOut: {
            files: {
                [key: string]: string;
            };
        };
        InputOut: {
            png_url: string;
            /** @description Side of the square, in pixels. */
            size: number;
            /** @description Raw bytes, size × size, row by row. */
            url: string;
        };
        InputUnitOut: {
            /** @description Right and down, in steps of the layer below. */
            offset: number[];
            /** @description Of the layer below. */
            unit: number;
            /** Format: double */
            weight: number;
        };
        /**
         * @description * `edges` - edges
         *     * `parts` - parts
         *     * `objects` - objects
         * @enum {string}
         */
        LayerEnum: "edges" | "parts" | "objects";
        LayerOut: {
            atlas: components["schemas"]["AtlasOut"];
            name: components["schemas"]["LayerEnum"];
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
        LayerSizeOut: {
            /** @description How many units it has. */
            count: number;
            /** @description Units of the layer below that each one reads. */
            inputs: number;
            /** @description Side of a kernel. */
            kernel: number;
            /** @description Height and width of an activation map. */
            map: number[];
            name: components["schemas"]["LayerEnum"];
            /** @description In input pixels. */
            receptive_field: number;
            stride: number;
        };
        LayerTableOut: {
            /** @description How many units it has. */
            count: number;
            /** @description Units of the layer below that each one reads. */
            inputs: number;
            /** @description Side of a kernel. */
            kernel: number;
            /** @description Height and width of an activation map. */
            map: number[];
            name: components["schemas"]["LayerEnum"];
            /** @description In input pixels. */
            receptive_field: number;
            sheets: {
                [key: string]: components["schemas"]["SheetOut"];
            };
            stride: number;
            units: components["schemas"]["UnitBriefOut"][];
        };
        LearntUnitOut: {
            ablation: components["schemas"]["AblationOut"];
            best_part: string | null;
            /** Format: double */
            bias: number;
            dead: boolean;
            exemplars: components["schemas"]["ExemplarOut"][];
            index: number;
            /** Format: double */
            iou: number;
            /** @description Inputs, rows, columns. */
            kernel: unknown[];
            layer: components["schemas"]["LayerEnum"];
            network: components["schemas"]["NetworkEnum"];
            /**
             * Format: double
             * @description The activation that its optimised input reaches.
             */
            optimised: number;
            /** @description Where its tiles lie: {url, box}, and for exemplars a list of them. */
            pictures: {
                [key: string]: unknown;
            };
            /** Format: double */
            precision: number;
            receptive_field: number;
            stride: number;
            top_inputs?: components["schemas"]["InputUnitOut"][];
            version: string;
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
         * @description * `grad_cam` - grad_cam
         *     * `integrated_gradients` - integrated_gradients
         *     * `occlusion` - occlusion
         * @enum {string}
         */
        MethodEnum: "grad_cam" | "integrated_gradients" | "occlusion";
        /** @description sum(window × kernel) + bias = sum; activation = max(0, sum) unless the unit is silent. */
        MultiplicationOut: {
            /** Format: double */
            activation: number;
            at: number[];
            /** Format: double */
            bias: number;
            box: number[];
            index: number;
            /** @description Units of the layer below, or `contrast`. */
            inputs: unknown[];
            kernel: number[][][];
            layer: components["schemas"]["LayerEnum"];
            network: components["schemas"]["NetworkEnum"];
            pixels: (number | null)[][] | null;
            /** Format: double */
            sum: number;
            window: number[][][];
        };
        /**
         * @description * `multiply` - multiply
         * @enum {string}
         */
        MultiplyInKindEnum: "multiply";
        /** @description One activation taken apart: window, kernel, bias, sum. */
        MultiplyInRequest: {
            /** @description Column and row of the activation map. */
            at: [
                number,
                number
            ];
            index: number;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "multiply";
            layer: components["schemas"]["LayerEnum"];
            network: components["schemas"]["NetworkEnum"];
            occlude?: components["schemas"]["CoverInRequest"] | null;
            silence?: components["schemas"]["UnitInRequest"][];
            transform?: components["schemas"]["TransformInRequest"][];
        };
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
        /** @description What will come out, said before it is shown. */
        PredictionInRequest: {
            about: components["schemas"]["AboutEnum"];
            /**
             * @description Of the label's probability; `same` means that it moves by less than 0.02.
             *
             *     * `up` - up
             *     * `down` - down
             *     * `same` - same
             */
            direction?: components["schemas"]["DirectionEnum"];
            /** @description About the output: its first label. */
            expects?: string;
            label?: string;
            network: components["schemas"]["NetworkEnum"];
        };
        PredictionOut: {
            about: components["schemas"]["AboutEnum"];
            direction?: components["schemas"]["DirectionEnum"];
            expects?: string;
            label?: string;
            measured: {
                [key: string]: unknown;
            } | null;
            network: components["schemas"]["NetworkEnum"];
            right: boolean | null;
        };
        ProbabilityOut: {
            label: string;
            /** Format: double */
            probability: number;
        };
        ProbeOut: {
            attribution: components["schemas"]["AttributionOut"] | null;
            /** @description The run's own output. */
            before: {
                [key: string]: components["schemas"]["ProbabilityOut"][];
            };
            /** Format: date-time */
            created: string;
            curve: components["schemas"]["CurveOut"] | null;
            error: components["schemas"]["ProblemOut"] | null;
            /** @description Signed; text/event-stream. */
            events_url: string;
            /** Format: uuid */
            id: string;
            input: components["schemas"]["InputOut"] | null;
            kind: components["schemas"]["ProbeOutKindEnum"];
            multiplication: components["schemas"]["MultiplicationOut"] | null;
            /** @description Of a change, as in a run. */
            networks: {
                [key: string]: components["schemas"]["AnswerOut"];
            };
            /** @description As asked, with every default filled in. */
            parameters: {
                [key: string]: unknown;
            };
            prediction: components["schemas"]["PredictionOut"] | null;
            /** Format: double */
            progress: number;
            /** Format: uuid */
            run: string;
            status: components["schemas"]["StatusEnum"];
        };
        /**
         * @description * `change` - change
         *     * `attribute` - attribute
         *     * `curve` - curve
         *     * `multiply` - multiply
         * @enum {string}
         */
        ProbeOutKindEnum: "change" | "attribute" | "curve" | "multiply";
        ProbeRequest: components["schemas"]["ChangeInRequest"] | components["schemas"]["AttributeInRequest"] | components["schemas"]["CurveInRequest"] | components["schemas"]["MultiplyInRequest"];
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
        /** @description A box. */
        RectangleInRequest: {
            /** @description x0, y0, x1, y1 in input pixels. */
            box: [
                number,
                number,
                number,
                number
            ];
            shape: components["schemas"]["RectangleInShapeEnum"];
        };
        /**
         * @description * `rectangle` - rectangle
         * @enum {string}
         */
        RectangleInShapeEnum: "rectangle";
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
        ShapeRequest: components["schemas"]["RectangleInRequest"] | components["schemas"]["DiscInRequest"] | components["schemas"]["StrokeInRequest"];
        /** @description Tile number n is in column n % columns, row n // columns. */
        SheetOut: {
            columns: number;
            count: number;
            /** @description Height and width. */
            tile: number[];
            url: string;
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
        /** @description A line with round ends through some points, as a brush draws it. */
        StrokeInRequest: {
            points: [
                number,
                number
            ][];
            shape: components["schemas"]["StrokeInShapeEnum"];
            /** Format: double */
            width: number;
        };
        /**
         * @description * `stroke` - stroke
         * @enum {string}
         */
        StrokeInShapeEnum: "stroke";
        /** @description A label, or else a unit by layer and index. */
        TargetInRequest: {
            index?: number;
            label?: string;
            layer?: components["schemas"]["LayerEnum"];
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
        /**
         * @description * `rotate` - rotate
         *     * `shift` - shift
         *     * `scale` - scale
         *     * `blur` - blur
         *     * `noise` - noise
         *     * `brightness` - brightness
         *     * `greyscale` - greyscale
         *     * `scramble` - scramble
         *     * `flip` - flip
         * @enum {string}
         */
        TransformEnum: "rotate" | "shift" | "scale" | "blur" | "noise" | "brightness" | "greyscale" | "scramble" | "flip";
        /** @description One step; GET /api/v1/transforms/ lists the names with their units and ranges. */
        TransformInRequest: {
            /**
             * Format: double
             * @description Of a shift: degrees, 0 right, 90 down.
             * @default 0
             */
            direction: number;
            name: components["schemas"]["TransformEnum"];
            /**
             * @description Of what is random.
             * @default 0
             */
            seed: number;
            /**
             * Format: double
             * @description In the transform's own unit.
             */
            strength: number;
        };
        TransformOut: {
            directed: boolean;
            /** Format: double */
            least: number;
            /** Format: double */
            most: number;
            name: string;
            /**
             * Format: double
             * @description The strength that changes nothing.
             */
            same: number;
            seeded: boolean;
            unit: string;
            whole: boolean;
        };
        UnitBriefOut: {
            ablation: components["schemas"]["AblationOut"];
            best_part: string | null;
            dead: boolean;
            index: number;
            /** Format: double */
            iou: number;
            /**
             * Format: double
             * @description The activation that its optimised input reaches.
             */
            optimised: number;
            /** Format: double */
            precision: number;
        };
        /** @description A unit that is held at 0. */
        UnitInRequest: {
            index: number;
            layer: components["schemas"]["LayerEnum"];
            network: components["schemas"]["NetworkEnum"];
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
        /** @description A transform and the range of its strength. */
        VaryInRequest: {
            count: number;
            /**
             * Format: double
             * @description Of a shift: degrees, 0 right, 90 down.
             * @default 0
             */
            direction: number;
            name: components["schemas"]["TransformEnum"];
            /**
             * @description Of what is random.
             * @default 0
             */
            seed: number;
            /** Format: double */
            start: number;
            /** Format: double */
            stop: number;
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
    networks_files_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                digest: string;
                file: string;
                folder: string;
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
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    read_film: {
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
                    "application/json": components["schemas"]["FilmOut"];
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
        };
    };
    list_layers: {
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
                    "application/json": components["schemas"]["LayerSizeOut"][];
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
        };
    };
    read_layer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                layer: string;
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
                    "application/json": components["schemas"]["LayerTableOut"];
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
        };
    };
    read_unit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                index: number;
                layer: string;
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
                    "application/json": components["schemas"]["LearntUnitOut"];
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
    list_probes: {
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
                    "application/json": components["schemas"]["ProbeOut"][];
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
    start_probe: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ProbeRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProbeOut"];
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProbeOut"];
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
            409: {
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
    read_probe: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                probe_id: string;
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
                    "application/json": components["schemas"]["ProbeOut"];
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
    delete_probe: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                probe_id: string;
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
    "runs_probes_atlases_.png_retrieve": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                layer: string;
                network: string;
                probe_id: string;
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
    runs_probes_atlases_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                layer: string;
                network: string;
                probe_id: string;
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
    "runs_probes_attribution.png_retrieve": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                probe_id: string;
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
    runs_probes_attribution_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                probe_id: string;
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
    runs_probes_events_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                probe_id: string;
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
    "runs_probes_input.png_retrieve": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                probe_id: string;
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
    runs_probes_input_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                probe_id: string;
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
    list_transforms: {
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
                    "application/json": components["schemas"]["TransformOut"][];
                };
            };
        };
    };
}
