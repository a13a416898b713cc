package dev.lever4j.it.authorizationservers;

import static org.springframework.security.config.Customizer.withDefaults;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.AbstractValidatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContextHolder;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Spring Authorization Server with its own pages and its stores in memory. It serves several issuers, each in a folder
 * of the same host, and names the issuer in what it sends back to the app (RFC 9207), which it does not do by itself.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class ServerApplication {
    static final String PASSWORD = "super-admin";
    static final String API_ID = "lever-api";
    static final String API_SECRET = "lever-api-secret";

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain endpoints(HttpSecurity http) throws Exception {
        return http.oauth2AuthorizationServer(server -> {
                    http.securityMatcher(server.getEndpointsMatcher());
                    server.authorizationEndpoint(
                            endpoint -> endpoint.authorizationResponseHandler(ServerApplication::sendBack));
                })
                .authorizeHttpRequests(all -> all.anyRequest().authenticated())
                .exceptionHandling(handling -> handling.defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint("/login"),
                        new MediaTypeRequestMatcher(MediaType.TEXT_HTML)))
                .build();
    }

    @Bean
    SecurityFilterChain pages(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(all -> all.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(withDefaults())
                .build();
    }

    /** Everybody is an admin; who asked before is remembered, so that each test logs in as somebody else. */
    @Bean
    UserDetailsService admins() {
        return name -> User.withUsername(name).password(PASSWORD).build();
    }

    @Bean
    RegisteredClientRepository apps() {
        Stream<RegisteredClient> apps = Arrays.stream(RegisteredApp.values()).map(RegisteredApp::registration);
        RegisteredClient api = RegisteredClient.withId(UUID.randomUUID().toString())
                .clientId(API_ID)
                .clientSecret(API_SECRET)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .build();
        return new InMemoryRegisteredClientRepository(
                Stream.concat(apps, Stream.of(api)).toList());
    }

    @Bean
    AuthorizationServerSettings settings() {
        return AuthorizationServerSettings.builder()
                .multipleIssuersAllowed(true)
                .build();
    }

    @Bean
    TokenRequests tokenRequests() {
        return new TokenRequests();
    }

    /** Hashing well takes long, and each token request is checked. */
    @Bean
    PasswordEncoder plain() {
        return new AbstractValidatingPasswordEncoder() {
            @Override
            protected String encodeNonNullPassword(String password) {
                return password;
            }

            @Override
            protected boolean matchesNonNull(String password, String kept) {
                return kept.equals(password);
            }
        };
    }

    private static void sendBack(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        OAuth2AuthorizationCodeRequestAuthenticationToken granted =
                (OAuth2AuthorizationCodeRequestAuthenticationToken) authentication;
        response.sendRedirect(UriComponentsBuilder.fromUriString(Objects.requireNonNull(granted.getRedirectUri()))
                .queryParam(
                        "code",
                        Objects.requireNonNull(granted.getAuthorizationCode()).getTokenValue())
                .queryParam("state", encoded(Objects.requireNonNull(granted.getState())))
                .queryParam(
                        "iss",
                        encoded(Objects.requireNonNull(AuthorizationServerContextHolder.getContext())
                                .getIssuer()))
                .build(true)
                .toUriString());
    }

    private static String encoded(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }
}
