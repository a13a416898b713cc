package dev.lever4j.client;

import dev.lever4j.endpoint.Endpoint;
import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.endpoint.HttpMethod;
import dev.lever4j.request.Query;

/**
 * Any endpoint, through the same pipeline as everything else. A path is given as a template below {@code /v1} with its
 * ids beside it: {@code get("/opportunities/{id}/offers", id)}. The template is what logs show, so keep ids out of it;
 * those beside it are percent-encoded and never shown. An unknown POST or PUT is taken to be unsafe: it is not sent
 * again once it may have arrived.
 *
 * <p>All methods throw {@link IllegalArgumentException} if the template is none, or the ids are not as many as its
 * variables.
 */
public final class RawApi {
    private final Calls calls;

    RawApi(Calls calls) {
        this.calls = calls;
    }

    public RawCall get(String template, String... ids) {
        return call(HttpMethod.GET, template, ids);
    }

    public RawCall post(String template, String... ids) {
        return call(HttpMethod.POST, template, ids);
    }

    public RawCall put(String template, String... ids) {
        return call(HttpMethod.PUT, template, ids);
    }

    public RawCall delete(String template, String... ids) {
        return call(HttpMethod.DELETE, template, ids);
    }

    /** As the methods named after one. */
    public RawCall call(HttpMethod method, String template, String... ids) {
        Endpoint endpoint = Endpoints.raw(method, template);
        return new RawCall(calls, endpoint, endpoint.path(ids), Query.empty(), null);
    }
}
