package dev.lever4j.blueprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of bad files, word for word. */
class BadFilesTest {
    private static final String AT_REQUEST =
            "} is known only when a request is made; it may stand in requests.headers and requests.params only";

    private static Arguments file(String text, String... lines) {
        return Arguments.of(text, lines);
    }

    /** Lines after a good integration by OAuth, which ends in line 6. */
    private static Arguments oauth(String more, String... lines) {
        return file(Yaml.GOOD + more.indent(4), lines);
    }

    /** Lines after a good integration by API key, which ends in line 4. */
    private static Arguments key(String more, String... lines) {
        return file(Yaml.KEY + more.indent(4), lines);
    }

    private static Arguments changed(String from, String to, String... lines) {
        assertThat(Yaml.GOOD).contains(from);
        return file(Yaml.GOOD.replace(from, to), lines);
    }

    static Stream<Arguments> shapes() {
        return Stream.of(
                file("", "1:1: a blueprint begins with the key integrations"),
                file("# nothing\n", "1:1: a blueprint begins with the key integrations"),
                file("- canary", "1:1: a blueprint begins with the key integrations"),
                file("canary", "1:1: a blueprint begins with the key integrations"),
                file(
                        "integration: {}",
                        "1:1: unknown key in the file; did you mean integrations?",
                        "1:1: the key integrations is missing"),
                file("integrations:\n", "1:14: integrations must be a map of keys and values"),
                file("integrations: {}", "1:15: there is no integration in it"),
                file("integrations: canary", "1:15: integrations must be a map of keys and values"),
                file(
                        "integrations:\n  canary one: {}",
                        "2:3: an integration's name is made of letters, digits, dots, dashes and underscores"),
                file("integrations:\n  lever: canary", "2:3: an integration must be a map of keys and values"),
                file(
                        "integrations: {}\n---\nintegrations: {}",
                        "2:1: a second document begins here; a blueprint is one document"),
                file("integrations: [canary", "1:22: this is not YAML: a list in brackets that is never closed"),
                file("integrations: {a: canary", "1:25: this is not YAML: a map in braces that is never closed"),
                file("integrations: 'canary", "1:22: this is not YAML: a quote that is never closed"),
                file("integrations:\n\tcanary: x", "2:1: this is not YAML: a tab; YAML is indented with blanks"),
                file(
                        "integrations: can: ary",
                        "1:18: this is not YAML: a colon where no key can end; put text with a colon in quotes"),
                file(
                        "integrations:\n  lever:\n    oauth_client_id: x\n   canary: y",
                        "4:4: this is not YAML: an indentation that fits nothing above it, or a closed quote with text"
                                + " after it"),
                file(
                        "integrations: @canary",
                        "1:15: this is not YAML: text cannot begin with this character; put it in quotes"),
                file(
                        "integrations: \"\\canary\"",
                        "1:17: this is not YAML: an unknown escape in double quotes; use single quotes"),
                file(
                        "integrations: can\u0007ary",
                        "1:1: this is not YAML: it holds characters that YAML does not allow"),
                file("integrations: *canary", "1:15: this alias has no anchor before it"),
                file("integrations: &a [*a]", "1:19: this alias has no anchor before it"),
                file("? [canary]\n: x", "1:3: a key must be text, not a list or a map"),
                file("[".repeat(60_000), "1:33: nested deeper than 32 levels"),
                file("#".repeat(300_000), "1:1: longer than 262144 characters"),
                file(bomb(), "4:45: more than 10000 values"));
    }

    /** Nine lines that would unfold into a billion values. */
    private static String bomb() {
        StringBuilder text = new StringBuilder("a0: &a0 [" + "x,".repeat(10) + "]\n");
        for (int i = 1; i < 9; i++) {
            text.append("a%d: &a%d [%s]%n".formatted(i, i, ("*a" + (i - 1) + " ,").repeat(10)));
        }
        return text.toString();
    }

    static Stream<Arguments> keys() {
        return Stream.of(
                changed(
                        "oauth_client_secret",
                        "oauth_client_secrt",
                        "2:3: oauth_client_secret is missing",
                        "5:5: unknown key in an integration; did you mean oauth_client_secret?"),
                changed(
                        "    oauth_scopes: [offline_access, opportunities:read:admin]\n",
                        "",
                        "2:3: oauth_scopes is missing"),
                changed("my-app", "17", "4:22: oauth_client_id must be text; put it in quotes"),
                changed("my-app", "true", "4:22: oauth_client_id must be text; put it in quotes"),
                changed("my-app", "", "4:5: oauth_client_id has no value"),
                changed("my-app", "' '", "4:22: oauth_client_id is blank"),
                changed("my-app", "[canary]", "4:22: oauth_client_id must be text"),
                changed(
                        "${LEVER_CLIENT_SECRET}",
                        "'canary with blanks'",
                        "5:26: oauth_client_secret: a secret must be printable ASCII without blanks; was a line end"
                                + " copied along?"),
                changed("lever:v0", "levr", "3:24: there is no such blueprint; did you mean lever?"),
                changed("lever:v0", "lever:v7", "3:24: there is no such blueprint; did you mean lever:v0?"),
                changed(
                        "lever:v0",
                        "something-else",
                        "3:24: there is no such blueprint; there are: lever, lever-basic,"
                                + " lever-basic-sandbox, lever-sandbox"),
                changed(
                        "    extends_blueprint: lever:v0\n",
                        "",
                        "2:3: auth is missing; without extends_blueprint an integration says all of it",
                        "2:3: requests is missing; without extends_blueprint an integration says all of it"),
                changed(
                        "opportunities:read:admin",
                        "oportunities:read:admin",
                        "6:36: this is no scope that Lever documents; did you mean opportunities:read:admin?"),
                changed(
                        "opportunities:read:admin",
                        "offers:write:admin",
                        "6:36: this is no scope that Lever documents; did you mean offers:read:admin?"),
                changed("opportunities:read:admin", "canary", "6:36: this is no scope that Lever documents"),
                changed("opportunities:read:admin", "{canary: x}", "6:36: an item of oauth_scopes must be text"),
                changed(
                        "[offline_access, opportunities:read:admin]",
                        "7",
                        "6:19: oauth_scopes must be a list of texts"),
                changed(
                        "[offline_access, opportunities:read:admin]",
                        "{a: canary}",
                        "6:19: oauth_scopes must be a list"),
                oauth("oauth_client_id: canary", "7:5: this key stands here twice; the first is in line 4"),
                oauth("api_key: canary", "7:5: api_key goes with auth_mode BASIC or API_KEY only"),
                oauth(
                        "<<: {log_level: info}",
                        "7:5: merge keys (<<) are not supported; an alias can stand for a whole value"),
                oauth("log_level: verbose", "7:16: log_level must be one of debug, error, info, warn"),
                oauth(
                        "log_level: infos",
                        "7:16: log_level must be one of debug, error, info, warn; did you mean info?"),
                oauth("log_level: !!str info", "7:16: YAML tags are not supported; leave the tag out"),
                oauth(
                        "http_request_timeout_seconds: -1",
                        "7:35: http_request_timeout_seconds must be a number from 0 to 31536000"),
                oauth(
                        "http_request_timeout_seconds: '30'",
                        "7:35: http_request_timeout_seconds must be a number from 0 to 31536000"),
                oauth(
                        "http_request_timeout_seconds: 1e999999999",
                        "7:35: http_request_timeout_seconds must be a number from 0 to 31536000"),
                oauth(
                        "http_request_timeout_seconds: ${LEVER_CLIENT_SECRET}",
                        "7:35: http_request_timeout_seconds must be a number from 0 to 31536000"),
                oauth(
                        "http_request_timeout_seconds: 0.0001",
                        "7:35: http_request_timeout_seconds must be at least 0.001, or 0 for no timeout"),
                oauth("retries: {attempts: 0}", "7:25: retries.attempts must be a number from 1 to 1000000"),
                oauth("retries: {attempts: 1.5}", "7:25: retries.attempts must be a whole number"),
                oauth("retries: {attemps: 2}", "7:15: unknown key in retries; did you mean attempts?"),
                oauth("retries: 3", "7:14: retries must be a map of keys and values"),
                oauth(
                        "rate_limit: {per_second: 0}",
                        "7:30: rate_limit.per_second must be a number from 0.001 to 1000000"),
                oauth("rate_limit: {brst: 1}", "7:18: unknown key in rate_limit; did you mean burst?"),
                key("oauth_scopes: []", "5:5: oauth_scopes goes with auth_mode OAUTH2 only"),
                key("app_api_key: canary", "4:5: api_key and app_api_key are two names for one key; give one of them"),
                file(Yaml.KEY.replace("    api_key: ${LEVER_API_KEY}\n", ""), "2:3: app_api_key is missing"));
    }

    static Stream<Arguments> variables() {
        return Stream.of(
                changed(
                        "LEVER_CLIENT_SECRET",
                        "LEVER_CLIENT_SECRT",
                        "5:26: the environment variable LEVER_CLIENT_SECRT is not set; did you mean"
                                + " LEVER_CLIENT_SECRET?"),
                changed("LEVER_CLIENT_SECRET", "EMPTY", "5:26: the environment variable EMPTY is empty"),
                changed(
                        "my-app",
                        "${A_LONG_WAY_FROM_ALL}",
                        "4:22: the environment variable A_LONG_WAY_FROM_ALL is not set"),
                changed(
                        "${LEVER_CLIENT_SECRET}",
                        "${canary-x}",
                        "5:26: a ${ without a name such as LEVER_CLIENT_SECRET and a } after it; a literal ${ is"
                                + " written $${"),
                changed(
                        "${LEVER_CLIENT_SECRET}",
                        "canary${",
                        "5:26: a ${ without a name such as LEVER_CLIENT_SECRET and a } after it; a literal ${ is"
                                + " written $${"),
                changed("my-app", "${access_token}", "4:22: ${access_token" + AT_REQUEST),
                changed("my-app", "${raw.scope}", "4:22: ${raw.scope" + AT_REQUEST),
                oauth("auth: {token_params: {x: '${oauth_client_id}'}}", "7:30: ${oauth_client_id" + AT_REQUEST),
                oauth(
                        "requests: {headers: {'${TIMEOUT}': x}}",
                        "7:26: a variable cannot stand in a name of requests.headers"));
    }

    static Stream<Arguments> overrides() {
        return Stream.of(
                oauth("auth: {auth_mod: OAUTH2}", "7:12: unknown key in auth; did you mean auth_mode?"),
                oauth(
                        "auth: {auth_mode: OAUTH1}",
                        "7:23: auth.auth_mode must be one of API_KEY, BASIC, OAUTH2; did you mean OAUTH2?"),
                oauth(
                        "auth: {auth_mode: BASIC}",
                        "7:23: auth.auth_mode does not go with this blueprint; extend lever-basic or"
                                + " lever-basic-sandbox"),
                key(
                        "auth: {auth_mode: OAUTH2}",
                        "5:23: auth.auth_mode does not go with this blueprint; extend lever or lever-sandbox"),
                key(
                        "auth: {token_url: 'https://canary.example'}",
                        "5:12: auth.token_url goes with auth_mode OAUTH2 only"),
                oauth("auth: {request_url: x}", "7:12: auth.request_url is of OAuth 1, which Lever does not speak"),
                oauth(
                        "auth: {token_url: canary}",
                        "7:23: auth.token_url must be a URL such as https://api.lever.co/v1"),
                oauth(
                        "auth: {token_url: 'http://canary.example/t'}",
                        "7:23: auth: the token URL must be an https:// URL (http:// only for this machine's loopback, on"
                                + " request)"),
                oauth(
                        "auth: {token_url: 'https://me:canary@t.example/t'}",
                        "7:23: auth: the token URL must not carry user info, a query or a fragment"),
                oauth(
                        "auth: {authorization_method: headr}",
                        "7:34: auth.authorization_method must be one of body, header; did you mean header?"),
                oauth("auth: {body_format: xml}", "7:25: auth.body_format must be one of form, json"),
                oauth(
                        "auth: {scope_separator: ''}",
                        "7:29: auth.scope_separator must be one to three printable characters, such as ' ' or ','"),
                oauth(
                        "auth: {authorization_params: {state: canary}}",
                        "7:35: auth.authorization_params.state is set by the client itself"),
                oauth(
                        "auth: {authorization_params: {response_type: token}}",
                        "7:50: auth.authorization_params.response_type can be code only"),
                oauth(
                        "auth: {authorization_params: [canary]}",
                        "7:34: auth.authorization_params must be a map of keys and values"),
                oauth(
                        "auth: {token_params: {grant_type: client_credentials}}",
                        "7:39: auth.token_params.grant_type can be authorization_code only"),
                oauth(
                        "auth: {token_params: {client_secret: canary}}",
                        "7:27: auth.token_params.client_secret is set by the client itself"),
                oauth("requests: {base_uri: x}", "7:16: unknown key in requests; did you mean base_url?"),
                oauth(
                        "requests: {base_url: 'http://canary.example'}",
                        "7:26: requests.base_url: the API base URL must be an https:// URL (http:// only for this"
                                + " machine's loopback, on request)"),
                oauth(
                        "requests: {base_url: 'https://api.lever.co/v1?canary=1'}",
                        "7:26: requests.base_url: the API base URL must not carry user info, a query or a fragment"),
                oauth(
                        "requests: {headers: {Authorization: 'Bearer canary'}}",
                        "7:26: the Authorization header is made from the credential alone: leave it out, or write Bearer"
                                + " ${access_token}"),
                key(
                        "requests: {headers: {AUTHORIZATION: 'Bearer ${access_token}'}}",
                        "5:26: the Authorization header is made from the credential alone: leave it out, or write Basic"
                                + " ${basic_auth_encoded}"),
                oauth(
                        "requests: {headers: {Content-Length: 1}}",
                        "7:26: requests.headers: this header is set for each request as its body and connection need it"),
                oauth("requests: {headers: {'X Canary': a}}", "7:26: requests.headers: this is no name of a header"),
                oauth(
                        "requests: {headers: {X-A: \"canary\\r\\nX-B: c\"}}",
                        "7:26: requests.headers: a header's value must be printable ASCII without line ends or blanks"
                                + " around it"),
                oauth(
                        "requests: {headers: {X-A: '${access_token}'}}",
                        "7:31: ${access_token} cannot stand here: the access token goes into the Authorization header"
                                + " alone"),
                oauth(
                        "requests: {headers: {X-A: '${oauth_client_secret}'}}",
                        "7:31: ${oauth_client_secret} cannot stand here: the client secret goes to the token endpoint"
                                + " alone"),
                oauth(
                        "requests: {headers: {X-A: '${raw.id}'}}",
                        "7:31: ${raw.id} cannot stand here: the token endpoint's answers are not kept"),
                oauth(
                        "requests: {headers: {X-A: '${api_key}'}}",
                        "7:31: ${api_key} cannot stand here: an integration by OAuth has no API key"),
                key(
                        "requests: {headers: {X-A: '${password}'}}",
                        "5:31: ${password} cannot stand here: Lever's API keys have no password"),
                key(
                        "requests: {params: {a: '${api_key}'}}",
                        "5:28: ${api_key} cannot stand here: a URL must hold no credential"),
                oauth(
                        "requests: {params: {limit: 5}}",
                        "7:25: requests.params: limit and offset are set by each list for itself"),
                oauth(
                        "requests: {params: {perform_as: canary}}",
                        "7:25: requests.params: perform_as is said per call, or in the call options of a client"),
                oauth(
                        "requests: {params: {a: [canary]}}",
                        "7:28: every entry of requests.params must be text or a number"));
    }

    @ParameterizedTest
    @MethodSource({"shapes", "keys", "variables", "overrides"})
    void isRefusedInTheseWords(String text, String... lines) {
        String expected = Stream.of(lines).map(line -> "f.yaml:" + line).collect(Collectors.joining("\n"));
        assertThatExceptionOfType(BlueprintException.class)
                .isThrownBy(() -> Yaml.parse(text))
                .withMessage(expected)
                .satisfies(refused -> assertThat(refused.problems()).hasSameSizeAs(lines))
                .satisfies(refused -> assertThat(refused).hasNoCause());
    }

    @Test
    void everyProblemOfAFileIsToldAtOnceInItsOrder() {
        String text = """
                integrations:
                  one:
                    extends_blueprint: lever
                    oauth_client_id: ${NOT_THERE_AT_ALL}
                    oauth_scopes: [nonsense]
                    log_level: loud
                    auth: {body_format: xml, oops: 1}
                    requests: {base_url: nowhere}
                    retries: {attempts: none}
                  two:
                    api_key: 1
                """;
        assertThatExceptionOfType(BlueprintException.class)
                .isThrownBy(() -> Yaml.parse(text))
                .satisfies(refused -> assertThat(refused.problems())
                        .extracting(Problem::line)
                        .isEqualTo(List.of(2, 4, 5, 6, 7, 7, 8, 9, 10, 10)));
    }
}
