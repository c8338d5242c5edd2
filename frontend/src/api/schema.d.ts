// Written by `npm run api`; do not edit.
export interface paths {
    "/api/v1/concepts/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every concept of the course in brief
         * @description Every concept, in the order of its track.
         */
        get: operations["list_concepts"];
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
        /**
         * One concept, whole
         * @description One concept with its sections, flow, cards, questions, references and glossary.
         */
        get: operations["read_concept"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/concepts/{slug}/activities/{name}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One activity of a concept, without what its answers are judged by
         * @description What one activity of a concept shows (`drills`, `coverage` …); never what judges answers.
         */
        get: operations["activity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/concepts/{slug}/cards/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The flash cards of a concept, in the order of its page
         * @description The flash cards of a concept.
         */
        get: operations["concept_cards"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/concepts/{slug}/questions/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A concept’s interview questions with worked answers, in its order
         * @description The interview questions of a concept.
         */
        get: operations["concept_questions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/concepts/suggestions/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The best passages of the course for what has been typed so far
         * @description The best passages for what has been typed so far.
         */
        get: operations["search_suggestions"];
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
        /**
         * The networks and what was measured of them
         * @description Two networks of one architecture: one trained on faces, one on cars.
         */
        get: operations["list_networks"];
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
        /**
         * One network's model card
         * @description What it was trained on, what was measured, and what it cannot do.
         */
        get: operations["read_network"];
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
        /**
         * A picture of what was learnt, for good: its content is part of its address
         * @description Found through the addresses that other answers give.
         */
        get: operations["network_file"];
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
        /**
         * The film of a network's training
         * @description Kernels and selectivity at each checkpoint, as training wrote them.
         */
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
        /**
         * A network's layers: sizes and geometry
         * @description What each layer is made of.
         */
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
        /**
         * All units of a layer in brief, and the sheets with their pictures
         * @description A layer as it was learnt.
         */
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
        /**
         * One unit: exemplars, optimised input, measured selectivity, inputs, weights
         * @description Everything that was measured of one unit.
         */
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
         * @description A picture: its address has to be signed, whoever asks. Whose it is, is asked beside that.
         */
        get: operations["run_atlas_png"];
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
        get: operations["run_atlas"];
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
         * @description A stream of events; without its token, a redirect to its signed address, which is the run's `events_url`. Events: `queued`, `preprocessed`, `layer`, `output`, then `done` or `failed`; send `Last-Event-ID` to resume.
         */
        get: operations["run_events"];
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
         * @description A picture: its address has to be signed, whoever asks. Whose it is, is asked beside that.
         */
        get: operations["run_input_png"];
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
         * @description A picture: its address has to be signed, whoever asks. Whose it is, is asked beside that.
         */
        get: operations["run_input"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{run_id}/numbers.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the networks said, as JSON
         * @description A file of a run that is done.
         */
        get: operations["run_numbers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{run_id}/numbers.npz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Input, all activation maps and outputs as NumPy arrays
         * @description A file of a run that is done.
         */
        get: operations["run_arrays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{run_id}/picture.jpg": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The picture as stored, for the program that repeats the run
         * @description A file of a run that is done.
         */
        get: operations["run_picture_file"];
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
         * @description A picture: its address has to be signed, whoever asks. Whose it is, is asked beside that.
         */
        get: operations["run_picture"];
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
        /**
         * A probe, as far as it has come
         * @description One experiment: its question, its answer as far as it has come.
         */
        get: operations["read_probe"];
        put?: never;
        post?: never;
        /**
         * Cancel or delete a probe with its files and events, at once
         * @description One experiment: its question, its answer as far as it has come.
         */
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
         * @description A picture: its address has to be signed, whoever asks. Whose it is, is asked beside that.
         */
        get: operations["probe_atlas_png"];
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
         * @description A picture: its address has to be signed, whoever asks. Whose it is, is asked beside that.
         */
        get: operations["probe_atlas"];
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
         * @description A picture: its address has to be signed, whoever asks. Whose it is, is asked beside that.
         */
        get: operations["probe_attribution_png"];
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
        get: operations["probe_attribution"];
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
         * @description A stream of events; without its token, a redirect to its signed address, which is the probe's `events_url`. Events of a change are a run's; others have `progress`, `point`, `attribution` or `multiplication`. All end in `done` or `failed`; send `Last-Event-ID` to resume.
         */
        get: operations["probe_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{run_id}/probes/{probe_id}/exhibits/{index}.png": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The picture of an exhibit, as PNG
         * @description A picture: its address has to be signed, whoever asks. Whose it is, is asked beside that.
         */
        get: operations["probe_exhibit_png"];
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
         * @description A picture: its address has to be signed, whoever asks. Whose it is, is asked beside that.
         */
        get: operations["probe_input_png"];
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
         * @description A picture: its address has to be signed, whoever asks. Whose it is, is asked beside that.
         */
        get: operations["probe_input"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{run_id}/probes/{probe_id}/numbers.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a probe measured, as JSON
         * @description A file of a probe that is done.
         */
        get: operations["probe_numbers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{run_id}/probes/{probe_id}/numbers.npz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a probe measured, as NumPy arrays
         * @description A file of a probe that is done.
         */
        get: operations["probe_arrays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{run_id}/probes/{probe_id}/repeat.py": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A program that repeats the probe with ml.api
         * @description A file of a probe that is done.
         */
        get: operations["probe_script"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{run_id}/repeat.py": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A program that repeats the run with ml.api
         * @description A file of a run that is done.
         */
        get: operations["run_script"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{run_id}/share/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A run's link for others; its token is null where there is none
         * @description Whether a run is shared; its owner decides.
         */
        get: operations["read_share"];
        put?: never;
        /**
         * Make a link by which anyone may look at a run until it expires
         * @description Whoever has the link sees picture, maps and answers, and can change nothing; probes are not shown. The same link again where there is one.
         */
        post: operations["share_run"];
        /**
         * Take the link back, at once
         * @description Whether a run is shared; its owner decides.
         */
        delete: operations["unshare_run"];
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
        /**
         * The gallery
         * @description Pictures that ship with the project.
         */
        get: operations["list_samples"];
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
        /**
         * A sample's picture
         * @description As it ships.
         */
        get: operations["sample_picture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shared/{token}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A run that somebody shares, for whoever has its link
         * @description What its owner lets others see: picture, maps and answers.
         */
        get: operations["read_shared"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shared/{token}/atlases/{network}/{layer}.png": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A layer's activation maps, as PNG
         * @description Something of a run found by a link's token. Nothing is kept: the link may be taken back.
         */
        get: operations["shared_atlas_png"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shared/{token}/atlases/{network}/{layer}/": {
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
        get: operations["shared_atlas"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shared/{token}/input.png": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the networks saw, as PNG
         * @description Something of a run found by a link's token. Nothing is kept: the link may be taken back.
         */
        get: operations["shared_input_png"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shared/{token}/input/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the networks saw: raw bytes
         * @description Something of a run found by a link's token. Nothing is kept: the link may be taken back.
         */
        get: operations["shared_input"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shared/{token}/picture/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The run's picture, upright and without metadata
         * @description Something of a run found by a link's token. Nothing is kept: the link may be taken back.
         */
        get: operations["shared_picture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/study/attempts/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer a drill, a failure or an order, and be told what is right
         * @description Judged on the server, by what was measured or computed. Every attempt is kept as evidence of whoever sent it; a first one makes its sender a guest with a session.
         */
        post: operations["attempt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/study/calendar/{token}.ics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Due days as iCalendar, by a signed link
         * @description For a calendar program: the link is on your cards page, and whoever has it may read.
         */
        get: operations["linked_calendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/study/cards/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Cards that you met or made
         * @description A learner's own and met cards.
         */
        get: operations["study_cards"];
        put?: never;
        /**
         * Make a card of your own
         * @description A learner's own and met cards.
         */
        post: operations["add_card"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/study/cards/{key}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a card of your own with its reviews
         * @description One card, by its key.
         */
        delete: operations["remove_card"];
        options?: never;
        head?: never;
        /**
         * Suspend, flag or bury a card, or put it into your own words
         * @description One card, by its key.
         */
        patch: operations["change_card"];
        trace?: never;
    };
    "/api/v1/study/cards/{key}/picture/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The picture on the front of your card
         * @description The picture on the front of a card of one's own.
         */
        get: operations["card_picture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/study/cards/{key}/picture/back/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The picture on the back of your card
         * @description The picture on the back of a card of one's own.
         */
        get: operations["card_back_picture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/study/coverage/{slug}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The points of a concept, ticked by evidence: a drill right, a card recalled …
         * @description Nothing here is set by hand: answering sets it (`POST /api/v1/study/attempts/`, reviews, rated answers). Without a session every point is open.
         */
        get: operations["coverage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/study/due.ics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Due days as iCalendar
         * @description One entry for each day on which cards fall due.
         */
        get: operations["due_calendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/study/due/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Cards to study now, with the interval that each grade would give
         * @description What to study now.
         */
        get: operations["study_due"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/study/export.apkg": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Cards as a package for Anki
         * @description Those cards that you met or made, or all of one concept.
         */
        get: operations["export_anki"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/study/export.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Cards as CSV: front, back, concept, state, due, source
         * @description Those cards that you met or made, or all of one concept.
         */
        get: operations["export_csv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/study/export.md": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Cards as Markdown, to read or print
         * @description Those cards that you met or made, or all of one concept.
         */
        get: operations["export_markdown"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/study/imports/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read a file of cards and see what it would make
         * @description A CSV file with columns `front` and `back`, or an Anki package of basic cards. Nothing becomes a card yet: accept the import within a day. A row that cannot become a card says why in `fault` and leaves the others alone; a file that is hostile or broken is refused whole, and nothing of it is kept.
         */
        post: operations["preview_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/study/imports/{import_id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Forget a file that was shown; cards made of it stay
         * @description A file that waits.
         */
        delete: operations["drop_import"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/study/imports/{import_id}/accept/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make cards of a file that was shown, once
         * @description Asked again within a day it answers the same and makes nothing anew.
         */
        post: operations["accept_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/study/interviews/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A concept's interview questions, or those that are due, with your notes
         * @description Questions to practise.
         */
        get: operations["interview_questions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/study/interviews/answers/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Keep an answer with the points that it made
         * @description An answer counts as right when it made at least three quarters of the rubric's points. All of them sends the question furthest away, half to three quarters brings it back sooner, and less than half soonest; a question comes back in days, never in minutes.
         */
        post: operations["answer_interview_question"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/study/interviews/notes/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Keep your notes on a question
         * @description Notes on a question.
         */
        put: operations["keep_interview_notes"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/study/mocks/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin a mock interview: a timed set, mixed over levels
         * @description Mock interviews.
         */
        post: operations["begin_mock_interview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/study/mocks/{mock_id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A mock interview with its questions and your answers
         * @description One mock interview.
         */
        get: operations["mock_interview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/study/mocks/{mock_id}/end/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a mock interview; its summary stays
         * @description The end of a mock interview.
         */
        post: operations["end_mock_interview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/study/plan/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Your limits, your retention, and the parameters that your cards go by
         * @description How you want to study.
         */
        get: operations["study_plan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Other limits, or another retention
         * @description How you want to study.
         */
        patch: operations["change_study_plan"];
        trace?: never;
    };
    "/api/v1/study/progress/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is due, weak and mastered, by concept and by track, and true retention
         * @description How whoever asks is doing.
         */
        get: operations["progress"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/study/quizzes/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin a quiz on a concept
         * @description The quiz stops when it is sure: when your replies are nine times as likely from somebody who gets 85 in 100 of such items right as from somebody who gets 50, or the other way round. It asks at least 4 and at most 12. Five right in a row are enough, and so are three wrong of the first four.
         */
        post: operations["begin_quiz"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/study/quizzes/{quiz_id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A quiz as far as it has come
         * @description One quiz.
         */
        get: operations["quiz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/study/quizzes/{quiz_id}/replies/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer the item that is asked, and be told why
         * @description Replies to a quiz's items.
         */
        post: operations["reply_to_quiz"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/study/reviews/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Keep reviews, each once, in whatever order they come
         * @description Graded recalls.
         */
        post: operations["study_review"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/study/reviews/{review_id}/undo/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a review back
         * @description The card is again as it was before.
         */
        post: operations["study_undo"];
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
        /**
         * The ways to change a picture, with units and ranges
         * @description What `transform` of a probe takes.
         */
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
        AcceptedOut: {
            /** @description That the file became, now or when first accepted. */
            cards: number;
            /** Format: uuid */
            id: string;
        };
        /** @description A field with a slip in its name is refused, not passed over. */
        AcceptInRequest: {
            /** @description What all of its cards belong to. */
            concept?: string;
            pictures?: components["schemas"]["AltsInRequest"][];
        };
        /** @description Other words for the pictures of a row. */
        AltsInRequest: {
            alt?: string;
            back_alt?: string;
            /** @description The row's, as the preview has it. */
            number: number;
        };
        AnswerOut: {
            layers: components["schemas"]["LayerOut"][];
            output: components["schemas"]["ProbabilityOut"][];
            /** @description Names the weights. */
            version: string;
        };
        AnswerPartOut: {
            hint: string;
            key: string;
            title: string;
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
        AttemptRequest: components["schemas"]["DrillAttemptRequest"] | components["schemas"]["FailureAttemptRequest"] | components["schemas"]["OrderAttemptRequest"];
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
        CardConceptOut: {
            slug: string;
            title: string;
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
        /** @description One setting that was measured. */
        CellOut: {
            /** @description Whether the prediction was about this one. */
            asked: boolean;
            /**
             * Format: double
             * @description Over the seeds, or over the pairs of pictures.
             */
            deviation: number;
            label: string;
            /** @description The value in words, with its unit. */
            said: string;
            /** Format: double */
            value: number;
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
        /**
         * @description * `1` - 1
         *     * `3` - 3
         * @enum {integer}
         */
        ChannelsEnum: 1 | 3;
        /**
         * @description * `card` - card
         *     * `question` - question
         *     * `drill` - drill
         *     * `failure` - failure
         *     * `order` - order
         *     * `quiz` - quiz
         * @enum {string}
         */
        CheckKindEnum: "card" | "question" | "drill" | "failure" | "order" | "quiz";
        /**
         * @description * `right` - right
         *     * `wrong` - wrong
         *     * `open` - open
         * @enum {string}
         */
        CheckStateEnum: "right" | "wrong" | "open";
        /**
         * @description * `right` - right
         *     * `early` - early
         *     * `late` - late
         * @enum {string}
         */
        ComesEnum: "right" | "early" | "late";
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
        ConceptProgressOut: {
            cards: number;
            mastered: number;
            met: number;
            /** @description Points that the concept lists (coverage). */
            points: number;
            /** @description Those that evidence shows to be known. */
            points_shown: number;
            /**
             * Format: double
             * @description Mean chance of recalling a card met, now; 0 to 1.
             */
            recall: number | null;
            shown: components["schemas"]["ShownOut"][];
            slug: string;
            title: string;
            url: string;
            weak: number;
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
        ConnectedUnitOut: {
            /**
             * Format: double
             * @description What the lower unit adds to the higher one's sum, as a mean over its exemplars.
             */
            contribution: number;
            /** @description Where in the window, right and down, in steps of the lower layer. */
            offset: number[];
            /** @description Of the layer below, or above. */
            unit: number;
        };
        CountsOut: {
            due: number;
            learning: number;
            new: number;
        };
        /** @description Something that shows that a point is known. */
        CoverageCheckOut: {
            /**
             * Format: date-time
             * @description When it was last answered.
             */
            at: string | null;
            /** @description Its id in the concept's files. */
            item: string;
            kind: components["schemas"]["CheckKindEnum"];
            /** @description Its kind in words. */
            named: string;
            /**
             * @description By the last answer; open without one.
             *
             *     * `right` - right
             *     * `wrong` - wrong
             *     * `open` - open
             */
            state: components["schemas"]["CheckStateEnum"];
            /** @description What is asked, in short. */
            title: string;
            /** @description Where it is asked. */
            url: string;
        };
        /** @description What to do now, and where to read it up. */
        CoverageNextOut: {
            /**
             * Format: date-time
             * @description When it was last answered.
             */
            at: string | null;
            /** @description Its id in the concept's files. */
            item: string;
            kind: components["schemas"]["CheckKindEnum"];
            /** @description Where it is taught. */
            learn: string;
            /** @description Its kind in words. */
            named: string;
            /** @description The point's id. */
            point: string;
            section: string;
            /**
             * @description By the last answer; open without one.
             *
             *     * `right` - right
             *     * `wrong` - wrong
             *     * `open` - open
             */
            state: components["schemas"]["CheckStateEnum"];
            /** @description What is asked, in short. */
            title: string;
            /** @description Where it is asked. */
            url: string;
        };
        CoverageOut: {
            /** @description The concept's slug. */
            concept: string;
            next: components["schemas"]["CoverageNextOut"] | null;
            points: components["schemas"]["CoveragePointOut"][];
            shown: number;
            title: string;
            total: number;
            url: string;
        };
        /** @description One thing that one should be able to say. */
        CoveragePointOut: {
            evidence: components["schemas"]["CoverageCheckOut"][];
            html: string;
            id: string;
            /** @description Title of the section that teaches it. */
            section: string;
            /**
             * @description Shown while the last answer to one of its checks was right.
             *
             *     * `shown` - shown
             *     * `slipped` - slipped
             *     * `open` - open
             */
            state: components["schemas"]["CoveragePointOutStateEnum"];
            /** @description Where it is taught. */
            url: string;
        };
        /**
         * @description * `shown` - shown
         *     * `slipped` - slipped
         *     * `open` - open
         * @enum {string}
         */
        CoveragePointOutStateEnum: "shown" | "slipped" | "open";
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
        DayCountOut: {
            count: number;
            /** Format: date */
            day: string;
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
        /** @description A prediction for a setting of the knobs; later the same with an explanation. */
        DrillAnswerRequest: {
            /** @description Ids of the points that the student finds in that sentence. */
            met?: [
            ] | [
                string
            ] | [
                string,
                string
            ] | [
                string,
                string,
                string
            ] | [
                string,
                string,
                string,
                string
            ] | [
                string,
                string,
                string,
                string,
                string
            ] | [
                string,
                string,
                string,
                string,
                string,
                string
            ];
            /** @description The id of a choice. */
            prediction: string;
            /** @description Why it is so, in the student's words. */
            sentence?: string;
            /** @description A value for each knob that the drill lets one turn. */
            setting?: {
                [key: string]: unknown;
            };
        };
        /**
         * @description * `drill` - drill
         * @enum {string}
         */
        DrillAttemptKindEnum: "drill";
        /** @description An answer to one item of a concept's page. */
        DrillAttemptRequest: {
            answer: components["schemas"]["DrillAnswerRequest"];
            /** @description The concept's slug. */
            concept: string;
            /** @description Its id in the activity. */
            item: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "drill";
        };
        /** @description What every judge answers with; a kind adds its own fields. */
        DrillVerdict: {
            /** @description The choices that are right: ties give several. */
            answers: string[];
            cells: components["schemas"]["CellOut"][];
            /** @description Why, as clean HTML. */
            explanation_html: string;
            /** @description A model answer. */
            model_html: string;
            points: components["schemas"]["PointOut"][];
            right: boolean;
        };
        /** @description What to study now. `owner` names the learner to their own browser only. */
        DueOut: {
            cards: components["schemas"]["StudyCardOut"][];
            counts: components["schemas"]["CountsOut"];
            cram: boolean;
            /** @description The guest who signed in: what their browser has still to send is the owner's. */
            formerly: string;
            /** Format: date-time */
            now: string;
            owner: string;
            today: components["schemas"]["TodayOut"];
        };
        ExemplarOut: {
            box: number[];
            label: string;
            tile: number;
            /** Format: double */
            value: number;
        };
        /** @description One state of a system that fails; `message` is what it said, in its own words. */
        ExhibitOut: {
            channels: components["schemas"]["ChannelsEnum"];
            /** @description By name. */
            figures: {
                [key: string]: number;
            };
            index: number;
            message: string;
            /** @description By network. */
            outputs: {
                [key: string]: components["schemas"]["MaybeOut"][];
            };
            png_url: string;
            /** @description The picture's side in pixels. */
            size: number;
            state: components["schemas"]["ExhibitOutStateEnum"];
            title: string;
        };
        /**
         * @description * `healthy` - healthy
         *     * `broken` - broken
         *     * `mended` - mended
         * @enum {string}
         */
        ExhibitOutStateEnum: "healthy" | "broken" | "mended";
        /** @description One choice of each, by its id. */
        FailureAnswerRequest: {
            cause: string;
            remedy: string;
        };
        /** @description An answer to one item of a concept's page. */
        FailureAttemptRequest: {
            answer: components["schemas"]["FailureAnswerRequest"];
            /** @description The concept's slug. */
            concept: string;
            /** @description Its id in the activity. */
            item: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "failure";
        };
        /**
         * @description * `channels` - channels
         *     * `scaling` - scaling
         *     * `size` - size
         *     * `turned` - turned
         *     * `covered` - covered
         *     * `grain` - grain
         *     * `closed` - closed
         *     * `attack` - attack
         *     * `blank` - blank
         * @enum {string}
         */
        FailureEnum: "channels" | "scaling" | "size" | "turned" | "covered" | "grain" | "closed" | "attack" | "blank";
        /** @description Set a failure off on the picture, and mend it. */
        FailureInRequest: {
            failure: components["schemas"]["FailureEnum"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "failure";
            networks?: [
            ] | [
                components["schemas"]["NetworkEnum"]
            ];
        };
        /**
         * @description * `failure` - failure
         * @enum {string}
         */
        FailureKindEnum: "failure";
        /** @description What every judge answers with; a kind adds its own fields. */
        FailureVerdict: {
            cause: components["schemas"]["NamedOut"];
            /** @description Why, as clean HTML. */
            explanation_html: string;
            interview_html: string;
            remedy: components["schemas"]["NamedOut"];
            right: boolean;
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
        /**
         * @description * `follow` - follow
         * @enum {string}
         */
        FollowInKindEnum: "follow";
        /** @description What each line of the code made of the picture, as the run read it. */
        FollowInRequest: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "follow";
            network: components["schemas"]["NetworkEnum"];
        };
        /** @description The run's picture, line by line through the code that read it. */
        FollowOut: {
            /** @description In the order of the output. */
            labels: string[];
            network: components["schemas"]["NetworkEnum"];
            pictures: components["schemas"]["ValuePictureOut"][];
            ran: components["schemas"]["RanOut"][];
            /** @description In the order in which they were made. */
            values: components["schemas"]["ValueOut"][];
        };
        /**
         * @description * `again` - again
         *     * `hard` - hard
         *     * `good` - good
         *     * `easy` - easy
         * @enum {string}
         */
        GradeEnum: "again" | "hard" | "good" | "easy";
        /** @description A file of cards: CSV, or an Anki package; at most 10 MiB and 2000 rows. */
        ImportInRequest: {
            /** Format: binary */
            file: string;
        };
        ImportPictureOut: {
            /** @description As far as file and name say it. */
            alt: string;
            bytes: number;
            side: components["schemas"]["SideEnum"];
        };
        /** @description A row: the card that it would make, or what is wrong with it. */
        ImportRowOut: {
            back: string;
            /** @description Why it cannot be a card. */
            fault: string;
            /** @description Its words, as the card will have them written. */
            front: string;
            /** @description What the card would not have: 1 picture and 2 sounds. */
            left_out: string;
            /** @description As a person counts: the first is 1. */
            number: number;
            pictures: components["schemas"]["ImportPictureOut"][];
            /** @description Why each of those pictures stays behind. */
            refused: string[];
        };
        InputOut: {
            png_url: string;
            /** @description Side of the square, in pixels. */
            size: number;
            /** @description Raw bytes, size × size, row by row. */
            url: string;
        };
        IntervalOut: {
            seconds: number;
            words: string;
        };
        IntervalsOut: {
            again: components["schemas"]["IntervalOut"];
            easy: components["schemas"]["IntervalOut"];
            good: components["schemas"]["IntervalOut"];
            hard: components["schemas"]["IntervalOut"];
        };
        /** @description What came of an answer. */
        InterviewAnsweredOut: {
            /**
             * Format: date-time
             * @description When the question comes back.
             */
            due: string;
            met: number;
            points: number;
            right: boolean;
        };
        /** @description An answer held against the rubric by its author. */
        InterviewAnswerInRequest: {
            /** @description The concept's slug. */
            concept: string;
            /**
             * Format: uuid
             * @description Made by the sender: sent twice, it is kept once.
             */
            key: string;
            /** @description Keys of the rubric's points that the answer made. */
            met: string[];
            /**
             * Format: uuid
             * @description The mock interview it belongs to.
             */
            mock?: string;
            /** @description Seen by nobody but their author. */
            notes: string;
            /** @description The question's key. */
            question: string;
            /** @description From the question to the reveal. */
            seconds: number;
        };
        /** @description What a learner wrote about a question. */
        InterviewNotesInRequest: {
            /** @description The concept's slug. */
            concept: string;
            /** @description Seen by nobody but their author. */
            notes: string;
            /** @description The question's key. */
            question: string;
        };
        /** @description A question as its reader meets it. */
        InterviewQuestionOut: {
            /** @description HTML. */
            answer: string;
            /** @description Slug. */
            concept: string;
            concept_title: string;
            /** Format: date-time */
            due: string | null;
            key: string;
            last: components["schemas"]["LastInterviewAnswerOut"] | null;
            level: string;
            notes: string;
            /** @description HTML. */
            question: string;
            rubric: components["schemas"]["RubricPointOut"][];
            /** @description HTML. */
            senior_angle: string;
            /** @description Address of the section that teaches it. */
            taught: string;
            /** @description How often they answered it. */
            times: number;
        };
        /** @description Questions, and what holds for all of them. */
        InterviewQuestionsOut: {
            /** @description Of every strong answer. */
            parts: components["schemas"]["AnswerPartOut"][];
            questions: components["schemas"]["InterviewQuestionOut"][];
            /** @description When an answer counts as right, and what follows. */
            rule: string;
        };
        /** @description A card, what we think of it and why. */
        JudgedOut: {
            /** @description Its question in plain words. */
            front: string;
            key: string;
            reasons: string;
            /** @description Where it is taught, or where it came from. */
            url: string;
        };
        LastInterviewAnswerOut: {
            /** Format: date-time */
            created: string;
            met: string[];
            points: number;
            right: boolean;
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
            top_inputs?: components["schemas"]["ConnectedUnitOut"][];
            top_outputs?: components["schemas"]["ConnectedUnitOut"][];
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
        MaybeOut: {
            label: string;
            /**
             * Format: double
             * @description Null where it is no number.
             */
            probability: number | null;
        };
        /**
         * @description * `grad_cam` - grad_cam
         *     * `integrated_gradients` - integrated_gradients
         *     * `occlusion` - occlusion
         * @enum {string}
         */
        MethodEnum: "grad_cam" | "integrated_gradients" | "occlusion";
        /** @description A mock interview to begin. */
        MockInterviewInRequest: {
            /** @description Its questions only; without it, of all. */
            concept?: string;
            /**
             * @description Questions.
             * @default 4
             */
            count: number;
            /**
             * @description For all of them.
             * @default 20
             */
            minutes: number;
        };
        /** @description A mock interview with its questions; `last` of each is its answer in this interview. */
        MockInterviewOut: {
            /** Format: date-time */
            begun: string;
            /** Format: date-time */
            ended: string | null;
            /** Format: uuid */
            id: string;
            minutes: number;
            /** @description Of every strong answer. */
            parts: components["schemas"]["AnswerPartOut"][];
            questions: components["schemas"]["InterviewQuestionOut"][];
            /** @description When an answer counts as right, and what follows. */
            rule: string;
            summary_url: string;
        };
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
        /** @description What was named, and what would have been right. */
        NamedOut: {
            /** @description The id of the right choice. */
            answer: string;
            /** @description Why that one is right. */
            answer_html: string;
            /** @description Why what was chosen is right, or is not. */
            chosen_html: string;
            right: boolean;
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
        NullEnum: null;
        /** @description Every step's id, once, in the order it was put. */
        OrderAnswerRequest: {
            order: string[];
        };
        /**
         * @description * `order` - order
         * @enum {string}
         */
        OrderAttemptKindEnum: "order";
        /** @description An answer to one item of a concept's page. */
        OrderAttemptRequest: {
            answer: components["schemas"]["OrderAnswerRequest"];
            /** @description The concept's slug. */
            concept: string;
            /** @description Its id in the activity. */
            item: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "order";
        };
        /** @description What every judge answers with; a kind adds its own fields. */
        OrderVerdict: {
            /** @description Why, as clean HTML. */
            explanation_html: string;
            right: boolean;
            steps: components["schemas"]["PlacedOut"][];
        };
        /** @description A card of one's own: Markdown, with $maths$. */
        OwnCardInRequest: {
            /** @description What its picture shows. */
            alt?: string;
            back: string;
            concept?: string;
            front: string;
            /**
             * Format: uuid
             * @description A run of yours: a copy of its picture stays on the front, beyond the run's day.
             */
            run?: string;
            source?: string;
        };
        /**
         * @description * `grey` - grey
         *     * `rgb` - rgb
         *     * `activation` - activation
         *     * `signed` - signed
         * @enum {string}
         */
        PaletteEnum: "grey" | "rgb" | "activation" | "signed";
        /** @description Set aside or bring back; or other words, both of them (both empty: the course's again). */
        PatchedCardChangeRequest: {
            /** @description What the front's picture shows. */
            alt?: string;
            back?: string;
            /** @description The same for the back's. */
            back_alt?: string;
            buried?: boolean;
            flagged?: boolean;
            front?: string;
            suspended?: boolean;
        };
        /** @description A field with a slip in its name is refused, not passed over. */
        PatchedPlanInRequest: {
            new_per_day?: number;
            /** Format: double */
            retention?: number;
            reviews_per_day?: number;
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
        /** @description A step at its place in the order that was sent. */
        PlacedOut: {
            /**
             * @description Early: before what it needs. Late: what it needs was worked on since.
             *
             *     * `right` - right
             *     * `early` - early
             *     * `late` - late
             */
            comes: components["schemas"]["ComesEnum"];
            /** @description What breaks here, or what it now has. */
            explanation_html: string;
            fits: boolean;
            id: string;
        };
        PlanOut: {
            fit: {
                [key: string]: unknown;
            } | null;
            /** Format: date-time */
            fit_at: string | null;
            new_per_day: number;
            parameters: number[] | null;
            /** Format: double */
            retention: number;
            reviews_per_day: number;
        };
        PointOut: {
            html: string;
            id: string;
        };
        /** @description What will come out, said before it is shown. */
        PredictionInRequest: {
            about: components["schemas"]["AboutEnum"];
            /** @description Of the concept page it was made on: its slug. */
            concept?: string;
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
        PreviewOut: {
            /** @description Rows that cannot. */
            faulty: number;
            /** @description Rows that can become cards. */
            good: number;
            /**
             * Format: uuid
             * @description To accept it by; null: nothing to take.
             */
            id: string | null;
            name: string;
            rows: components["schemas"]["ImportRowOut"][];
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
            /** @description Of a failure, as far as they have come. */
            exhibits: components["schemas"]["ExhibitOut"][];
            follow: components["schemas"]["FollowOut"] | null;
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
         *     * `failure` - failure
         *     * `follow` - follow
         * @enum {string}
         */
        ProbeOutKindEnum: "change" | "attribute" | "curve" | "multiply" | "failure" | "follow";
        ProbeRequest: components["schemas"]["ChangeInRequest"] | components["schemas"]["AttributeInRequest"] | components["schemas"]["CurveInRequest"] | components["schemas"]["MultiplyInRequest"] | components["schemas"]["FailureInRequest"] | components["schemas"]["FollowInRequest"];
        /** @description RFC 9457 problem details. */
        ProblemOut: {
            /** @description What was wrong here, what is allowed, what to do. */
            detail: string;
            /** @description What is wrong with each field, by its place: `transform.1.seed`. */
            errors?: {
                [key: string]: string[];
            };
            /** @description Of a 429: the setting whose limit is reached, in small letters. */
            limit?: string;
            /** @description The status of the answer. */
            status: number;
            /** @description The kind, in words. */
            title: string;
            /** @description A stable name of the kind of problem. */
            type: string;
        };
        /** @description What is due, what is weak, what is mastered and why we think so. */
        ProgressOut: {
            /** @description Cards due today. */
            due: number;
            /** @description Cards due on each of the next 30 days. */
            forecast: components["schemas"]["DayCountOut"][];
            /** @description Days studied of the last 14. */
            fortnight: number;
            /** @description The 10 steadiest. */
            mastered: components["schemas"]["JudgedOut"][];
            mastered_count: number;
            met: number;
            retentions: components["schemas"]["RetentionOut"][];
            /** @description Days in a row, up to today or yesterday. */
            run: number;
            /** @description Reviews on each day of the last year. */
            studied: components["schemas"]["DayCountOut"][];
            tracks: components["schemas"]["TrackProgressOut"][];
            /** @description The 10 weakest. */
            weak: components["schemas"]["JudgedOut"][];
            weak_count: number;
        };
        QuestionOut: {
            answer: string;
            key: string;
            level: components["schemas"]["LevelEnum"];
            question: string;
            section: string;
            senior_angle?: string;
        };
        /** @description A quiz to begin. */
        QuizInRequest: {
            /** @description The concept's slug. */
            concept: string;
        };
        /** @description A quiz as far as it has come. */
        QuizOut: {
            /** @description Slug. */
            concept: string;
            /** Format: uuid */
            id: string;
            /** @description What is asked now; none once it has ended. */
            item: {
                [key: string]: unknown;
            } | null;
            least: number;
            most: number;
            replies: components["schemas"]["QuizRepliedOut"][];
            /** @description When it stops. */
            rule: string;
            verdict: components["schemas"]["VerdictEnum"] | components["schemas"]["NullEnum"];
        };
        QuizRepliedOut: {
            item: string;
            right: boolean;
        };
        /** @description An answer to the item that is asked. */
        QuizReplyInRequest: {
            /** @description By kind of item: {choice: key}, {order: [keys]}, {pairs: {left: right}}, {number: …}. */
            answer: {
                [key: string]: unknown;
            };
            item: string;
        };
        /** @description What came of a reply. */
        QuizVerdictOut: {
            /** @description The right one, in the form in which answers are sent. */
            answer: {
                [key: string]: unknown;
            };
            explanation_html: string;
            /** @description What was measured, if anything. */
            measured: string;
            quiz: components["schemas"]["QuizOut"];
            right: boolean;
            /** @description Address of the paragraph that says so. */
            taught: string;
        };
        RanOut: {
            file: string;
            function: string;
            lines: number[];
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
        /** @description Recalls at least a day after the one before: how many were right, and were foretold. */
        RetentionOut: {
            /** Format: double */
            expected: number | null;
            name: string;
            right: number;
            /** Format: double */
            share: number | null;
            total: number;
        };
        /** @description One graded recall. */
        ReviewInRequest: {
            /**
             * Format: date-time
             * @description When it was graded, by the client's clock.
             */
            at: string;
            card: string;
            /**
             * @description Leaves the schedule as it is.
             * @default false
             */
            cram: boolean;
            grade: components["schemas"]["GradeEnum"];
            /**
             * Format: uuid
             * @description Made by the client, once; sent twice, it counts once.
             */
            id: string;
            milliseconds?: number;
        };
        /** @description Reviews to keep. `owner` (as `due` told it) says whose they are; another's are refused. */
        ReviewsInRequest: {
            owner?: string;
            reviews: components["schemas"]["ReviewInRequest"][];
            /** @description The browser's; kept where none was chosen. */
            time_zone?: string;
        };
        ReviewsOut: {
            cards: components["schemas"]["StudyCardOut"][];
            counts: components["schemas"]["CountsOut"];
            owner: string;
            reviews: components["schemas"]["ToldOut"][];
        };
        RubricPointOut: {
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
        /** @description A run as those see it who were given its link: nothing here can be changed. */
        SharedOut: {
            /** Format: date-time */
            created: string;
            /** Format: date-time */
            expires: string;
            input: components["schemas"]["InputOut"];
            networks: {
                [key: string]: components["schemas"]["AnswerOut"];
            };
            picture: components["schemas"]["PictureOut"];
            source: components["schemas"]["SourceOut"];
            status: components["schemas"]["StatusEnum"];
        };
        /** @description Whether a run is shared. */
        ShareOut: {
            /** @description GET /api/v1/shared/{token}/ shows it to anyone who has it. */
            token: string | null;
            /**
             * Format: date-time
             * @description The run ends then, and the link with it.
             */
            until: string;
        };
        /** @description Tile number n is in column n % columns, row n // columns. */
        SheetOut: {
            columns: number;
            count: number;
            /** @description Height and width. */
            tile: number[];
            url: string;
        };
        ShownOut: {
            /** @description Such as drill, quiz or answer. */
            kind: string;
            right: number;
            total: number;
        };
        /**
         * @description * `front` - front
         *     * `back` - back
         * @enum {string}
         */
        SideEnum: "front" | "back";
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
        /** @description A card as its learner knows it. */
        StudyCardOut: {
            /** @description The front's picture in words; null: none. */
            alt: string | null;
            back: string;
            /** @description The back's picture in words; null: none. */
            back_alt: string | null;
            back_text: string;
            buried: boolean;
            concept: components["schemas"]["CardConceptOut"] | null;
            /** Format: double */
            difficulty: number | null;
            /** Format: date-time */
            due: string;
            edited: boolean;
            flagged: boolean;
            front: string;
            front_text: string;
            intervals: components["schemas"]["IntervalsOut"];
            key: string;
            lapses: number;
            own: boolean;
            /** Format: double */
            recall: number | null;
            reps: number;
            /** Format: double */
            stability: number | null;
            state: components["schemas"]["StudyCardOutStateEnum"];
            suspended: boolean;
            taught_url: string;
        };
        /**
         * @description * `new` - new
         *     * `learning` - learning
         *     * `review` - review
         *     * `relearning` - relearning
         * @enum {string}
         */
        StudyCardOutStateEnum: "new" | "learning" | "review" | "relearning";
        /** @description A passage that was found: what it is, where it stands, and the concept around it. */
        Suggestion: {
            concept: string;
            title: string;
            url: string;
        };
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
        TodayOut: {
            begun: number;
            /** Format: date-time */
            ends: string;
            reviewed: number;
        };
        ToldOut: {
            detail: string;
            /** Format: uuid */
            id: string;
            status: components["schemas"]["ToldOutStatusEnum"];
        };
        /**
         * @description * `counted` - counted
         *     * `known` - known
         *     * `refused` - refused
         * @enum {string}
         */
        ToldOutStatusEnum: "counted" | "known" | "refused";
        TrackName: {
            slug: string;
            title: string;
        };
        TrackProgressOut: {
            concepts: components["schemas"]["ConceptProgressOut"][];
            points: number;
            points_shown: number;
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
        /** @description What a line made. */
        ValueOut: {
            file: string;
            function: string;
            /** @description An argument of the function. */
            given: boolean;
            /** @description Of each number, such as float32. */
            kind: string;
            /** Format: double */
            least: number;
            /** @description From the function's `def`, from 0. */
            line: number;
            /** Format: double */
            mean: number;
            /** @description Its class. */
            module: string;
            /** Format: double */
            most: number;
            /** @description A variable, `return`, `yield`, or the module that was called. */
            name: string;
            /** @description All of them, where there are few. */
            numbers: number[];
            /** @description Its number in `pictures`. */
            picture: number | null;
            /** @description [] of one number. */
            shape: number[];
            /** @description The line as the worker ran it. */
            text: string;
        };
        /** @description A value drawn small: of `signed` bytes 128 is 0, of the others byte / 255 × top. */
        ValuePictureOut: {
            height: number;
            palette: components["schemas"]["PaletteEnum"];
            /** @description Base64 of height × width bytes, row by row; of rgb, three a pixel. */
            pixels: string;
            /**
             * Format: double
             * @description The largest absolute value.
             */
            top: number;
            /** @description The unit that is drawn, where there are several: the strongest. */
            unit: number | null;
            width: number;
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
        Verdict: components["schemas"]["DrillVerdict"] | components["schemas"]["FailureVerdict"] | components["schemas"]["OrderVerdict"];
        /**
         * @description * `known` - known
         *     * `not yet` - not yet
         *     * `open` - open
         * @enum {string}
         */
        VerdictEnum: "known" | "not yet" | "open";
    };
    responses: {
        /** @description What was sent does not make sense; `errors` names the fields, if fields are to blame. */
        Problem400: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemOut"];
            };
        };
        /** @description The token is not known here: revoked, expired or cut short. */
        Problem401: {
            headers: {
                "WWW-Authenticate": string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemOut"];
            };
        };
        /** @description A token lacks the scope (`x-scope`), or a write with a session lacks `X-CSRFToken`. */
        Problem403: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemOut"];
            };
        };
        /** @description There is none, or none of yours. */
        Problem404: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemOut"];
            };
        };
        /** @description It does not fit what is there now. */
        Problem409: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemOut"];
            };
        };
        /** @description There was one; its time is over. */
        Problem410: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemOut"];
            };
        };
        /** @description Too many bytes, or too many pixels. */
        Problem413: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemOut"];
            };
        };
        /** @description A content type or a picture format that is not read here. */
        Problem415: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemOut"];
            };
        };
        /** @description Asked too often. */
        Problem429: {
            headers: {
                /** @description Seconds. */
                "Retry-After": number;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemOut"];
            };
        };
        /** @description A service that this needs is away, or there is too much to do just now. */
        Problem503: {
            headers: {
                /** @description Seconds. */
                "Retry-After": number;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemOut"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    list_concepts: {
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
            503: components["responses"]["Problem503"];
        };
    };
    read_concept: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example recognising-images */
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
            404: components["responses"]["Problem404"];
            503: components["responses"]["Problem503"];
        };
    };
    activity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example drills */
                name: string;
                /** @example recognising-images */
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
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            404: components["responses"]["Problem404"];
            503: components["responses"]["Problem503"];
        };
    };
    concept_cards: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example recognising-images */
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
                    "application/json": components["schemas"]["CardOut"][];
                };
            };
            404: components["responses"]["Problem404"];
            503: components["responses"]["Problem503"];
        };
    };
    concept_questions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example recognising-images */
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
                    "application/json": components["schemas"]["QuestionOut"][];
                };
            };
            404: components["responses"]["Problem404"];
            503: components["responses"]["Problem503"];
        };
    };
    search_suggestions: {
        parameters: {
            query?: {
                /**
                 * @description Words, the last perhaps unfinished
                 * @example recep
                 */
                q?: string;
            };
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
                    "application/json": components["schemas"]["Suggestion"][];
                };
            };
            503: components["responses"]["Problem503"];
        };
    };
    list_networks: {
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
            503: components["responses"]["Problem503"];
        };
    };
    read_network: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example faces */
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
            404: components["responses"]["Problem404"];
            503: components["responses"]["Problem503"];
        };
    };
    network_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example cc708ed2478f */
                digest: string;
                /** @example parts-optimised.webp */
                file: string;
                /** @example units */
                folder: string;
                /** @example faces */
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
            404: components["responses"]["Problem404"];
            503: components["responses"]["Problem503"];
        };
    };
    read_film: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example faces */
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
            404: components["responses"]["Problem404"];
            503: components["responses"]["Problem503"];
        };
    };
    list_layers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example faces */
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
            404: components["responses"]["Problem404"];
            503: components["responses"]["Problem503"];
        };
    };
    read_layer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example parts */
                layer: string;
                /** @example faces */
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
            404: components["responses"]["Problem404"];
            503: components["responses"]["Problem503"];
        };
    };
    read_unit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 7 */
                index: number;
                /** @example parts */
                layer: string;
                /** @example faces */
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
            404: components["responses"]["Problem404"];
            503: components["responses"]["Problem503"];
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
                    /** @description Its address. */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunOut"];
                };
            };
            202: {
                headers: {
                    /** @description Its address. */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunOut"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    read_run: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 86f544a6-ecab-4ebf-b7c9-c287ec754b80 */
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
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            410: components["responses"]["Problem410"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    delete_run: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 86f544a6-ecab-4ebf-b7c9-c287ec754b80 */
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
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            410: components["responses"]["Problem410"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    run_atlas_png: {
        parameters: {
            query: {
                /**
                 * @description As the address in the run's or probe's answer has it: a moment and a signature.
                 * @example 6b073e5d.a2ad02597b3c4f1ebe815073ab397453
                 */
                signed: string;
            };
            header?: never;
            path: {
                /** @example edges */
                layer: string;
                /** @example faces */
                network: string;
                /** @example 86f544a6-ecab-4ebf-b7c9-c287ec754b80 */
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
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    run_atlas: {
        parameters: {
            query: {
                /**
                 * @description As the address in the run's or probe's answer has it: a moment and a signature.
                 * @example 6b073e5d.72af21fd737e7319fdf8af3ff35db8ec
                 */
                signed: string;
            };
            header?: never;
            path: {
                /** @example edges */
                layer: string;
                /** @example faces */
                network: string;
                /** @example 86f544a6-ecab-4ebf-b7c9-c287ec754b80 */
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
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    run_events: {
        parameters: {
            query?: {
                /** @description As `events_url` has it: a signature. */
                token?: string;
            };
            header?: {
                /** @description Resume after this event. */
                "Last-Event-ID"?: string;
            };
            path: {
                /** @example 86f544a6-ecab-4ebf-b7c9-c287ec754b80 */
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Events, each with `id`, `event` and `data` (JSON). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description To the signed address of the stream. */
            307: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    run_input_png: {
        parameters: {
            query: {
                /**
                 * @description As the address in the run's or probe's answer has it: a moment and a signature.
                 * @example 6b073e5d.daa7befb2c5f77c7b55c91265264fdd9
                 */
                signed: string;
            };
            header?: never;
            path: {
                /** @example 86f544a6-ecab-4ebf-b7c9-c287ec754b80 */
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
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    run_input: {
        parameters: {
            query: {
                /**
                 * @description As the address in the run's or probe's answer has it: a moment and a signature.
                 * @example 6b073e5d.f85fe35a13a35f1ca74969da0d24afd5
                 */
                signed: string;
            };
            header?: never;
            path: {
                /** @example 86f544a6-ecab-4ebf-b7c9-c287ec754b80 */
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
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    run_numbers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 86f544a6-ecab-4ebf-b7c9-c287ec754b80 */
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
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            410: components["responses"]["Problem410"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    run_arrays: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 86f544a6-ecab-4ebf-b7c9-c287ec754b80 */
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
                    "application/x-npz": string;
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            410: components["responses"]["Problem410"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    run_picture_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 86f544a6-ecab-4ebf-b7c9-c287ec754b80 */
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
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            410: components["responses"]["Problem410"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    run_picture: {
        parameters: {
            query: {
                /**
                 * @description As the address in the run's or probe's answer has it: a moment and a signature.
                 * @example 6b073e5d.1e9aee9c44130e97cfdb824277dda99b
                 */
                signed: string;
            };
            header?: never;
            path: {
                /** @example 86f544a6-ecab-4ebf-b7c9-c287ec754b80 */
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
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    list_probes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 86f544a6-ecab-4ebf-b7c9-c287ec754b80 */
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
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            410: components["responses"]["Problem410"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    start_probe: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 86f544a6-ecab-4ebf-b7c9-c287ec754b80 */
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
                    /** @description Its address. */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProbeOut"];
                };
            };
            202: {
                headers: {
                    /** @description Its address. */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProbeOut"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            410: components["responses"]["Problem410"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    read_probe: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 4533148c-2584-413d-99fc-2125cb4ae717 */
                probe_id: string;
                /** @example 86f544a6-ecab-4ebf-b7c9-c287ec754b80 */
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
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            410: components["responses"]["Problem410"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    delete_probe: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 4533148c-2584-413d-99fc-2125cb4ae717 */
                probe_id: string;
                /** @example 86f544a6-ecab-4ebf-b7c9-c287ec754b80 */
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
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            410: components["responses"]["Problem410"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    probe_atlas_png: {
        parameters: {
            query: {
                /**
                 * @description As the address in the run's or probe's answer has it: a moment and a signature.
                 * @example 6b073e5d.acfc5268b325edc5fcc6fb8c92e177b7
                 */
                signed: string;
            };
            header?: never;
            path: {
                /** @example edges */
                layer: string;
                /** @example faces */
                network: string;
                /** @example 4533148c-2584-413d-99fc-2125cb4ae717 */
                probe_id: string;
                /** @example 86f544a6-ecab-4ebf-b7c9-c287ec754b80 */
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
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    probe_atlas: {
        parameters: {
            query: {
                /**
                 * @description As the address in the run's or probe's answer has it: a moment and a signature.
                 * @example 6b073e5d.7411ddfb2102491fac3fff5f18dbc18a
                 */
                signed: string;
            };
            header?: never;
            path: {
                /** @example edges */
                layer: string;
                /** @example faces */
                network: string;
                /** @example 4533148c-2584-413d-99fc-2125cb4ae717 */
                probe_id: string;
                /** @example 86f544a6-ecab-4ebf-b7c9-c287ec754b80 */
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
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    probe_attribution_png: {
        parameters: {
            query: {
                /**
                 * @description As the address in the run's or probe's answer has it: a moment and a signature.
                 * @example 6b073e5d.1b1fc9c53c1d1e555fe87cd488d1c92b
                 */
                signed: string;
            };
            header?: never;
            path: {
                /** @example f3fd03b0-c0b7-4acf-a55d-e2cf06266419 */
                probe_id: string;
                /** @example 86f544a6-ecab-4ebf-b7c9-c287ec754b80 */
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
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    probe_attribution: {
        parameters: {
            query: {
                /**
                 * @description As the address in the run's or probe's answer has it: a moment and a signature.
                 * @example 6b073e5d.9b6f574c8a80900b07ad805b497b8237
                 */
                signed: string;
            };
            header?: never;
            path: {
                /** @example f3fd03b0-c0b7-4acf-a55d-e2cf06266419 */
                probe_id: string;
                /** @example 86f544a6-ecab-4ebf-b7c9-c287ec754b80 */
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
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    probe_events: {
        parameters: {
            query?: {
                /** @description As `events_url` has it: a signature. */
                token?: string;
            };
            header?: {
                /** @description Resume after this event. */
                "Last-Event-ID"?: string;
            };
            path: {
                /** @example 4533148c-2584-413d-99fc-2125cb4ae717 */
                probe_id: string;
                /** @example 86f544a6-ecab-4ebf-b7c9-c287ec754b80 */
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Events, each with `id`, `event` and `data` (JSON). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description To the signed address of the stream. */
            307: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    probe_exhibit_png: {
        parameters: {
            query: {
                /**
                 * @description As the address in the run's or probe's answer has it: a moment and a signature.
                 * @example 6b073e5d.8f4a468e0bc9a6e1b4ee0b2564e00cc3
                 */
                signed: string;
            };
            header?: never;
            path: {
                /** @example 0 */
                index: number;
                /** @example 64fada1a-d674-4e8b-b788-ebcf49545c14 */
                probe_id: string;
                /** @example 86f544a6-ecab-4ebf-b7c9-c287ec754b80 */
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
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    probe_input_png: {
        parameters: {
            query: {
                /**
                 * @description As the address in the run's or probe's answer has it: a moment and a signature.
                 * @example 6b073e5d.cf231ce7c778563b73113b5ee2018df3
                 */
                signed: string;
            };
            header?: never;
            path: {
                /** @example 4533148c-2584-413d-99fc-2125cb4ae717 */
                probe_id: string;
                /** @example 86f544a6-ecab-4ebf-b7c9-c287ec754b80 */
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
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    probe_input: {
        parameters: {
            query: {
                /**
                 * @description As the address in the run's or probe's answer has it: a moment and a signature.
                 * @example 6b073e5d.5af1d97e72f5dc5fed1dc1608c8ed6dc
                 */
                signed: string;
            };
            header?: never;
            path: {
                /** @example 4533148c-2584-413d-99fc-2125cb4ae717 */
                probe_id: string;
                /** @example 86f544a6-ecab-4ebf-b7c9-c287ec754b80 */
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
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    probe_numbers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 4533148c-2584-413d-99fc-2125cb4ae717 */
                probe_id: string;
                /** @example 86f544a6-ecab-4ebf-b7c9-c287ec754b80 */
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
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            410: components["responses"]["Problem410"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    probe_arrays: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 4533148c-2584-413d-99fc-2125cb4ae717 */
                probe_id: string;
                /** @example 86f544a6-ecab-4ebf-b7c9-c287ec754b80 */
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
                    "application/x-npz": string;
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            410: components["responses"]["Problem410"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    probe_script: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 4533148c-2584-413d-99fc-2125cb4ae717 */
                probe_id: string;
                /** @example 86f544a6-ecab-4ebf-b7c9-c287ec754b80 */
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
                    "text/x-python": string;
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            410: components["responses"]["Problem410"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    run_script: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 86f544a6-ecab-4ebf-b7c9-c287ec754b80 */
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
                    "text/x-python": string;
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            410: components["responses"]["Problem410"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    read_share: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 86f544a6-ecab-4ebf-b7c9-c287ec754b80 */
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
                    "application/json": components["schemas"]["ShareOut"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            410: components["responses"]["Problem410"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    share_run: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 86f544a6-ecab-4ebf-b7c9-c287ec754b80 */
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
                    "application/json": components["schemas"]["ShareOut"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            410: components["responses"]["Problem410"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    unshare_run: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 86f544a6-ecab-4ebf-b7c9-c287ec754b80 */
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
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            410: components["responses"]["Problem410"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    list_samples: {
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
            503: components["responses"]["Problem503"];
        };
    };
    sample_picture: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example amara */
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
            404: components["responses"]["Problem404"];
            503: components["responses"]["Problem503"];
        };
    };
    read_shared: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 41Mq40jwsCEiNkQ8k5DxeNrsPd67gaN6 */
                token: string;
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
                    "application/json": components["schemas"]["SharedOut"];
                };
            };
            404: components["responses"]["Problem404"];
            410: components["responses"]["Problem410"];
            503: components["responses"]["Problem503"];
        };
    };
    shared_atlas_png: {
        parameters: {
            query: {
                /**
                 * @description As the address in the run's or probe's answer has it: a moment and a signature.
                 * @example 6b073e5d.9ef5fff19341a024274c0314c208ab1f
                 */
                signed: string;
            };
            header?: never;
            path: {
                /** @example edges */
                layer: string;
                /** @example faces */
                network: string;
                /** @example 41Mq40jwsCEiNkQ8k5DxeNrsPd67gaN6 */
                token: string;
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
            404: components["responses"]["Problem404"];
            503: components["responses"]["Problem503"];
        };
    };
    shared_atlas: {
        parameters: {
            query: {
                /**
                 * @description As the address in the run's or probe's answer has it: a moment and a signature.
                 * @example 6b073e5d.7da3f5af051b9332da142e9a91269b48
                 */
                signed: string;
            };
            header?: never;
            path: {
                /** @example edges */
                layer: string;
                /** @example faces */
                network: string;
                /** @example 41Mq40jwsCEiNkQ8k5DxeNrsPd67gaN6 */
                token: string;
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
            404: components["responses"]["Problem404"];
            503: components["responses"]["Problem503"];
        };
    };
    shared_input_png: {
        parameters: {
            query: {
                /**
                 * @description As the address in the run's or probe's answer has it: a moment and a signature.
                 * @example 6b073e5d.13ba084c73c56dae5f4a0f8531927080
                 */
                signed: string;
            };
            header?: never;
            path: {
                /** @example 41Mq40jwsCEiNkQ8k5DxeNrsPd67gaN6 */
                token: string;
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
            404: components["responses"]["Problem404"];
            503: components["responses"]["Problem503"];
        };
    };
    shared_input: {
        parameters: {
            query: {
                /**
                 * @description As the address in the run's or probe's answer has it: a moment and a signature.
                 * @example 6b073e5d.20fea759b9d9a4fafb6607e3f394e1e2
                 */
                signed: string;
            };
            header?: never;
            path: {
                /** @example 41Mq40jwsCEiNkQ8k5DxeNrsPd67gaN6 */
                token: string;
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
            404: components["responses"]["Problem404"];
            503: components["responses"]["Problem503"];
        };
    };
    shared_picture: {
        parameters: {
            query: {
                /**
                 * @description As the address in the run's or probe's answer has it: a moment and a signature.
                 * @example 6b073e5d.2c8551397e3f6e391c9066656e614e04
                 */
                signed: string;
            };
            header?: never;
            path: {
                /** @example 41Mq40jwsCEiNkQ8k5DxeNrsPd67gaN6 */
                token: string;
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
            404: components["responses"]["Problem404"];
            503: components["responses"]["Problem503"];
        };
    };
    attempt: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["AttemptRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verdict"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    linked_calendar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example ImMzMThmZWY4LThkYWMtNGQwYi1hODk2LTQ1YWI3ZjYwNDMzNyI:1xVwgz:wfPi_SbbUjvkj1k_DVszD5dKJZr9BwGyIJiEydjQZ-U */
                token: string;
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
                    "text/calendar": string;
                };
            };
            404: components["responses"]["Problem404"];
            503: components["responses"]["Problem503"];
        };
    };
    study_cards: {
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
                    "application/json": components["schemas"]["StudyCardOut"][];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    add_card: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnCardInRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StudyCardOut"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    remove_card: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example c192779a943f4b688222e46e0bc9808c */
                key: string;
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
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    change_card: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example c192779a943f4b688222e46e0bc9808c */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PatchedCardChangeRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StudyCardOut"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    card_picture: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 7d73f29dcdec45b6ab973288480b142b */
                key: string;
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
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    card_back_picture: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 9220a91c25c14bacb30495665329d7ea */
                key: string;
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
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    coverage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example recognising-images */
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
                    "application/json": components["schemas"]["CoverageOut"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    due_calendar: {
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
                    "text/calendar": string;
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    study_due: {
        parameters: {
            query?: {
                /** @example recognising-images */
                concept?: string;
                cram?: boolean;
            };
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
                    "application/json": components["schemas"]["DueOut"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    export_anki: {
        parameters: {
            query?: {
                /**
                 * @description All cards of this concept, by its slug.
                 * @example recognising-images
                 */
                concept?: string;
            };
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
                    "application/octet-stream": string;
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    export_csv: {
        parameters: {
            query?: {
                /**
                 * @description All cards of this concept, by its slug.
                 * @example recognising-images
                 */
                concept?: string;
            };
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
                    "text/csv": string;
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    export_markdown: {
        parameters: {
            query?: {
                /**
                 * @description All cards of this concept, by its slug.
                 * @example recognising-images
                 */
                concept?: string;
            };
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
                    "text/markdown": string;
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    preview_import: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["ImportInRequest"];
            };
        };
        responses: {
            /** @description No row can become a card. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreviewOut"];
                };
            };
            /** @description It waits to be accepted. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreviewOut"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    drop_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 55110d94-10b7-49af-8069-1b999c0ecbc2 */
                import_id: string;
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
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    accept_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 55110d94-10b7-49af-8069-1b999c0ecbc2 */
                import_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["AcceptInRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptedOut"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    interview_questions: {
        parameters: {
            query?: {
                /**
                 * @description Its slug; without it, what is due.
                 * @example recognising-images
                 */
                concept?: string;
            };
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
                    "application/json": components["schemas"]["InterviewQuestionsOut"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    answer_interview_question: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InterviewAnswerInRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InterviewAnsweredOut"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    keep_interview_notes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InterviewNotesInRequest"];
            };
        };
        responses: {
            /** @description No response body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    begin_mock_interview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["MockInterviewInRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MockInterviewOut"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    mock_interview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example f54b53d3-6059-4c17-8b61-2c69141c5f96 */
                mock_id: string;
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
                    "application/json": components["schemas"]["MockInterviewOut"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    end_mock_interview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example f54b53d3-6059-4c17-8b61-2c69141c5f96 */
                mock_id: string;
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
                    "application/json": components["schemas"]["MockInterviewOut"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    study_plan: {
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
                    "application/json": components["schemas"]["PlanOut"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    change_study_plan: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PatchedPlanInRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanOut"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    progress: {
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
                    "application/json": components["schemas"]["ProgressOut"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    begin_quiz: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuizInRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuizOut"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    quiz: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 2b63b0d7-8ce2-431d-bc80-9005d95c749a */
                quiz_id: string;
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
                    "application/json": components["schemas"]["QuizOut"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    reply_to_quiz: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 2b63b0d7-8ce2-431d-bc80-9005d95c749a */
                quiz_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuizReplyInRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuizVerdictOut"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    study_review: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviewsInRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewsOut"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    study_undo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example ede2e8e7-b147-4e86-a315-ce8da130e5c5 */
                review_id: string;
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
                    "application/json": components["schemas"]["StudyCardOut"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
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
            503: components["responses"]["Problem503"];
        };
    };
}
