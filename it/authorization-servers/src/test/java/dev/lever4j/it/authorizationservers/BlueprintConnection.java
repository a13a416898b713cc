package dev.lever4j.it.authorizationservers;

import dev.lever4j.auth.connect.RedirectUri;
import dev.lever4j.blueprint.Integration;
import dev.lever4j.blueprint.Integrations;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.LeverOAuth;
import dev.lever4j.client.LeverResources;
import dev.lever4j.client.token.TokenStores;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** As {@link Connection}, for what an {@code integrations.yaml} says of {@link RegisteredApp#HEADER}. */
final class BlueprintConnection implements AutoCloseable {
    private static final String TEXT = """
            integrations:
              lever:
                extends_blueprint: lever:v0
                oauth_client_id: ${APP_ID}
                oauth_client_secret: ${APP_SECRET}
                oauth_scopes: [offline_access, opportunities:read:admin, users:read:admin]
                auth:
                  authorization_url: ${SERVER}/oauth2/authorize
                  token_url: ${SERVER}/oauth2/token
                  refresh_url: ${SERVER}/oauth2/token
                  authorization_method: header
                  authorization_params: {prompt: consent}
                  token_params: {resource: "${API}/v1/"}
                requests:
                  base_url: ${API}
            """;

    private final LeverResources resources = Connection.patient().build();
    private final LeverOAuth oauth;
    private final LeverClient client;

    BlueprintConnection(URI api, URI server, TokenStores stores) {
        Map<String, String> variables = Map.of(
                "APP_ID", RegisteredApp.HEADER.id(),
                "APP_SECRET", RegisteredApp.HEADER.secret(),
                "SERVER", server.toString(),
                "API", api.toString());
        Integration lever =
                Integrations.parse("integrations.yaml", TEXT, variables).get("lever");
        oauth = LeverOAuth.fromBlueprint(lever, new RedirectUri(RegisteredApp.REDIRECT), stores)
                .resources(resources)
                .build();
        client = LeverClient.fromBlueprint(lever)
                .grant(stores.forAccount(Connection.ACCOUNT))
                .resources(resources)
                .build();
    }

    LeverOAuth oauth() {
        return oauth;
    }

    void call() {
        client.raw().get("/users").exchange().block(Connection.PATIENCE);
    }

    @Override
    public void close() {
        resources.closeGracefully(Duration.ofSeconds(10)).block(Connection.PATIENCE);
    }
}
