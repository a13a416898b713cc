package dev.lever4j.endpoint;

/**
 * The operations of Lever's public postings, which are an API of their own: no credential, no envelope. Templates lie
 * below {@link dev.lever4j.LeverEnvironment#publicApi}.
 */
public final class PublicEndpoints {
    public static final Endpoint LIST = get("/v0/postings/{site}", Shape.BARE_LIST);
    public static final Endpoint GET = get("/v0/postings/{site}/{posting}", Shape.BARE);
    /** Makes an application each time. */
    public static final Endpoint APPLY = new Endpoint(
            HttpMethod.POST, "/v0/postings/{site}/{posting}", Shape.BARE, Resend.UNSAFE, "", PerformAsRule.NONE);

    private PublicEndpoints() {}

    private static Endpoint get(String template, Shape shape) {
        return new Endpoint(HttpMethod.GET, template, shape, Resend.SAFE, "", PerformAsRule.NONE);
    }
}
