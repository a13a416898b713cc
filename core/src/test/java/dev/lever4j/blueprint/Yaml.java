package dev.lever4j.blueprint;

import java.util.Map;

/** Files in memory, and the environment that they are read in. */
final class Yaml {
    static final Map<String, String> ENVIRONMENT = Map.of(
            "LEVER_CLIENT_SECRET", "canary-secret-9Q", "LEVER_API_KEY", "canary-key-7Z", "TIMEOUT", "45", "EMPTY", "");

    /** An integration by OAuth that has all it needs. */
    static final String GOOD = """
            integrations:
              lever:
                extends_blueprint: lever:v0
                oauth_client_id: my-app
                oauth_client_secret: ${LEVER_CLIENT_SECRET}
                oauth_scopes: [offline_access, opportunities:read:admin]
            """;

    /** The same by API key. */
    static final String KEY = """
            integrations:
              lever:
                extends_blueprint: lever-basic
                api_key: ${LEVER_API_KEY}
            """;

    private Yaml() {}

    static Integrations parse(String text) {
        return Integrations.parse("f.yaml", text, ENVIRONMENT);
    }

    /** {@link #GOOD} with more lines in its integration. */
    static Integration good(String more) {
        return parse(GOOD + more.indent(4)).get("lever");
    }

    static Integration key(String more) {
        return parse(KEY + more.indent(4)).get("lever");
    }
}
